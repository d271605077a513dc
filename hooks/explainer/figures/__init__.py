"""The figures: what each draws, computed from the index; their templates stand in templates/figures/.

A figure is a macro in a file of its own name, called on a hand-written page as figure.name(...). Its computations are
in DRAWN; the same rows that it draws stand in TABLES, for the table under the figure and for the download; what it can
be filtered by stands in FILTERS.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from explainer.facets import Filter
from explainer.figures import chairs, timeline
from explainer.figures.chairs import CHAIRS, chair_of
from explainer.links import Index

__all__ = ["CHAIRS", "DRAWN", "TABLES", "Rows", "chair_of"]

Rows = list[dict[str, str]]

DRAWN: Mapping[str, Callable[..., object]] = MappingProxyType(
    {
        "bands": timeline.bands,
        "columns": chairs.columns,
        "moments": timeline.moments,
        "moment_marks": timeline.marks,
        "tally": chairs.tally,
    }
)

FILTERS: Mapping[str, Callable[[Index], list[Filter]]] = MappingProxyType(
    {
        "timeline": timeline.filters,
    }
)

TABLES: Mapping[str, Callable[[Index], Rows]] = MappingProxyType(
    {
        "participation": chairs.rows,
        "timeline": timeline.rows,
    }
)

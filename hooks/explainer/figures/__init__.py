"""The figures: what each draws, computed from the index; their templates stand in templates/figures/.

A figure is a macro in a file of its own name, called on a hand-written page as figure.name(...). Its computations are
in DRAWN; the same rows that it draws stand in TABLES, for the table under the figure and for the download; the marks it
can be filtered by stand in MARKS.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from explainer.figures import appeals, chairs, dictionary, timeline, venues
from explainer.figures.chairs import CHAIRS, chair_of
from explainer.links import Index

__all__ = ["CHAIRS", "DRAWN", "MARKS", "TABLES", "Rows", "chair_of"]

Rows = list[dict[str, str]]

DRAWN: Mapping[str, object] = MappingProxyType(
    {
        "appeal_sorts": appeals.SORTS,
        "appeals": appeals.appeals,
        "bands": timeline.bands,
        "coast": venues.coast,
        "columns": chairs.columns,
        "dictionary_tables": dictionary.dictionary,
        "map_size": venues.SIZE,
        "moments": timeline.moments,
        "moment_marks": timeline.marks,
        "office_words": chairs.office_words,
        "places": appeals.places,
        "principles_in_order": appeals.principles,
        "seat_filters": chairs.filters,
        "seat_marks": chairs.marks,
        "streaks": chairs.streaks,
        "tally": chairs.tally,
        "timeline_filters": timeline.filters,
        "venues": venues.venues,
    }
)

MARKS: tuple[Callable[[Index], Iterable[str]], ...] = (chairs.every_mark, timeline.every_mark)

TABLES: Mapping[str, Callable[[Index], Rows]] = MappingProxyType(
    {
        "appeals": appeals.rows,
        "participation": chairs.rows,
        "timeline": timeline.rows,
        "venues": venues.rows,
    }
)

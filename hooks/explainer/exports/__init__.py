"""The files for download, all made from the index: what each is, what it is for, and how it is made.

A module for each family; a file is made only when somebody asks for it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from explainer import facets, figures
from explainer.citing import Edition
from explainer.exports import documents, sheets
from explainer.exports.database import database
from explainer.exports.tables import Table, outlines, tables
from explainer.links import Index
from explainer.records import KINDS

SIZE = re.compile(r'<\w+ data-size="([^"]+)">')


class Download(NamedTuple):
    """A file for download: its place on the site, its format, and what it is for; `make` gives its content."""

    place: str
    form: str
    use: str
    make: Callable[[], str | bytes]


def downloads(index: Index, edition: Edition) -> tuple[Download, ...]:
    """Every file for download, in the order in which they are offered; nothing is made yet."""

    @cache
    def made() -> list[Table]:
        return tables(index)

    return (*_whole(index, edition, made), *_kinds(index), *_sheets(index, made))


def files(index: Index, offered: tuple[Download, ...]) -> Iterator[tuple[str, str | bytes]]:
    """Each file's place on the site and its content, the style sheet of the filters among them."""
    for one in offered:
        yield one.place, one.make()
    yield "filters.css", facets.style_sheet(_marks(index))


def sized(html: str, files: Mapping[str, str | bytes]) -> str:
    """The sizes of files filled in where a page asks for them, by data-size="place of the file"."""
    return SIZE.sub(lambda match: match[0] + _size(files[match[1]]), html)


def _size(content: str | bytes) -> str:
    length = len(content if isinstance(content, bytes) else content.encode())
    return f"{length / 1e6:.1f} MB" if length >= 1e6 else f"{max(1, round(length / 1000))} kB"


def _whole(index: Index, edition: Edition, made: Callable[[], list[Table]]) -> Iterator[Download]:
    yield Download("data/all.json", "JSON", "All records in one file.", partial(documents.whole, index, edition))
    yield Download(
        "data/empty-chair.sqlite",
        "SQLite",
        "All records as tables that refer to each other, with a full-text search; opens in Datasette.",
        lambda: database(made(), edition),
    )


def _kinds(index: Index) -> Iterator[Download]:
    for kind in KINDS:
        use = f"{kind.plural}, {len(index.of(kind.folder))} records, with all that they hold."
        yield Download(f"data/{kind.folder}.json", "JSON", use, partial(documents.kind, index, kind.folder))


def _sheets(index: Index, made: Callable[[], list[Table]]) -> Iterator[Download]:
    for place, table in enumerate(outlines()):
        yield Download(f"data/{table.name}.csv", "CSV", table.about, partial(_sheet, made, place))
    for name, rows in figures.TABLES.items():
        use = "The rows of a figure of this site."
        yield Download(f"data/{name}.csv", "CSV", use, partial(_figure, rows, index))


def _sheet(made: Callable[[], list[Table]], place: int) -> str:
    return sheets.sheet(made()[place])


def _figure(rows: Callable[[Index], figures.Rows], index: Index) -> str:
    return sheets.csv_text(rows(index))


def _marks(index: Index) -> Iterator[str]:
    """Every mark that a filter of the site offers."""
    yield from facets.every_mark(index)
    for marks in figures.MARKS:
        yield from marks(index)

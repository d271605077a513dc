"""The files for download, all made from the index: what each is, what it is for, and how it is made.

A module for each family; a file is made only when somebody asks for it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from explainer import facets, figures, prose
from explainer.citing import Edition
from explainer.corrections import Correction
from explainer.exports import bibliography, changes, documents, maps, sheets, story, webpages
from explainer.exports.database import database, datasette
from explainer.exports.nodes import View
from explainer.exports.package import package
from explainer.exports.tables import Table, names, outlines, tables
from explainer.exports.webpages import Told
from explainer.links import Index
from explainer.records import BY_FOLDER, KINDS
from explainer.titles import title

Make = Callable[[], str | bytes]
SIZE = re.compile(r'<\w+ data-size="([^"]+)">')


class Download(NamedTuple):
    """A file for download: its place on the site, its format, and what it is for; `make` gives its content."""

    place: str
    form: str
    use: str
    make: Make


def downloads(index: Index, edition: Edition, log: tuple[Correction, ...] = ()) -> tuple[Download, ...]:
    """Every file for download, in the order in which they are offered; nothing is made yet."""

    @cache
    def made() -> list[Table]:
        return tables(index)

    return (
        *_whole(index, edition, made),
        *_others(index, edition, made),
        *_kinds(index),
        *_sheets(index, made),
        *_feeds(index, edition, log),
    )


def files(index: Index, offered: tuple[Download, ...]) -> dict[str, Make]:
    """What makes each file, by its place on the site, the style sheet of the filters among them."""
    return {one.place: one.make for one in offered} | {"filters.css": lambda: facets.style_sheet(_marks(index))}


def described(uri: str, told: Told, index: Index, edition: Edition, offered: Iterable[Download]) -> str:
    """What a page is about, for machines: JSON-LD in script elements. `told` is of a hand-written page."""
    view = View(index, edition, "../" * (uri.count("/") + (not uri.endswith("index.md"))))
    folder, _, name = uri.removesuffix(".md").rpartition("/")
    if folder in BY_FOLDER:
        return webpages.record(view, name) if name in index.records else webpages.kind(view, folder)
    path = re.sub(r"(^|/)index$", r"\1", uri.removesuffix(".md"))
    heading = prose.plain(title(index, f"docs/{uri}"), partial(title, index))
    files = ((one.place, one.form) for one in offered)
    return webpages.written(view, path and f"{path}/", heading, told, files)


def sized(html: str, lengths: Mapping[str, int]) -> str:
    """The sizes of files filled in where a page asks for them, by data-size="place of the file"; lengths in bytes."""
    return SIZE.sub(lambda match: match[0] + _size(lengths[match[1]]), html)


def _size(length: int) -> str:
    return f"{length / 1e6:.1f} MB" if length >= 1e6 else f"{max(1, round(length / 1000))} kB"


def _whole(index: Index, edition: Edition, made: Callable[[], list[Table]]) -> Iterator[Download]:
    yield Download("data/all.json", "JSON", "All records in one file.", partial(documents.whole, index, edition))
    yield Download(
        "data/empty-chair.sqlite",
        "SQLite",
        "All records as tables that refer to each other, with a full-text search; opens in Datasette.",
        lambda: database(made(), edition),
    )


def _others(index: Index, edition: Edition, made: Callable[[], list[Table]]) -> Iterator[Download]:
    yield Download(
        "data/graph.jsonld",
        "JSON-LD",
        "All records in the words of schema.org, as one graph.",
        lambda: webpages.graph(View(index, edition, "../")),
    )
    yield Download(
        "data/datasette.json", "JSON", "Titles and licence for Datasette.", lambda: datasette(outlines(), edition)
    )
    yield Download(
        "data/datapackage.json",
        "Frictionless Data Package",
        "What each column of the CSV files means, and what refers to what.",
        lambda: package(made(), figures.TABLES, index, edition),
    )
    use = "The sources, for a reference manager such as Zotero."
    yield Download("data/sources.csl.json", "CSL-JSON", use, partial(bibliography.csl, index))
    yield Download("data/sources.bib", "BibTeX", "The sources, for LaTeX.", partial(bibliography.bibtex, index))
    yield Download("data/sources.ris", "RIS", "The sources, for EndNote and others.", partial(bibliography.ris, index))
    yield Download("data/venues.geojson", "GeoJSON", "The venues, for a map.", partial(maps.geojson, index))
    use = "Meetings and events, for TimelineJS 3."
    yield Download("data/timeline.json", "TimelineJS", use, partial(story.timelinejs, index, edition))


def _kinds(index: Index) -> Iterator[Download]:
    for kind in KINDS:
        use = f"{kind.plural}, {len(index.of(kind.folder))} records, with all that they hold."
        yield Download(f"data/{kind.folder}.json", "JSON", use, partial(documents.kind, index, kind.folder))


def _sheets(index: Index, made: Callable[[], list[Table]]) -> Iterator[Download]:
    for name, about in names().items():
        yield Download(f"data/{name}.csv", "CSV", about, partial(_sheet, made, name))
    for name, rows in figures.TABLES.items():
        use = "The rows of a figure of this site."
        yield Download(f"data/{name}.csv", "CSV", use, partial(_figure, rows, index))


def _sheet(made: Callable[[], list[Table]], name: str) -> str:
    return sheets.sheet(next(table for table in made() if table.name == name))


def _figure(rows: Callable[[Index], figures.Rows], index: Index) -> str:
    return sheets.csv_text(rows(index))


def _feeds(index: Index, edition: Edition, log: tuple[Correction, ...]) -> Iterator[Download]:
    use = "Changes to the records, for a feed reader."
    yield Download("feeds/changes.atom", "Atom", use, partial(changes.atom, log, index, edition))
    yield Download("feeds/changes.json", "JSON Feed", use, partial(changes.json_feed, log, index, edition))
    use = "Meetings and anniversaries, for a calendar program."
    yield Download("feeds/meetings.ics", "iCalendar", use, partial(_calendar, index, edition))


def _calendar(index: Index, edition: Edition) -> bytes:
    from explainer.exports.calendar import calendar  # its library is slow to load, and a check needs no calendar

    return calendar(index, edition)


def _marks(index: Index) -> Iterator[str]:
    """Every mark that a filter of the site offers."""
    yield from facets.every_mark(index)
    for marks in figures.MARKS:
        yield from marks(index)

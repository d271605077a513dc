"""Records to pages: one HTML template per kind, one for the indexes, all fed from the index and nothing else."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any, NamedTuple

from jinja2 import Environment

from explainer import citing, facets, prose, report, search
from explainer.citing import Edition
from explainer.links import MENTIONED, Index
from explainer.load import Entry
from explainer.problems import Problem
from explainer.records import Record
from explainer.records.actors import Person
from explainer.records.fields import Choice
from explainer.records.happenings import Meeting
from explainer.templating import toolbox
from explainer.titles import full_title, title

HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
Order = Callable[[str], tuple[Any, ...]]
LESSER = ("Computed in", MENTIONED)


class Page(NamedTuple):
    """A finished page: where it goes, its HTML, and what a site generator wants to know of it.

    `uri` is the place of its Markdown twin (meetings/yalta-conference-1945.md); `path` the file an editor would change;
    `title` and `description` are plain text; `sections` are the ids and HTML titles of its second-level headings;
    `searched` is what a search should find it by; a page that only lists others is found by its title.
    """

    uri: str
    title: str
    html: str
    description: str
    path: str
    sections: tuple[tuple[str, str], ...]
    searched: search.Searched = search.Searched()


def lister(index: Index, env: Environment) -> Callable[[type[Record]], Page]:
    """A function that draws the page that lists the records of a kind."""
    tools = toolbox(index, env)

    def page(kind: type[Record]) -> Page:
        ordered = sorted(index.of(kind.folder), key=_order)
        html = env.get_template("kind.html.j2").render(
            kind=kind,
            count=len(ordered),
            groups=_groups(kind, ordered),
            filters=list(facets.filters(index, kind)),
            marks=facets.record_marks,
            **tools("../"),
        )
        return _page(f"{kind.folder}/index.md", kind.plural, (kind.__doc__ or "").split("\n")[0], "", html)

    return page


def drawer(index: Index, entries: Mapping[str, Entry], env: Environment) -> Callable[[str], Page]:
    """A function that draws the page of a record, named by its id."""
    neighbours, tools = _neighbours(index), toolbox(index, env)
    order = cache(lambda origin: _order((origin, index.records[origin])))

    def page(id: str) -> Page:
        kind, record, path = index.kinds[id], index.records[id], entries[id].path
        html = env.get_template(f"{kind.folder}.html.j2").render(
            id=id,
            record=record,
            kind=kind,
            path=path,
            backlinks=_grouped(index, id, order),
            neighbours=neighbours.get(id, (None, None)),
            **tools("../../", record),
        )
        made = _page(f"{kind.folder}/{id}.md", full_title(record), _plain(record, index), path, html)
        return made._replace(searched=search.searched(record, made.title, html))

    return page


def problem_list(problems: Iterable[Problem], env: Environment, source: Callable[[str], str]) -> str:
    """The list of mistakes, as a preview shows it; `source` gives the text of a file by its path, or nothing."""
    shown = [(problem, report.excerpt(problem, source(problem.path))) for problem in sorted(set(problems))]
    return env.get_template("problems.html.j2").render(problems=shown)


def problem_page(uri: str, path: str, html: str) -> Page:
    """The list of mistakes at an address that the site has when nothing is wrong."""
    return _page(uri, "Mistakes in the data", "", path, html)


def cite_page(uri: str, index: Index, edition: Edition, env: Environment) -> str:
    """How to cite a hand-written page, folded away."""
    path = re.sub(r"(^|/)index$", r"\1", uri.removesuffix(".md"))
    name = prose.plain(title(index, f"docs/{uri}"), partial(title, index))
    item = citing.page_item(name, path and f"{path}/", edition)
    return str(vars(env.get_template("macros.html.j2").module)["citing"]("this page", citing.forms(item)))


def _page(uri: str, title: str, description: str, path: str, html: str) -> Page:
    return Page(uri, title, html, description, path, tuple(HEADING.findall(html)))


def _plain(record: Record, index: Index) -> str:
    return prose.plain(record.summary, partial(title, index))


def _grouped(index: Index, id: str, order: Order) -> dict[str, list[str]]:
    """What points at a record, by the heading the pointing field gives; what only repeats another link is left out."""
    groups: dict[str, list[str]] = {label: [] for label in LESSER}
    for label, origin in index.backlinks.get(id, ()):
        if origin != id and (origin in index.records or origin in index.written):
            groups.setdefault(label, []).append(origin)
    named = {origin for label, origins in groups.items() if label not in LESSER for origin in origins}
    lesser = {label: sorted(origin for origin in groups.pop(label) if origin not in named) for label in LESSER}
    ordered = {label: sorted(groups[label], key=order) for label in sorted(groups)}
    return ordered | {label: origins for label, origins in lesser.items() if origins}


def _groups(kind: type[Record], ordered: list[tuple[str, Record]]) -> dict[object, list[tuple[str, Record]]]:
    """The records of an index page under the value their kind is grouped by, in the order of the vocabulary."""
    groups: dict[object, list[tuple[str, Record]]] = {}
    if kind.grouped_by:
        marks = kind.model_fields[kind.grouped_by].metadata
        groups = {word: [] for mark in marks if isinstance(mark, Choice) for word in mark.table}
    for id, record in ordered:
        groups.setdefault(getattr(record, kind.grouped_by) if kind.grouped_by else "", []).append((id, record))
    return {group: records for group, records in groups.items() if records}


def _neighbours(index: Index) -> dict[str, tuple[str | None, str | None]]:
    """The meetings before and after each meeting in time."""
    ordered = [id for id, _ in sorted(index.of("meetings"), key=_order)]
    return {
        id: (before, after) for before, id, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False)
    }


def _order(pair: tuple[str, Record]) -> tuple[Any, ...]:
    """Dated records by date, numbered ones by number, people by the last part of their name, the others by title."""
    id, record = pair
    date = getattr(record, "date", None)
    last = record.title.split()[-1].casefold() if isinstance(record, Person) else ""
    number = getattr(record, "number", None) if not isinstance(record, Meeting) else None
    return (date.first.isoformat() if date else "9999", number or 99, last, record.title.casefold(), id)

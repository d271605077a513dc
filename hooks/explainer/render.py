"""Records to pages: one HTML template per kind, one for the indexes, all fed from the index and nothing else."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from pydantic import BaseModel

from explainer import claims, figures, prose, quotes, sense
from explainer.links import MENTIONED, Index
from explainer.load import Entry
from explainer.problems import Problem
from explainer.records import KINDS, Record, vocabulary
from explainer.records.actors import Office, Place
from explainer.records.dates import Edtf
from explainer.records.happenings import Meeting
from explainer.records.parts import Citation
from explainer.records.words import Principle

HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)
LESSER = ("Computed in", MENTIONED)
TAGS = re.compile(r"\s*<[^>]*>\s*")
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Page(NamedTuple):
    """A finished page: where it goes, its HTML, and what a site generator wants to know of it.

    `uri` is the place of its Markdown twin (meetings/yalta-conference-1945.md); `path` the file an editor would change;
    `title` and `description` are plain text; `sections` are the ids and HTML titles of its second-level headings;
    `searched` is what a search should find it by: its own words, as HTML without tags, but not its lists of links.
    """

    uri: str
    title: str
    html: str
    description: str
    path: str
    sections: tuple[tuple[str, str], ...]
    searched: str


def environment(locked: Mapping[str, Mapping[str, str]] = MappingProxyType({})) -> Environment:
    """The templates: every value escaped, every missing name an error. `locked` tells how each quote was compared."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= {
        "words": {name.lower(): table for name, table in vars(vocabulary).items() if name.isupper()},
        "kinds": KINDS,
        "locked": locked,
        "comparisons": quotes.VERDICTS,
        "roman": ROMAN.__getitem__,
        "computed": claims.compute,
        "chair_of": figures.chair_of,
        "chairs": figures.CHAIRS,
    }
    return env


def pages(index: Index, entries: Mapping[str, Entry], env: Environment) -> Iterator[Page]:
    """The index page of each kind and the page of each record, in a fixed order."""
    neighbours = _neighbours(index)
    for kind in KINDS:
        ordered = sorted(index.of(kind.folder), key=_order)
        yield _page(
            f"{kind.folder}/index.md",
            kind.plural,
            (kind.__doc__ or "").split("\n")[0],
            "",
            env.get_template("kind.html.j2").render(
                kind=kind, count=len(ordered), groups=_groups(kind, ordered), **tools(index, env, "../")
            ),
        )
        template = env.get_template(f"{kind.folder}.html.j2")
        for id, record in ordered:
            html = template.render(
                id=id,
                record=record,
                kind=kind,
                path=entries[id].path,
                backlinks=_grouped(index, id),
                neighbours=neighbours.get(id, (None, None)),
                **tools(index, env, "../../", record),
            )
            yield _page(f"{kind.folder}/{id}.md", full_title(record), _plain(record, index), entries[id].path, html)


def problem_list(problems: Iterable[Problem], env: Environment) -> str:
    """The list of mistakes, as a preview shows it."""
    return env.get_template("problems.html.j2").render(problems=sorted(set(problems)))


def problem_pages(entries: Mapping[str, Entry], problems: Iterable[Problem], env: Environment) -> Iterator[Page]:
    """The list of mistakes at each address that the site has when nothing is wrong."""
    html = problem_list(problems, env)
    for kind in KINDS:
        yield _page(f"{kind.folder}/index.md", "Mistakes in the data", "", "", html)
    for id, entry in entries.items():
        yield _page(f"{entry.kind.folder}/{id}.md", "Mistakes in the data", "", entry.path, html)


def tools(index: Index, env: Environment, root: str, record: Record | None = None) -> dict[str, Any]:
    """What templates may call; `root` leads from the page to the top of the site, `record` numbers its citations."""
    numbers = {source: number for number, source in enumerate(_cited(record), 1)} if record else {}
    link = partial(_link, index, root)
    context: dict[str, Any] = {
        "index": index,
        "root": root,
        "link": link,
        "title": partial(_title, index),
        "inline": lambda text: prose.html(text, link, inline=True),
        "prose": lambda text: prose.html(text, link),
        "numbers": numbers,
        "name_on": partial(_name_on, index),
        "holder_on": partial(_holder_on, index),
        "state_on": partial(_state_on, index),
    }
    macros = env.get_template("macros.html.j2").make_module(context)
    return context | {"m": macros}


def full_title(record: Record) -> str:
    """The title as a heading shows it: an official principle carries its number."""
    number = record.number if isinstance(record, Principle) else None
    return f"{ROMAN[number]}. {record.title}" if number else record.title


def _page(uri: str, title: str, description: str, path: str, html: str) -> Page:
    own = html.partition("</nav>")[2].partition('<h2 id="links">')[0].partition('<h2 id="sources">')[0]
    return Page(uri, title, html, description, path, tuple(HEADING.findall(html)), TAGS.sub(" ", own))


def _link(index: Index, root: str, id: str, words: str = "") -> Markup:
    """A link to a record under its title or the given words; bare words where the record has a mistake."""
    shown = escape(words or _title(index, id))
    if id in index.written:
        address = re.sub(r"(^|/)index$", r"\1", id.removeprefix("docs/").removesuffix(".md"))
        return Markup('<a href="{}{}">{}</a>').format(root, address and f"{address}/", shown)
    if id not in index.kinds:
        return shown
    return Markup(f'<a href="{root}{index.kinds[id].folder}/{id}/">{shown}</a>')


def _title(index: Index, id: str) -> str:
    record = index.records.get(id)
    return full_title(record) if record else index.written.get(id, id)


def _name_on(index: Index, id: str, when: Edtf) -> str:
    record = index.records.get(id)
    name = sense.name_on(record, when) if record else None
    return name.name if name else _title(index, id)


def _holder_on(index: Index, office: str, when: Edtf) -> str | None:
    record = index.records.get(office)
    found = sense.holder(record, when) if isinstance(record, Office) else None
    return found.person if found else None


def _state_on(index: Index, place: str, when: Edtf) -> str | None:
    record = index.records.get(place)
    return sense.state_on(record, when) if isinstance(record, Place) else None


def _plain(record: Record, index: Index) -> str:
    return prose.plain(record.summary, partial(_title, index))


def _grouped(index: Index, id: str) -> dict[str, list[str]]:
    """What points at a record, by the heading the pointing field gives; what only repeats another link is left out."""
    groups: dict[str, list[str]] = {label: [] for label in LESSER}
    for label, origin in index.backlinks.get(id, ()):
        if origin != id and (origin in index.records or origin in index.written):
            groups.setdefault(label, []).append(origin)
    named = {origin for label, origins in groups.items() if label not in LESSER for origin in origins}
    lesser = {label: sorted(origin for origin in groups.pop(label) if origin not in named) for label in LESSER}
    ordered = {
        label: sorted(groups[label], key=lambda origin: _order((origin, index.records[origin])))
        for label in sorted(groups)
    }
    return ordered | {label: origins for label, origins in lesser.items() if origins}


def _groups(kind: type[Record], ordered: list[tuple[str, Record]]) -> dict[object, list[tuple[str, Record]]]:
    """The records of an index page under the value that its kind is grouped by, in the order in which they come."""
    groups: dict[object, list[tuple[str, Record]]] = {}
    for id, record in ordered:
        groups.setdefault(getattr(record, kind.grouped_by) if kind.grouped_by else "", []).append((id, record))
    return groups


def _neighbours(index: Index) -> dict[str, tuple[str | None, str | None]]:
    """The meetings before and after each meeting in time."""
    ordered = [id for id, _ in sorted(index.of("meetings"), key=_order)]
    return {
        id: (before, after) for before, id, after in zip([None, *ordered], ordered, [*ordered[1:], None], strict=False)
    }


def _order(pair: tuple[str, Record]) -> tuple[Any, ...]:
    """Dated records by date, numbered ones by number, the others by title."""
    id, record = pair
    date = getattr(record, "date", None)
    number = getattr(record, "number", None) if not isinstance(record, Meeting) else None
    return (date.first.isoformat() if date else "9999", number or 99, record.title.casefold(), id)


def _cited(record: BaseModel) -> list[str]:
    """The sources a record cites, in the order in which its page shows them, each once."""
    found: dict[str, None] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Citation):
                found[part.source] = None
            elif isinstance(part, BaseModel):
                found |= dict.fromkeys(_cited(part))
    return list(found)

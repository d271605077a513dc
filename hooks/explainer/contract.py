"""The promise of addresses: what was once released stays where it is, or leads to what took its place."""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, NamedTuple
from unicodedata import normalize

from jinja2 import Environment
from pydantic import BaseModel

from explainer.links import Index, place
from explainer.load import Entry
from explainer.problems import GUESSED, Problem, closest
from explainer.records import KINDS, Record

RELEASED = "data/released.json"
FENCED = re.compile(r"^```.*?^```[ \t]*$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#{1,6} +(.+?)(?: *\{:?(?:[^}]*#([\w-]+))?[^}]*\})?[ #]*$", re.MULTILINE)
ANCHOR = re.compile(r'<[a-z][^<>]*? id="(?!source-)([^"]+)"')
TAG_OR_LINK = re.compile(r"<[^>]+>|\]\([^)]*\)")
AGAIN = "restore the file as it was committed; explainer release writes it"


class Known(BaseModel):
    """What is kept of an id: its address, and its anchors or what it is now."""

    address: str
    anchors: list[str] = []
    now: str = ""


class Released(BaseModel):
    """The list as it is kept."""

    ids: dict[str, Known]
    pages: dict[str, list[str]]


class Promise(NamedTuple):
    """Every id with its address and anchors, or what it is now where it was renamed; other pages with their anchors."""

    ids: Mapping[str, Mapping[str, Any]]
    pages: Mapping[str, list[str]]

    @property
    def text(self) -> str:
        """As JSON, one id or page a line, so that a change of one is a change of one line."""
        parts = (
            f' "{name}": {{\n'
            + ",\n".join(f"  {_json(key)}: {_json(value)}" for key, value in sorted(table.items()))
            + "\n }"
            for name, table in self._asdict().items()
        )
        return "{\n" + ",\n".join(parts) + "\n}\n"


def promise(index: Index, pages: Mapping[str, str], moved: Mapping[str, str], released: Promise | None) -> Promise:
    """What this site promises. `pages` holds finished Markdown by its place under docs/, `moved` what page stands for
    an address that is gone; a former id keeps the address under which it was released."""
    ids: dict[str, dict[str, Any]] = {}
    for id, record in index.records.items():
        folder = index.kinds[id].folder
        ids[id] = {"address": f"{folder}/{id}/", "anchors": _rows(record, index)}
        for old in record.formerly:
            known = released.ids.get(old, {}) if released else {}
            ids[old] = {"address": known.get("address", f"{folder}/{old}/"), "now": id}
    found: dict[str, list[str]] = {f"{kind.folder}/": [] for kind in KINDS} | {
        address(uri): anchors(text) for uri, text in pages.items()
    }
    return Promise(ids, found | {old: found[address(uri)] for old, uri in moved.items()})


def read(text: str) -> tuple[Promise | None, list[Problem]]:
    """The list of the last release; nothing where there was none yet."""
    if not text:
        return None, []
    try:
        return Promise(**Released.model_validate_json(text).model_dump(exclude_unset=True)), []
    except ValueError:
        what = "the list of released addresses cannot be read"
        return None, [Problem(RELEASED, 1, 1, what, AGAIN, code="broken-release")]


def broken(now: Promise, released: Promise | None, text: str, drawn: bool = True) -> Iterator[Problem]:
    """Each id, page and anchor of the last release that leads nowhere any more, at its line of the list.

    Anchors are asked for only where all else is right: a row with a mistake may have lost its own.
    """
    if not released:
        return
    fresh = [id for id in now.ids if id not in released.ids]
    lost = 0
    for id, known in released.ids.items():
        if id not in now.ids:
            lost += 1
            what = f"the address {known.get('address')} was released and is gone"
            expected = f'add "formerly: [{id}]" to the record that took its place'
            yield _gone(text, id, what, expected, closest(id, fresh) if lost <= GUESSED else "")
        elif drawn:
            gone = [name for name in known.get("anchors", []) if name not in _anchors(now, id)]
            for name in gone:
                what = f"the anchor #{name} of {known.get('address')} was released and is gone"
                yield _gone(text, id, what, f'keep the row of "{name}", or name it under formerly in its record')
    for address, held in released.pages.items():
        if address not in now.pages:
            old = address.strip("/")
            what, expected = f"the page {address} was released and is gone", f'add "formerly: [{old}]" to the front'
            yield _gone(text, address, what, f"{expected} matter of the page that took its place")
        elif drawn:
            for name in (name for name in held if name not in now.pages[address]):
                what = f"the anchor #{name} of {address or 'the home page'} was released and is gone"
                expected = f'write {{: #{name}}} behind the heading that took its place, or <span id="{name}"></span>'
                yield _gone(text, address, what, expected)


def former_problems(index: Index, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """A former id leads to one record only, and not to one that has it now."""
    taken: dict[str, str] = {}
    for id, record in index.records.items():
        for position, old in enumerate(record.formerly):
            other = old if old in index.kinds else taken.setdefault(old, id)
            if other != id or old in record.formerly[:position] or old in index.kinds:
                what = f'the former id "{old}" is that of {entries[other].path}'
                expected = "each id, old or new, leads to one record"
                yield entries[id].problem(("formerly", position), what, expected, code="id-taken")


def files(made: Promise, env: Environment) -> Iterator[tuple[str, str]]:
    """The list itself, and a page at each address that is gone, which leads on and takes the anchor along."""
    yield "ids.json", made.text
    template = env.get_template("moved.html.j2")
    for known in made.ids.values():
        if "now" in known:
            old, new = known["address"], made.ids[known["now"]]["address"]
            yield f"{old}index.html", template.render(root="../" * old.count("/"), address=new)


def moved_pages(moved: Mapping[str, str], env: Environment) -> Iterator[tuple[str, str]]:
    """The same for hand-written pages."""
    template = env.get_template("moved.html.j2")
    for old, uri in moved.items():
        yield f"{old}index.html", template.render(root="../" * old.count("/"), address=address(uri))


def anchors(markdown: str) -> list[str]:
    """The anchors of a hand-written page: those of its figures and of its headings, named as Markdown names them.

    Citations of sources have anchors too; they go with the text and are not promised.
    """
    text = FENCED.sub("", markdown)
    found = dict.fromkeys(ANCHOR.findall(text))
    for match in HEADING.finditer(text):
        name = slug = match[2] or _slug(match[1])
        number = 0
        while name in found:
            number += 1
            name = f"{slug}_{number}"
        found[name] = None
    return list(found)


def address(uri: str) -> str:
    """The address of a page by its place under docs/; nothing for the home page."""
    path = re.sub(r"(^|/)index$", r"\1", uri.removesuffix(".md"))
    return f"{path}/" if path and not path.endswith("/") else path


def _slug(heading: str) -> str:
    words = unescape(TAG_OR_LINK.sub("", heading)).replace("[", "").replace("`", "").replace("*", "")
    bare = normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", bare).strip().lower())


def _rows(record: Record, index: Index) -> list[str]:
    """The anchors of a record's page: its rows, each under the id it speaks of, also under that id's former ones."""
    if not record.anchored:
        return []
    rows, key = record.anchored
    named = [getattr(row, key) for row in getattr(record, rows)]
    return [name for id in named for name in (id, *(index.records[id].formerly if id in index.records else ()))]


def _anchors(now: Promise, id: str) -> list[str]:
    """The anchors that an id leads to, perhaps through its present name."""
    known = now.ids[id]
    return list(now.ids[known["now"]]["anchors"] if "now" in known else known["anchors"])


def _gone(text: str, key: str, what: str, expected: str, suggestion: str = "") -> Problem:
    line, column = place(text, max(text.find(f"\n  {_json(key)}: ") + 3, 0))
    return Problem(RELEASED, line, column, what, expected, suggestion, code="address-gone")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

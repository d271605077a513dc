"""Links between records: every reference and every [[id]] checked, and the index that all pages are made from."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from explainer.load import Entry
from explainer.problems import GUESSED, Problem, Wrong, closest
from explainer.records import BY_FOLDER, KINDS, Record
from explainer.records.fields import Ref
from explainer.yaml_text import Loc

LINK = re.compile(r"\[\[([^\[\]|\n]*)(?:\|([^\[\]]*))?\]\]")
TITLE = re.compile(r"^# (.+)$", re.MULTILINE)
MENTIONED = "Mentioned in"
ANY = " ".join(BY_FOLDER)


class Backlink(NamedTuple):
    """One record that points at another, under the heading its field gives to that."""

    label: str
    origin: str


class Index:
    """All records, by id and by kind, with what points at each. Built once and never changed.

    `written` holds the titles of the hand-written pages by their path; they can point at records too.
    """

    def __init__(
        self,
        records: Mapping[str, Record],
        kinds: Mapping[str, type[Record]],
        backlinks: Iterable[tuple[str, Backlink]],
        written: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.written = MappingProxyType(dict(written))
        self.records = MappingProxyType(dict(records))
        self.kinds = MappingProxyType(dict(kinds))
        self.former = MappingProxyType({old: id for id, record in self.records.items() for old in record.formerly})
        collected: dict[str, dict[Backlink, None]] = {}
        for target, backlink in backlinks:
            collected.setdefault(target, {})[backlink] = None
        self.backlinks = MappingProxyType({target: tuple(found) for target, found in collected.items()})
        found: dict[str, list[tuple[str, Record]]] = {kind.folder: [] for kind in KINDS}
        for pair in self.records.items():
            found[pair[1].folder].append(pair)
        self._by_folder = {folder: tuple(pairs) for folder, pairs in found.items()}

    def of(self, folder: str) -> tuple[tuple[str, Record], ...]:
        """The records of a kind with their ids, in the order of the ids."""
        return self._by_folder[folder]

    def target_problem(self, id: str, folders: Collection[str], guess: bool = True) -> Wrong | None:
        """What is wrong with a reference to this id from a field that takes these kinds; None if nothing is.

        Without `guess` nothing is suggested in its place.
        """
        kind = self.kinds.get(id)
        if kind and kind.folder in folders:
            return None
        allowed = tuple(folders)
        if now := self.former.get(id):
            what, expected = f'the record "{id}" has another id now', "expected its present id"
            return Wrong(what=what, expected=expected, suggestion=now, code="unknown-id")
        near = (known for known, kind in self.kinds.items() if kind.folder in allowed)
        return Wrong(
            what=f'"{id}" is {_one_of((kind.folder,))}' if kind else f'there is no record "{id}"',
            expected=f"expected the id of {_one_of(allowed)}",
            suggestion=closest(id, near) if guess else "",
            code="wrong-kind" if kind else "unknown-id",
        )


def link(entries: Mapping[str, Entry], prose: Mapping[str, str] = MappingProxyType({})) -> tuple[Index, list[Problem]]:
    """The index of all records, and a problem for each reference that leads nowhere or to the wrong kind.

    `prose` holds hand-written pages (path: text); their [[links]] count as mentions from that path.
    """
    ordered = {id: entries[id] for id in sorted(entries)}
    records = {id: entry.record for id, entry in ordered.items() if entry.record}
    kinds = {id: entry.kind for id, entry in ordered.items()}
    known = Index(records, kinds, ())
    backlinks: list[tuple[str, Backlink]] = []
    problems: list[Problem] = []
    ask = _asker(known)
    for id, record in records.items():
        mention = Backlink(MENTIONED, id)
        for loc, marker, value in record.said:
            if isinstance(marker, Ref):
                backlinks.append((value, Backlink(marker.back, id)))
                if wrong := ask(value, marker.kinds):
                    problems.append(ordered[id].problem(loc, **wrong))
                continue
            for match in LINK.finditer(value) if "[[" in value else ():
                backlinks.append((match[1], mention))
                if wrong := ask(match[1], ANY):
                    problems.append(_in_prose(ordered[id], loc, match, wrong))
    for path, match, text in _in_pages(prose):
        backlinks.append((match[1], Backlink(MENTIONED, path)))
        if wrong := ask(match[1], ANY):
            problems.append(Problem(path, *place(text, match.start()), **wrong))
    titles = {path: (TITLE.search(text) or [path, path])[1] for path, text in prose.items()}
    return Index(records, kinds, backlinks, titles), problems


def _asker(index: Index) -> Callable[[str, str], Wrong | None]:
    """What is wrong with a reference to an id from a field that takes these kinds; each is judged once."""
    lost: set[str] = set()

    @cache
    def ask(id: str, kinds: str) -> Wrong | None:
        lost.update([id] if id not in index.kinds else [])
        return index.target_problem(id, kinds.split(), len(lost) <= GUESSED)

    return ask


def _in_pages(prose: Mapping[str, str]) -> Iterator[tuple[str, re.Match[str], str]]:
    return ((path, match, text) for path, text in sorted(prose.items()) for match in LINK.finditer(text))


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a place in a text, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _in_prose(entry: Entry, loc: Loc, match: re.Match[str], wrong: Wrong) -> Problem:
    """A broken [[link]], at the very place where it stands in the file."""
    line, column = entry.mark(loc)
    text = entry.text()
    start = sum(len(before) + 1 for before in text.split("\n")[: line - 1]) + column - 1
    offset = text.find("[[" + match[1], start)
    return Problem(entry.path, *(place(text, offset) if offset >= 0 else (line, column)), **wrong)


def _one_of(folders: Iterable[str]) -> str:
    names = [BY_FOLDER[folder].singular for folder in folders]
    if len(names) == len(KINDS):
        return "a record"
    article = "an" if names[0][0] in "aeiou" else "a"
    return f"{article} " + " or ".join(names)

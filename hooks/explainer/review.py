"""What deserves a second look: nothing here is a mistake, all of it is where mistakes come from."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel

from explainer.links import LINK, Index
from explainer.records import Record
from explainer.records.fields import Markdown, Ref
from explainer.records.parts import Citation
from explainer.records.vocabulary import TIERS
from explainer.records.words import Claim, Source
from explainer.yaml_text import Loc

QUOTED = re.compile(r"""["']([a-z0-9-]+)["']""")  # the ids that figures and citations of a page name
WORD = re.compile(r"\w+")
NAMED = ("people", "bodies", "events", "meetings", "principles")
OPINIONS = ("opinion", "reported", "unverified")


class Statement(NamedTuple):
    """One thing that is sourced: where it stands, and the sources it rests on."""

    record: str
    loc: Loc
    sources: frozenset[str]

    def __str__(self) -> str:
        where = ".".join(str(step + 1 if isinstance(step, int) else step) for step in self.loc)
        return f"{self.record}: {where}" if where else self.record


def review(index: Index, pages: Mapping[str, str], day: date) -> dict[str, list[str]]:
    """A list of lines for each question an editor should ask. `pages` holds hand-written pages by path."""
    return {
        "Claims that rest on one source": list(_single_source(index)),
        "Facts marked as not verified": list(_unverified(index)),
        f"Claims due for review by {day.isoformat()}": list(_due(index, day)),
        "Records that nothing points at": list(_orphans(index, pages)),
        "Names that could be links": list(_unlinked(index, pages)),
        "Sources by tier": list(_tiers(index)),
        "What would fall with a source": list(_falling(index)),
    }


def statements(index: Index) -> Iterator[Statement]:
    """Everything in the records that names its sources, down to a row of attendance or a piece of evidence."""
    for id, record in index.records.items():
        yield from _statements(id, (), record)


def _statements(id: str, loc: Loc, part: BaseModel) -> Iterator[Statement]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        items = value if isinstance(value, tuple) else (value,)
        if cited := frozenset(item.source for item in items if isinstance(item, Citation)):
            yield Statement(id, loc if name == "sources" else (*loc, name), cited)
        for position, item in enumerate(items):
            if isinstance(item, BaseModel) and not isinstance(item, Citation):
                yield from _statements(id, (*loc, name, position) if isinstance(value, tuple) else (*loc, name), item)


def _single_source(index: Index) -> Iterator[str]:
    """Claims rated as fact whose evidence, for and against, comes from one source only."""
    evidence: dict[str, set[str]] = {}
    for one in statements(index):
        if one.loc[:1] in (("supported",), ("contradicted",)):
            evidence.setdefault(one.record, set()).update(one.sources)
    for id, claim in index.of("claims"):
        known = evidence.get(id, set())
        if isinstance(claim, Claim) and claim.verdict not in OPINIONS and not claim.checks and len(known) < 2:
            yield f"{id} ({claim.verdict}): {next(iter(known), 'no source')}"


def _unverified(index: Index) -> Iterator[str]:
    for id, record in index.records.items():
        if record.unverified:
            yield f"{id}: {', '.join(record.unverified)}"
        for name in type(record).model_fields:
            value = getattr(record, name)
            for position, row in enumerate(value if isinstance(value, tuple) else ()):
                if getattr(row, "unverified", None) is True:
                    yield str(Statement(id, (name, position), frozenset()))


def _due(index: Index, day: date) -> Iterator[str]:
    for id, claim in index.of("claims"):
        if isinstance(claim, Claim) and claim.review and claim.review.first <= day:
            yield f"{id}: {claim.review.words}"


def _orphans(index: Index, pages: Mapping[str, str]) -> Iterator[str]:
    named = {match for text in pages.values() for match in QUOTED.findall(text)}
    for id, kind in index.kinds.items():
        if id not in named and not any(link.origin != id for link in index.backlinks.get(id, ())):
            yield f"{kind.folder}/{id}"


def _unlinked(index: Index, pages: Mapping[str, str]) -> Iterator[str]:
    """Whole names of two words or more in a text whose record, or page, points at nothing of that name."""
    names = {name: id for id, name in _names(index)}
    beginning: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        beginning.setdefault(next(iter(WORD.findall(name)), ""), []).append(name)
    found: dict[str, list[str]] = {}
    for where, texts, linked in (*_record_texts(index), *_page_texts(pages)):
        met = {names[name] for text in texts for name in _met(LINK.sub("", text), beginning)}
        for id in sorted(met - linked - {where}):
            found.setdefault(id, []).append(where)
    yield from (f"{id}: in {_some(places)}" for id, places in sorted(found.items()))


def _met(text: str, beginning: Mapping[str, list[str]]) -> Iterator[str]:
    """The names in a text, of two that overlap the first, of two that begin alike the longer one."""
    end = 0
    for word in WORD.finditer(text):
        for name in beginning.get(word[0], ()):
            start = word.start() - name.index(word[0])
            if start >= end and text.startswith(name, start) and not WORD.match(text, start + len(name)):
                end = start + len(name)
                yield name
                break


def _names(index: Index) -> Iterator[tuple[str, str]]:
    for folder in NAMED:
        for id, record in index.of(folder):
            yield from ((id, name) for name in (record.title, *record.aliases) if " " in name and len(name) > 7)


def _record_texts(index: Index) -> Iterator[tuple[str, list[str], set[str]]]:
    for id, record in index.records.items():
        found = [(marker, value) for _, marker, value in record.said]
        texts = [value for marker, value in found if isinstance(marker, Markdown)]
        linked = {value for marker, value in found if isinstance(marker, Ref)}
        yield id, texts, linked | {match[1] for text in texts for match in LINK.finditer(text)}


def _page_texts(pages: Mapping[str, str]) -> Iterator[tuple[str, list[str], set[str]]]:
    for path, text in pages.items():
        yield path, [text], {match[1] for match in LINK.finditer(text)}


def _tiers(index: Index) -> Iterator[str]:
    for tier, (label, _) in TIERS.items():
        count = sum(isinstance(source, Source) and source.tier == tier for _, source in index.of("sources"))
        yield f"{label}: {count}"


def _falling(index: Index) -> Iterator[str]:
    """For each source what rests on it alone, the most first."""
    alone: dict[str, list[Statement]] = {}
    for one in statements(index):
        if len(one.sources) == 1:
            alone.setdefault(next(iter(one.sources)), []).append(one)
    for source, found in sorted(alone.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        record: Record | None = index.records.get(source)
        tier = record.tier if isinstance(record, Source) else "unknown"
        yield f"{source} ({tier}): {len(found)} statements, in {_some(sorted({one.record for one in found}))}"


def _some(ids: Iterable[str], most: int = 6) -> str:
    known = list(ids)
    return ", ".join(known[:most]) + (f" and {len(known) - most} more" if len(known) > most else "")

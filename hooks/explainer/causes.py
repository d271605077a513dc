"""Several mistakes with one cause, told once, where the cause stands: what many records agree on is seldom wrong."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from explainer.links import Index
from explainer.load import Entry
from explainer.problems import Problem
from explainer.records.actors import Office
from explainer.records.happenings import Meeting
from explainer.records.words import Quote, Source
from explainer.yaml_text import Loc

Named = Mapping[str, list[tuple[str, Meeting, str]]]


class Cause(NamedTuple):
    """One likely mistake, and the files of the records that it makes look wrong, under these codes."""

    problem: Problem
    codes: tuple[str, ...]
    paths: frozenset[str]


def gathered(problems: Iterable[Problem], index: Index, entries: Mapping[str, Entry]) -> list[Problem]:
    """The problems, with those of one cause in its place where two records or more suffer from it."""
    kept = list(problems)
    if len(kept) < 2:
        return kept
    named, quoted = _named(index), _quoted(index)
    for cause in (*_persons(index, entries, named), *_terms(index, entries, named), *_published(entries, quoted)):
        suffering = [one for one in kept if one.code in cause.codes and one.path in cause.paths]
        if len({one.path for one in suffering}) > 1:
            kept = [one for one in kept if one not in suffering] + [cause.problem]
    return kept


def _named(index: Index) -> dict[str, list[tuple[str, Meeting, str]]]:
    """Whom each meeting names as the holder of each office."""
    named: dict[str, list[tuple[str, Meeting, str]]] = {}
    for id, meeting in index.of("meetings"):
        if isinstance(meeting, Meeting):
            for row in meeting.participation:
                if row.principal:
                    named.setdefault(row.office, []).append((id, meeting, row.principal))
    return named


def _quoted(index: Index) -> Iterator[tuple[str, Source, list[tuple[str, Quote]]]]:
    """The sources of quotes, with these."""
    quoted: dict[str, list[tuple[str, Quote]]] = {}
    for id, quote in index.of("quotes"):
        if isinstance(quote, Quote):
            quoted.setdefault(quote.source.source, []).append((id, quote))
    for id, quotes in quoted.items():
        if isinstance(source := index.records.get(id), Source):
            yield id, source, quotes


def _terms(index: Index, entries: Mapping[str, Entry], named: Named) -> Iterator[Cause]:
    """A holder whom meetings name outside of every term: the term is wrong."""
    for id, office in index.of("offices"):
        assert isinstance(office, Office)
        for position, one in enumerate(office.holders):
            terms = [other.during for other in office.holders if other.person == one.person]
            ids = [
                meeting_id
                for meeting_id, meeting, person in named.get(id, ())
                if person == one.person
                if not any(term.first <= meeting.date.first <= term.last for term in terms)
            ]
            what = f'{len(ids)} meetings name "{one.person}" in this office outside of {one.during.words}'
            yield _cause(
                entries[id], ("holders", position, "during"), what, ids, entries, ("wrong-holder", "nobody-in-office")
            )


def _persons(index: Index, entries: Mapping[str, Entry], named: Named) -> Iterator[Cause]:
    """A term in which all meetings name one other person: the person of the term is wrong."""
    for id, office in index.of("offices"):
        assert isinstance(office, Office)
        for position, one in enumerate(office.holders):
            then = {
                meeting_id: person
                for meeting_id, meeting, person in named.get(id, ())
                if one.during.first <= meeting.date.first <= one.during.last
            }
            if len(persons := set(then.values())) == 1 and one.person not in persons:
                what = f'{len(then)} meetings of this time name "{persons.pop()}" in the office, not "{one.person}"'
                loc = ("holders", position, "person")
                yield _cause(entries[id], loc, what, list(then), entries, ("wrong-holder",))


def _published(
    entries: Mapping[str, Entry], quoted: Iterable[tuple[str, Source, list[tuple[str, Quote]]]]
) -> Iterator[Cause]:
    """A source with quotes said after it was published: its date is wrong."""
    for id, source, quotes in quoted:
        if source.published:
            ids = [quote_id for quote_id, quote in quotes if quote.date.first > source.published.last]
            what = f"{len(ids)} quotes from this source are dated after {source.published.words}"
            yield _cause(entries[id], ("published",), what, ids, entries, ("quote-out-of-time",))


def _cause(
    entry: Entry, loc: Loc, what: str, ids: list[str], entries: Mapping[str, Entry], codes: tuple[str, ...]
) -> Cause:
    paths = [entries[id].path for id in ids]
    expected = f"mend this, or {', '.join(paths)}"
    line, column = entry.mark(loc) if len(ids) > 1 else (1, 1)
    code, *_ = codes
    return Cause(Problem(entry.path, line, column, what, expected, code=code), codes, frozenset(paths))

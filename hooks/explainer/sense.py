"""Sense over time: who held the office, who was alive, what the body was called, what came before what."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from explainer.links import Index
from explainer.load import Entry
from explainer.problems import Problem
from explainer.records import Record
from explainer.records.actors import Body, Holder, Office, Person, Place, State
from explainer.records.dates import Edtf
from explainer.records.happenings import Meeting
from explainer.records.parts import Name
from explainer.records.words import Principle, Quote, Source
from explainer.yaml_text import Loc

HAPPENED = ("held", "moved", "planned")


def sense(index: Index, entries: Mapping[str, Entry]) -> list[Problem]:
    """Every combination in the records that cannot have been."""
    problems: list[Problem] = []
    for id, record in index.of("meetings"):
        assert isinstance(record, Meeting)
        problems += _chairs(record, entries[id], index)
        problems += _named(record, record.body, record.date, entries[id], index)
        problems += _alive(record, entries[id], index)
        problems += _members(record, entries[id], index)
        problems += _in_the_chair(record, entries[id], index)
    problems += _apart(index, entries)
    problems += _numbered(index, entries)
    for id, record in index.of("quotes"):
        assert isinstance(record, Quote)
        problems += _said_in_time(record, entries[id], index)
    for id, record in index.of("offices"):
        assert isinstance(record, Office)
        problems += _in_order(record, entries[id])
    return problems


def holder(office: Office, when: Edtf) -> Holder | None:
    """Who held the office on every day of a date; where it changed hands within it, who held it first."""
    return next((one for one in office.holders if one.during.first <= when.first <= one.during.last), None)


@lru_cache(maxsize=1)
def posts(index: Index) -> dict[str, list[tuple[str, Holder]]]:
    """Which offices each person held and when, in the order of the offices; kept for the latest index."""
    held: dict[str, list[tuple[str, Holder]]] = {}
    for id, office in index.of("offices"):
        for one in office.holders if isinstance(office, Office) else ():
            held.setdefault(one.person, []).append((id, one))
    return held


def name_on(record: Record, when: Edtf) -> Name | None:
    """The name a state or body had on a date, where its names are recorded."""
    names = record.names if isinstance(record, Body | State) else ()
    return next((name for name in names if name.during.first <= when.first <= name.during.last), None)


def state_on(place: Place, when: Edtf) -> str | None:
    """The state in which a place lay on a date."""
    return next(
        (one.state for one in place.belonged if not one.during or one.during.first <= when.first <= one.during.last),
        None,
    )


def _chairs(meeting: Meeting, entry: Entry, index: Index) -> Iterator[Problem]:
    """The holder of an office on the day follows from the office; a row may not say otherwise."""
    for position, row in enumerate(meeting.participation):
        office = index.records.get(row.office)
        if not isinstance(office, Office) or meeting.status not in HAPPENED:
            continue
        found = holder(office, meeting.date)
        loc = ("participation", position, "principal" if row.principal else "office")
        if not found:
            what = f'nobody held the office "{row.office}" on {meeting.date.words}'
            expected = f"expected a date within its holders, see {_path(row.office, 'offices')}"
            yield entry.problem(loc, what, expected, code="nobody-in-office")
        elif row.principal and row.principal != found.person and row.principal in index.records:
            what = f'"{row.principal}" did not hold the office "{row.office}" on {meeting.date.words}'
            expected = f"expected its holder, see {_path(row.office, 'offices')}"
            yield entry.problem(loc, what, expected, found.person, code="wrong-holder")
        elif row.represented_by == found.person:
            what = f'"{row.represented_by}" held the office itself on {meeting.date.words}'
            loc = ("participation", position, "represented_by")
            expected = "nobody stands in for themselves: mend the status, or who represented the office"
            yield entry.problem(loc, what, expected, code="wrong-stand-in")


def _named(record: Meeting, body_id: str, when: Edtf, entry: Entry, index: Index) -> Iterator[Problem]:
    """A title may not call a body by a name it did not have on that date."""
    bodies = [body for body in map(index.records.get, _chain(body_id, index)) if isinstance(body, Body)]
    current = [name for name in (name_on(body, when) for body in bodies) if name]
    now = {word for name in current for word in (name.name, name.short)}
    others = {word for body in bodies for name in body.names for word in (name.name, name.short) if word} - now
    for other in sorted(others, key=lambda word: (-len(word), word)):
        if re.search(rf"(?<!\w){re.escape(other)}(?!\w)", record.title):
            what = f'"{other}" was not the name of "{body_id}" on {when.words}'
            expected = f"expected its name then, see {_path(body_id, 'bodies')}"
            then = next((name.short or name.name for name in current), "")
            yield entry.problem(("title",), what, expected, then, code="name-of-another-time")
            return


def _chain(body_id: str, index: Index) -> list[str]:
    """A body and the bodies it is part of."""
    chain = {body_id: None}
    while isinstance(body := index.records.get(body_id), Body) and body.part_of and body.part_of not in chain:
        body_id = body.part_of
        chain[body_id] = None
    return [*chain]


def _members(meeting: Meeting, entry: Entry, index: Index) -> Iterator[Problem]:
    """Who sits in a body, or chairs it, belongs to it on that day, as far as the state's record tells."""
    chain = _chain(meeting.body, index)
    sitting: list[tuple[Loc, str | None]] = [(("chair",), meeting.chair)]
    for position, row in enumerate(meeting.participation):
        office = index.records.get(row.office)
        sitting.append((("participation", position, "office"), office.state if isinstance(office, Office) else None))
    for loc, id in sitting:
        state = index.records.get(id or "")
        terms = [one.during for one in state.memberships if one.body in chain] if isinstance(state, State) else []
        if terms and not any(term.first <= meeting.date.first <= term.last for term in terms):
            what = f'"{id}" did not belong to "{chain[-1]}" on {meeting.date.words}'
            yield entry.problem(loc, what, f"see {_path(id or '', 'states')}", code="not-a-member")


def _in_the_chair(meeting: Meeting, entry: Entry, index: Index) -> Iterator[Problem]:
    """The state in the chair of a meeting holds the chair of the body, or of the whole, that year."""
    for id in _chain(meeting.body, index):
        body = index.records.get(id)
        terms = body.chairs if isinstance(body, Body) else ()
        found = next((one for one in terms if one.during.first <= meeting.date.first <= one.during.last), None)
        if found and isinstance(index.records.get(meeting.chair or ""), State) and meeting.chair != found.state:
            what = f'"{meeting.chair}" did not hold the chair of "{id}" on {meeting.date.words}'
            yield entry.problem(("chair",), what, f"see {_path(id, 'bodies')}", found.state, code="wrong-chair")


def _numbered(index: Index, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """A body counts each of its meetings once, and the Final Act each of its principles."""
    taken: dict[tuple[str, int], str] = {}
    for id, record in (*index.of("meetings"), *index.of("principles")):
        if isinstance(record, Meeting | Principle) and record.number is not None:
            counted = record.body if isinstance(record, Meeting) else "principles"
            if (other := taken.setdefault((counted, record.number), id)) != id:
                what = f'the number {record.number} is taken by "{other}"'
                yield entries[id].problem(("number",), what, "expected a number of its own", code="number-taken")


def _in_order(office: Office, entry: Entry) -> Iterator[Problem]:
    """Holders follow one another; no two hold an office on the same day but that of the handover."""
    for position, (one, next_one) in enumerate(pairwise(office.holders)):
        if (
            one.during.last > next_one.during.last
            or one.during.end is None
            or one.during.end.first > next_one.during.first
        ):
            what = f'"{next_one.person}" begins before "{one.person}" ends'
            loc, expected = ("holders", position + 1, "during"), "expected the holders in order of time"
            yield entry.problem(loc, what, expected, code="holders-out-of-order")


def _alive(meeting: Meeting, entry: Entry, index: Index) -> Iterator[Problem]:
    """Nobody comes to a meeting before birth or after death."""
    came: list[tuple[Loc, str | None]] = [(("chaired_by",), meeting.chaired_by)]
    came += [(("present", position, "person"), one.person) for position, one in enumerate(meeting.present)]
    for position, row in enumerate(meeting.participation):
        came += [(("participation", position, key), getattr(row, key)) for key in ("principal", "represented_by")]
    for loc, id in came:
        person = index.records.get(id or "")
        if isinstance(person, Person) and not _lived(person, meeting.date):
            what = f'"{id}" was not alive on {meeting.date.words}'
            yield entry.problem(loc, what, f"see {_path(id or '', 'people')}", code="not-alive")


def _lived(person: Person, when: Edtf) -> bool:
    return (not person.born or person.born.first <= when.last) and (not person.died or when.first <= person.died.last)


def _apart(index: Index, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """A body does not hold two meetings on the same days."""
    held: dict[str, list[tuple[str, Meeting]]] = {}
    for id, meeting in index.of("meetings"):
        if isinstance(meeting, Meeting) and meeting.status == "held" and meeting.date.precision == "day":
            held.setdefault(meeting.body, []).append((id, meeting))
    for body, meetings in held.items():
        for (one, first), (other, second) in pairwise(sorted(meetings, key=lambda pair: (pair[1].date.first, pair[0]))):
            if second.date.first <= first.date.last:
                what = f'"{body}" was meeting as "{one}" on {first.date.words} already'
                expected = "expected another date, or another body"
                yield entries[other].problem(("date",), what, expected, code="two-meetings-at-once")


def _said_in_time(quote: Quote, entry: Entry, index: Index) -> Iterator[Problem]:
    """Words are not said before their occasion, nor after the source that has them."""
    meeting, source = index.records.get(quote.meeting or ""), index.records.get(quote.source.source)
    if isinstance(meeting, Meeting) and quote.date.last < meeting.date.first:
        what = f'{quote.date.words} is before "{quote.meeting}", {meeting.date.words}'
        expected = "expected the day of the meeting, or a day after it"
        yield entry.problem(("date",), what, expected, code="quote-out-of-time")
    if isinstance(source, Source) and source.published and quote.date.first > source.published.last:
        what = f"{quote.date.words} is after the source was published, {source.published.words}"
        yield entry.problem(("date",), what, f"see {_path(quote.source.source, 'sources')}", code="quote-out-of-time")


def _path(id: str, folder: str) -> str:
    return f"data/{folder}/{id}.yml"

"""Sense over time: the right person in the office, the body under the name it then had."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from explainer.links import Index
from explainer.load import Entry
from explainer.problems import Problem
from explainer.records import Record
from explainer.records.actors import Body, Holder, Office, Place, State
from explainer.records.dates import Edtf
from explainer.records.happenings import Meeting
from explainer.records.parts import Name

HAPPENED = ("held", "moved", "planned")


def sense(index: Index, entries: Mapping[str, Entry]) -> list[Problem]:
    """Every combination in the records that cannot have been."""
    problems: list[Problem] = []
    for id, record in index.of("meetings"):
        assert isinstance(record, Meeting)
        problems += _chairs(record, entries[id], index)
        problems += _named(record, record.body, record.date, entries[id], index)
    for id, record in index.of("offices"):
        assert isinstance(record, Office)
        problems += _in_order(record, entries[id])
    return problems


def holder(office: Office, when: Edtf) -> Holder | None:
    """Who held the office on every day of a date; where it changed hands within it, who held it first."""
    return next((one for one in office.holders if one.during.first <= when.first <= one.during.last), None)


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
            yield entry.problem(loc, what, f"expected a date within its holders, see {_path(row.office, 'offices')}")
        elif row.principal and row.principal != found.person and row.principal in index.records:
            what = f'"{row.principal}" did not hold the office "{row.office}" on {meeting.date.words}'
            yield entry.problem(loc, what, f"expected its holder, see {_path(row.office, 'offices')}", found.person)
        elif row.represented_by == found.person:
            what = f'"{row.represented_by}" held the office itself on {meeting.date.words}'
            loc = ("participation", position, "represented_by")
            yield entry.problem(
                loc, what, "nobody stands in for themselves: mend the status, or who represented the office"
            )


def _named(record: Meeting, body_id: str, when: Edtf, entry: Entry, index: Index) -> Iterator[Problem]:
    """A title may not call a body by a name it did not have on that date."""
    body = index.records.get(body_id)
    if not isinstance(body, Body) or not (current := name_on(body, when)):
        return
    now = {current.name, current.short} - {None}
    others = {word for name in body.names for word in (name.name, name.short) if word} - now
    for other in sorted(others):
        if re.search(rf"(?<!\w){re.escape(other)}(?!\w)", record.title):
            what = f'"{other}" was not the name of "{body_id}" on {when.words}'
            expected = f"expected its name then, see {_path(body_id, 'bodies')}"
            yield entry.problem(("title",), what, expected, current.short or current.name)
            return


def _in_order(office: Office, entry: Entry) -> Iterator[Problem]:
    """Holders follow one another; no two hold an office on the same day but that of the handover."""
    for position, (one, next_one) in enumerate(pairwise(office.holders)):
        if (
            one.during.last > next_one.during.last
            or one.during.end is None
            or one.during.end.first > next_one.during.first
        ):
            what = f'"{next_one.person}" begins before "{one.person}" ends'
            yield entry.problem(("holders", position + 1, "during"), what, "expected the holders in order of time")


def _path(id: str, folder: str) -> str:
    return f"data/{folder}/{id}.yml"

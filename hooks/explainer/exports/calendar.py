"""Meetings and anniversaries as iCalendar (RFC 5545), for calendar programs: all-day events that stay the same events.

What is known to the month only has no day in a calendar, and what never took place has none either.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import icalendar

from explainer import prose
from explainer.citing import Edition
from explainer.figures.timeline import Moment, moments
from explainer.links import Index
from explainer.records.happenings import Event
from explainer.titles import title

TAKES_PLACE = ("held", "planned")
REMEMBERED = ("conference", "summit")


def calendar(index: Index, edition: Edition) -> bytes:
    """Each meeting on its days; the day of each event, conference and summit again every year."""
    made = icalendar.Calendar()
    made.add("prodid", f"-//{edition.name}//meetings and anniversaries//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{edition.name}: meetings and anniversaries")
    for moment in moments(index):
        for part in _parts(moment, index, edition):
            made.add_component(part)
    return bytes(made.to_ical())


def _parts(moment: Moment, index: Index, edition: Edition) -> Iterator[icalendar.Event]:
    """The entry of a meeting itself, and the anniversaries of what is remembered."""
    record = moment.record
    days = [point for point in (record.date.start, record.date.end) if point and point.day and not point.qualifier]
    if len(days) < 2 or getattr(record, "status", "held") not in TAKES_PLACE:
        return
    first = record.date.first
    if not isinstance(record, Event):
        entry = _entry(moment, index, edition, moment.id, record.title, first, record.date.last)
        entry.add("categories", ["Meetings"])
        yield entry
    if isinstance(record, Event) or record.form in REMEMBERED:
        heading = record.title if str(first.year) in record.title else f"{record.title} ({first.year})"
        again = _entry(moment, index, edition, f"anniversary-{moment.id}", heading, first, first)
        again.add("rrule", {"freq": "yearly"})
        again.add("categories", ["Anniversaries"])
        if not isinstance(record, Event):
            again.add("exdate", first, {"value": "DATE"})  # the meeting itself stands there
        yield again


def _entry(
    moment: Moment, index: Index, edition: Edition, name: str, heading: str, first: date, last: date
) -> icalendar.Event:
    record: Any = moment.record
    entry = icalendar.Event()
    entry.add("uid", f"{name}@{edition.id}")
    entry.add("dtstamp", datetime.combine(date.fromisoformat(edition.stamp), datetime.min.time(), UTC))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(1))
    entry.add("summary", heading)
    entry.add("description", prose.plain(record.summary, partial(title, index)))
    entry.add("transp", "TRANSPARENT")
    if record.place:
        entry.add("location", title(index, record.place))
    if edition.address:
        entry.add("url", edition.page(f"{moment.folder}/{moment.id}/"))
    return entry

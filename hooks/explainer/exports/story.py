"""Meetings and events for TimelineJS 3: slides with dates as precise as they are known, and the eras."""

from functools import partial
from typing import Any

from markupsafe import escape

from explainer import prose
from explainer.citing import Edition
from explainer.exports import documents
from explainer.figures.timeline import ERAS, Moment, moments
from explainer.links import Index
from explainer.records.dates import Point
from explainer.titles import title


def timelinejs(index: Index, edition: Edition) -> str:
    """What TimelineJS shows is HTML, so all text is escaped; it draws a month as a month and a year as a year."""
    every = moments(index)
    starts = [year for year, _ in ERAS]
    last = max((moment.record.date.last.year for moment in every), default=starts[-1])
    eras = [
        {"start_date": {"year": start}, "end_date": {"year": end}, "text": {"headline": str(escape(name))}}
        for (start, name), end in zip(ERAS, [*starts[1:], max(last, starts[-1]) + 1], strict=True)
    ]
    head = {"text": {"headline": str(escape(edition.name))}}
    return documents.text({"title": head, "events": [_slide(index, one, edition) for one in every], "eras": eras})


def _slide(index: Index, moment: Moment, edition: Edition) -> dict[str, Any]:
    record, when = moment.record, moment.record.date
    told = str(escape(prose.plain(record.summary, partial(title, index))))
    if edition.address:
        told += f' <a href="{escape(edition.page(f"{moment.folder}/{moment.id}/"))}">More</a>'
    slide: dict[str, Any] = {
        "unique_id": moment.id,
        "group": type(record).plural,
        "start_date": _date(when.start or when.end),
        "display_date": str(escape(when.words)),
        "text": {"headline": str(escape(record.title)), "text": told},
    }
    return slide | ({"end_date": _date(when.end)} if when.end and when.end != when.start else {})


def _date(point: Point | None) -> dict[str, int]:
    parts = (("year", point.year), ("month", point.month), ("day", point.day)) if point else ()
    return {name: value for name, value in parts if value}

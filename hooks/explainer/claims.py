"""Claims that compute: spans of time, counts and sequences over the records, checked against what the claim says."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from explainer.links import Index
from explainer.load import Entry
from explainer.problems import Problem
from explainer.records import Record
from explainer.records.checks import Attendances, Check, Meetings, Moment, Span
from explainer.records.dates import Edtf
from explainer.records.happenings import Meeting, Participation
from explainer.records.words import Claim

Attended = tuple[str, Meeting, Participation]
COMPUTED_FROM = (["meetings"], ["events"], ["quotes"], ["sources"], ["offices"])


def disagreements(index: Index, entries: Mapping[str, Entry], problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each check whose result is no longer what the records give.

    Nothing is computed while `problems` touch the records it would be computed from: mending those may settle it.
    """
    if any(problem.path.split("/")[1:2] in COMPUTED_FROM for problem in problems):
        return
    for id, record in index.of("claims"):
        assert isinstance(record, Claim)
        for position, check in enumerate(record.checks):
            got = compute(check, index)
            if got is not None and got != check.result:
                what = f'the records give "{got}" for "{check.what}", the claim says "{check.result}"'
                expected = f"computed from {_used(check, entries)}: mend what is wrong, or the claim and its verdict"
                yield entries[id].problem(("checks", position, "result"), what, expected, code="claim-disagrees")


def _used(check: Check, entries: Mapping[str, Entry]) -> str:
    """The records that a check computes from; of those that are used for their date, the line of it."""
    span = check.span or check.days
    rows = check.count or check.sequence or check.first or check.last or check.streak
    if span:
        dated = [entries[one.record] for one in (span.start, span.end) if one.record]
        keys = [next(key for key in ("date", "published") if key in entry.kind.model_fields) for entry in dated]
        return " and ".join(f"{entry.path}:{entry.mark((key,)).line}" for entry, key in zip(dated, keys, strict=True))
    if rows:
        return f'the rows of "{rows.office}" at the meetings of "{rows.body}"'
    return f'the meetings of "{check.meetings.body}"' if check.meetings else "the records"


def compute(check: Check, index: Index) -> str | None:
    """The result of a check; None where a record it needs has a mistake that is reported already."""
    for name, calculate in CALCULATIONS.items():
        if (part := getattr(check, name)) is not None:
            return calculate(part, index)
    return None


def attendances(index: Index, office: str, body: str, during: Edtf | None = None) -> list[Attended]:
    """The rows of an office at the meetings of a body that were held, in order of time."""
    rows = _filled(index).get((office, body), [])
    return [found for found in rows if during is None or during.contains(found[1].date)]


def between(start: date, end: date, inclusive: bool = False) -> str:
    """The time between two days in whole years, months and days, as a calendar counts them."""
    if inclusive:
        return _amount((end - start).days + 1, "day")
    months = (end.year - start.year) * 12 + end.month - start.month
    while (anchor := _add_months(start, months)) > end:
        months -= 1
    parts = ((months // 12, "year"), (months % 12, "month"), ((end - anchor).days, "day"))
    return ", ".join(_amount(count, unit) for count, unit in parts if count) or "0 days"


@lru_cache(maxsize=1)
def _held(index: Index) -> dict[str, list[tuple[str, Meeting]]]:
    """The meetings of each body that were held, in order of time; kept for the latest index."""
    held: dict[str, list[tuple[str, Meeting]]] = {}
    for id, meeting in index.of("meetings"):
        if isinstance(meeting, Meeting) and meeting.status == "held":
            held.setdefault(meeting.body, []).append((id, meeting))
    return {body: sorted(found, key=lambda pair: (pair[1].date.first, pair[0])) for body, found in held.items()}


@lru_cache(maxsize=1)
def _filled(index: Index) -> dict[tuple[str, str], list[Attended]]:
    """The rows of each office at the meetings of each body, in that order; kept for the latest index."""
    filled: dict[tuple[str, str], list[Attended]] = {}
    for body, meetings in _held(index).items():
        for id, meeting in meetings:
            for row in meeting.participation:
                filled.setdefault((row.office, body), []).append((id, meeting, row))
    return filled


def _span(span: Span, index: Index) -> str | None:
    start, end = _day(span.start, index), _day(span.end, index)
    return between(start, end, span.inclusive) if start and end else None


def _days(span: Span, index: Index) -> str | None:
    start, end = _day(span.start, index), _day(span.end, index)
    return _amount((end - start).days + span.inclusive, "day") if start and end else None


def _count(part: Attendances, index: Index) -> str:
    known = [row for _, _, row in attendances(index, part.office, part.body, part.during) if row.status != "unknown"]
    return f"{sum(row.status in part.statuses for row in known)} of {len(known)}"


def _sequence(part: Attendances, index: Index) -> str:
    return ", ".join(f"{meeting.date.first.year} {row.status}" for _, meeting, row in _rows(part, index))


def _first(part: Attendances, index: Index) -> str:
    return next((meeting.title for _, meeting, row in _rows(part, index)), "none")


def _last(part: Attendances, index: Index) -> str:
    return next((meeting.title for _, meeting, row in reversed(_rows(part, index))), "none")


def _streak(part: Attendances, index: Index) -> str:
    """The longest unbroken run; one that is not known breaks it, and of equal ones the earliest counts."""
    runs: list[list[int]] = [[]]
    for _, meeting, row in attendances(index, part.office, part.body, part.during):
        if row.status in part.statuses:
            runs[-1].append(meeting.date.first.year)
        else:
            runs.append([])
    longest = max(runs, key=len)
    if len(longest) < 2:
        return f"1, in {longest[0]}" if longest else "none"
    return f"{len(longest)} in a row, {longest[0]} to {longest[-1]}"


def _rows(part: Attendances, index: Index) -> list[Attended]:
    rows = attendances(index, part.office, part.body, part.during)
    return [found for found in rows if not part.statuses or found[2].status in part.statuses]


def _meetings(part: Meetings, index: Index) -> str:
    return str(
        sum(
            (not part.forms or meeting.form in part.forms) and part.during.contains(meeting.date)
            for _, meeting in _held(index).get(part.body, ())
        )
    )


def _day(moment: Moment, index: Index) -> date | None:
    when = _when(index.records.get(moment.record)) if moment.record else moment.date
    if when is None:
        return None
    return when.last if moment.end else when.first


def _when(record: Record | None) -> Edtf | None:
    found: Edtf | None = getattr(record, "date", None) or getattr(record, "published", None)
    return found


def _amount(count: int, unit: str) -> str:
    return f"{count:,} {unit}" if count == 1 else f"{count:,} {unit}s"


def _add_months(day: date, months: int) -> date:
    """The same day of another month; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


CALCULATIONS: dict[str, Callable[[Any, Index], str | None]] = {
    "span": _span,
    "days": _days,
    "count": _count,
    "sequence": _sequence,
    "first": _first,
    "last": _last,
    "streak": _streak,
    "meetings": _meetings,
}

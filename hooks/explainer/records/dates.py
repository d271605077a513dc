"""Dates as EDTF: as precise as they are known, never padded, with words for readers and bounds for sums."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
FORMS = "expected an EDTF date such as 1975-08-01, 1975-08, 1975, 1975~ or 1945-02-04/1945-02-11"
QUALIFIERS = {"": "{}", "~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}
POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
PATTERN = (
    r"^(([.][.]|[0-9]{4}(-[0-9]{2}){0,2}[?~%]?)(/|$)){1,2}$"  # the same for editors, which do not know the calendar
)


@dataclass(frozen=True)
class Point:
    """One date known to the day, the month or the year, perhaps uncertain (?), approximate (~) or both (%)."""

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def words(self) -> str:
        parts = (self.day, MONTHS[self.month - 1] if self.month else None, self.year)
        return QUALIFIERS[self.qualifier].format(" ".join(str(part) for part in parts if part))


@dataclass(frozen=True)
class Edtf:
    """A date or an interval; an end left open (..) is None."""

    text: str
    start: Point | None
    end: Point | None

    @cached_property
    def first(self) -> date:
        """The earliest day it can mean."""
        return self.start.first if self.start else date.min

    @cached_property
    def last(self) -> date:
        """The latest day it can mean."""
        return self.end.last if self.end else date.max

    @property
    def precision(self) -> str:
        point = self.start or self.end
        return "day" if point and point.day else "month" if point and point.month else "year"

    def contains(self, other: "Edtf") -> bool:
        return self.first <= other.first and other.last <= self.last

    @cached_property
    def words(self) -> str:
        """The date as a reader would say it, shared parts of an interval said once."""
        if self.start == self.end and self.start:
            return self.start.words
        if not self.start:
            return f"until {self.end.words}" if self.end else "always"
        return f"since {self.start.words}" if not self.end else _interval(self.start, self.end)


def known_days(when: Edtf) -> tuple[str | None, str | None]:
    """The first and the last day it can mean, as ISO 8601; None for an end that is open."""
    return when.first.isoformat() if when.start else None, when.last.isoformat() if when.end else None


def _interval(start: Point, end: Point) -> str:
    if start.qualifier or end.qualifier or start.year != end.year or not (start.month and end.month):
        return f"{start.words} – {end.words}"
    if start.month != end.month or not (start.day and end.day):
        return f"{start.words.removesuffix(f' {start.year}')} – {end.words}"
    return f"{start.day}–{end.words}"


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Read an EDTF date of the subset above; a ValueError says what is wrong with it."""
    parts = text.split("/")
    if len(parts) > 2:
        raise ValueError(f'"{text}" has more than one "/"')
    points = [_point(part, text) for part in parts]
    start, end = points[0], points[-1]
    if start is None and end is None:
        raise ValueError(f'"{text}" is no date')
    if start and end and start.first > end.last:
        raise ValueError(f'"{text}" ends before it starts')
    return Edtf(text, start, end)


def _point(part: str, text: str) -> Point | None:
    if part == "..":
        return None
    match = POINT.fullmatch(part)
    if not match or not part.isascii():
        raise ValueError(f'"{text}" is not a date')
    year, month, day = (int(group) if group else None for group in match.groups()[:3])
    assert year is not None
    if year == 0 or month == 0 or (month or 1) > 12:
        raise ValueError(f'"{text}" names a month or year that does not exist')
    if day is not None and not 1 <= day <= monthrange(year, month or 1)[1]:
        raise ValueError(f'"{text}" names a day that does not exist')
    return Point(year, month, day, match[4])

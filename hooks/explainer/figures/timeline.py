"""Meetings and events along the years: where each mark stands, how wide it is, and in which lane its name has room."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from explainer import facets
from explainer.figures.chairs import meetings
from explainer.links import Index
from explainer.records.dates import Edtf
from explainer.records.happenings import Event, Meeting

ERAS = (
    (1939, "War, and Yalta"),
    (1948, "Two blocs, and Helsinki"),
    (1989, "The Wall opens; the CSCE becomes the OSCE"),
    (1996, "A table at which all sit"),
    (2013, "Kyiv, Crimea and after"),
    (2022, "Full-scale war"),
)
WIDTH = 1000
DOT = 24
LETTER = 6.4
STEPS = (1, 2, 5, 10, 20)
TICKS = 16


class Moment(NamedTuple):
    """A meeting or event with the number of its era."""

    id: str
    record: Meeting | Event
    folder: str
    era: int


class Mark(NamedTuple):
    """Where a moment is drawn in a band: left edge and width in per cent, lane, whether named, and on which side."""

    moment: Moment
    left: float
    wide: float
    lane: int
    named: bool
    flipped: bool


class Band(NamedTuple):
    """A stretch of years: ticks (year, place in per cent), marks in order of time, the number of lanes they take."""

    number: int
    title: str
    years: tuple[int, int]
    ticks: tuple[tuple[int, float], ...]
    marks: tuple[Mark, ...]
    lanes: int


def moments(index: Index) -> list[Moment]:
    """Every meeting and event in order of time."""
    events = [(id, event) for id, event in index.of("events") if isinstance(event, Event)]
    found: list[tuple[str, Meeting | Event, str]] = [(id, one, "meetings") for id, one in meetings(index)]
    found += [(id, one, "events") for id, one in events]
    found.sort(key=lambda each: (each[1].date.first, each[1].date.last, each[0]))
    return [Moment(id, record, folder, era_of(record.date)) for id, record, folder in found]


def bands(index: Index) -> Iterator[Band]:
    """The whole of the years as band 0, then one band for each era."""
    every = moments(index)
    weight = {moment.id: len(index.backlinks.get(moment.id, ())) for moment in every}
    last = max((moment.record.date.last.year for moment in every), default=ERAS[-1][0])
    starts = [*(year for year, _ in ERAS), last + 1]
    yield _band(0, "All years", (starts[0], starts[-1]), every, weight)
    for number, (_, title) in enumerate(ERAS, 1):
        own = [moment for moment in every if moment.era == number]
        yield _band(number, title, (starts[number - 1], starts[number]), own, weight)


def era_of(when: Edtf) -> int:
    """The number of the era in which a date begins, counted from 1; what is earlier than all belongs to the first."""
    return max(1, sum(year <= when.first.year for year, _ in ERAS))


def marks(moment: Moment) -> str:
    """What a moment is filtered by."""
    named = {name: facets.values(moment.record, name) for name in ("topics", "body")}
    return facets.marks({**named, "kind": [moment.folder]})


def filters(index: Index) -> list[facets.Filter]:
    """The choices over the timeline but the era."""
    every = moments(index)
    kinds = {kind.folder: kind.plural for kind in (Meeting, Event)}
    topics = (facets.values(moment.record, "topics") for moment in every)
    bodies = (facets.values(moment.record, "body") for moment in every)
    return [
        facets.choices("topics", "Topic", topics, facets.words(index, Meeting, "topics")),
        facets.choices("kind", "Kind", ([moment.folder] for moment in every), kinds),
        facets.choices("body", "Body", bodies, facets.words(index, Meeting, "body")),
    ]


def every_mark(index: Index) -> list[str]:
    """The marks that the choices over the timeline offer."""
    offered = [option.mark for one in filters(index) for option in one.options]
    return [*offered, *(f"era:{number}" for number in range(len(ERAS) + 1))]


def rows(index: Index) -> list[dict[str, str]]:
    """Every moment as text, for the download."""
    return [
        {
            "date": moment.record.date.text,
            "first_day": moment.record.date.first.isoformat(),
            "last_day": moment.record.date.last.isoformat(),
            "precision": moment.record.date.precision,
            "title": moment.record.title,
            "kind": type(moment.record).singular,
            "status": getattr(moment.record, "status", ""),
            "era": ERAS[moment.era - 1][1],
            "topics": " ".join(moment.record.topics),
            "id": moment.id,
        }
        for moment in moments(index)
    ]


def _band(number: int, title: str, years: tuple[int, int], own: list[Moment], weight: dict[str, int]) -> Band:
    """Names are given room in the order of how much points at a record; in an era's own band all are named."""
    lanes: list[list[tuple[float, float]]] = []
    marks = []
    for moment in sorted(own, key=lambda one: (-weight[one.id], one.record.date.first, one.id)):
        left, right = _place(moment.record.date.first, years), _place(moment.record.date.last + timedelta(1), years)
        mark = _mark(moment, left, right, lanes, most=7 if number == 0 else 99)
        marks.append(mark)
    marks.sort(key=lambda mark: (mark.moment.record.date.first, mark.moment.id))
    step = next((step for step in STEPS if (years[1] - years[0]) / step <= TICKS), STEPS[-1])
    ticks = range(-(-years[0] // step) * step, years[1], step)
    placed = tuple((year, _percent(_place(date(year, 1, 1), years))) for year in ticks)
    return Band(number, title, (years[0], years[1] - 1), placed, tuple(marks), len(lanes))


def _mark(moment: Moment, left: float, right: float, lanes: list[list[tuple[float, float]]], most: int) -> Mark:
    """A mark with its name if a lane has room for it, else without; the lane that is taken is written into `lanes`."""
    dot = max(right - left, DOT)
    name = LETTER * len(moment.record.title) + 8
    flipped = left + dot + name > WIDTH
    named = (left + dot - DOT - name, left + dot) if flipped else (left, left + dot + name)
    lane = _free(named, lanes, most)
    taken = named
    if lane is None:
        flipped = left + dot > WIDTH
        taken = (left + dot - DOT - DOT, left + dot) if flipped else (left, left + dot)
        lane = _free(taken, lanes, most=10**6) or 0
    while len(lanes) <= lane:
        lanes.append([])
    lanes[lane].append(taken)
    return Mark(moment, _percent(left), _percent(right - left), lane, taken is named, flipped)


def _free(span: tuple[float, float], lanes: list[list[tuple[float, float]]], most: int) -> int | None:
    """The first lane in which nothing stands in this span, perhaps a new one; none if there would be too many."""
    for number, lane in enumerate([*lanes, []]):
        if number < most and all(span[1] <= start or end <= span[0] for start, end in lane):
            return number
    return None


def _place(day: date, years: tuple[int, int]) -> float:
    start, end = date(years[0], 1, 1).toordinal(), date(years[1], 1, 1).toordinal()
    return (day.toordinal() - start) / (end - start) * WIDTH


def _percent(place: float) -> float:
    return round(place / WIDTH * 100, 2)

"""The chairs in the picture that stands for a hand-written page where it is shared."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from explainer.figures.chairs import CHAIRS, Column, chair_of, columns
from explainer.links import Index
from explainer.records.actors import Office
from explainer.records.dates import MONTHS
from explainer.records.happenings import Meeting


class Row(NamedTuple):
    """Chairs side by side: whose they are, the kind of each, and what stands below each."""

    name: str
    kinds: tuple[str, ...]
    labels: tuple[str, ...] = ()


class Strip(NamedTuple):
    """Rows of chairs under a caption."""

    caption: str
    rows: tuple[Row, ...]

    @property
    def words(self) -> str:
        """What is drawn, for those who cannot see it."""
        kinds: dict[str, Counter[str]] = {}
        for row in self.rows:
            kinds.setdefault(row.name, Counter()).update(row.kinds)
        return " ".join((f"{self.caption}.", *(_counted(name, counts) for name, counts in kinds.items())))


def strip(uri: str, index: Index) -> Strip:
    """The chairs for a page: those of its own story, or where it has none or no records, what the chairs mean."""
    return (STRIPS[uri](index) if uri in STRIPS else None) or LEGEND


def council(
    index: Index,
    body: str,
    offices: tuple[str, ...],
    since: str = "",
    across: int = 16,
    months: bool = False,
    caption: str = "{body}, {first}–{last}",
) -> Strip | None:
    """A row for each office, a column for each meeting of a body; no more than so many meetings across."""
    shown = columns(index, body, offices, since)
    if not shown:
        return None
    rows = []
    for start in range(0, len(shown), across):
        part = shown[start : start + across]
        labels = tuple(_when(column.meeting.date.first, months) for column in part)
        rows += [Row(_name(index, office), _kinds(part, seat)) for seat, office in enumerate(offices)]
        rows[-1] = rows[-1]._replace(labels=labels)
    title = index.records[body].title if body in index.records else body
    first, last = (column.meeting.date.first.year for column in (shown[0], shown[-1]))
    return Strip(caption.format(body=title, number=len(shown), first=first, last=last), tuple(rows))


def meeting(index: Index, id: str) -> Strip | None:
    """A chair for each office followed at one meeting, under the name of its holder."""
    record = index.records.get(id)
    if not isinstance(record, Meeting) or not record.participation:
        return None
    kinds = tuple(chair_of(row) for row in record.participation)
    holders = (index.records.get(row.principal or row.office) for row in record.participation)
    names = tuple(holder.title.split(" ")[-1] if holder else "" for holder in holders)
    return Strip(f"{record.title}, {record.date.words}", (Row("", kinds, names),))


def signed(index: Index, id: str, states: int) -> Strip | None:
    """As many chairs as states signed, in two rows; their number stands in the event's summary, not in a key."""
    record = index.records.get(id)
    rows = (Row("", ("present",) * number) for number in (states - states // 2, states // 2))
    return Strip(f"{record.title}, {states} states", tuple(rows)) if record else None


STATES = ("us-secretary-of-state", "russian-foreign-minister|soviet-foreign-minister")
COUNCIL = partial(council, body="osce-ministerial-council", offices=STATES)
STRIPS: Mapping[str, Callable[[Index], Strip | None]] = {
    "index.md": partial(COUNCIL, since="2017"),
    "osce.md": partial(COUNCIL, since="2013"),
    "attendance.md": COUNCIL,
    "nato-absences.md": partial(
        council,
        body="north-atlantic-council",
        offices=STATES[:1],
        months=True,
        caption="{number} meetings of NATO foreign ministers, {first}–{last}",
    ),
    "yalta.md": partial(meeting, id="yalta-conference-1945"),
    "helsinki.md": partial(signed, id="final-act-1975", states=35),
}
LEGEND = Strip("What the chairs mean", (Row("", tuple(CHAIRS), tuple(word for word, _ in CHAIRS.values())),))


def _name(index: Index, office: str) -> str:
    record = index.records.get(office.partition("|")[0])
    return record.short if isinstance(record, Office) else office


def _kinds(shown: list[Column], seat: int) -> tuple[str, ...]:
    return tuple(chair_of(column.seats[seat].row) for column in shown)


def _when(day: date, months: bool) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}" if months else str(day.year)


def _counted(name: str, counts: Counter[str]) -> str:
    told = ", ".join(f"{word.lower()} {counts[kind]}" for kind, (word, _) in CHAIRS.items() if counts[kind])
    return f"{name}: {told}." if name else f"{told[:1].upper()}{told[1:]}."

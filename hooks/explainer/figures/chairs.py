"""Who sat in which chair: the meetings of a body by the offices followed."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any, NamedTuple

from explainer import facets
from explainer.links import Index
from explainer.records.actors import Office
from explainer.records.happenings import Meeting, Participation

CHAIRS: Mapping[str, tuple[str, str]] = {
    "present": ("Came", "The holder of the office came."),
    "remote": ("By video link", "The holder took part from elsewhere."),
    "partly": ("Came for a part", "The holder came but left early, or came late."),
    "other": ("Absent, someone else came", "The holder stayed away; somebody else sat there."),
    "absent": ("Absent, stand-in not known", "The holder stayed away; who sat there instead is not known here."),
    "barred": ("Barred", "The holder was refused entry."),
    "unknown": ("Not known", "The sources seen here do not say. This is not the same as absent."),
}

SIDES = {"present": "came", "remote": "came", "partly": "came", "other": "away", "absent": "away", "barred": "away"}


class Seat(NamedTuple):
    """One office at one meeting: the row of the record, or none where the record has no row."""

    office: str
    row: Participation | None


class Column(NamedTuple):
    """One meeting in a strip of chairs."""

    id: str
    meeting: Meeting
    seats: tuple[Seat, ...]


def chair_of(row: Participation | None) -> str:
    """Which chair is drawn: an absence with a named stand-in is another picture than one without."""
    if row is None:
        return "unknown"
    return "other" if row.status == "absent" and row.represented_by else row.status


def columns(index: Index, body: str, offices: tuple[str, ...], since: str = "") -> list[Column]:
    """The held meetings of a body with a row for any of these offices, in order of time.

    An office with a predecessor is written "new|old"; either row fills the seat.
    """
    held = (
        Column(id, meeting, _seats(meeting, offices))
        for id, meeting in meetings(index)
        if meeting.body == body and meeting.status == "held" and meeting.date.first.isoformat() >= since
    )
    return [column for column in held if any(seat.row for seat in column.seats)]


def meetings(index: Index) -> list[tuple[str, Meeting]]:
    """Every meeting with its id, in order of time."""
    found = [(id, meeting) for id, meeting in index.of("meetings") if isinstance(meeting, Meeting)]
    return sorted(found, key=lambda pair: (pair[1].date.first, pair[0]))


def tally(columns: list[Column], office: int) -> dict[str, Any]:
    """How often a seat was filled how: the counts by chair and the number of meetings where it is known."""
    chairs = [chair_of(column.seats[office].row) for column in columns]
    counts = {chair: chairs.count(chair) for chair in CHAIRS}
    return {"counts": counts, "known": len(chairs) - counts["unknown"], "all": len(chairs)}


def streaks(columns: list[Column], office: int) -> dict[str, list[list[Column]]]:
    """The longest runs of meetings in a row to which the holder came, and stayed away; an unknown one ends a run."""

    def side(column: Column) -> str:
        return SIDES.get(chair_of(column.seats[office].row), "")

    runs = [(key, list(run)) for key, run in groupby(columns, key=side)]
    most = {key: max((len(run) for known, run in runs if known == key), default=0) for key in ("came", "away")}
    return {key: [run for known, run in runs if known == key and len(run) == most[key]] for key in most}


def office_words(index: Index, meeting: Meeting, row: Participation) -> str:
    """An office in a few words; where another of the same state is followed at the meeting, by its whole title."""
    offices = {one.office: index.records.get(one.office) for one in meeting.participation}
    own = offices[row.office]
    if not isinstance(own, Office):
        return row.office
    states = [one.state for one in offices.values() if isinstance(one, Office) and one.state]
    return own.title if states.count(own.state or "") > 1 else own.short


def filters(columns: list[Column], names: list[str]) -> list[facets.Filter]:
    """A filter for each seat of a table, under the given names: who sat there."""
    words = {kind: label for kind, (label, _) in CHAIRS.items()}
    return [
        facets.choices(f"seat-{number}", name, ([chair_of(column.seats[number].row)] for column in columns), words)
        for number, name in enumerate(names)
    ]


def marks(column: Column) -> str:
    """What a row of a table is filtered by."""
    return facets.marks({f"seat-{number}": [chair_of(seat.row)] for number, seat in enumerate(column.seats)})


def every_mark(_: Index) -> list[str]:
    """The marks that a table of at most four seats can have."""
    return [f"seat-{number}:{chair}" for number in range(4) for chair in CHAIRS]


def rows(index: Index) -> list[dict[str, str]]:
    """Every office at every meeting, one row each: what the strips and tables draw, as text."""
    names = {id: record.title for id, record in index.records.items()}
    return [
        {
            "date": meeting.date.text,
            "meeting": meeting.title,
            "meeting_id": id,
            "status": meeting.status,
            "office": names.get(row.office, row.office),
            "office_id": row.office,
            "attendance": row.status,
            "chair": CHAIRS[chair_of(row)][0],
            "represented_by": names.get(row.represented_by or "", ""),
            "represented_as": row.represented_as or "",
            "verified": "no" if row.unverified else "yes",
        }
        for id, meeting in meetings(index)
        for row in meeting.participation
    ]


def _seats(meeting: Meeting, offices: tuple[str, ...]) -> tuple[Seat, ...]:
    rows = {row.office: row for row in meeting.participation}
    seats = []
    for names in offices:
        office, *before = names.split("|")
        filled = next((name for name in (office, *before) if name in rows), office)
        seats.append(Seat(filled, rows.get(filled)))
    return tuple(seats)

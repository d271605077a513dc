"""The figures: what they compute from the records, on small indexes and on the shipped ones."""

from itertools import combinations
from math import radians, sin
from pathlib import Path
from typing import Any

import pytest

from explainer.building import build
from explainer.figures import appeals, chairs, venues
from explainer.links import Index
from explainer.records import Record
from explainer.records.happenings import Event, Meeting

ROOT = Path(__file__).parent.parent
SHIPPED = build(ROOT).index


@pytest.mark.parametrize(
    ("seats", "came", "away"),
    [
        ("ppapp", "01+34", "2"),
        ("pppaa", "012", "34"),
        ("ppuppp", "345", ""),
        ("aabaapp", "56", "01234"),
        ("uuu", "", ""),
        ("aapaa", "2", "01+34"),
    ],
)
def test_a_streak_ends_with_the_other_side_or_an_unknown_one(seats: str, came: str, away: str) -> None:
    found = chairs.streaks(_columns(seats), 0)
    runs = {side: "+".join("".join(column.id for column in run) for run in found[side]) for side in found}
    assert runs == {"came": came, "away": away}


def test_a_tally_counts_each_chair_and_leaves_the_unknown_out_of_the_known() -> None:
    sum = chairs.tally(_columns("ppaub"), 0)
    assert (sum["known"], sum["all"], sum["counts"]["present"], sum["counts"]["unknown"]) == (4, 5, 2, 1)


def test_a_row_is_filtered_by_who_sat_in_each_chair() -> None:
    assert chairs.marks(_columns("b")[0]) == "seat-0:barred"


@pytest.mark.parametrize(
    ("near", "far", "axis", "sign"),
    [
        ((60.2, 24.9), (50.4, 30.5), 1, -1),
        ((48.2, 16.4), (38.7, -9.1), 0, 1),
        ((52.0, 14.0), (50.0, 14.0), 1, -1),
    ],
)
def test_north_is_up_and_east_to_the_right(
    near: tuple[float, float], far: tuple[float, float], axis: int, sign: int
) -> None:
    assert sign * (venues.project(*near)[axis] - venues.project(*far)[axis]) > 0


def test_areas_are_equal() -> None:
    """One degree squared covers as much in the picture as its share of the globe, wherever it lies."""
    south, north = (_area(latitude) for latitude in (36, 66))
    assert south / north == pytest.approx(_share(36) / _share(66), rel=0.01)


def test_no_name_on_the_map_covers_another() -> None:
    named = [_box(venue) for venue in venues.venues(SHIPPED) if venue.name_at]
    for one, other in combinations(named, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


def test_every_place_of_a_meeting_is_a_venue() -> None:
    met = {record.place for _, record in SHIPPED.of("meetings") if isinstance(record, Meeting) and record.place}
    assert met <= {venue.id for venue in venues.venues(SHIPPED)}


def test_every_principle_of_a_quote_or_event_is_a_mark_of_the_matrix() -> None:
    drawn = {(one.principle, one.id) for one in appeals.appeals(SHIPPED)}
    named = {
        (principle, id)
        for folder in ("events", "quotes", "claims")
        for id, record in SHIPPED.of(folder)
        for principle in getattr(record, "principles", ())
    }
    assert named <= drawn


def test_the_matrix_runs_in_order_of_time_with_the_rest_at_the_end() -> None:
    across = appeals.places(appeals.appeals(SHIPPED), SHIPPED)
    rows = {row["where_id"]: SHIPPED.records[row["where_id"]] for row in appeals.rows(SHIPPED) if row["where_id"]}
    days = [record.date.first for id in across if isinstance(record := rows.get(id), Meeting | Event)]
    assert len(days) == len(across) - 1
    assert days == sorted(days)
    assert across.count("") == 1
    assert across[-1] == ""


def test_a_row_of_the_matrix_is_plain_text() -> None:
    for row in appeals.rows(SHIPPED):
        assert not any(sign in text for text in row.values() for sign in ("[[", "<", "**")), row


def _columns(seats: str) -> list[chairs.Column]:
    status = {"p": "present", "a": "absent", "b": "barred", "u": "unknown"}
    rows: list[dict[str, Any]] = [
        {"office": "chair", "status": status[one], "represented_as": "not known", "unverified": True}
        if one in "ab"
        else {"office": "chair", "status": status[one], "unverified": True}
        for one in seats
    ]
    meeting = {
        "title": "M", "summary": "m", "form": "council", "body": "b", "status": "planned", "unverified": ["date"],
    }  # fmt: skip
    records: dict[str, Record] = {
        str(number): Meeting.model_validate({**meeting, "date": f"19{50 + number}", "participation": [row]})
        for number, row in enumerate(rows)
    }
    return [
        chairs.Column(id, one, (chairs.Seat("chair", one.participation[0]),))
        for id, one in chairs.meetings(Index(records, dict.fromkeys(records, Meeting), ()))
    ]


def _area(latitude: float) -> float:
    corners = [venues.project(latitude + north, 14 + east) for north, east in ((0, 0), (0, 1), (1, 1), (1, 0))]
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _share(latitude: float) -> float:
    return sin(radians(latitude + 1)) - sin(radians(latitude))


def _box(venue: venues.Venue) -> tuple[float, float, float, float]:
    assert venue.name_at
    x, y, anchor = venue.name_at
    wide = venues.LETTER * len(venue.place.title)
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return (left, y - 14, left + wide, y + 2)

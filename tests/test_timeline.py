"""The timeline: true places, honest widths, no name over another."""

from itertools import combinations, pairwise

import pytest

from explainer.figures import timeline
from explainer.links import Index
from explainer.records import dates
from explainer.records.happenings import Event


def test_a_mark_stands_at_its_day_and_is_as_wide_as_its_date_is_vague() -> None:
    whole, *_ = timeline.bands(_index("1982-07-02", "1982-07", "2025-12-31"))
    day, month = sorted(whole.marks[:2], key=lambda mark: mark.wide)
    assert day.left == pytest.approx(100 * (43.5 / 87), abs=0.1)
    assert (day.wide, month.wide) == pytest.approx((0, 100 * 31 / 365.25 / 87), abs=0.01)


@pytest.mark.parametrize(("text", "era"), [("1939", 1), ("1947-12-31", 1), ("1948", 2), ("2025-12-03", 6), ("1900", 1)])
def test_a_date_belongs_to_the_era_in_which_it_begins(text: str, era: int) -> None:
    assert timeline.era_of(dates.parse(text)) == era


def test_no_name_stands_over_another() -> None:
    for band in timeline.bands(_index(*(f"{year}-06-0{day}" for year in range(1990, 2026) for day in range(1, 4)))):
        for one, other in combinations(band.marks, 2):
            if one.lane == other.lane:
                first, second = sorted((_span(one), _span(other)))
                assert first[1] <= second[0] + 0.2, (one, other)


def test_every_moment_stands_in_the_whole_and_in_its_era() -> None:
    index = _index("1945", "1975-08-01", "2025-12-03")
    whole, *eras = timeline.bands(index)
    assert [mark.moment.id for mark in whole.marks] == ["e0", "e1", "e2"]
    assert sorted(mark.moment.id for band in eras for mark in band.marks) == ["e0", "e1", "e2"]
    assert all(before.years[1] + 1 == after.years[0] for before, after in pairwise(eras))


def test_rows_keep_the_precision() -> None:
    row = timeline.rows(_index("1975-08"))[0]
    assert (row["date"], row["first_day"], row["last_day"], row["precision"]) == (
        "1975-08",
        "1975-08-01",
        "1975-08-31",
        "month",
    )


def _index(*when: str) -> Index:
    events = {
        f"e{number}": Event.model_validate(
            {"title": f"Event {number}", "summary": "s", "date": text, "explanation": "e", "unverified": ["date"]}
        )
        for number, text in enumerate(when)
    }
    return Index(events, dict.fromkeys(events, Event), ())


def _span(mark: timeline.Mark) -> tuple[float, float]:
    """The room of a mark with its name, in per cent."""
    dot = max(mark.wide, timeline.DOT / timeline.WIDTH * 100)
    name = (timeline.LETTER * len(mark.moment.record.title) + 8) / timeline.WIDTH * 100 if mark.named else 0
    return (mark.left - name, mark.left + dot) if mark.named and mark.flipped else (mark.left, mark.left + dot + name)

"""Meetings and anniversaries: read back by the icalendar library, with ids that never change."""

import re
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import example, given, settings

from explainer import prose
from explainer.building import Edition, Site
from explainer.exports.calendar import calendar
from explainer.links import Index
from exports.making import ANY, HARD, index


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=50)
def test_a_meeting_reads_back_equal(value: str) -> None:
    made = index(value)
    raw = calendar(made, Edition("The Empty Chair"))
    [entry] = _entries(raw)
    assert (str(entry["summary"]), str(entry["location"])) == (value, value)
    assert str(entry["description"]) == prose.plain(value, str)
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(1999, 12, 15), date(1999, 12, 17))


def test_the_published_calendar_has_every_meeting_known_to_the_day(real: Site, files: dict[str, Any]) -> None:
    entries = {str(one["uid"]): one for one in _entries(files["feeds/meetings.ics"])}
    assert len(entries) == len(_entries(files["feeds/meetings.ics"]))
    known = [(id, one) for id, one in _meetings(real.index) if one.date.precision == "day"]
    held = {f"{id}@the-empty-chair" for id, one in known if one.status in ("held", "planned")}
    assert {uid for uid in entries if not uid.startswith("anniversary-")} == held
    for id, one in known:
        if one.status == "held":
            entry = entries[f"{id}@the-empty-chair"]
            last = entry["dtend"].dt - timedelta(1)
            assert (str(entry["summary"]), entry["dtstart"].dt, last) == (one.title, one.date.first, one.date.last)


def test_anniversaries_come_back_every_year(files: dict[str, Any]) -> None:
    entries = {str(one["uid"]): one for one in _entries(files["feeds/meetings.ics"])}
    yalta = entries["anniversary-yalta-conference-1945@the-empty-chair"]
    assert (str(yalta["summary"]), yalta["dtstart"].dt) == ("Yalta Conference (1945)", date(1945, 2, 4))
    assert yalta["rrule"]["FREQ"] == ["YEARLY"]
    assert str(yalta["url"]) == "https://example.org/chairs/meetings/yalta-conference-1945/"
    assert "anniversary-osce-malta-2024@the-empty-chair" not in entries


@pytest.mark.parametrize("address", ["", "https://example.org/"])
def test_ids_do_not_depend_on_the_address(address: str) -> None:
    [entry] = _entries(calendar(index("x"), Edition("The Empty Chair", address)))
    assert str(entry["uid"]) == "first@the-empty-chair"
    assert ("url" in entry) == bool(address)


def test_on_the_day_of_a_meeting_itself_there_is_no_anniversary(files: dict[str, Any]) -> None:
    entries = {str(one["uid"]): one for one in _entries(files["feeds/meetings.ics"])}
    yalta = entries["anniversary-yalta-conference-1945@the-empty-chair"]
    assert [one.dt for one in yalta["exdate"].dts] == [date(1945, 2, 4)]
    assert b"EXDATE;VALUE=DATE:19450204" in yalta.to_ical()
    assert "exdate" not in entries["anniversary-final-act-1975@the-empty-chair"]


def test_a_title_that_has_its_year_gets_no_second_one(files: dict[str, Any]) -> None:
    told = [str(one["summary"]) for one in _entries(files["feeds/meetings.ics"])]
    assert "CSCE Summit, Budapest 1994" in told
    assert [one for one in told if re.search(r"(\d{4}).*\(\1\)", one)] == []


def test_meetings_can_be_told_from_anniversaries(files: dict[str, Any]) -> None:
    for entry in _entries(files["feeds/meetings.ics"]):
        [sort] = entry["categories"].cats
        assert (sort == "Anniversaries") == str(entry["uid"]).startswith("anniversary-")


def test_what_is_known_to_the_month_has_no_day(real: Site, files: dict[str, Any]) -> None:
    months = [one.title for _, one in _meetings(real.index) if one.date.precision != "day"]
    told = [str(one["summary"]) for one in _entries(files["feeds/meetings.ics"])]
    assert months
    assert not set(months) & set(told)


@given(value=ANY)
@example(value="🪑" * 4000)
@example(value=HARD)
@settings(max_examples=50)
def test_lines_are_folded_between_letters_and_not_within_one(value: str) -> None:
    lines = calendar(index(value), Edition("The Empty Chair")).split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]


def _entries(raw: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))


def _meetings(index: Index) -> list[tuple[str, Any]]:
    return list(index.of("meetings"))

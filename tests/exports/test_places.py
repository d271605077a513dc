"""Venues as GeoJSON and the timeline for TimelineJS."""

import json
from typing import Any

import html5lib
import jsonschema
from hypothesis import example, given, settings

from explainer import prose
from explainer.building import Edition, Site
from explainer.exports import documents, maps, story
from explainer.figures.timeline import moments
from explainer.figures.venues import venues
from exports.making import ANY, HARD, index

DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {"year": {"type": "integer"}, "month": {"maximum": 12}, "day": {"maximum": 31}},
    "additionalProperties": False,
}
TEXT = {"type": "object", "properties": {"headline": {"type": "string"}, "text": {"type": "string"}}}
ERA = {"start_date": DATE, "end_date": DATE}
TIMELINE = {
    "required": ["events"],
    "properties": {
        "title": {"required": ["text"]},
        "eras": {
            "items": {"required": ["start_date", "end_date"], "properties": {"start_date": DATE, "end_date": DATE}}
        },
        "events": {
            "items": {
                "required": ["start_date", "text", "unique_id"],
                "properties": {"start_date": DATE, "end_date": DATE, "text": TEXT},
            }
        },
    },
}


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=25)
def test_json_of_every_sort_reads_back_equal(value: str) -> None:
    made = index(value)
    [venue] = json.loads(maps.geojson(made))["features"]
    assert venue["properties"]["title"] == value
    [person] = json.loads(documents.kind(made, "people"))
    assert (person["id"], person["title"], person["aliases"]) == ("ada", value, [value, value])
    whole = json.loads(documents.whole(made, Edition()))
    assert whole["records"]["quotes"][0]["text"] == value
    slides = json.loads(story.timelinejs(made, Edition()))["events"]
    shown = html5lib.parseFragment(slides[0]["text"]["headline"], namespaceHTMLElements=False)
    assert ("".join(shown.itertext()), len(shown)) == (value, 0)
    told = html5lib.parseFragment(slides[0]["text"]["text"], namespaceHTMLElements=False)
    assert ("".join(told.itertext()), len(told)) == (prose.plain(value, str), 0)


def test_all_records_in_one_file(real: Site, files: dict[str, Any]) -> None:
    whole = json.loads(files["data/all.json"])
    assert {id for records in whole["records"].values() for id in (one["id"] for one in records)} == set(
        real.index.records
    )
    assert (whole["revision"], whole["licence"][-4:]) == (real.edition.revision, "4.0/")
    assert whole["records"]["people"] == json.loads(files["data/people.json"])


def test_venues_are_points_with_longitude_first(real: Site, files: dict[str, Any]) -> None:
    found = {one["id"]: one for one in json.loads(files["data/venues.geojson"])["features"]}
    assert set(found) == {venue.id for venue in venues(real.index)}
    for venue in venues(real.index):
        point = {"type": "Point", "coordinates": [venue.place.longitude, venue.place.latitude]}
        assert found[venue.id]["geometry"] == point
        assert found[venue.id]["properties"]["happened"] == list(venue.happened)


def test_the_timeline_has_every_moment_as_precise_as_it_is_known(real: Site, files: dict[str, Any]) -> None:
    timeline = json.loads(files["data/timeline.json"])
    jsonschema.validate(timeline, TIMELINE)
    assert [slide["unique_id"] for slide in timeline["events"]] == [moment.id for moment in moments(real.index)]
    slides = {slide["unique_id"]: slide for slide in timeline["events"]}
    yalta = slides["yalta-conference-1945"]
    assert (yalta["start_date"], yalta["end_date"]["day"]) == ({"year": 1945, "month": 2, "day": 4}, 11)
    months = [one for one in moments(real.index) if one.record.date.precision == "month"]
    assert months
    assert all("day" not in slides[one.id]["start_date"] for one in months)
    assert len(timeline["eras"]) == 6

"""JSON-LD: expanded by a processor that others wrote, with the words of schema.org that are in use and no others."""

import json
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import example, given, settings
from pyld import jsonld

from explainer.building import Edition, Site
from explainer.exports import webpages
from explainer.exports.nodes import RATINGS, View
from explainer.records.happenings import Meeting
from explainer.records.words import Claim
from exports.making import ANY, HARD, index

VOCABULARY = "https://schema.org/"
WORDS = json.loads((Path(__file__).parent / "schema-org.json").read_text(encoding="utf-8"))
HERE = "https://example.org/chairs/"


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=25)
def test_a_page_keeps_every_value_and_no_value_ends_its_script(value: str) -> None:
    view = View(index(value), Edition(address=HERE))
    for id in ("ada", "words", "minutes"):
        page = html5lib.parse(f"<title>x</title>{webpages.record(view, id)}<p>after</p>", namespaceHTMLElements=False)
        told, crumbs = (json.loads(script.text or "") for script in page.iter("script"))
        assert crumbs["itemListElement"][2]["name"] == value
        assert (told["name"], told["alternateName"]) == (value, [value, value])
        assert [part.text for part in page.iter("p")] == ["after"]
    assert json.loads(webpages.graph(view))["@graph"][list(view.index.records).index("words")]["text"] == value


def test_the_graph_uses_only_words_of_schema_org(files: dict[str, Any]) -> None:
    graph = json.loads(files["data/graph.jsonld"])
    for node, expanded in zip(graph["@graph"], _expanded(graph), strict=True):
        assert _shape(node) == _shape(expanded), node["@id"]


def test_every_address_of_the_graph_is_one_of_the_site(real: Site, files: dict[str, Any]) -> None:
    known = {HERE + one["address"] for one in real.promise.ids.values()} | {HERE + page for page in real.promise.pages}
    found = set(_ids(json.loads(files["data/graph.jsonld"])))
    assert found <= known
    assert len(found) >= len(real.index.records)


def test_meetings_tell_when_where_and_who_came(real: Site, files: dict[str, Any]) -> None:
    node = _node(files, "meetings/osce-malta-2024/")
    assert (node["@type"], node["startDate"], node["endDate"]) == ("Event", "2024-12-05", "2024-12-06")
    assert node["location"]["address"] == "Ta' Qali, Malta"
    assert "Marco Rubio" not in [one["name"] for one in _node(files, "meetings/osce-vienna-2025/")["attendee"]]
    assert {"Antony Blinken", "Sergey Lavrov"} <= {one["name"] for one in node["attendee"]}


def test_a_meeting_that_never_was_is_no_event(real: Site, files: dict[str, Any]) -> None:
    never = [id for id, one in real.index.of("meetings") if getattr(one, "status", "") in ("claimed", "refuted")]
    assert never
    assert {_node(files, f"meetings/{id}/")["@type"] for id in never} == {"Thing"}


def test_every_event_has_a_place_and_what_has_none_tells_its_day_in_words(real: Site, files: dict[str, Any]) -> None:
    nodes = [_node(files, f"{folder}/{id}/") for folder in ("events", "meetings") for id, _ in real.index.of(folder)]
    assert {"Event", "Thing"} == {node["@type"] for node in nodes}
    assert [node["@id"] for node in nodes if (node["@type"] == "Event") != ("location" in node)] == []
    assert [node["@id"] for node in nodes if node["@type"] == "Thing" and "disambiguatingDescription" not in node] == []


def test_only_somebodys_statement_of_fact_is_reviewed(real: Site, files: dict[str, Any]) -> None:
    for id, claim in real.index.of("claims"):
        assert isinstance(claim, Claim)
        reviewed = claim.label == "claim" and claim.verdict in RATINGS
        assert (_node(files, f"claims/{id}/")["@type"] == "ClaimReview") == reviewed, id


def test_a_review_has_all_that_search_engines_ask_for(files: dict[str, Any]) -> None:
    reviews = [one for one in json.loads(files["data/graph.jsonld"])["@graph"] if one["@type"] == "ClaimReview"]
    assert len(reviews) > 40
    for one in reviews:
        rating, claim = one["reviewRating"], one["itemReviewed"]
        assert one["claimReviewed"]
        assert one["url"].startswith("https://")
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]
        assert rating["alternateName"]
        assert claim["author"]["name"]
        assert claim["author"]["name"] != one["author"]["name"]


@pytest.mark.parametrize(
    ("uri", "sort"),
    [
        ("index.md", "WebSite"),
        ("yalta.md", "Article"),
        ("map.md", "WebPage"),
        ("data.md", "Dataset"),
        ("people/index.md", "CollectionPage"),
        ("people/marco-rubio.md", "Person"),
    ],
)
def test_every_page_says_what_it_is(real: Site, uri: str, sort: str) -> None:
    told = _scripts(real.described(uri, "Who &amp; what"))[0]
    assert told["@type"] == sort
    assert told["url"] == HERE + uri.replace("index.md", "").replace(".md", "/")
    assert sort in ("Person", "CollectionPage") or told["description"] == "Who & what"
    [expanded] = _expanded(told)
    assert _shape(told) == _shape(expanded)


def test_a_page_says_where_on_the_site_it_stands(real: Site) -> None:
    told = _scripts(real.described("people/marco-rubio.md", ""))[1]
    [expanded] = _expanded(told)
    assert (told["@type"], _shape(told)) == ("BreadcrumbList", _shape(expanded))
    assert [(one["position"], one["name"], one["item"].removeprefix(HERE)) for one in told["itemListElement"]] == [
        (1, "The Empty Chair", ""),
        (2, "People", "people/"),
        (3, "Marco Rubio", "people/marco-rubio/"),
    ]
    [_, listed] = _scripts(real.described("people/index.md", ""))
    assert len(listed["itemListElement"]) == 2
    assert len(_scripts(real.described("yalta.md", ""))) == 1


def test_an_explainer_names_its_picture_and_its_last_change(real: Site) -> None:
    [told] = _scripts(real.described("yalta.md", "x"))
    assert told["image"] == HERE + "images/social/yalta.png"
    assert real.shared["yalta.md"].picture in real.files
    assert told["dateModified"] == real.changed("yalta.md")
    assert told["mainEntityOfPage"] == told["url"] == f"{HERE}yalta/"


def test_the_data_tell_the_time_that_they_cover(real: Site) -> None:
    [told] = _scripts(real.described("data.md", "x"))
    first, _, last = told["temporalCoverage"].partition("/")
    assert first == "1939-08-23"
    assert last == max(one.date.last for _, one in real.index.of("meetings") if isinstance(one, Meeting)).isoformat()
    assert told["name"] == "The Empty Chair: The data"


def test_each_office_of_a_person_is_told_once(files: dict[str, Any]) -> None:
    assert _node(files, "people/marco-rubio/")["jobTitle"] == ["US Secretary of State"]
    titles = [one["jobTitle"] for one in json.loads(files["data/graph.jsonld"])["@graph"] if "jobTitle" in one]
    assert len(titles) > 90
    assert all(len(set(held)) == len(held) for held in titles)


def test_addresses_lead_up_where_the_site_has_none() -> None:
    view = View(index("x"), Edition(), "../../")
    assert '"@id":"../../people/ada/"' in webpages.record(view, "ada")


def _scripts(html: str) -> list[dict[str, Any]]:
    page = html5lib.parse(f"<title>x</title>{html}", namespaceHTMLElements=False)
    return [json.loads(script.text or "") for script in page.iter("script")]


def _expanded(document: dict[str, Any]) -> list[Any]:
    """Nothing is fetched: the one context there is comes from the file beside this one."""

    def load(url: str, options: object) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": WORDS}

    found: list[Any] = jsonld.expand(document, {"documentLoader": load, "base": HERE})
    return found


def _shape(part: Any) -> Any:
    """The keys and how many values each has, without the address of the vocabulary."""
    if not isinstance(part, dict):
        return None
    if "@value" in part or set(part) == {"@id"}:
        return None
    named = {key.removeprefix(VOCABULARY): value for key, value in part.items() if key != "@context"}
    return {
        key: [_shape(one) for one in (value if isinstance(value, list) else [value])] for key, value in named.items()
    }


def _node(files: dict[str, Any], path: str) -> dict[str, Any]:
    graph = json.loads(files["data/graph.jsonld"])["@graph"]
    return next(one for one in graph if one["@id"] == HERE + path)


def _ids(part: Any) -> Any:
    if isinstance(part, dict):
        yield from [part["@id"]] if "@id" in part else []
        part = list(part.values())
    for inner in part if isinstance(part, list) else ():
        yield from _ids(inner)

"""JSON-LD: expanded by a processor that others wrote, with the words of schema.org that are in use and no others."""

import json
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import example, given, settings
from pyld import jsonld

from explainer import Edition, Site
from explainer.exports import webpages
from explainer.exports.nodes import RATINGS, View
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
        [script] = page.iter("script")
        told = json.loads(script.text or "")
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
    text = real.described(uri, "Who &amp; what")
    told = json.loads(text.removeprefix('<script type="application/ld+json">').removesuffix("</script>"))
    assert told["@type"] == sort
    assert told["url"] == HERE + uri.replace("index.md", "").replace(".md", "/")
    assert sort in ("Person", "CollectionPage") or told["description"] == "Who & what"
    [expanded] = _expanded(told)
    assert _shape(told) == _shape(expanded)


def test_addresses_lead_up_where_the_site_has_none() -> None:
    view = View(index("x"), Edition(), "../../")
    assert '"@id":"../../people/ada/"' in webpages.record(view, "ada")


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

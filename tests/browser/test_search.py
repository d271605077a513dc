"""What a reader types, and the page that comes first."""

import pytest
from playwright.sync_api import Page

from browser.conftest import Visit

LINKS = ".md-search-result__item > a"


def results(page: Page, address: str, typed: str) -> list[str]:
    """The addresses found from a page of the site, the best first."""
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text(typed)
    page.keyboard.press("End")
    page.locator(LINKS).first.wait_for()
    found = page.locator(LINKS).evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(address) for link in found]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Łódź", "places/lodz/"),
        ("Lodz", "places/lodz/"),
        ("Lodz 2022", "meetings/osce-lodz-2022/"),
        ("Kęstutis", "people/kestutis-budrys/"),
        ("kestutis", "people/kestutis-budrys/"),
        ("Sybiha", "people/andrii-sybiha/"),
        ("Сибіга", "people/andrii-sybiha/"),
        ("Київ", "places/kyiv/"),
        ("Turkiye", "states/turkey/"),
        ("Yalta", "yalta/"),
        ("Helsinki", "helsinki/"),
        ("OSCE", "osce/"),
        ("NATO", "bodies/nato/"),
        ("NATO absences", "nato-absences/"),
        ("Timeline", "timeline/"),
        ("map", "map/"),
        ("Rubio", "people/marco-rubio/"),
        ("lavrov", "people/sergey-lavrov/"),
        ("Landau", "people/christopher-landau/"),
        ("US Secretary of State", "offices/us-secretary-of-state/"),
        ("consensus", "terms/consensus/"),
        ("Decalogue", "terms/decalogue/"),
        ("demarche", "terms/demarche/"),
        ("sphere of influence", "terms/sphere-of-influence/"),
        ("inviolability of frontiers", "principles/inviolability-of-frontiers/"),
        ("no light at the end", "quotes/lavrov-no-light/"),
        ("Helsinki Final Act", "events/final-act-1975/"),
        ("Madrid 2003", "meetings/nato-madrid-2003-06/"),
        ("Malta 2024", "meetings/osce-malta-2024/"),
        ("first time in 25 years", "nato-absences/"),
        ("new Yalta", "yalta/"),
        ("What is NATO?", "bodies/nato/"),
        ("what is the OSCE", "osce/"),
        ("Did Lavrov go to Vienna", "people/sergey-lavrov/"),
        ("Why was Rubio absent?", "claims/rubio-absent-vienna/"),
        ("How often has the Secretary missed the OSCE?", "osce/"),
    ],
)
def test_the_first_result(visit: Visit, address: str, typed: str, first: str) -> None:
    assert results(visit(""), address, typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Yalta", "places/yalta/"),
        ("OSCE", "bodies/osce/"),
        ("new Yalta", "quotes/eide-no-new-yalta/"),
        ("first time in 25 years", "claims/first-time-in-25-years/"),
    ],
)
def test_among_the_first_three(visit: Visit, address: str, typed: str, near: str) -> None:
    assert near in results(visit(""), address, typed)[:3]


def test_the_index_comes_with_the_first_letters_and_not_with_the_page(visit: Visit, address: str) -> None:
    asked: list[str] = []
    page = visit("")
    page.context.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}yalta/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search_index" in url or "workers/" in url] == []
    results(page, address, "Yalta")
    assert [url.removeprefix(address) for url in asked if "search_index" in url] == ["search/search_index.json"]


def test_a_result_shows_what_it_was_found_by(visit: Visit, address: str) -> None:
    page = visit("")
    results(page, address, "Lodz")
    assert page.locator(".md-search-result__item").first.inner_text().split("\n")[0] == "Łódź"
    assert page.locator(".md-search-result__item p").first.inner_text() == "Also: Lodz · Лодзь"
    assert page.locator(".md-search-result__item mark").first.inner_text() == "Lodz"


def test_results_are_reached_and_left_by_keyboard(visit: Visit, address: str) -> None:
    page = visit("")
    results(page, address, "consensus")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}terms/consensus/")

"""For everyone: no fault that axe knows, headings in order, nothing sideways, keys and eyes find their way."""

from itertools import pairwise
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.conftest import ROOT, Visit
from explainer.records import KINDS

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: tuple[tuple[int, Literal["light", "dark"], list[str]], ...] = (
    (1280, "light", RULES),
    (1280, "dark", ["color-contrast"]),  # nothing else can differ
    (360, "dark", ["color-contrast"]),
    (360, "light", RULES),
)
WRITTEN = sorted(path.stem for path in (ROOT / "docs").glob("*.md"))
INDEXES = [f"{kind.folder}/" for kind in KINDS if kind.folder in ("meetings", "claims", "terms")]
ONE_EACH = {
    "meetings": "osce-vienna-2025", "events": "final-act-1975", "people": "andrii-sybiha",
    "quotes": "lavrov-collapsing", "claims": "first-time-in-25-years", "sources": "tass-2025-12-03-lavrov-article",
}  # fmt: skip
PAGES = [
    *("" if name == "index" else f"{name}/" for name in WRITTEN),
    *INDEXES,
    *(
        f"{kind.folder}/{ONE_EACH.get(kind.folder) or min((ROOT / 'data' / kind.folder).glob('*.yml')).stem}/"
        for kind in KINDS
    ),
    "no-such-page/",
]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(visit: Visit, path: str) -> None:
    page = visit(path) if path != "no-such-page/" else visit("404.html")
    found = {}
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        run = Axe().run(page, options={"runOnly": rules})
        for one in run.response["violations"]:
            found[width, scheme, one["id"]] = [node["html"][:160] for node in one["nodes"]][:3]
    assert found == {}


@pytest.mark.parametrize("path", PAGES)
def test_headings_run_in_order_and_nothing_runs_sideways(visit: Visit, path: str) -> None:
    page = visit(path, width=360) if path != "no-such-page/" else visit("404.html", width=360)
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(one => +one.tagName[1])")
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.get_attribute("html", "lang") == "en"


def test_the_first_key_leads_past_the_head(visit: Visit) -> None:
    page = visit("osce/")
    page.keyboard.press("Tab")
    assert "md-skip" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("path", ["", "attendance/", "timeline/", "quotes/eide-no-new-yalta/"])
def test_whatever_has_the_focus_shows_it_and_lets_it_go(visit: Visit, path: str) -> None:
    page = visit(path)
    seen: list[Any] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => { const one = document.activeElement, look = getComputedStyle(one);
                const shown = one.matches("input[type=radio]") ? getComputedStyle(one.nextElementSibling) : look;
                return [one.outerHTML.slice(0, 90), shown.outlineStyle !== "none" && parseFloat(shown.outlineWidth) > 0,
                        document.querySelectorAll("*").length && [...document.querySelectorAll("*")].indexOf(one)]; }"""
            )
        )
    assert [told for told, outlined, _ in seen if not outlined and not told.startswith("<body")] == []
    assert len({position for _, _, position in seen}) > 40


def test_nothing_moves_for_those_who_ask_for_rest(visit: Visit) -> None:
    page = visit("", reduced_motion="reduce")
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter(one => ["transitionDuration", "animationDuration"].some(name =>
        getComputedStyle(one)[name].split(",").some(time => parseFloat(time) > 0.01)))
        .map(one => one.outerHTML.slice(0, 80))"""
    )
    assert moving == []

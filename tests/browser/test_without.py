"""Without a script, without a server, without a screen, without a fast line: the site still does its work."""

from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from browser.conftest import Visit
from serving import body

QUOTE = "quotes/lavrov-collapsing/"
EXPLAINERS = ("yalta", "helsinki", "osce", "nato-absences")


@pytest.mark.parametrize("path", ["", "osce/", "attendance/", "timeline/", "invoked/", "map/", QUOTE])
def test_all_is_there_without_a_script(visit: Visit, path: str) -> None:
    """The words of the page are the same with and without."""
    with_script, without = (visit(path, java_script_enabled=on).locator("article").first for on in (True, False))
    for one in (with_script, without):
        one.evaluate("article => article.querySelectorAll('.copy, .shown').forEach(made => made.remove())")
    assert without.inner_text() == with_script.inner_text()
    assert without.locator("svg, table, figure").count() == with_script.locator("svg, table, figure").count()


def test_pages_open_from_a_folder_and_lead_to_one_another(visit: Visit, site: Path) -> None:
    page = visit("index.html", at=f"{site.as_uri()}/")
    page.locator("article a", has_text="The OSCE").first.click()
    expect(page.locator("h1")).to_contain_text("What is the OSCE")
    page.go_back()
    page.locator('article p a[href*="meetings/osce-vienna-2025"]').first.click()
    expect(page.locator("h1")).to_contain_text("Vienna 2025")
    page.locator(".crumbs a").first.click()
    expect(page.locator("h1")).to_contain_text("Who came to the table?")


def test_previews_and_filters_work_from_a_folder(visit: Visit, site: Path) -> None:
    page = visit("index.html", at=f"{site.as_uri()}/")
    page.locator('article p a[href*="meetings/osce-vienna-2025"]').first.hover()
    expect(page.locator("#preview")).to_contain_text("Brendan Hanrahan")
    page = visit("claims/index.html", at=f"{site.as_uri()}/")
    page.select_option('select[name="verdict"]', "verdict:refuted")
    assert page.locator("li[data-is]").locator("visible=true").count() < page.locator("li[data-is]").count()


@pytest.mark.parametrize("name", EXPLAINERS)
def test_an_explainer_prints_with_its_sources_and_without_the_furniture(
    visit: Visit, name: str, tmp_path: Path
) -> None:
    page = visit(f"{name}/")
    heading, source = page.locator("h1").inner_text(), page.locator(".sources li a.out").last.inner_text()
    page.pdf(path=tmp_path / "print.pdf", format="A4")
    pages = PdfReader(tmp_path / "print.pdf").pages
    told = " ".join(" ".join(one.extract_text() for one in pages).split())
    assert 3 <= len(pages) <= 14
    assert told.startswith(heading[:12])
    assert source.removeprefix("https://")[:24] in told.replace(" ", "")
    for furniture in ("Table of contents", "Search", "Cite this page", "Copy with its source"):
        assert furniture not in told


@pytest.mark.parametrize("name", EXPLAINERS)
def test_the_first_visit_of_an_explainer_is_light(visit: Visit, name: str) -> None:
    page = visit("")
    page.context.close()
    sizes: dict[str, int] = {}
    page = visit(f"{name}/", width=412)
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    page.reload(wait_until="networkidle")
    fonts = sum(size for url, size in sizes.items() if url.endswith(".woff2"))
    rest = sum(sizes.values()) - fonts
    assert rest < 200_000, sizes
    assert rest + fonts < 320_000, sizes


def test_our_own_scripts_are_light(site: Path) -> None:
    assert 0 < sum(len(body(path)) for path in (site / "scripts").glob("*.js")) < 20_000


def test_the_usual_record_page_is_light(site: Path) -> None:
    assert median(len(body(path)) for path in site.glob("*/*/index.html")) < 12_000


@pytest.mark.parametrize("path", ["", *(f"{name}/" for name in EXPLAINERS), "timeline/", "map/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_jumps_while_the_page_comes(visit: Visit, path: str, width: int) -> None:
    page = visit(path, width=width)
    page.wait_for_load_state("networkidle")
    assert _shift(page) < 0.02


def _shift(page: Page) -> float:
    """How far things moved by themselves since the page began, as browsers count it."""
    return float(
        page.evaluate(
            """() => new Promise(done => { let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(one => sum += one.hadRecentInput ? 0 : one.value))
                .observe({type: "layout-shift", buffered: true});
            setTimeout(() => done(sum), 200); })"""
        )
    )

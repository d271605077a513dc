"""Reading: previews by mouse, key and finger; filters; the timeline; tables that sort; words to copy."""

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Visit

LINK = 'article p a[href*="meetings/osce-vienna-2025"]'


def test_a_preview_opens_under_the_pointer_stays_and_goes(visit: Visit) -> None:
    page = visit("")
    page.locator(LINK).first.hover()
    card = page.locator("#preview")
    expect(card).to_be_visible()
    expect(card).to_contain_text("OSCE Ministerial Council, Vienna 2025")
    expect(card).to_contain_text("4–5 December 2025")
    expect(card).to_contain_text("Brendan Hanrahan")
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.mouse.move(1, 1)
    expect(card).to_be_hidden()


def test_escape_closes_a_preview_and_leaves_the_focus(visit: Visit) -> None:
    page = visit("")
    link = _focused_by_key(page)
    card = page.locator("#preview")
    expect(card).to_be_visible()
    assert link.get_attribute("aria-describedby") == "preview"
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()
    assert link.get_attribute("aria-describedby") is None


def test_a_first_tap_shows_the_preview_and_a_second_goes_there(visit: Visit) -> None:
    page = visit("", width=360, has_touch=True, is_mobile=True)
    link = page.locator(LINK).first
    link.tap()
    expect(page.locator("#preview")).to_be_visible()
    assert page.url.count("/") == 3
    link.tap()
    page.wait_for_url("**/meetings/osce-vienna-2025/")


def test_a_tap_elsewhere_closes_the_preview(visit: Visit) -> None:
    page = visit("", width=360, has_touch=True, is_mobile=True)
    page.locator(LINK).first.tap()
    expect(page.locator("#preview")).to_be_visible()
    page.locator("h1").tap()
    expect(page.locator("#preview")).to_be_hidden()


def test_a_citation_mark_shows_its_source(visit: Visit) -> None:
    page = visit("osce/")
    mark = page.locator("a.cite").first
    mark.hover()
    card = page.locator("#preview")
    expect(card).to_contain_text("Helsinki Final Act")
    expect(card).to_contain_text("Primary")
    expect(card).to_contain_text("seen in excerpt")
    assert card.locator("a").count() == 0


def test_a_chair_tells_who_and_why(visit: Visit) -> None:
    page = visit("")
    page.locator('.seat-small[href*="osce-vienna-2025/#us-secretary-of-state"]').first.hover()
    expect(page.locator("#preview")).to_contain_text("Brendan Hanrahan")
    expect(page.locator("#preview")).to_contain_text("Reason given")


def test_a_preview_stays_within_the_window(visit: Visit) -> None:
    page = visit("nato-absences/", width=420)
    for link in page.locator("article p a[href*='meetings/']").all()[:12]:
        link.scroll_into_view_if_needed()
        link.hover()
        expect(page.locator("#preview")).to_be_visible()
        box = page.locator("#preview").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 420
        page.keyboard.press("Escape")
        page.mouse.move(0, 0)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_filter_shows_what_is_chosen_and_hides_the_rest(visit: Visit, javascript: bool) -> None:
    page = visit("claims/", java_script_enabled=javascript)
    entries = page.locator("li[data-is]")
    page.select_option('select[name="verdict"]', "verdict:refuted")
    shown = entries.locator("visible=true")
    assert 0 < shown.count() < entries.count()
    assert all("Refuted" in text for text in shown.all_inner_texts())
    empty = page.locator("section.group:not(:has([data-is~='verdict:refuted']))").first
    expect(empty).to_be_hidden()


def test_filters_meet_and_the_number_is_told(visit: Visit) -> None:
    page = visit("claims/")
    page.select_option('select[name="verdict"]', "verdict:contradicted")
    page.select_option('select[name="topics"]', "topics:osce")
    number = page.locator("li[data-is]").locator("visible=true").count()
    expect(page.get_by_role("status")).to_contain_text(f"Shown: {number} of ")
    page.select_option('select[name="label"]', "label:assessment")
    expect(page.get_by_role("status")).to_contain_text("Nothing here has all that you chose")


def test_the_address_remembers_what_is_chosen(visit: Visit) -> None:
    page = visit("claims/")
    page.select_option('select[name="verdict"]', "verdict:refuted")
    assert page.url.endswith("/claims/?verdict=refuted")
    again = visit("claims/?verdict=refuted")
    assert again.locator('select[name="verdict"]').input_value() == "verdict:refuted"
    assert again.locator("li[data-is]").locator("visible=true").count() < again.locator("li[data-is]").count()


def test_the_timeline_zooms_by_the_arrow_keys(visit: Visit) -> None:
    page = visit("timeline/")
    page.locator('[value="era:0"]').focus()
    expect(page.locator('figure[data-is="era:0"]')).to_be_visible()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator('figure[data-is="era:3"]')).to_be_visible()
    expect(page.locator('figure[data-is="era:0"]')).to_be_hidden()
    expect(page.locator("li#final-act-1975")).to_be_hidden()
    expect(page.locator("li#charter-of-paris-1990")).to_be_visible()
    assert page.url.endswith("?era=3")


def test_the_marks_of_the_timeline_stand_where_their_days_are(visit: Visit) -> None:
    page = visit("timeline/")
    band = page.locator('figure[data-is="era:0"] .marks').bounding_box()
    mark = page.locator('figure[data-is="era:0"] a[href$="meetings/yalta-conference-1945/"]').bounding_box()
    assert band
    assert mark
    years = (mark["x"] - band["x"]) / band["width"] * (2026 - 1939) + 1939
    assert years == pytest.approx(1945.1, abs=0.3)


def test_a_link_into_the_timeline_leads_to_the_entry(visit: Visit) -> None:
    page = visit("timeline/#osce-lodz-2022", width=360)
    expect(page.locator("li#osce-lodz-2022")).to_be_in_viewport()


def test_the_timeline_filters_by_topic(visit: Visit) -> None:
    page = visit("timeline/")
    page.select_option('select[name="topics"]', "topics:yalta")
    expect(page.locator("li#yalta-conference-1945")).to_be_visible()
    expect(page.locator("li#osce-lodz-2022")).to_be_hidden()
    expect(page.locator('figure[data-is="era:0"] a[href$="osce-lodz-2022/"]')).to_be_hidden()


def test_attendance_filters_by_who_sat_there(visit: Visit) -> None:
    page = visit("attendance/")
    page.select_option('select[name="seat-1"]', "seat-1:barred")
    rows = page.locator("tr[data-is]").locator("visible=true").all_inner_texts()
    assert [row.split()[0] for row in rows if "barred" in row] == ["Łódź"]


def test_a_table_sorts_both_ways(visit: Visit) -> None:
    page = visit("attendance/")
    head = page.locator("table.sortable").first.locator("thead th").nth(1)
    first = page.locator("table.sortable").first.locator("tbody th").first
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(first).to_contain_text("Berlin")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(first).to_contain_text("Vienna")


def test_words_are_copied_with_their_source(visit: Visit) -> None:
    page = visit("quotes/eide-no-new-yalta/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy with its source").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "“We will not accept any new Yalta.” Norway’s Foreign Minister Espen Barth Eide, 3 December"
    )
    assert copied.endswith("/quotes/eide-no-new-yalta/")


def test_a_citation_is_copied(visit: Visit) -> None:
    page = visit("claims/first-time-in-25-years/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_text("Cite this claim").click()
    page.get_by_role("button", name="Copy BibTeX").click()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{first-time-in-25-years,")


def _focused_by_key(page: Page) -> Locator:
    """The first link to the Vienna meeting, reached by the keyboard."""
    link = page.locator(LINK).first
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    return link

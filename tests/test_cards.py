"""Previews of links: one card for each record that a page links to, and none where the page tells already."""

from pathlib import Path

from explainer.building import build


def test_a_link_gets_a_card_once(small: Path) -> None:
    made = build(small).cards('<a href="../../people/ada-field/">A</a> <a href="../../people/ada-field/">B</a>')
    assert made.count('data-for="people/ada-field/"') == 1
    assert "Ada Field" in made
    assert made.startswith('<template id="cards">')
    assert "<a " not in made


def test_a_seat_has_its_own_card_with_the_reason_given(small: Path) -> None:
    page = (small / "data/meetings/first-council.yml").read_text(encoding="utf-8")
    office = page.split("office: ")[1].split("\n")[0]
    made = build(small).cards(f'<a href="meetings/first-council/#{office}">x</a>')
    assert f'data-for="meetings/first-council/#{office}"' in made
    assert "card-seat" in made


def test_lists_that_tell_already_and_own_sources_get_none(small: Path) -> None:
    source = next((small / "data/sources").glob("*.yml")).stem
    html = f'<ul class="index"><li><a href="../people/ada-field/">A</a></li></ul><p id="source-{source}">'
    assert build(small).cards(f'{html}<a href="../../sources/{source}/">S</a>') == ""

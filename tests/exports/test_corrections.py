"""The list of corrections, its page, and what is wrong with it, each told with its line."""

import json
from pathlib import Path

import pytest

from explainer.building import build

GOOD = """corrections:
  - date: 2026-12-02
    records: [ada-field]
    what: "[[ada-field|Ada Field]] came for a part."
    why: The minutes were read again.
    sources:
      - source: minutes
  - date: 2026-12-01
    what: The records are published.
    why: Nothing was published before.
"""


def test_the_page_tells_what_changed_and_why(small: Path) -> None:
    _write(small, GOOD)
    (small / "docs/corrections.md").write_text("# Corrections\n\n{{ figure.corrections() }}\n", encoding="utf-8")
    site = build(small)
    assert site.problems == ()
    page = site.written["corrections.md"]
    assert '<article id="2026-12-02">' in page
    assert '<a href="../people/ada-field/">Ada Field</a> came for a part.' in page
    assert "The minutes were read again." in page
    assert page.index("2026-12-02") < page.index("2026-12-01")


def test_there_need_be_none(small: Path) -> None:
    site = build(small)
    assert (site.problems, json.loads(site.downloads["feeds/changes.json"]())["items"]) == ((), [])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2026-12-02", "2026-12", "data/corrections.yml:2:11: a correction was made on one day"),
        ("2026-12-02", "2026-12-02~", "data/corrections.yml:2:11: a correction was made on one day"),
        ("2026-12-02", "2026-11-30", "data/corrections.yml:8:11: a later correction stands below an earlier one"),
        ("[ada-field]", "[ada-feld]", 'data/corrections.yml:3:15: there is no record "ada-feld"'),
        ("[[ada-field|", "[[ada|", 'data/corrections.yml:4:11: there is no record "ada"'),
        ("source: minutes", "source: ada-field", 'data/corrections.yml:7:17: "ada-field" is a person'),
        ("    why: The minutes were read again.\n", "", 'data/corrections.yml:2:5: the key "why" is missing'),
        ("    why: Nothing", "    how: Nothing", 'data/corrections.yml:10:5: there is no key "how" here'),
    ],
)
def test_a_mistake_is_told_with_its_line(small: Path, old: str, new: str, told: str) -> None:
    _write(small, GOOD.replace(old, new, 1))
    assert any(str(one).startswith(told) for one in build(small).problems)


def test_a_meeting_without_a_beginning_is_told_with_its_line(small: Path) -> None:
    meeting = small / "data/meetings/second-council.yml"
    meeting.write_text(meeting.read_text(encoding="utf-8").replace("2001-05", "../2001-05"), encoding="utf-8")
    told = [str(one) for one in build(small).problems]
    assert told[0].startswith('data/meetings/second-council.yml:5:7: "../2001-05" has no beginning')


def test_a_sign_that_no_feed_can_hold_is_told_with_its_line(small: Path) -> None:
    _write(small, GOOD.replace("published.", "published\uffff."))
    assert str(build(small).problems[0]).startswith("data/corrections.yml:9:36: a control character (U+FFFF)")


def test_while_something_is_wrong_there_is_nothing_to_download(small: Path) -> None:
    _write(small, "corrections: x\n")
    assert [name for name in build(small).downloads if name.startswith(("data/", "feeds/"))] == []


def _write(root: Path, text: str) -> None:
    (root / "data/corrections.yml").write_text(text, encoding="utf-8")

"""The report of what deserves a second look, on the small site with one thing of each sort."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from explainer import review, written
from explainer.building import build
from explainer.cli import main
from test_cases import change

CHANGES = {
    "edit": {
        "data/claims/first-time.yml": {"verdict: confirmed": "verdict: confirmed\nreview: 2026-12"},
        "data/terms/council-term.yml": {"title:": "unverified: [definition]\ntitle:"},
        "data/meetings/second-council.yml": {"The Council met again.": "Ada Field met her peers again."},
    },
    "write": {
        "data/claims/alone.yml": "title: It rained\nsummary: Rain.\nlabel: claim\nwhose: The minutes\n"
        "stated: {source: minutes}\n"
        "verdict: confirmed\nfinding: It did.\nsupported:\n  - text: So they say.\n    strength: weak\n"
        "    sources:\n      - source: minutes\n"
    },
}


@pytest.fixture
def told(small: Path) -> dict[str, list[str]]:
    change(small, CHANGES)
    site = build(small)
    assert site.problems == ()
    return review.review(site.index, {"docs/index.md": written.texts(small / "docs")[0]["index.md"]}, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        ("Claims that rest on one source", ["alone (confirmed): minutes"]),
        ("Facts marked as not verified", ["council-term: definition"]),
        ("Claims due for review by 2026-12-01", ["first-time: December 2026"]),
        ("Records that nothing points at", ["claims/alone", "terms/council-term"]),
        ("Names that could be links", ["ada-field: in second-council", "council: in docs/index.md"]),
        ("Sources by tier", ["Primary: 1", "Official: 0", "Press: 0", "Reference: 0"]),
    ],
)
def test_each_list(told: dict[str, list[str]], heading: str, lines: list[str]) -> None:
    assert told[heading] == lines


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ada Field spoke.", ["ada-field"]),
        ("(Ada Field) spoke, and so did Ada Field.", ["ada-field"]),
        ("Ada Fielding spoke.", []),
        ("Nada Field spoke.", []),
        ("Ada Field Marshal spoke.", ["marshal"]),
        ("Of Ada Field's peers and the “Open Door” policy.", ["ada-field", "door"]),
    ],
    ids=["a-name", "in-brackets", "longer-word", "inside-a-word", "longer-name", "a-name-that-begins-with-a-sign"],
)
def test_a_name_is_met_as_a_whole(small: Path, text: str, named: list[str]) -> None:
    for id, title in (("marshal", "Ada Field Marshal"), ("door", "“Open Door”")):
        person = f"title: {title}\nsummary: A name.\nunverified: [summary]\n"
        (small / f"data/people/{id}.yml").write_text(person, encoding="utf-8")
    lists = review.review(build(small).index, {"docs/other.md": text}, date(2026, 12, 1))
    assert [one.partition(":")[0] for one in lists["Names that could be links"] if "docs/other.md" in one] == named


def test_what_would_fall(told: dict[str, list[str]]) -> None:
    (line,) = told["What would fall with a source"]
    assert line.startswith("minutes (primary): ")
    assert "alone" in line


def test_nothing_is_due_before_its_day(small: Path) -> None:
    change(small, CHANGES)
    lists = review.review(build(small).index, {}, date(2026, 11, 30))
    assert lists["Claims due for review by 2026-11-30"] == []


def test_the_command_shows_ten_of_each_and_all_when_asked(small: Path) -> None:
    for number in range(12):
        (small / f"data/states/s{number}.yml").write_text("title: A\nsummary: A.\n", encoding="utf-8")
    short = CliRunner().invoke(main, ["report", "--root", str(small)])
    whole = CliRunner().invoke(main, ["report", "--root", str(small), "--all"])
    assert (short.exit_code, whole.exit_code) == (0, 0)
    assert "more; --all shows them" in short.stdout
    assert whole.stdout.count("  states/s") == 12

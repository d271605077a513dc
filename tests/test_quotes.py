"""How a quote compares with the text it is said to come from."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from explainer.cli import main
from explainer.quotes import compare

TEXT = (
    "The minister came late.\n\n"
    '"We will not accept any new line," she said. "Borders – all of them – can’t be moved\nby force."\n\n'
    "It was the “ﬁrst” time. Nobody thought that the treaty would hold, and it was “peace” they wanted.\n\n"
    "He never said that trade should stop. A café stood there."
)
NEGATED = ("the sentence has a negation before the quote begins",)
DROPPED = ("the words left out hold a negation",)


@pytest.mark.parametrize(
    ("quote", "verdict", "warnings"),
    [
        ("We will not accept any new line,", "verbatim", ()),
        ("We will not accept any new lime,", "not found", ()),
        ("we will not accept any new line,", "not found", ()),
        ("We will not accept any new line", "verbatim", ()),
        ("We will not accept any new line.", "not found", ()),
        ("e will not accept any new line,", "not found", ()),
        ("Borders - all of them - can't be moved by force.", "typographic", ()),
        ("It was the \"first\" time.", "typographic", ()),
        ("A cafe\u0301 stood there.", "typographic", ()),
        ("Borders … can’t be moved by force.", "elided", ()),
        ("Borders [...] can’t be moved by force.", "elided", ()),
        ("can’t be moved … Borders", "not found", ()),
        ("We will … accept any new line,", "elided", DROPPED),
        ("We will not accept any new line, … can’t be moved by force.", "not found", ()),
        ("The minister came late … We will not accept", "not found", ()),
        ("[All borders] can’t be moved by force.", "bracketed", ()),
        ("We will not accept any [other] line,", "bracketed", ()),
        ("accept any new line,", "verbatim", NEGATED),
        ("trade should stop.", "verbatim", NEGATED),
        ("the treaty would hold,", "verbatim", NEGATED),
    ],
)  # fmt: skip
def test_compare(quote: str, verdict: str, warnings: tuple[str, ...]) -> None:
    found = compare(quote, TEXT)
    assert (found.verdict, found.warnings) == (verdict, warnings)


def test_a_quote_that_is_not_found_is_shown_beside_the_nearest_passage() -> None:
    assert compare("We will not accept any old line,", TEXT).nearest == "We will not accept any [-old-] {+new+} line ,"


def test_verify_locks_and_a_changed_word_unlocks(small: Path) -> None:
    quote, lock = small / "data/quotes/needed-at-home.yml", small / "data/quotes.lock"
    before = lock.read_text(encoding="utf-8")
    assert _verify(small) == (0, "needed-at-home: verbatim (the same to the character)\n")
    assert lock.read_text(encoding="utf-8") == before, "an unchanged quote keeps the day on which it was compared"
    quote.write_text(quote.read_text(encoding="utf-8").replace("She is needed", "She was needed"), encoding="utf-8")
    code, told = _verify(small)
    assert (code, "nearest: She [-was-] {+is+} needed at home" in told) == (1, True)
    assert json.loads(lock.read_text(encoding="utf-8"))["needed-at-home"]["verdict"] == "not found"


def test_a_text_that_is_not_at_hand_keeps_the_old_result(small: Path) -> None:
    before = (small / "data/quotes.lock").read_text(encoding="utf-8")
    (small / "texts/minutes.txt").unlink()
    assert _verify(small)[0] == 0
    assert (small / "data/quotes.lock").read_text(encoding="utf-8") == before


def test_a_translation_is_not_compared(small: Path) -> None:
    quote = small / "data/quotes/needed-at-home.yml"
    quote.write_text(quote.read_text(encoding="utf-8").replace("lang: en", "lang: de"), encoding="utf-8")
    assert _verify(small) == (0, "needed-at-home: translated (a translation; it cannot be compared word for word)\n")


def _verify(root: Path) -> tuple[int, str]:
    arguments = ["verify", "--root", str(root), "--texts", str(root / "texts"), "--day", "2026-01-02"]
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.output

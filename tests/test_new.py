"""A new record is begun by a command; what is left to write, the check tells."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from explainer.building import build
from explainer.cli import main
from explainer.layout import laid_out
from explainer.records import KINDS, Record

DATED = "OSCE Council: Bern # 2026"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.singular)
def test_only_empty_values_are_left(small: Path, kind: type[Record]) -> None:
    assert _new(small, kind.singular, "fresh") == (0, f"{small}/data/{kind.folder}/fresh.yml\n", "")
    problems = build(small).problems
    assert {problem.code for problem in problems} == {"empty-value"}
    assert {problem.path for problem in problems} == {f"data/{kind.folder}/fresh.yml"}
    path = small / f"data/{kind.folder}/fresh.yml"
    text = path.read_text(encoding="utf-8")
    assert laid_out(text, kind) == text


def test_a_meeting_has_a_row_for_each_office_followed(small: Path) -> None:
    _new(small, "meeting", "third", "--title", DATED, "--set", "date=1999-12-20", "--set", "body=council")
    text = (small / "data/meetings/third.yml").read_text(encoding="utf-8")
    assert f'title: "{DATED}"\n' in text
    assert "participation:\n  - office: minister\n    status: unknown\n" in text
    path = small / "data/meetings/third.yml"
    path.write_text(_filled(text), encoding="utf-8")
    site = build(small)
    assert site.problems == ()
    assert site.index.records["third"].title == DATED


def test_nobody_is_followed_where_nobody_held_the_office(small: Path) -> None:
    _new(small, "meeting", "third", "--set", "date=1950", "--set", "body=council")
    assert "office: minister" not in (small / "data/meetings/third.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("person", "Łódź"), '"Łódź" cannot be an id; expected lower-case'),
        (("person", "Łódź"), 'did you mean "lodz"?'),
        (("meeting", "ada-field"), 'the id "ada-field" is taken by data/people/ada-field.yml; choose another'),
        (("person", "x", "--set", "shoes=red"), 'a person has no key "shoes"; expected title, '),
    ],
)
def test_what_cannot_be_is_refused(small: Path, options: tuple[str, ...], told: str) -> None:
    before = sorted(small.rglob("*"))
    code, out, error = _new(small, *options)
    assert (code, out) == (1, "")
    assert told in error
    assert sorted(small.rglob("*")) == before


def _filled(text: str) -> str:
    values = {"summary:": "It met.", "- source:": "minutes", "status:": "planned", "form:": "ministerial"}
    return "\n".join(f"{line} {values.get(line.strip(), '')}".rstrip() for line in text.split("\n"))


def _new(root: Path, *options: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["new", "--root", str(root), *options])
    return done.exit_code, done.stdout, done.stderr

"""Keys in order, comments with their keys, and never another value."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from explainer import yaml_text
from explainer.cli import main
from explainer.layout import laid_out
from explainer.records import BY_FOLDER
from explainer.records.happenings import Meeting
from explainer.validation import keys

ROOT = Path(__file__).parent.parent
MIXED = """\
# About the whole file.

date: 1999-12-15  # so the minutes
# What it is called.
title: First Council
participation:
  # The first row.
  - status: absent
    # Which office.
    office: minister   # followed since 1999
    reason_given:
      - text: >-
          # not a comment
          She was needed.
        by: Bob
  # The second row.
  - office: guard
    status: present
summary: |
  It met.

  # not a comment either
sources: [{at: page 1, source: minutes}]
stated: {b: 1, a: 2}
# At the end.
"""
ORDERED = """\
# About the whole file.

# What it is called.
title: First Council
summary: |
  It met.

  # not a comment either
sources: [{at: page 1, source: minutes}]
date: 1999-12-15  # so the minutes
participation:
  # The first row.
    # Which office.
  - office: minister   # followed since 1999
    status: absent
    reason_given:
      - by: Bob
        text: >-
          # not a comment
          She was needed.
  # The second row.
  - office: guard
    status: present
stated: {b: 1, a: 2}
# At the end.
"""


def test_keys_and_their_comments_are_put_in_order() -> None:
    assert laid_out(MIXED, Meeting) == ORDERED
    assert laid_out(ORDERED, Meeting) == ORDERED


@pytest.mark.parametrize("text", ["title: [", "", "- a\n", "title: a\ntitle: b\n", "\ttitle: a\n"])
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    assert laid_out(text, Meeting) is None


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("title: a   \nsummary: b", "title: a\nsummary: b\n"),
        ("summary: |\n  a   \n  b\ntitle: a\n\n\n", "title: a\nsummary: |\n  a   \n  b\n"),
        ("note: b\nshoes: red\ntitle: a\n", "title: a\nnote: b\nshoes: red\n"),
        ("{title: a, summary: b}\n", "{title: a, summary: b}\n"),
        ("title: a\nsummary: |+\n  b\n\n\n", "title: a\nsummary: |+\n  b\n\n\n"),
    ],
    ids=["spaces", "spaces-in-text", "unknown-key-last", "one-line", "kept-empty-lines"],
)
def test_only_layout_changes(text: str, made: str) -> None:
    assert laid_out(text, Meeting) == made


@given(st.permutations(keys(Meeting, ())), st.permutations(["office", "principal", "status", "reason_given"]))
def test_any_order_becomes_the_same_one(outer: list[str], inner: list[str]) -> None:
    values = {
        "office": ["office: minister"],
        "principal": ["principal: ada-field"],
        "status": ["status: absent"],
        "reason_given": ["reason_given:", "  - text: needed", "    by: Bob", "  - by: Ada", "    text: busy"],
    }
    row = [line for key in inner for line in (f"# about {key}", *values[key])]
    row_lines = ["  - " + row[1], *(f"    {line}" for line in row[2:])]
    lines = []
    for key in outer:
        lines += [f"# about {key}", *([f"{key}:", *row_lines] if key == "participation" else [f"{key}: of {key}"])]
    text = "\n".join(lines) + "\n"
    made = laid_out(text, Meeting)
    assert made
    assert laid_out(made, Meeting) == made
    assert yaml_text.read(made, "")[0].value == yaml_text.read(text, "")[0].value
    assert sorted(made.replace("- ", "  ").split("\n")) == sorted(text.replace("- ", "  ").split("\n"))
    after = made.split("\n")
    assert [line.partition(":")[0] for line in after if line[:1] not in ("#", " ", "")] == keys(Meeting, ())
    assert all(f"\n# about {key}\n{key}:" in f"\n{made}" for key in keys(Meeting, ()))


def test_our_own_records_are_in_order() -> None:
    paths = sorted((ROOT / "data").glob("*/*.yml"))
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    assert [path for path, text in texts.items() if laid_out(text, BY_FOLDER[path.parent.name]) != text] == []


def test_the_command_changes_or_only_lists(small: Path) -> None:
    path = small / "data/people/ada-field.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text("state: astate\n" + before.replace("state: astate\n", ""), encoding="utf-8")
    listed = CliRunner().invoke(main, ["fmt", "--check", "--root", str(small)])
    assert (listed.exit_code, listed.stdout) == (1, f"{path}\n")
    changed = CliRunner().invoke(main, ["fmt", str(path)])
    assert (changed.exit_code, path.read_text(encoding="utf-8")) == (0, before)
    again = CliRunner().invoke(main, ["fmt", "--check", "--root", str(small)])
    assert (again.exit_code, again.stdout) == (0, "")

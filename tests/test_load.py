"""Files that are no text: what YAML cases cannot hold."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from explainer.load import load
from explainer.records.actors import Office

HOOKS = Path(__file__).parent.parent / "hooks"
TERM = b"title: A\nsummary: B\ndefinition: C\n"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"\xef\xbb\xbf" + TERM, "1:1: the file begins with a byte order mark; save it as UTF-8 without BOM"),
        (
            b"title: A\nsummary: caf\xe9\ndefinition: C\n",
            "2:13: the file is not UTF-8 text here; save it with the encoding UTF-8",
        ),
        (
            b"title: " + b"a" * 10_000_000,
            "1:1: the file has 10000007 bytes; expected at most 100000 bytes",
        ),
        (b"title: A\r\nsummary: B\r\ndefinition: C\r\n", None),
        (
            b"title: " + b"[" * 90_000,
            "1:19: the file nests deeper than 12 levels; check the brackets and the indentation",
        ),
        (b"- " * 45_000, "1:1: the file is not a record; expected lines of the form key: value"),
    ],
    ids=["byte-order-mark", "not-utf-8", "ten-megabytes", "windows-line-ends", "deep-brackets", "deep-dashes"],
)
def test_raw_file(tmp_path: Path, raw: bytes, told: str | None) -> None:
    folder = tmp_path / "data" / "terms"
    folder.mkdir(parents=True)
    (folder / "a.yml").write_bytes(raw)
    _, problems = load(tmp_path / "data")
    assert [str(problem) for problem in problems] == ([f"data/terms/a.yml:{told}"] if told else [])


def test_no_data_folder(tmp_path: Path) -> None:
    _, problems = load(tmp_path / "data")
    assert [str(problem) for problem in problems] == ["data:1:1: there is no data folder here; run this where data/ is"]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "data" / "terms").mkdir(parents=True)
    (tmp_path / "data" / "terms" / "a.yml").symlink_to(tmp_path / "nowhere")
    _, problems = load(tmp_path / "data")
    assert [str(problem) for problem in problems] == [
        "data/terms/a.yml:1:1: the file cannot be read: No such file or directory"
    ]


def test_a_pipe_is_no_record_and_nobody_waits_for_it(tmp_path: Path) -> None:
    (tmp_path / "data" / "terms").mkdir(parents=True)
    os.mkfifo(tmp_path / "data" / "terms" / "a.yml")
    _, problems = load(tmp_path / "data")
    assert [str(problem) for problem in problems] == [
        "data/terms/a.yml:1:1: the file cannot be read: it is no ordinary file"
    ]


def test_of_a_great_many_mistakes_in_a_file_the_first_are_told(tmp_path: Path) -> None:
    (tmp_path / "data" / "terms").mkdir(parents=True)
    lines = (TERM.decode(), *(f"key{number}: x\n" for number in range(1000)))
    (tmp_path / "data" / "terms" / "a.yml").write_text("".join(lines), encoding="utf-8")
    _, problems = load(tmp_path / "data")
    assert [problem.line for problem in problems] == [*range(4, 24), 24]
    assert str(problems[-1]) == (
        "data/terms/a.yml:24:1: 980 more mistakes are in this file, the next of them here; mend those before it first"
    )


def test_no_office_takes_an_anchor_that_meetings_need_themselves() -> None:
    templates = HOOKS / "explainer" / "templates"
    texts = [(templates / name).read_text(encoding="utf-8") for name in ("meetings.html.j2", "record.html.j2")]
    assert {id for text in texts for id in re.findall(r' id="([a-z-]+)"', text)} | {"cards"} == Office.unusable


def test_what_a_kind_holds_is_known_before_any_record_of_it_was_read() -> None:
    """In a fresh process: records may be read by another one, and this one must find the references in them."""
    asked = "from explainer.records import KINDS; print([k.__name__ for k in KINDS if not k.__pydantic_complete__])"
    done = subprocess.run((sys.executable, "-c", asked), capture_output=True, text=True, check=True, cwd=HOOKS)
    assert done.stdout == "[]\n"

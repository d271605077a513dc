"""Every mistake has a code, every code an explanation, and each is told to people, programs and CI."""

import ast
import json
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from explainer import report, templating
from explainer.building import build
from explainer.cli import main
from explainer.load import load
from explainer.mistakes import CODES
from explainer.problems import GUESSED, Problem
from test_cases import change

HERE = Path(__file__).parent
CORE = HERE.parent / "hooks" / "explainer"
MET_ELSEWHERE = {"no-data-folder", "unreadable-file", "more-mistakes"}


def test_codes_in_the_source_are_those_in_the_table() -> None:
    used = {code for path in CORE.rglob("*.py") for code in _codes(ast.parse(path.read_text(encoding="utf-8")))}
    assert used == set(CODES)


def test_every_code_is_met(tmp_path: Path) -> None:
    met = set()
    for position, file in enumerate(sorted((HERE / "cases").rglob("*.yml"))):
        site = tmp_path / str(position)
        shutil.copytree(HERE / "sites" / "small", site)
        change(site, yaml.safe_load(file.read_text(encoding="utf-8")))
        met |= {problem.code for problem in build(site).problems}
    assert met == set(CODES) - MET_ELSEWHERE


def test_codes_met_elsewhere(tmp_path: Path) -> None:
    met = {problem.code for problem in load(tmp_path / "data")[1]}
    (tmp_path / "data" / "terms").mkdir(parents=True)
    (tmp_path / "data" / "terms" / "a.yml").symlink_to(tmp_path / "nowhere")
    many = "".join(f"key{number}: x\n" for number in range(100))
    (tmp_path / "data" / "terms" / "b.yml").write_text(many, encoding="utf-8")
    met |= {problem.code for problem in load(tmp_path / "data")[1]}
    assert met >= MET_ELSEWHERE


def test_who_lost_a_folder_gets_no_guess_for_each_of_its_records(small: Path) -> None:
    ids = [f"minutes-{number}" for number in range(GUESSED + 10)]
    cited = "".join(f"  - source: {id}\n" for id in ids)
    text = f"title: A term\nsummary: A word.\ndefinition: It means.\nsources:\n{cited}"
    (small / "data/terms/a-term.yml").write_text(text, encoding="utf-8")
    told = [problem for problem in build(small).problems if problem.path == "data/terms/a-term.yml"]
    assert [problem.what for problem in told] == [f'there is no record "{id}"' for id in ids]
    assert [problem.suggestion for problem in told] == ["minutes"] * GUESSED + [""] * 10


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_is_one_or_two_sentences(code: str) -> None:
    assert code == code.lower().replace(" ", "-")
    assert CODES[code].endswith(".")
    assert CODES[code].count(". ") <= 1, "the list shows the first sentence, up to the first full stop and space"


def test_codes_of_the_report_exist() -> None:
    assert set(report.WHOLE_FILE) <= set(CODES)


TEXT = """\
data/meetings/first-council.yml:10:8: there is no record "avile"; expected the id of a place; did you mean "aville"?
   10 | place: avile
      |        ^^^^^
  code: unknown-id

data/people/ada-field.yml:1:1: the record names no source; add "sources:", or list the keys under "unverified:"
  code: no-source

data/people/bob-stone.yml:5:8: there is no record "bstate"; expected the id of a state; did you mean "astate"?
    5 | state: "bstate"
      |        ^^^^^^^^
  code: unknown-id

To read what a code means, type for example: explainer explain unknown-id
3 problems found; nothing was built.
"""


def test_check_tells_people(wrong: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--root", str(wrong)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == TEXT


def test_check_tells_programs(wrong: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--root", str(wrong), "--format", "json"])
    assert (done.exit_code, done.stderr) == (1, "")
    told = json.loads(done.stdout)
    assert list(told[0].items()) == [
        ("path", "data/meetings/first-council.yml"),
        ("line", 10),
        ("column", 8),
        ("code", "unknown-id"),
        ("what", 'there is no record "avile"'),
        ("expected", "expected the id of a place"),
        ("suggestion", "aville"),
    ]
    assert len(told) == 3


def test_check_tells_ci(wrong: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--root", str(wrong), "--format", "github"])
    assert (done.exit_code, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "::error file=data/meetings/first-council.yml,line=10,col=8,title=unknown-id::"
        'there is no record "avile"; expected the id of a place; did you mean "aville"?',
        "::error file=data/people/ada-field.yml,line=1,col=1,title=no-source::"
        'the record names no source; add "sources:", or list the keys under "unverified:"',
        "::error file=data/people/bob-stone.yml,line=5,col=8,title=unknown-id::"
        'there is no record "bstate"; expected the id of a state; did you mean "astate"?',
    ]


@pytest.mark.parametrize(("format", "told"), [("json", "[]\n"), ("github", "")])
def test_check_is_silent_where_nothing_is_wrong(small: Path, format: str, told: str) -> None:
    done = CliRunner().invoke(main, ["check", "--root", str(small), "--format", format])
    assert (done.exit_code, done.stdout, done.stderr) == (0, told, "")


def test_check_tells_people_that_nothing_is_wrong(small: Path) -> None:
    done = CliRunner().invoke(main, ["check", "--root", str(small)])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.endswith(" pages: no problem found.\n")


def test_annotations_cannot_be_broken_out_of() -> None:
    bad = Problem("data/a,b:c%.yml", 1, 2, "100%\r\n::error::x", code="bad-date")
    assert report.github([bad]) == (
        "::error file=data/a%2Cb%3Ac%25.yml,line=1,col=2,title=bad-date::100%25\\u000d\\u000a::error::x"
    )


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("date: 15 December 1999  # so the minutes", 7, "      ^^^^^^^^^^^^^^^^"),
        ("shoes: red", 1, "^^^^^"),
        ("  - office: the minister", 13, "            ^^^^^^^^^^^^"),
        ("  - the minister", 5, "    ^^^^^^^^^^^^"),
        ("see: [council, avill, c]", 16, "               ^^^^^"),
        ('see: [council, "", c]', 16, "               ^^"),
        ("summary: It met in [[avile|a town]] again.", 20, "                   ^^^^^^^^^^^^^^^^"),
        ('{{ figure.quote("needed") }}', 1, "^" * 28),
        ("As they say {{ cite('minute') }}.", 22, "                     ^^^^^^"),
        ("title: a: b", 9, "        ^"),
        ("url: https://", 6, "     ^^^^^^^^"),
        ("\ttitle: a", 1, "^"),
        ("a:\tb c", 4, "  \t^^^"),
        ("漢字: x", 5, "      ^"),
        ("cafe\u0301: x", 8, "      ^"),
        ("title:", 7, "      ^"),
        ("", 1, None),
        ("title", 9, None),
    ],
)
def test_the_caret_stands_under_the_value(line: str, column: int, shown: str | None) -> None:
    lines = _told(Problem("a.yml", 2, column, "wrong", code="bad-date"), f"first\n{line}\nlast\n")
    assert lines == ([f"    2 | {line}", f"      | {shown}"] if shown else [])


def test_a_line_that_is_missing_has_no_caret() -> None:
    assert _told(Problem("a.yml", 9, 1, "wrong", code="bad-date"), "first\n") == []
    assert _told(Problem("a.yml", 1, 1, "wrong", code="bad-date"), "") == []


def test_of_a_figure_within_a_line_only_the_line_is_known() -> None:
    told = _told(Problem("a.md", 1, 1, "wrong", code="bad-figure"), "See {{ figure.nothing() }}.")
    assert told == ["    1 | See {{ figure.nothing() }}."]


def test_a_long_line_is_shown_around_its_value() -> None:
    told = _told(Problem("a.md", 1, 5003, "wrong", code="unknown-id"), "x " * 2501 + "[[here]]" + " y" * 2500)
    assert {len(line) for line in told} <= set(range(170))
    assert told[0][told[1].index("^") :].startswith("[[here]]")


def test_a_line_cannot_steer_the_terminal() -> None:
    told = _told(Problem("a.yml", 1, 10, "wrong", code="hidden-character"), "title: ab\x1b[31m\u202e c")
    assert told == ["    1 | title: ab�[31m� c", "      |          ^"]


def test_explain_one() -> None:
    done = CliRunner().invoke(main, ["explain", "Bad-Date"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert " ".join(done.stdout.split()) == CODES["bad-date"]


def test_explain_all() -> None:
    done = CliRunner().invoke(main, ["explain"])
    assert (done.exit_code, done.stderr) == (0, "")
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(CODES)
    assert "\nempty-value           The key has no value.\n" in done.stdout


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("unknown-ky", 'there is no code "unknown-ky"; did you mean "unknown-key"?\n'),
        ("zzz", 'there is no code "zzz"; type explainer explain to see them all\n'),
    ],
)
def test_explain_none(code: str, told: str) -> None:
    done = CliRunner().invoke(main, ["explain", code])
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", told)


def test_a_page_can_list_them_all() -> None:
    env = templating.environment()
    assert env.globals["codes"] == CODES
    made = env.from_string('{% from "figures/mistakes.html.j2" import mistakes %}{{ mistakes(codes) }}').render()
    assert [code for code in CODES if f'<dt id="{code}"><code>{code}</code></dt>' not in made] == []
    assert "begins with &amp;, * or !" in made


def test_the_preview_shows_the_code(wrong: Path) -> None:
    made = build(wrong).told
    assert (made.count("<code>unknown-id</code>"), made.count("<code>no-source</code>")) == (2, 1)


@pytest.fixture
def wrong(small: Path) -> Path:
    """The small site with three mistakes."""
    _replace(small / "data/meetings/first-council.yml", "place: aville", "place: avile")
    _replace(small / "data/people/ada-field.yml", "sources:\n  - source: minutes\n", "")
    _replace(small / "data/people/bob-stone.yml", "state: astate", 'state: "bstate"')
    return small


def _told(problem: Problem, text: str) -> list[str]:
    """The lines that the report shows between a problem and its code."""
    return report.text([problem], lambda path: text).split("\n  code: ")[0].split("\n")[1:]


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _codes(tree: ast.AST) -> set[str]:
    """The words given as code=… in calls; what is handed on under the name of code is none."""
    given = [node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "code"]
    words = [node.value for value in given for node in ast.walk(value) if isinstance(node, ast.Constant)]
    return {str(word) for word in words if word != "code"}

"""What an edit changes, told before it is published."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from explainer.cli import main
from test_contract import _rename


@pytest.fixture
def kept(small: Path) -> Path:
    """The small site as a first commit."""
    for command in ("init -q", "add data docs", "-c user.name=E -c user.email=e@example.org commit -qm first"):
        subprocess.run(("git", *command.split()), cwd=small, check=True)
    return small


def test_no_edit_changes_nothing(kept: Path) -> None:
    assert _told(kept) == (0, "Nothing that is published changes.\n")


def test_a_comment_changes_nothing_but_the_revision(kept: Path) -> None:
    path = kept / "data/people/ada-field.yml"
    path.write_text("# a comment\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert _told(kept) == (0, "Nothing that is published changes.\n")


def test_a_changed_attendance(kept: Path) -> None:
    path = kept / "data/meetings/second-council.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: present", "status: unknown"), encoding="utf-8")
    claim = kept / "data/claims/first-time.yml"
    claim.write_text(claim.read_text(encoding="utf-8").replace("1 of 2", "1 of 1"), encoding="utf-8")
    code, told = _told(kept)
    assert code == 0
    assert told.splitlines() == [
        "Records: 2",
        "  * data/claims/first-time.yml: checks (2 in the list) -> (2 in the list)",
        "  * data/meetings/second-council.yml: participation (1 in the list) -> (1 in the list)",
        "Claims computed anew: 1",
        "  first-time: How often she stayed away: 1 of 2 -> 1 of 1",
        "Figures drawn anew: 2",
        "  docs/index.md: The Council",
        "  docs/index.md: Every Council",
        "Pages: 3",
        "  * (the home page)",
        "  * claims/first-time/",
        "  * meetings/second-council/",
        "Downloads: 8",
        "  * data/all.json",
        "  * data/attendance.csv",
        "  * data/checks.csv",
        "  * data/claims.json",
        "  * data/empty-chair.sqlite",
        "  * data/graph.jsonld",
        "  * data/meetings.json",
        "  * data/participation.csv",
    ]


def test_a_renamed_record(kept: Path) -> None:
    _rename(kept, formerly=True)
    told = _told(kept)[1]
    assert "  - data/people/ada-field.yml\n  + data/people/ada-fields.yml\n" in told
    assert "  - people/ada-field/\n  + people/ada-fields/\n" in told
    assert told.endswith("Addresses that lead on to another: 1\n  people/ada-field/ -> people/ada-fields/\n")


def test_a_changed_verdict(kept: Path) -> None:
    claim = kept / "data/claims/first-time.yml"
    text = claim.read_text(encoding="utf-8")
    claim.write_text(text.replace("verdict: confirmed", "verdict: imprecise"), encoding="utf-8")
    assert "  first-time: verdict confirmed -> imprecise\n" in _told(kept)[1]


def test_an_unknown_commit(kept: Path) -> None:
    done = CliRunner().invoke(main, ["impact", "--root", str(kept), "--base", "nowhere"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("nowhere: ")


def test_a_commit_with_mistakes(kept: Path) -> None:
    path = kept / "data/people/ada-field.yml"
    good = path.read_text(encoding="utf-8")
    path.write_text("titel: Ada\n", encoding="utf-8")
    subprocess.run(
        ("git", "-c", "user.name=E", "-c", "user.email=e@example.org", "commit", "-qam", "bad"), cwd=kept, check=True
    )
    path.write_text(good, encoding="utf-8")
    done = CliRunner().invoke(main, ["impact", "--root", str(kept)])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "HEAD has mistakes of its own" in done.stderr


def _told(root: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["impact", "--root", str(root)])
    return done.exit_code, done.stdout

"""A check that finds everything as it was tells what it told; any edit breaks the seal."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from explainer.cli import main, seal

CLEAN = "12 records and 1 pages: no problem found."
TOLD = "This was told before."


@pytest.fixture
def sealed(small: Path) -> Path:
    """The small site, checked, with other words under its seal, so that it shows where they come from."""
    assert _check(small) == (0, f"{CLEAN}\n")
    path = small / ".schemas/checked"
    path.write_text(path.read_text(encoding="utf-8").replace(CLEAN, TOLD), encoding="utf-8")
    return small


def test_nothing_is_read_twice(sealed: Path) -> None:
    assert _check(sealed) == (0, f"{TOLD}\n")


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: _append(root / "data/people/ada-field.yml", "# a comment\n"),
        lambda root: _append(root / "docs/index.md", "\nMore.\n"),
        lambda root: shutil.copy(root / "texts/minutes.txt", root / "data/README.md"),
        lambda root: (root / ".schemas/terms.json").unlink(),
        lambda root: (root / ".schemas/checked").unlink(),
        lambda root: (root / ".schemas/checked").write_text(f"0\n{TOLD}", encoding="utf-8"),
    ],
    ids=["record", "page", "new", "schema", "no-seal", "other-seal"],
)
def test_any_edit_breaks_the_seal(sealed: Path, edit: Callable[[Path], object]) -> None:
    edit(sealed)
    assert _check(sealed) == (0, f"{CLEAN}\n")


def test_a_mistake_is_never_sealed(sealed: Path) -> None:
    _append(sealed / "data/people/ada-field.yml", "shoes: red\n")
    assert [_check(sealed), _check(sealed)] == [(1, ""), (1, "")]


def test_code_and_templates_are_under_the_seal_too(small: Path) -> None:
    code = seal.CORE / "building.py"
    read = set(seal.read(small))
    assert {code, code.parent / "templates/record.html.j2", small / "docs/index.md"} <= read


def test_an_unbroken_seal_loads_neither_the_core_nor_its_libraries(sealed: Path) -> None:
    asked = (
        "import sys; from click.testing import CliRunner; from explainer.cli import main\n"
        f"done = CliRunner().invoke(main, ['check', '--root', {str(sealed)!r}, '--schemas', '{sealed}/.schemas'])\n"
        "print(done.output, [name for name in ('pydantic', 'jinja2', 'explainer.building') if name in sys.modules])"
    )
    done = subprocess.run((sys.executable, "-c", asked), capture_output=True, text=True, check=True)
    assert done.stdout == f"{TOLD}\n []\n"


def _append(path: Path, text: str) -> int:
    return path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _check(root: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "--root", str(root), "--schemas", str(root / ".schemas")])
    return done.exit_code, done.stdout

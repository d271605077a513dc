"""The shipped site under ProperDocs, which carries on MkDocs 1.x: the same files, and the same bytes in them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OWN_NAME = re.compile(rb'<meta name="generator" content="[^"]*">')
BUILD = """
import os, sys
from properdocs.__main__ import cli

cli(sys.argv[1:], standalone_mode=False)
files = [getattr(module, "__file__", None) or "" for module in list(sys.modules.values())]
print([file for file in files if os.path.join("site-packages", "mkdocs", "") in file])
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of the site that ProperDocs built, and what the build told: the modules of MkDocs it loaded."""
    folder = tmp_path_factory.mktemp("properdocs") / "site"
    command = (sys.executable, "-c", BUILD, "build", "--quiet", "--strict", "--site-dir", str(folder))
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def test_nothing_of_mkdocs_is_needed(built: tuple[Path, str]) -> None:
    assert built[1] == "[]\n"


def test_the_files_are_the_same(site: Path, built: tuple[Path, str]) -> None:
    assert _files(built[0]) == _files(site)


def test_pages_differ_only_in_the_name_of_the_generator(site: Path, built: tuple[Path, str]) -> None:
    different = [name for name in _files(site) if _without_name(site / name) != _without_name(built[0] / name)]
    assert different == []
    assert b"ProperDocs" in (built[0] / "index.html").read_bytes()


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _without_name(path: Path) -> bytes:
    return OWN_NAME.sub(b"", path.read_bytes())

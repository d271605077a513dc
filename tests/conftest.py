"""Fixtures: the shipped site, built once; a copy of the small site to change; and the case files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from browser.install import chromium

settings.register_profile("slow machines too", deadline=None)
settings.load_profile("slow machines too")
HERE = Path(__file__).parent
SMALL = HERE / "sites" / "small"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield made
        made.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the shipped site."""
    folder = tmp_path_factory.mktemp("shipped") / "site"
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder))
    subprocess.run(command, cwd=HERE.parent, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=True)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small site that a test may change."""
    root = tmp_path / "small"
    shutil.copytree(SMALL, root)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("../../../", f"{HERE.parent.as_posix()}/"), encoding="utf-8")
    return root


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `case` runs once per file in cases/."""
    if "case" in metafunc.fixturenames:
        files = sorted((HERE / "cases").rglob("*.yml"))
        cases = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
        metafunc.parametrize("case", cases, ids=[file.relative_to(HERE / "cases").as_posix()[:-4] for file in files])

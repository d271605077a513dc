"""The link check of the built site, with one fault planted at a time."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from test_site import build_site

ROOT = Path(__file__).parent.parent
LYCHEE = shutil.which("lychee", path=str(Path(sys.executable).parent)) or "lychee"
HOME = "site/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built, with a page at an address that is gone."""
    root = tmp_path_factory.mktemp("links") / "small"
    shutil.copytree(ROOT / "tests" / "sites" / "small", root)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("../../../", f"{ROOT.as_posix()}/"), encoding="utf-8")
    for folder in ("scripts", "fonts"):
        shutil.copytree(ROOT / "docs" / folder, root / "docs" / folder)
    record = root / "data/people/ada-field.yml"
    record.write_text(record.read_text(encoding="utf-8") + "formerly: [ada]\n", encoding="utf-8")
    done = build_site(root)
    assert done.returncode == 0, done.stderr
    return root


def test_the_site_has_no_broken_link(built: Path) -> None:
    done = _links(built)
    assert (done.returncode, " 0 Errors" in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize(
    ("file", "planted", "told"),
    [
        (HOME, '<a href="nowhere/">x</a>', "site/nowhere"),
        (HOME, '<a href="people/ada-field/#shoes">x</a>', "Cannot find fragment"),
        (HOME, '<a href="#shoes">x</a>', "Cannot find fragment"),
        (HOME, '<a href="People/ada-field/">x</a>', "site/People/ada-field"),
        (HOME, '<img src="images/none.png" alt="">', "site/images/none.png"),
        (HOME, '<script src="scripts/none.js"></script>', "site/scripts/none.js"),
        (HOME, '<link rel="stylesheet" href="none.css">', "site/none.css"),
        (HOME, '<a href="/people/nobody/">x</a>', "site/people/nobody"),
    ],
    ids=["page", "anchor", "own-anchor", "case", "picture", "script", "style", "absolute"],
)
def test_a_planted_fault_is_found(built: Path, file: str, planted: str, told: str) -> None:
    page = built / file
    good = page.read_text(encoding="utf-8")
    try:
        page.write_text(good.replace("</article>", f"{planted}</article>", 1), encoding="utf-8")
        done = _links(built)
    finally:
        page.write_text(good, encoding="utf-8")
    assert (done.returncode, done.stdout.count("[ERROR]"), told in done.stdout) == (2, 1, True), done.stdout


def test_a_page_that_leads_on_to_nothing_is_found(built: Path) -> None:
    page = built / "site/people/ada/index.html"
    good = page.read_text(encoding="utf-8")
    try:
        page.write_text(good.replace("ada-field/", "ada-fields/"), encoding="utf-8")
        done = _links(built)
    finally:
        page.write_text(good, encoding="utf-8")
    assert (done.returncode, "site/people/ada-fields" in done.stdout) == (2, True), done.stdout


def _links(root: Path) -> subprocess.CompletedProcess[str]:
    """The command of `make links`, on this folder."""
    command = (LYCHEE, "--config", str(ROOT / "lychee.toml"), "--root-dir", str(root / "site"), "site/**/*.html")
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

"""The tree of Markdown pages: built by MkDocs and its theme alone, it says what the site says, and its links hold."""

import filecmp
import html
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LYCHEE = shutil.which("lychee", path=str(Path(sys.executable).parent)) or "lychee"
ARTICLE = re.compile(r'<article class="md-content__inner.*?(?=<footer class="md-footer">)', re.DOTALL)
UNREAD = re.compile(r'<script.*?</script>|<a class="headerlink".*?</a>|<[^>]*>', re.DOTALL)
ID = re.compile(r' id="([^"]+)"')


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site's tree, as MkDocs builds it with no warning."""
    folder = tmp_path_factory.mktemp("tree") / "tree"
    done = _tree(ROOT, folder)
    assert (done.returncode, done.stderr) == (0, "")
    return _built(folder)


def test_every_file_is_there(site: Path, built: Path) -> None:
    assert _files(built) == _files(site)


def test_readers_read_the_same(site: Path, built: Path) -> None:
    pages = [name for name in _files(site) if name.endswith("index.html") and _read(site / name)]
    assert len(pages) > 900
    assert [name for name in pages if _read(built / name) != _read(site / name)] == []


def test_every_anchor_is_kept(site: Path, built: Path) -> None:
    pages = [name for name in _files(site) if name.endswith("index.html")]
    assert [name for name in pages if _ids(site / name) - _ids(built / name)] == []


def test_every_link_leads_to_a_page(built: Path) -> None:
    command = (LYCHEE, "--config", str(ROOT / "lychee.toml"), "--root-dir", str(built), f"{built}/**/*.html")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_link_holds_from_the_file_as_from_the_page(small: Path, tmp_path: Path) -> None:
    (small / "docs/more.md").write_text(
        "# More\n\n[Home](index.md), `[no](index.md)`, [[ada-field]]\n", encoding="utf-8"
    )
    _tree(small, tmp_path / "tree")
    text = (tmp_path / "tree/docs/more/index.md").read_text(encoding="utf-8")
    assert '[Home](../index.md), `[no](index.md)`, <a href="../people/ada-field/">' in text


def test_records_have_a_list_of_contents(built: Path) -> None:
    page = (built / "people/marco-rubio/index.html").read_text(encoding="utf-8")
    contents = page.partition('data-md-component="toc"')[2].partition("</nav>")[0]
    assert re.findall(r'href="(#[^"]+)" class="md-nav__link"', contents)[-1] == "#sources"


def test_two_trees_are_the_same_to_the_byte(small: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    _tree(small, one, PYTHONHASHSEED="1")
    _tree(small, two, PYTHONHASHSEED="2")
    assert _files(one) == _files(two)
    assert filecmp.cmpfiles(one, two, _files(one), shallow=False)[1:] == ([], [])


def test_what_was_written_before_is_replaced_whole(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    _tree(small, folder)
    (folder / "docs/left.md").write_text("left over", encoding="utf-8")
    assert _tree(small, folder).returncode == 0
    assert not (folder / "docs/left.md").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small", "tree"]


def test_a_mistake_costs_nothing_that_was_there(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    _tree(small, folder)
    (folder / "docs/mine.txt").write_text("kept", encoding="utf-8")
    record = small / "data/people/ada-field.yml"
    record.write_text(record.read_text(encoding="utf-8") + "shoes: red\n", encoding="utf-8")
    done = _tree(small, folder)
    assert (done.returncode, 'there is no key "shoes" here' in done.stderr) == (1, True)
    assert (folder / "docs/mine.txt").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small", "tree"]


def test_a_page_that_cannot_be_written_costs_nothing_that_was_there(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tree"
    _tree(small, folder)
    (small / "docs/data").write_text("a file where a folder must be", encoding="utf-8")
    done = _tree(small, folder)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "what was there is as it was" in done.stderr
    assert (folder / "docs/data/people.json").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["small", "tree"]


def test_a_folder_of_something_else_is_not_touched(small: Path) -> None:
    done = _tree(small, small)
    assert (done.returncode, "holds something else than such a tree" in done.stderr) == (1, True)
    assert (small / "data/people/ada-field.yml").exists()


def test_the_words_of_a_title_stay_words(small: Path, tmp_path: Path) -> None:
    record = small / "data/people/ada-field.yml"
    bad = "A *star* `tick` [[x]] {: #id } </title><script>alert(1)</script> \"'&amp; - b: c"
    text = record.read_text(encoding="utf-8")
    record.write_text(
        text.replace("title: Ada Field", f"title: '{bad.replace(chr(39), chr(39) * 2)}'"), encoding="utf-8"
    )
    _tree(small, tmp_path / "tree")
    page = (_built(tmp_path / "tree") / "people/ada-field/index.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    assert html.unescape(page.partition("<h1>")[2].partition("</h1>")[0]) == bad
    assert html.unescape(page.partition("<title>")[2].partition("</title>")[0]).startswith("A *star* `tick` [[x]]")


def test_addresses_come_from_the_environment(small: Path, tmp_path: Path) -> None:
    config = small / "mkdocs.yml"
    asked = config.read_text(encoding="utf-8").replace('site_url: ""', 'site_url: !ENV [OTHER, SITE_URL, ""]')
    config.write_text(asked, encoding="utf-8")
    _tree(small, tmp_path / "tree", SITE_URL="https://example.org/chairs/")
    made = (tmp_path / "tree/mkdocs.yml").read_text(encoding="utf-8")
    assert "site_url: https://example.org/chairs/\n" in made
    assert "https://example.org/chairs/people/" in (tmp_path / "tree/docs/llms.txt").read_text(encoding="utf-8")


def _tree(root: Path, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "explainer.cli", "tree", "--root", str(root), str(folder))
    own = {"PYTHONPATH": str(ROOT / "hooks")}
    return subprocess.run(command, env=os.environ | own | env, capture_output=True, text=True, check=False)


def _built(folder: Path) -> Path:
    """Where MkDocs has built a tree, with nothing of ours but what is in it."""
    site = folder.with_name("built")
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site))
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    return site


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _read(path: Path) -> str:
    """What a reader reads of a page."""
    own = ARTICLE.search(path.read_text(encoding="utf-8"))
    return " ".join(html.unescape(UNREAD.sub(" ", own[0])).split()) if own else ""


def _ids(path: Path) -> set[str]:
    own = ARTICLE.search(path.read_text(encoding="utf-8"))
    return set(ID.findall(own[0])) if own else set()

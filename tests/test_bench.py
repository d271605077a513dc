"""The benchmark is fair: its data are valid, and all generators get the same words in the same chrome."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
import yaml
from jinja2 import Environment
from markdown_it import MarkdownIt

from bench import markdown, measure, pages, records
from bench.course import Result
from bench.generators import OURS, PLAIN
from bench.generators.eleventy import ELEVENTY
from bench.generators.hugo import HUGO
from bench.plot import plot
from bench.table import table
from bench.task import Task
from bench.weight import Loaded, Search, Weight
from explainer.building import build

ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*)</article>', re.DOTALL)
EXTRA = {"crumbs", "citing", "origin", "headerlink"}
SOME = ("meetings/meetings-3/", "people/people-0/", "claims/claims-1/", "terms/", "")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def task(folder: Path) -> Task:
    """Few records, built by this project and by plain MkDocs."""
    first = Task(30, "even")
    OURS.lay(folder / "ours", first)
    measure.seconds(OURS.commands(), folder / "ours")
    second = first._replace(pages=pages.read(folder / "ours" / "site"), plain=folder / "plain" / "site")
    PLAIN.lay(folder / "plain", second)
    measure.seconds(PLAIN.commands(), folder / "plain")
    return second


@pytest.mark.parametrize("shape", records.SHAPES)
def test_the_records_are_valid(shape: str, tmp_path: Path) -> None:
    records.write(tmp_path, 300, shape)
    site = build(tmp_path)
    assert (site.problems, len(list((tmp_path / "data").rglob("*.yml")))) == ((), 305)


def test_wide_data_have_hubs_and_long_reads() -> None:
    texts = [records.wide(number, 1000) for number in range(1000)]
    lengths = sorted(map(len, texts))
    assert sum("[[people-0]]" in text for text in texts) > 300
    assert lengths[-1] > 50 * lengths[500]


@pytest.mark.parametrize("place", SOME)
def test_the_markdown_says_what_our_page_says(place: str, task: Task, folder: Path) -> None:
    page = next(page for page in task.pages if page.place == place)
    made = MarkdownIt().render(markdown.body(page, markdown.to_address))
    ours = ARTICLE.findall((folder / "ours" / "site" / place / "index.html").read_text(encoding="utf-8"))[0]
    assert _letters(made) == _letters(ours)
    assert len(_letters(ours)) > 10


def test_links_lead_to_where_ours_lead(task: Task, folder: Path) -> None:
    addresses = {page.place for page in task.pages}
    linked = {piece.place for page in task.pages for block in page.blocks for piece in block.pieces}
    assert linked <= addresses
    page = next(page for page in task.pages if page.place == SOME[0])
    files = re.findall(r"\]\(([^)]+\.md)\)", (folder / "plain/docs/meetings/meetings-3.md").read_text(encoding="utf-8"))
    assert len(files) == sum(bool(piece.place) for block in page.blocks for piece in block.pieces)
    assert all((folder / "plain/docs/meetings" / file).is_file() for file in files)


def test_all_get_the_same_pages(task: Task, tmp_path: Path) -> None:
    ELEVENTY.lay(tmp_path / "eleventy", task)
    HUGO.lay(tmp_path / "hugo", task)
    for page in task.pages:
        name = markdown.file(page.place)
        eleventy = _body(tmp_path / "eleventy/source" / name)
        hugo = _body(tmp_path / "hugo/content" / name.replace("index.md", "_index.md"))
        assert eleventy == hugo == markdown.body(page, markdown.to_address)


@pytest.mark.parametrize("place", ["people/people-2/", "sources/sources-4/", "terms/"])
def test_a_layout_that_is_filled_in_is_the_chrome_of_plain_mkdocs(place: str, task: Task, tmp_path: Path) -> None:
    ELEVENTY.lay(tmp_path, task)
    front = _front(tmp_path / "source" / markdown.file(place))
    layout = (tmp_path / "source/_includes" / front["layout"]).read_text(encoding="utf-8")
    plain = (task.plain / place / "index.html").read_text(encoding="utf-8")
    made = Environment(autoescape=True).from_string(layout).render(content="", page={"url": f"/{place}"}, **front)
    assert _chrome(made) == _chrome(plain)


def test_the_table_gives_medians_and_ratios() -> None:
    weight, loaded = Weight(7, 2_000_000), Loaded(1500, Search(2500, 9000))
    results = [
        Result(1000, "ours", tuple(measure.Seconds(wall, wall + 1) for wall in (1.0, 2.0, 9.0)), 50, weight, loaded),
        Result(1000, "plain", (measure.Seconds(8, 9),), 60, weight),
    ]
    ours, plain = table(results, "plain").splitlines()[2:]
    assert ours == "| 1,000 | ours | 2.00 (1.00–9.00) | 3.00 | 0.250 | 2.00 | 50 | 7 | 2.0 | 1.5 | 2.5 | 9.0 |"
    assert "| 8.00 (8.00–8.00) | 9.00 | 1.000 |" in plain


def test_the_table_says_why_a_build_failed() -> None:
    assert "| 10 | Some | failed: out of memory |" in table([Result(10, "Some", failed="out of memory")], "plain")


def test_the_plot_has_a_line_for_each_generator() -> None:
    weight = Weight(1, 1)
    results = [
        Result(size, label, (measure.Seconds(size / 100, 1),), 1, weight)
        for label in ("A & B", "C")
        for size in (10, 100)
    ]
    picture = ElementTree.fromstring(plot(results, "C"))
    words = [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"A & B, 1.0 s", "C, 1.0 s", "10", "100"} <= set(words)
    assert len(list(picture.iter("{http://www.w3.org/2000/svg}polyline"))) == 2


def test_a_build_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(measure.BuildError, match="no such thing"):
        measure.seconds([("sh", "-c", "echo no such thing >&2; exit 3")], tmp_path)


def test_memory_counts_processes_that_a_command_starts(tmp_path: Path) -> None:
    hungry = "import time; held = bytearray(60_000_000); time.sleep(0.5)"
    twice = (
        f"from subprocess import Popen; [one.wait() for one in [Popen(['python3', '-c', '{hungry}']) for _ in '12']]"
    )
    assert measure.megabytes([("python3", "-c", twice)], tmp_path) > (110 if sys.platform == "linux" else 55)


def _letters(html: str) -> str:
    """What a page says, without spaces, and without what only our pages have."""
    return "".join(_said(html5lib.parse(html, namespaceHTMLElements=False)).split())


def _said(element: Any) -> str:
    if element.tag in {"template", "svg", "script", "style"} or element.get("class") in EXTRA:
        return ""
    return (element.text or "") + "".join(_said(child) + (child.tail or "") for child in element)


def _body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---\n\n", 1)[1]


def _front(path: Path) -> Mapping[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1]))


def _chrome(html: str) -> str:
    return re.sub(r"\s+", "", ARTICLE.sub("", html))

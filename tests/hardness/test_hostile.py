"""A site whose every text is mischief, in a real browser: nothing of it runs, nothing leaves the site."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from pydantic import BaseModel

from explainer.building import build
from explainer.records import KINDS, Record
from hardness import hostile
from hardness.holding import WHOLE, faults, misplaced
from hardness.making import VALUES, placed, written
from hardness.test_fuzz import changed
from serving import served

SHOWN = (".json", ".txt", ".md", ".svg", ".xml", ".atom", ".jsonld")
LOUD = ("error", "warning")
Watched = tuple[Page, list[str]]
TOP = Path(__file__).parents[2]
WATCH = """
window.broken = [];
addEventListener("securitypolicyviolation", one => broken.push(`policy: ${one.violatedDirective} ${one.blockedURI}`));
for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = () => broken.push(name);
"""
SPOT = """number => {
const link = document.querySelectorAll("article p a[href*='meetings/']")[number];
scrollTo(0, link.getClientRects()[0].top + scrollY - 300);
const {left, top} = link.getClientRects()[0]; return [left + 5, top + 5]; }"""
WRONG = """() => [...broken, ...("boom" in window ? ["a script of the data ran"] : []),
...[...document.querySelectorAll("article *")].flatMap(one =>
  one.getAttributeNames().filter(name => name.startsWith("on")))]
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole site, full of mischief."""
    root = Path(shutil.copytree(WHOLE, tmp_path_factory.mktemp("hostile") / "whole"))
    hostile.write(root)
    return root


@pytest.fixture(scope="module")
def site(root: Path) -> Path:
    """It, built."""
    shipped, own = ((top / "mkdocs.yml").read_text(encoding="utf-8") for top in (TOP, root))
    shipped = shipped.replace("watch: [data, hooks, overrides]", "watch: [data]")
    for name in ("overrides", "hooks/mkdocs_hooks.py"):
        shipped = shipped.replace(f" {name}", f" {TOP / name}").replace(f"[{name}", f"[{TOP / name}")
    config = shipped.partition("\nnav:")[0] + "\nnav:" + own.partition("\nnav:")[2]
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    for name in ("scripts", "fonts", "images"):
        shutil.copytree(TOP / "docs" / name, root / "docs" / name)
    shutil.copy(TOP / "docs/style.css", root / "docs/style.css")
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(root / "site"))
    done = subprocess.run(
        command, cwd=root, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the hostile site is served."""
    with served(site) as address:
        yield address


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """A page that tells all that goes wrong in it; a dialog would stop it until the test runs out of time."""
    context: BrowserContext = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda one: wrong.append(f"{one.text} {one.location}") if one.type in LOUD else None)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("request", lambda one: None if one.url.startswith((address, "data:")) else wrong.append(one.url))
    page.on("popup", lambda one: wrong.append(f"popup: {one.url}"))
    page.on("dialog", lambda one: wrong.append(f"dialog: {one.message}"))
    yield page, wrong
    context.close()


def test_nothing_of_the_data_runs_on_any_page(watched: Watched, site: Path, address: str) -> None:
    page, wrong = watched
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.evaluate("document.querySelectorAll('article a, article [tabindex]').forEach(one => one.focus())")
        wrong += [f"{path}: {told}" for told in page.evaluate(WRONG)]
    assert wrong == []


def test_a_file_for_download_runs_nothing_either(watched: Watched, site: Path, address: str) -> None:
    page, wrong = watched
    shown = [path.relative_to(site) for path in site.rglob("*") if path.suffix in SHOWN]
    assert len(shown) > 10
    for path in (path for path in shown if path.parts[0] != "assets"):
        with suppress(Error):  # some the browser keeps rather than shows
            page.goto(address + path.as_posix())
        wrong += page.evaluate("() => 'boom' in window ? ['a script of the data ran'] : []")
    assert [told for told in wrong if "favicon" not in told] == []


def test_previews_filters_and_copies(watched: Watched, address: str) -> None:
    page, wrong = watched
    page.goto(address)
    for number in range(3):
        page.mouse.move(*page.evaluate(SPOT, number))
        expect(page.locator("#preview")).to_contain_text("<script>window.boom")
        assert page.locator("#preview script, #preview img, #preview svg[onload], #preview iframe").count() == 0
        page.mouse.move(1, 1)
        expect(page.locator("#preview")).to_be_hidden()
    for kind in KINDS:
        page.goto(f"{address}{kind.folder}/")
        for choice in page.locator("form.filters select").all():
            choice.select_option(index=1)
    assert [*wrong, *page.evaluate(WRONG)] == []


@pytest.mark.parametrize("typed", ["Hostile", "script", "onerror", "javascript"])
def test_search_shows_mischief_as_text(watched: Watched, address: str, typed: str) -> None:
    page, wrong = watched
    page.goto(address)
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text(typed)
    page.keyboard.press("End")
    results = page.locator(".md-search-result__item")
    results.first.wait_for()
    expect(results.first).to_contain_text("<script>window.boom")
    for made in ("script", "img", "iframe", "[onerror]", "[onclick]", "[onload]"):
        assert page.locator(f".md-search-result {made}").count() == 0
    assert [*wrong, *page.evaluate(WRONG)] == []


def test_every_file_of_the_hostile_site_holds(root: Path) -> None:
    assert faults(root) == []
    assert build(root).problems == ()


def test_what_cannot_be_mischief_is_told_where_it_stands(tmp_path: Path) -> None:
    """Ids, dates, addresses and words of a list, each alone: a problem in that file, or no harm done."""
    root, text = Path(shutil.copytree(WHOLE, tmp_path / "whole")), f"javascript:{hostile.mischief(0)}"
    untold = []
    for path, loc in hostile.narrow():
        with changed(root, {path: written(placed(VALUES[path], loc, text)).encode()}):
            problems = build(root).problems
            untold += [(path, loc)] if path not in {one.path for one in problems} else []
            assert [fault for one in problems for fault in misplaced(one, root)] == []
    assert untold == []


def test_the_whole_site_says_something_under_every_key() -> None:
    records = build(WHOLE).index.records.values()
    said = {pair for record in records for pair in _said(record)}
    known = {pair for kind in KINDS for pair in _keys(kind)}
    assert known - said == set()


def _said(part: BaseModel) -> Iterator[tuple[str, str]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value not in (None, (), False):
            yield _owner(type(part), name), name
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel):
                yield from _said(one)


def _keys(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        yield _owner(model, name), name
        for inner in _parts(field.annotation):
            yield from _keys(inner)


def _owner(model: type[BaseModel], name: str) -> str:
    """What all kinds have needs to be said once only."""
    return "Record" if issubclass(model, Record) and name in Record.model_fields else model.__name__


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if get_origin(annotation):
        for inner in get_args(annotation):
            yield from _parts(inner)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation

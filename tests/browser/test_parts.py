"""The search of a site so large that its index comes in parts: the same box, the same names, little to load."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Response

from browser.conftest import Visit
from browser.test_search import LINKS, results
from explainer import finding
from explainer.records import KINDS
from serving import served


@pytest.fixture(scope="module")
def parted(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the shipped site is served as if it were too large for one index."""
    with _parted(finding.LARGE + 1, site, tmp_path_factory.mktemp("parted") / "site") as address:
        yield address


@pytest.fixture(scope="module")
def thrice(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same as if Pagefind had to read it in three portions."""
    with _parted(2 * finding.PORTION + 1, site, tmp_path_factory.mktemp("thrice") / "site") as address:
        yield address


RECORD = re.compile(f"(?:{'|'.join(kind.folder for kind in KINDS)})/[^/#]+/")
LOOKED_FOR = pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Łódź", "places/lodz/"),
        ("Lodz", "places/lodz/"),
        ("Lodz 2022", "meetings/osce-lodz-2022/"),
        ("kestutis", "people/kestutis-budrys/"),
        ("Who came to Yalta?", "yalta/"),
        ("choice of alliance", "principles/choice-of-alliance/"),
        ("Київ", "places/kyiv/"),
        ("Łódź zzzzz", "places/lodz/"),
    ],
)


@LOOKED_FOR
def test_what_is_looked_for_comes_first(visit: Visit, parted: str, typed: str, first: str) -> None:
    found = results(visit("osce/", at=parted), parted, typed)
    assert found[0].split("#")[0].split("?")[0] == first


@LOOKED_FOR
def test_each_portion_is_searched(visit: Visit, thrice: str, typed: str, first: str) -> None:
    found = results(visit("osce/", at=thrice), thrice, typed)
    assert first in [one.split("#")[0].split("?")[0] for one in found[:3]]  # each portion weighs words by its own pages


def test_nothing_is_loaded_before_somebody_searches_and_little_after(visit: Visit, parted: str) -> None:
    loaded: list[tuple[str, int]] = []

    def note(response: Response) -> None:
        if "/pagefind/" in response.url:
            loaded.append((response.url, int(response.headers["content-length"])))

    page = visit("osce/", at=parted)
    page.on("response", note)
    page.wait_for_load_state("networkidle")
    assert loaded == []
    results(page, parted, "Lodz 2022")
    page.wait_for_load_state("networkidle")
    assert 0 < sum(size for _, size in loaded) < 150_000, loaded


def test_what_is_still_being_typed_loads_nothing(visit: Visit, parted: str) -> None:
    page = visit("osce/", at=parted)
    results(page, parted, "Lodz")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("security", delay=20)
    page.locator(f"{LINKS}[href*='security']").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert 0 < len([url for url in asked if url.endswith(".pf_fragment")]) <= 10  # one for each result shown


@contextmanager
def _parted(number: int, site: Path, folder: Path) -> Iterator[str]:
    """The shipped site, whose index holds the pages and is completed with the records, as in a build."""
    shutil.copytree(site, folder)
    index = folder / finding.INDEX
    whole = json.loads(index.read_text(encoding="utf-8"))
    records = [document for document in whole["docs"] if RECORD.fullmatch(document["location"])]
    assert 900 < len(records) < len(whole["docs"])
    pages = [document for document in whole["docs"] if document not in records]
    index.write_text(json.dumps(whole | {"docs": pages}), encoding="utf-8")
    with finding.room(number, folder) as room:
        finding.complete(records, room, folder)
    with served(folder) as address:
        yield address

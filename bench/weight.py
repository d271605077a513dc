"""What a built site weighs: on disk, for a reader of one page, and for a reader who searches."""

import gzip
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLateError

SEARCHING = re.compile(r"(^|/)(search|pagefind|workers)/|/searching\.js$|^search\.json$")
PATIENCE = 120_000  # milliseconds
MATERIAL = ("[data-md-component=search-query]", ".md-search-result__item")
BOXES = {  # by a file that shows whose search it is: where one clicks before typing, and what shows a result
    "scripts/searching.js": MATERIAL,
    "search/search_index.json": MATERIAL,
    "search.json": (".md-search__button", "[role=option]"),
}
ASK = """async (words) => {
  const { search } = await import("/pagefind/pagefind.js");
  const { results } = await search(words);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return results.length;
}"""


class Search(NamedTuple):
    """The bytes that one search loads: as they travel, compressed, and as they are when unpacked."""

    sent: int
    opened: int


class Loaded(NamedTuple):
    """The bytes that one page loads, compressed, without those of a search; and those of a search, if there is one."""

    page: int
    search: Search | None


class Weight(NamedTuple):
    """A built site on disk."""

    files: int
    output: int


def weigh(site: Path) -> Weight:
    files = [path for path in site.rglob("*") if path.is_file()]
    return Weight(len(files), sum(path.stat().st_size for path in files))


def loaded(site: Path, place: str, words: str, browser: Browser) -> Loaded:
    """What a browser loads: `place` is the page that is read, `words` what is then searched for."""
    site = site.resolve()
    asked, found = _asked(site, place, words, browser)
    searching = {path for path in asked if SEARCHING.search(path.relative_to(site).as_posix())}
    search = Search(sum(map(_travelling, searching)), sum(path.stat().st_size for path in searching))
    return Loaded(sum(map(_travelling, asked - searching)), search if found else None)


def _travelling(path: Path) -> int:
    """The length of a file, compressed where that helps."""
    held = path.read_bytes()
    return min(len(held), len(gzip.compress(held, 6)))


def _asked(site: Path, place: str, words: str, browser: Browser) -> tuple[set[Path], bool]:
    """The files that a browser asks for until it shows what it found, and whether it found anything."""
    with _served(site) as (address, asked):
        page = browser.new_page()
        try:
            page.goto(f"{address}/{place}", wait_until="networkidle")
            found = _finds(site, page, words)
            page.wait_for_load_state("networkidle")
        finally:
            page.close()
        return {path for path in asked if path.is_file()}, found


def _finds(site: Path, page: Page, words: str) -> bool:
    """By the site's own box; by Pagefind's script where the generator knows nothing of it and its pages have no box."""
    for sign, (box, result) in BOXES.items():
        if (site / sign).exists():
            page.locator(box).first.click()
            page.keyboard.type(words, delay=20)
            return _seen(page, result, site)
    return (site / "pagefind").exists() and bool(page.evaluate(ASK, words))


def _seen(page: Page, result: str, site: Path) -> bool:
    try:
        page.locator(result).first.wait_for(timeout=PATIENCE)
    except TooLateError:
        print(f"the search in {site} shows nothing; the table will say that there is none", file=sys.stderr)
        return False
    return True


@contextmanager
def _served(site: Path) -> Iterator[tuple[str, set[Path]]]:
    """A server of the site at an address of its own, and the files it was asked for."""
    asked: set[Path] = set()

    class Handler(SimpleHTTPRequestHandler):
        def send_head(self):  # type: ignore[no-untyped-def]
            path = site / unquote(urlsplit(self.path).path).lstrip("/")
            asked.add((path / "index.html" if path.is_dir() else path).resolve())
            return super().send_head()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the table tells."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

"""What a built site weighs: on disk, for a reader of one page, and for a reader who searches."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Error, Page
from playwright.sync_api import TimeoutError as TooLate

SEARCHING = re.compile(r"(^|/)(search|pagefind|workers)/|/searching\.js$|^search\.json$")
BOX = "[data-md-component=search-query]:visible, .md-search input:visible"
BUTTON = "label.md-header__button[for=__search]:visible, .md-search__button:visible"
FOUND = ".md-search-result__item:visible, .md-search a[href*='/']:visible, [role=option]:visible"
ASK = """async (words) => {
  const { search } = await import("/pagefind/pagefind.js");
  const { results } = await search(words);
  await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return results.length;
}"""


class Weight(NamedTuple):
    """Bytes; `page` and `search` as they travel, compressed, `opened` what a search is when unpacked. None: no search."""

    files: int
    output: int
    page: int
    search: int | None
    opened: int | None


def weigh(site: Path, place: str, words: str, browser: Browser) -> Weight:
    """`place` is the page that is read, `words` what is then searched for."""
    site = site.resolve()
    files = [path for path in site.rglob("*") if path.is_file()]
    output = sum(path.stat().st_size for path in files)
    asked, found = _asked(site, place, words, browser)
    searching = {path for path in asked if SEARCHING.search(path.relative_to(site).as_posix())}
    page = sum(map(_travelling, asked - searching))
    if not found:
        return Weight(len(files), output, page, None, None)
    opened = sum(path.stat().st_size for path in searching)
    return Weight(len(files), output, page, sum(map(_travelling, searching)), opened)


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
            found = _by_pagefind(page, words) if _is_for_pages_without_box(site) else _by_box(page, words)
            page.wait_for_load_state("networkidle")
        finally:
            page.close()
        return {path for path in asked if path.is_file()}, found


def _is_for_pages_without_box(site: Path) -> bool:
    """Pagefind after a generator that knows nothing of it: the box of the borrowed chrome leads nowhere."""
    return (site / "pagefind").exists() and not (site / "search").exists()


def _by_pagefind(page: Page, words: str) -> bool:
    return bool(page.evaluate(ASK, words))


def _by_box(page: Page, words: str) -> bool:
    try:
        if not page.locator(BOX).count():
            page.locator(BUTTON).first.click(timeout=5000)
        box = page.locator(BOX).first
        box.click(timeout=5000)
        box.press_sequentially(words, delay=20)
        page.locator(FOUND).first.wait_for(timeout=60_000)
    except (TooLate, Error):
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

"""The shipped site, served gzipped; visits to it that tell every error and every request elsewhere."""

import gzip
from collections.abc import Callable, Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
LEFT = "net::ERR_ABORTED"  # the page was left while something was under way
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv"}
Visit = Callable[..., Page]


@cache
def _body(path: Path) -> bytes:
    """A file as it travels: gzipped where it is text."""
    return gzip.compress(path.read_bytes(), 6) if path.suffix in TEXT else path.read_bytes()


class Gzipped(SimpleHTTPRequestHandler):
    """Serves a folder as a good host would."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(self.directory) / "404.html"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(_body(path))))
        self.end_headers()
        self.wfile.write(_body(path))

    def log_message(self, *args: object) -> None:
        """Requests are not news."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    server = ThreadingHTTPServer(("localhost", 0), partial(Gzipped, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """visit("osce/", width=360, color_scheme="dark", …) opens a page; at the end nothing may have gone wrong in it.

    Other names are options of Playwright's new_context; `at` is another address than that of the served site.
    """
    wrong: list[str] = []
    contexts = []

    def open(path: str, width: int = 1280, height: int = 900, at: str = "", **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda one: wrong.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("requestfailed", lambda one: wrong.append(f"failed: {one.url}") if one.failure != LEFT else None)
        own = (at or address, "data:", "blob:")
        page.on("request", lambda one: None if one.url.startswith(own) else wrong.append(one.url))
        page.goto((at or address) + path)
        return page

    yield open
    for context in contexts:
        context.close()
    assert wrong == []

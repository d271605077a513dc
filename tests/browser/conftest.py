"""The shipped site, served gzipped; visits to it that tell every error and every request elsewhere."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from serving import served

ROOT = Path(__file__).parents[2]
LEFT = "net::ERR_ABORTED"  # the page was left while something was under way
Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with served(site) as address:
        yield address


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

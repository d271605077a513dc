"""A search index in parts, for sites too large to give each reader the whole of it: Pagefind finds, we say what."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from shutil import disk_usage
from subprocess import PIPE, STDOUT, Popen
from tempfile import TemporaryDirectory
from typing import Any

Document = Mapping[str, Any]
LARGE = 2_500
MEMORY = Path("/dev/shm")  # on Linux
EACH = 20_000  # bytes for a document, amply
INDEX = "search/search_index.json"
PLACE = "pagefind"
UNUSED = ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.*")


@contextmanager
def room(number: int) -> Iterator[Path | None]:
    """A folder for what a search should know of so many records; None if they fit into one index.

    Above that size the theme's own search would carry every word to every reader.
    """
    if number <= LARGE:
        yield None
        return
    with TemporaryDirectory(dir=MEMORY if _has_room(MEMORY, number * EACH) else None) as folder:
        yield Path(folder)


def tell(room: Path, name: str, document: Document) -> None:
    """A document as a page that nobody visits."""
    page = room / f"{name}.html"
    page.parent.mkdir(exist_ok=True)
    page.write_text(_page(document), encoding="utf-8")


@contextmanager
def split(found: Iterable[Document], room: Path | None, folder: Path) -> Iterator[None]:
    """Puts more documents into the theme's search index, if the site has one; or says there where its parts are.

    These hold what the room holds too. They are made while the caller does other work, and whole when the context ends.
    """
    index = folder / INDEX
    if not index.exists():
        yield
        return
    whole = json.loads(index.read_text(encoding="utf-8"))
    documents = [*whole["docs"], *found]
    if room is None:
        _put(index, whole | {"docs": documents})
        yield
        return
    for number, document in enumerate(documents):
        tell(room, f"page {number}", document)
    _put(index, whole | {"docs": [], "parts": f"../{PLACE}/pagefind.js"})
    with _made(room, folder / PLACE):
        yield


def _put(index: Path, whole: Document) -> None:
    index.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _has_room(folder: Path, needed: int) -> bool:
    """Whether so many bytes fit there with plenty to spare: what lies in memory is neither written nor deleted."""
    return folder.is_dir() and os.access(folder, os.W_OK) and disk_usage(folder).free > 4 * needed


@contextmanager
def _made(room: Path, folder: Path) -> Iterator[None]:
    """The parts of an index of what the room holds, made meanwhile."""
    command = (sys.executable, "-m", "pagefind", "--site", str(room), "--output-path", str(folder), "--quiet")
    with Popen(command, stdout=PIPE, stderr=STDOUT, text=True) as making:
        try:
            yield
            said = making.communicate()[0]
        except BaseException:
            making.kill()
            raise
    if making.returncode:
        raise OSError(f"the search index cannot be made: {said.strip()}")
    for name in UNUSED:
        for file in folder.glob(name):
            file.unlink()


def _page(document: Document) -> str:
    """A page with nothing but what it should be found by: its title, its other names before its text."""
    names = " · ".join(document.get("tags", ()))
    also = f'<p data-pagefind-weight="6">{names}</p>' if names else ""
    weight = min(10.0, max(0.1, document.get("boost", 1.0)))
    place = f'<i data-pagefind-meta="place[title]" title="{escape(document["location"])}"></i>'
    head = f'<h1 data-pagefind-meta="title">{document["title"]}</h1>'
    body = f'<body data-pagefind-weight="{weight}">{head}{place}{also}{document["text"]}</body>'
    return f'<!doctype html><html lang="en">{body}</html>'

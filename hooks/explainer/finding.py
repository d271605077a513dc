"""A search index in parts, for sites too large to give each reader the whole of it: Pagefind finds, we say what."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import escape
from pathlib import Path
from shutil import disk_usage
from subprocess import PIPE, STDOUT, Popen
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any, NamedTuple
from zlib import crc32

Document = Mapping[str, Any]
LARGE = 2_500
PORTION = 6_000
MEMORY = Path("/dev/shm")  # on Linux
EACH = 20_000  # bytes for a document, amply
INDEX = "search/search_index.json"
PLACE = "pagefind"
ENGINE = "pagefind.js"
UNUSED = ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.*")
COMMON = (ENGINE, "wasm.*")


class Room(NamedTuple):
    """A folder with a folder for each portion of what a search should know."""

    folder: Path
    portions: int


@contextmanager
def room(number: int) -> Iterator[Room | None]:
    """A place for what a search should know of so many records; None if they fit into one index.

    Above that size the theme's own search would carry every word to every reader. Pagefind holds all that it reads in
    memory, so it reads one portion after the other, and the index of each is a part of its own.
    """
    if number <= LARGE:
        yield None
        return
    with TemporaryDirectory(dir=MEMORY if _has_room(MEMORY, number * EACH) else None) as folder:
        made = Room(Path(folder), -(-number // PORTION))
        for portion in range(made.portions):
            (made.folder / str(portion)).mkdir()
        yield made


def tell(room: Room, name: str, document: Document) -> None:
    """A document as a page that nobody visits."""
    page = f"{room.folder}/{crc32(name.encode()) % room.portions}/{name.replace('/', ' ')}.html"
    with open(page, "w", encoding="utf-8") as file:
        file.write(_page(document))


@contextmanager
def split(found: Iterable[Document], room: Room | None, folder: Path) -> Iterator[None]:
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
    parts = {"parts": f"../{PLACE}/{ENGINE}", "further": [f"../{PLACE}/{part}/" for part in range(1, room.portions)]}
    _put(index, whole | {"docs": []} | parts)
    with _made(room, folder / PLACE):
        yield


def _put(index: Path, whole: Document) -> None:
    index.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _has_room(folder: Path, needed: int) -> bool:
    """Whether so many bytes fit there with plenty to spare: what lies in memory is neither written nor deleted."""
    return folder.is_dir() and os.access(folder, os.W_OK) and disk_usage(folder).free > 4 * needed


@contextmanager
def _made(room: Room, folder: Path) -> Iterator[None]:
    """The parts of an index of what the room holds, made meanwhile."""
    started: list[Popen[str]] = []
    stopped = Event()
    with ThreadPoolExecutor(1) as beside:
        made = beside.submit(_make, room, folder, started, stopped)
        try:
            yield
            made.result()
        except BaseException:
            stopped.set()
            for making in started:
                making.kill()
            raise


def _make(room: Room, folder: Path, started: list[Popen[str]], stopped: Event) -> None:
    """One part after the other, until told to stop; only the first has what searches."""
    from pagefind_bin import get_executable  # type: ignore[import-untyped]  # only large sites need it

    for portion in range(room.portions):
        target = folder / str(portion) if portion else folder
        places = ("--site", str(room.folder / str(portion)), "--output-path", str(target))
        command = (str(get_executable()), *places, "--quiet")
        with Popen(command, stdout=PIPE, stderr=STDOUT, text=True) as making:
            started.append(making)
            if stopped.is_set():
                making.kill()
            said = making.communicate()[0]
        if stopped.is_set():
            return
        if making.returncode:
            raise OSError(f"the search index cannot be made: {said.strip()}")
        for name in UNUSED + COMMON if portion else UNUSED:
            for file in target.glob(name):
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

"""A search index in parts, for sites too large to give each reader the whole of it: Pagefind finds, we say what."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path
from shutil import disk_usage
from subprocess import PIPE, STDOUT, run
from tempfile import gettempdir
from typing import Any, NamedTuple
from zlib import crc32

from explainer import swap

Document = Mapping[str, Any]
LARGE = 2_500
PORTION = 6_000
MEMORY = Path("/dev/shm")  # on Linux
NAME = "explainer-search"
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
def room(number: int, folder: Path) -> Iterator[Room | None]:
    """A place for what a search should know of so many records; None if they fit into the theme's own search index.

    Above that size it would carry every word to every reader: it is emptied into the room, and says where the parts of
    an index are to be found. Pagefind holds all that it reads in memory, so it reads one portion after the other, and
    the index of each is a part of its own.
    """
    index = folder / INDEX
    if number <= LARGE or not index.exists():
        yield None
        return
    with swap.lent(MEMORY if _has_room(MEMORY, number * EACH) else Path(gettempdir()), NAME) as space:
        made = Room(space, -(-number // PORTION))
        for portion in range(made.portions):
            (made.folder / str(portion)).mkdir()
        whole = json.loads(index.read_text(encoding="utf-8"))
        for turn, document in enumerate(whole["docs"]):
            _tell(made, f"page {turn}", document)
        parts = [f"../{PLACE}/{part}/" for part in range(1, made.portions)]
        _write(index, whole | {"docs": [], "parts": f"../{PLACE}/{ENGINE}", "further": parts})
        yield made


def tell(room: Room, document: Document) -> None:
    """A document for a record."""
    _tell(room, document["location"].rstrip("/").replace("/", " "), document)


def complete(documents: Iterable[Document], room: Room | None, folder: Path) -> None:
    """More documents in the search index of the site, if it has one; its parts are made where there is a room."""
    index = folder / INDEX
    if room:
        for document in documents:
            tell(room, document)
        for portion in range(room.portions):
            _make(room, portion, folder / PLACE)
    elif index.exists():
        whole = json.loads(index.read_text(encoding="utf-8"))
        _write(index, whole | {"docs": [*whole["docs"], *documents]})


def _make(room: Room, portion: int, folder: Path) -> None:
    """A part of the index; only the first has what searches."""
    from pagefind_bin import get_executable  # type: ignore[import-untyped]  # only large sites need it

    target = folder / str(portion) if portion else folder
    places = ("--site", str(room.folder / str(portion)), "--output-path", str(target))
    made = run((str(get_executable()), *places, "--quiet"), stdout=PIPE, stderr=STDOUT, text=True, check=False)
    if made.returncode:
        raise OSError(f"the search index cannot be made: {made.stdout.strip()}")
    for name in UNUSED + COMMON if portion else UNUSED:
        for file in target.glob(name):
            file.unlink()


def _write(index: Path, whole: Document) -> None:
    index.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _has_room(folder: Path, needed: int) -> bool:
    """Whether so many bytes fit there with plenty to spare: what lies in memory is neither written nor deleted."""
    return folder.is_dir() and os.access(folder, os.W_OK) and disk_usage(folder).free > 4 * needed


def _tell(room: Room, name: str, document: Document) -> None:
    """A page with nothing but what it should be found by: its title, its place, its other names before its text."""
    names = " · ".join(document.get("tags", ()))
    also = f'<p data-pagefind-weight="6">{names}</p>' if names else ""
    weight = min(10.0, max(0.1, document.get("boost", 1.0)))
    place = f'<i data-pagefind-meta="place[title]" title="{escape(document["location"])}"></i>'
    head = f'<h1 data-pagefind-meta="title">{document["title"]}</h1>'
    body = f'<body data-pagefind-weight="{weight}">{head}{place}{also}{document["text"]}</body>'
    with open(f"{room.folder}/{crc32(name.encode()) % room.portions}/{name}.html", "wb") as file:
        file.write(f'<!doctype html><html lang="en">{body}</html>'.encode())

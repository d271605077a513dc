"""The pages of records in the theme's frame, and all files beside the pages: written at once, or made one by one."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from explainer import contract, finding, frames, search, workers
from explainer.finding import Room
from explainer.frames import Filling, Frame
from explainer.render import Page
from explainer.site import Site

Frames = Mapping[bool, Frame]
Document = dict[str, Any]
SHARE = 50


def write(site: Site, around: Frames, folder: Path) -> dict[str, int]:
    """All that the core makes, into the folder of the built site; gives the length in bytes of each file but pages.

    `around` holds the frame for pages with sections and that for pages without.
    """
    with finding.room(len(site.entries), folder) as room, workers.aside() as aside:
        found = _write_pages(site, around, folder, room)
        files = aside.submit(_write_files, site, folder)
        finding.complete(found, room, folder)
        return files.result()


def content(site: Site, around: Frames, place: str) -> bytes | None:
    """What the core makes for one place on the site; None if it makes nothing for it."""
    entry = site.entries.get(place.removesuffix("/index.html").rpartition("/")[2])
    if entry and place == f"{entry.kind.folder}/{entry.id}/index.html":
        return framed(site, around, site.page(entry.id))
    make = site.files.get(place)
    return _encoded(make()) if make else None


def specimens() -> Iterator[Page]:
    """The pages of holes, with sections and without, whose frames are to be cut."""
    for sections, uri in frames.SPECIMENS.items():
        section = ((frames.HOLES["section_id"], frames.HOLES["section_title"]),) if sections else ()
        title, content, about, path = (frames.HOLES[name] for name in ("title", "content", "description", "path"))
        yield Page(uri, title, content, about, path, section)


def samples(site: Site) -> list[str]:
    """The place of one page of each kind: what cannot be drawn there cannot be drawn anywhere."""
    first: dict[str, str] = {}
    for id, entry in site.entries.items():
        first.setdefault(entry.kind.folder, id)
    return [f"{folder}/{id}/index.html" for folder, id in first.items()]


def write_index(site: Site, folder: Path) -> None:
    """What a search should know of the pages of records, without these pages."""
    with finding.room(len(site.entries), folder) as room:
        finding.complete((_document(site.page(id)) for id in site.entries), room, folder)


def framed(site: Site, around: Frames, page: Page) -> bytes:
    """The page of a record as a whole document."""
    filling = Filling(
        escape(page.title),
        escape(page.description),
        page.html + site.ending(page.uri, page.html),
        contract.address(page.uri),
        page.path,
        site.described(page.uri, ""),
        page.sections,
    )
    return around[bool(page.sections)](filling)


def _write_pages(site: Site, around: Frames, folder: Path, room: Room | None) -> list[Document]:
    """The pages of records, on all cores; what a search should know of each goes into the room or is given back.

    Neighbours are drawn far from each other: two processes that write into one folder have to wait.
    """
    ids = tuple(site.entries)
    shares = [ids[start : start + SHARE] for start in range(0, len(ids), SHARE)]
    half = (len(shares) + 1) // 2
    turns = [turn for first in range(half) for turn in (first, first + half) if turn < len(shares)]
    made = workers.each(partial(_write_share, site, around, folder, room), [shares[turn] for turn in turns])
    return [document for _, documents in sorted(zip(turns, made, strict=True)) for document in documents]


def _write_share(site: Site, around: Frames, folder: Path, room: Room | None, ids: Sequence[str]) -> list[Document]:
    found = []
    for id in ids:
        page = site.page(id)
        _write(f"{folder}/{contract.address(page.uri)}index.html", framed(site, around, page))
        if room:
            finding.tell(room, _document(page))
        else:
            found.append(_document(page))
    return found


def _write_files(site: Site, folder: Path) -> dict[str, int]:
    return {place: _write(f"{folder}/{place}", _encoded(make())) for place, make in site.files.items()}


def _document(page: Page) -> Document:
    return search.document(contract.address(page.uri), page.title, page.searched)


def _encoded(made: str | bytes) -> bytes:
    return made.encode() if isinstance(made, str) else made


def _write(path: str, made: bytes) -> int:
    folder = os.path.dirname(path)
    with suppress(FileExistsError):
        try:
            os.mkdir(folder)
        except FileNotFoundError:
            os.makedirs(folder)
    with open(path, "wb") as file:
        return file.write(made)

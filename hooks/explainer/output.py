"""The pages of records in the theme's frame, and all files beside the pages: written at once, or made one by one."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from explainer import contract, frames, search, workers
from explainer.frames import Filling, Frame
from explainer.render import Page
from explainer.site import Site

Frames = Mapping[bool, Frame]
Document = dict[str, Any]
PORTION = 50


def write(site: Site, around: Frames, folder: Path) -> tuple[list[Document], dict[str, int]]:
    """Everything that the core makes, into the folder of the built site, on all cores.

    `around` holds the frame for pages with sections and that for pages without. Gives what a search should know of the
    pages of records, in their order, and the length of each file in bytes, by its place.
    """
    ids = tuple(site.entries)
    pages = partial(_write_pages, site, around, folder)
    works: list[Callable[[], Any]] = [partial(_write_file, site, folder, place) for place in site.files]
    works += [partial(pages, ids[start : start + PORTION]) for start in range(0, len(ids), PORTION)]
    made = workers.each(_done, works)
    found = [document for documents in made[len(site.files) :] for document in documents]
    return found, dict(zip(site.files, made, strict=False))


def content(site: Site, around: Frames, place: str) -> bytes | None:
    """What the core makes for one place on the site; None if it makes nothing for it."""
    entry = site.entries.get(place.removesuffix("/index.html").rpartition("/")[2])
    if entry and place == f"{entry.kind.folder}/{entry.id}/index.html":
        return framed(site, around, site.page(entry.id)).encode()
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


def documents(site: Site) -> Iterator[Document]:
    """What a search should know of the pages of records."""
    return (_document(page) for page in map(site.page, site.entries))


def framed(site: Site, around: Frames, page: Page) -> str:
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


def _done(work: Callable[[], Any]) -> Any:
    return work()


def _write_file(site: Site, folder: Path, place: str) -> int:
    return _write(folder / place, _encoded(site.files[place]()))


def _write_pages(site: Site, around: Frames, folder: Path, ids: tuple[str, ...]) -> list[Document]:
    found = []
    for id in ids:
        page = site.page(id)
        _write(folder / contract.address(page.uri) / "index.html", framed(site, around, page).encode())
        found.append(_document(page))
    return found


def _document(page: Page) -> Document:
    return search.document(contract.address(page.uri), page.title, page.searched)


def _encoded(made: str | bytes) -> bytes:
    return made.encode() if isinstance(made, str) else made


def _write(path: Path, made: bytes) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.write_bytes(made)

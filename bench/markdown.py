"""Pages as the Markdown that an author would write for them; the way a link is spelled is each generator's own."""

import json
import re
from collections.abc import Callable, Iterator

from bench.pages import Block, Page

Link = Callable[[Page, str], str]
SIGNS = re.compile(r"([\\`*_\[\]<>])")
START = re.compile(r"^(\d+)([.)])(?=\s)|^([#+-])(?=\s)")
IDLE = re.compile(r"[^a-z0-9]+")


def text(page: Page, link: Link, front: dict[str, object]) -> str:
    """A whole file: what the front matter says, then the page."""
    matter = "".join(f"{name}: {json.dumps(value)}\n" for name, value in front.items())
    return f"---\n{matter}---\n\n{body(page, link)}"


def body(page: Page, link: Link) -> str:
    return "".join(_lines(page, link))


def to_file(page: Page, place: str) -> str:
    """A link to the file of another page, which MkDocs checks and turns into an address."""
    return ("../" if page.depth else "") + file(place)


def file(place: str) -> str:
    """The file of the page at a place: a folder's own is its index."""
    return f"{place.removesuffix('/')}.md" if place.count("/") > 1 else f"{place}index.md"


def to_address(page: Page, place: str) -> str:
    """A ready address, with nothing to check."""
    return "../" * page.depth + place or "./"


def id_of(title: str) -> str:
    """The id that generators give to a heading of plain words."""
    return IDLE.sub("-", title.lower()).strip("-")


def sections(page: Page) -> list[str]:
    """The titles in the table of contents."""
    return ["".join(piece.words for piece in block.pieces).strip() for block in page.blocks if block.mark == "##"]


def _lines(page: Page, link: Link) -> Iterator[str]:
    listed = False
    for block in page.blocks:
        if listed and block.mark != "-":
            yield "\n"
        listed = block.mark == "-"
        yield f"{block.mark} {_inline(page, block, link)}".strip() + ("\n" if listed else "\n\n")


def _inline(page: Page, block: Block, link: Link) -> str:
    made = "".join(
        f"[{_escaped(words)}]({link(page, place)})" if place and words.strip() else _escaped(words)
        for words, place in block.pieces
    )
    return START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", made.strip())


def _escaped(words: str) -> str:
    return SIGNS.sub(r"\\\1", words)

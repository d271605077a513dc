"""The words, headings, lists and links of our built pages as plain data, from which the other sites are written."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

BLOCKS = {"h1": "#", "h2": "##", "h3": "###", "li": "-", "dd": "-"}
LEVELS = ("p", "dt", "div", "ul", "ol", "dl", "table", "tr", "blockquote", "details", "summary", "figure", "pre")
BREAKS = {*BLOCKS, *LEVELS, "article", "section", "header", "footer", "nav", "form", "h4", "h5", "h6"}
ALONE = {"br", "img", "hr", "input", "meta", "link", "circle", "path", "line", "rect", "use", "wbr"}
EXTRA = ("crumbs", "citing", "origin", "headerlink")
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')


class Piece(NamedTuple):
    """Words, and the address that they link to: a place on the site, or nothing."""

    words: str
    place: str = ""


class Block(NamedTuple):
    """A heading, a paragraph or an entry of a list; its `mark` is the one that Markdown knows."""

    mark: str
    pieces: tuple[Piece, ...]


class Page(NamedTuple):
    """What a page says; `place` is its address below the top of the site."""

    place: str
    title: str
    description: str
    blocks: tuple[Block, ...]

    @property
    def depth(self) -> int:
        return self.place.count("/")


def read(site: Path) -> tuple[Page, ...]:
    """All pages of a built site, without what only ours have: crumbs, ways to cite, cards."""
    return tuple(_page(path, site) for path in sorted(site.rglob("index.html")))


def words(page: Page) -> list[str]:
    """Every word of a page, in order."""
    return " ".join(piece.words for block in page.blocks for piece in block.pieces).split()


def _page(path: Path, site: Path) -> Page:
    place = path.parent.relative_to(site).as_posix()
    place = "" if place == "." else f"{place}/"
    html = path.read_text(encoding="utf-8")
    reader = _Reader(place)
    reader.feed(html[html.index("<article") : html.rindex("</article>")])
    reader.end()
    told = DESCRIPTION.search(html)
    title = next((_text(block) for block in reader.blocks if block.mark == "#"), "Home")
    return Page(place, title, unescape(told[1]) if told else "", tuple(reader.blocks))


def _text(block: Block) -> str:
    return " ".join("".join(piece.words for piece in block.pieces).split())


class _Reader(HTMLParser):
    """Gathers blocks; `skipped` counts the open elements within one that is left out."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place, self.blocks = place, list[Block]()
        self.pieces, self.mark, self.link, self.skipped = list[Piece](), "", "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        left_out = tag in {"template", "svg", "script", "style"} or (known.get("class") or "") in EXTRA
        if self.skipped or left_out:
            self.skipped += tag not in ALONE
        elif tag in BREAKS:
            self.end()
            self.mark = BLOCKS.get(tag, "")
        elif tag == "a":
            self.link = _place(known.get("href") or "", self.place)

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            self.skipped -= tag not in ALONE
        elif tag in BREAKS:
            self.end()
        elif tag == "a":
            self.link = ""

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.pieces.append(Piece(data, self.link))

    def end(self) -> None:
        """Close the block that is open, if it says anything."""
        if any(piece.words.strip() for piece in self.pieces):
            self.blocks.append(Block(self.mark, tuple(_joined(self.pieces))))
        self.pieces, self.mark = [], ""


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        text = re.sub(r"\s+", " ", piece.words)
        if text:
            yield piece._replace(words=text)


def _place(href: str, here: str) -> str:
    """Where a relative link leads, from the top of the site; links within the page and to other sites are none."""
    if not href.startswith(("../", "./")):
        return ""
    steps = [step for step in here.split("/") if step]
    for step in href.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in {"", ".", ".."}:
            steps.append(step)
    return "/".join(steps) + "/" if steps else ""

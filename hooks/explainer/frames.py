"""The frame a theme puts around a page: cut once from a specimen with holes, then filled for each record."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

SPECIMENS = {True: "specimen/hole-address.md", False: "specimen-bare/hole-address.md"}
NAMES = ("title", "description", "content", "address", "path", "described", "sections", "section_id", "section_title")
HOLES: Mapping[str, str] = {name: f"hole-{name}" for name in NAMES} | {"content": "<h1>hole-content</h1>"}
HOLE = re.compile("|".join(f"(?P<{name}>{re.escape(HOLES[name])})" for name in sorted(NAMES, reverse=True)))
ADDRESS = re.compile("specimen(?:-bare)?/hole-address/")
ENTRY = re.compile(rf"<li\b[^>]*>(?:(?!</?li\b).)*{HOLES['section_id']}(?:(?!</?li\b).)*</li>\s*", re.DOTALL)


BETWEEN = re.compile(r"(<(script|style|pre|textarea)\b.*?</\2>)|\s*\n\s*", re.DOTALL)


class Filling(NamedTuple):
    """What goes into the holes, escaped for where it goes; `sections` are the ids and titles of a page's contents."""

    title: str
    description: str
    content: str
    address: str
    path: str
    described: str
    sections: tuple[tuple[str, str], ...]


Frame = Callable[[Filling], bytes]


def cut(specimen: str) -> Frame:
    """A function that fills the holes of a finished page; an entry of its table of contents is repeated as needed.

    Of the empty lines and indents between the theme's tags, a fifth of a page, a line end is left.
    """
    specimen = BETWEEN.sub(lambda found: found[1] or "\n", specimen)
    entry = next(iter(ENTRY.findall(specimen)), "")
    pieces = _pieces(ENTRY.sub(HOLES["sections"], ADDRESS.sub(HOLES["address"], specimen)))

    def fill(filling: Filling) -> bytes:
        first = next(iter(filling.sections), ("", ""))
        entries = "".join(_entry(entry, *section) for section in filling.sections)
        values = filling._asdict() | {"sections": entries, "": "", "section_id": first[0], "section_title": first[1]}
        return b"".join(part for text, name in pieces for part in (text, values[name].encode()))

    return fill


def _pieces(text: str) -> list[tuple[bytes, str]]:
    """Each stretch of the frame with the name of the hole behind it; the last one has none."""
    pieces, start = [], 0
    for match in HOLE.finditer(text):
        pieces.append((text[start : match.start()].encode(), match.lastgroup or ""))
        start = match.end()
    return [*pieces, (text[start:].encode(), "")]


def _entry(entry: str, id: str, title: str) -> str:
    return entry.replace(HOLES["section_id"], id).replace(HOLES["section_title"], title)

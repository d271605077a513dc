"""A file's bytes as text: of a sensible size, in UTF-8, without characters that nobody sees."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from explainer.problems import Problem

MAX_BYTES = 100_000
MAX_LOG = 10_000_000
UNSEEN = (
    (
        re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)"),
        "a control character (U+{:04X}) stands here",
    ),
    (
        re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
        "an invisible mark (U+{:04X}) that turns the direction of writing stands here",
    ),
)
SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def read(path: Path) -> str:
    """A file with its line ends as they stand, so that lines count as editors count them; nothing if none is there."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def decode(raw: bytes, path: str, most: int = MAX_BYTES) -> tuple[str, list[Problem]]:
    """The text of a file; problems if it is too large, not UTF-8, or holds hidden characters (the first twenty)."""
    if len(raw) > most:
        what, expected = f"the file has {len(raw)} bytes", f"expected at most {most} bytes"
        return "", [Problem(path, 1, 1, what, expected, code="too-large")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        mark = _mark(raw[: error.start].decode("utf-8", "replace"))
        what, expected = "the file is not UTF-8 text here", "save it with the encoding UTF-8"
        return "", [Problem(path, *mark, what, expected, code="wrong-encoding")]
    if text.startswith("\ufeff"):
        what, expected = "the file begins with a byte order mark", "save it as UTF-8 without BOM"
        return "", [Problem(path, 1, 1, what, expected, code="wrong-encoding")]
    return text, [
        Problem(path, *_mark(text[:start]), what, "delete it", code="hidden-character")
        for start, what in islice(hidden(text), 20)
    ]


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Control characters and marks that turn the direction of writing, which are never meant: where, and what."""
    if not SUSPECT.search(text):
        return
    for pattern, what in UNSEEN:
        for match in pattern.finditer(text):
            yield match.start(), what.format(ord(match[0]))


def _mark(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")

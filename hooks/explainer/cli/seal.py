"""A seal over everything a check reads: while it is unbroken, what was found without mistakes still is."""

import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pydantic

import explainer

CODE = (".py", ".j2", ".json")


def seal(root: Path) -> str:
    """A SHA-256 over the paths and bytes of all records, pages, lists and code, and the versions they run under."""
    digest = sha256(f"{sys.version} {pydantic.VERSION}".encode())
    for path in read(root):
        text = path.read_bytes()
        digest.update(f"{path}\0{len(text)}\0".encode() + text)
    return digest.hexdigest()


def read(root: Path) -> Iterator[Path]:
    """Every file under the seal."""
    yield from sorted(path for path in (root / "data").rglob("*") if path.is_file())
    yield from sorted((root / "docs").rglob("*.md"))
    yield from sorted(path for path in Path(explainer.__file__).parent.rglob("*") if path.suffix in CODE)

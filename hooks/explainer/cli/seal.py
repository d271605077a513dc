"""A seal over everything a check reads: while it is unbroken, what was found without mistakes still is."""

import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from sysconfig import get_path

SEAL = "checked"
CODE = (".py", ".j2", ".json")
CORE = Path(__file__).parent.parent


def seal(root: Path) -> str:
    """A SHA-256 over the paths and bytes of all records, pages, lists and code, and the versions they run under."""
    versions = sorted(path.name for path in Path(get_path("purelib")).glob("*.dist-info"))
    digest = sha256(f"{sys.version} {versions}".encode())
    for path in read(root):
        text = path.read_bytes()
        digest.update(f"{path}\0{len(text)}\0".encode() + text)
    return digest.hexdigest()


def read(root: Path) -> Iterator[Path]:
    """Every file under the seal."""
    yield from sorted(path for path in (root / "data").rglob("*") if path.is_file())
    yield from sorted((root / "docs").rglob("*.md"))
    yield from sorted(path for path in CORE.rglob("*") if path.suffix in CODE)


def told(folder: Path, found: str) -> str:
    """What was told when the seal was the same; nothing where it is broken or a file that went with it is missing."""
    if not (folder / SEAL).exists():
        return ""
    known, said, *names = (folder / SEAL).read_text(encoding="utf-8").split("\n")
    return said if known == found and all((folder / name).exists() for name in names) else ""


def sealed(found: str, said: str, names: Iterable[str]) -> str:
    """What the file of the seal holds: the seal, what to tell, and the files that go with it."""
    return "\n".join((found, said, *names))

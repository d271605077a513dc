"""No generator: as many files as there are pages, each of a median page's bytes. Nothing can be faster than this."""

import platform
import sys
from pathlib import Path

from bench.task import Command, Generator, Task

WRITER = """\
from pathlib import Path
page = Path("page.html").read_bytes()
for place in Path("places.txt").read_text().splitlines():
    folder = Path("site", place)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_bytes(page)
"""


def _lay(root: Path, task: Task) -> None:
    pages = sorted(task.plain.glob("*/*/index.html"), key=lambda path: path.stat().st_size)
    root.mkdir(parents=True, exist_ok=True)
    (root / "page.html").write_bytes(pages[len(pages) // 2].read_bytes())
    (root / "places.txt").write_text("\n".join(f"./{page.place}" for page in task.pages), encoding="utf-8")
    (root / "write.py").write_text(WRITER, encoding="utf-8")


def _commands() -> list[Command]:
    return [(sys.executable, "-S", "write.py")]


FILES = Generator(
    "files", "the files alone", _lay, _commands, lambda: f"Python {platform.python_version()}", readable=False
)

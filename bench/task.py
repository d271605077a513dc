"""What a generator is given to build, and what it must tell."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench.pages import Page

ADDRESS = "https://example.org/"
NAME = "Bench"
RIVALS = Path(__file__).parent.parent / ".venv" / "rivals"
Command = tuple[str, ...]


class Task(NamedTuple):
    """About how many records, and their shape; the pages, once ours are built; plain MkDocs's site, once that is."""

    size: int
    shape: str
    pages: tuple[Page, ...] = ()
    plain: Path = Path("not built")

    def specimen(self) -> Page:
        """The page whose chrome the others get: a record's, with a table of contents."""
        return next(page for page in self.pages if page.depth == 2 and len(page.blocks) > 9)


class Generator(NamedTuple):
    """`lay` writes what the generator reads into a folder; `commands` are then run there and write into site/.

    `version` raises MissingError where the generator could not be installed. Not all make a site that can be read.
    """

    name: str
    label: str
    lay: Callable[[Path, Task], None]
    commands: Callable[[], list[Command]]
    version: Callable[[], str]
    readable: bool = True


class MissingError(Exception):
    """A generator that is not here; the words tell why."""

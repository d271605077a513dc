"""Zensical: the Markdown of plain MkDocs, in its classic look, which is Material's."""

from pathlib import Path

from bench.generators.installed import distribution
from bench.generators.mkdocs import lay_markdown
from bench.pages import Page
from bench.task import RIVALS, Command, Generator, Task


def _lay(root: Path, task: Task) -> None:
    """Its search refuses pages of many thousand words, so the lists are kept out of it: less to do."""
    lay_markdown(root, task, {"variant": "classic"}, _front)


def _front(page: Page) -> dict[str, object]:
    return {"search": {"exclude": True}} if page.depth == 1 else {}


def _commands() -> list[Command]:
    return [(str(RIVALS / "bin" / "zensical"), "build", "--clean")]


def _version() -> str:
    return f"Zensical {distribution('zensical')}"


ZENSICAL = Generator("zensical", "Zensical", _lay, _commands, _version)

"""Zensical: the Markdown of plain MkDocs, in its classic look, which is Material's."""

from pathlib import Path

import yaml

from bench.generators.installed import distribution
from bench.generators.mkdocs import PLAIN
from bench.task import RIVALS, Command, Generator, Task


def _lay(root: Path, task: Task) -> None:
    PLAIN.lay(root, task)
    path = root / "mkdocs.yml"
    config = yaml.safe_load(path.read_text(encoding="utf-8"))
    config["theme"]["variant"] = "classic"
    path.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")


def _commands() -> list[Command]:
    return [(str(RIVALS / "bin" / "zensical"), "build", "--clean")]


def _version() -> str:
    return f"Zensical {distribution('zensical')}"


ZENSICAL = Generator("zensical", "Zensical", _lay, _commands, _version)

"""What the commands share: the folder to work in, a site without mistakes, files written only where they are new."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from explainer import Edition, Site, build, plain_text, report
from explainer.problems import Problem

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds data/ and docs/; this folder if left out.",
)
UNNAMED = Edition()


def checked(root: Path, edition: Edition = UNNAMED) -> Site:
    site = build(root, edition)
    if site.problems:
        tell(site.problems, root)
        sys.exit(1)
    return site


def tell(problems: Iterable[Problem], root: Path) -> None:
    click.echo(report.text(problems, lambda path: plain_text.read(root / path)), err=True)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """The file, written only where its content is new: nobody who watches it is woken for nothing."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = content.encode() if isinstance(content, str) else content
    if not path.exists() or path.read_bytes() != raw:
        path.write_bytes(raw)
    return path

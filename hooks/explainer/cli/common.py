"""What the commands share: a site without mistakes, files written only where they are new."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from explainer import plain_text, report
from explainer.building import Edition, Site, build
from explainer.problems import Problem

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

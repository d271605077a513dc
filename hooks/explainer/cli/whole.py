"""A check that reads everything."""

import sys
from pathlib import Path

import click

from explainer import report, schemas
from explainer.building import build
from explainer.cli import seal
from explainer.cli.common import tell, write


def check(root: Path, format: str, folder: Path | None, found: str) -> None:
    """Tell all that is wrong; write what editors need into the folder, and the seal (`found`) if nothing is."""
    site = build(root)
    told = f"{len(site.entries)} records and {len(site.written)} pages: no problem found."
    if folder:
        for name, text in schemas.schemas(site.index):
            write(folder, name, text)
        write(folder, seal.SEAL, "" if site.problems else seal.sealed(found, told, schemas.NAMES))
    if format == "text" and site.problems:
        tell(site.problems, root)
    elif format == "text":
        click.echo(told)
    else:
        listed = report.as_json(site.problems) if format == "json" else report.github(site.problems)
        click.echo(listed, nl=bool(listed))
    sys.exit(bool(site.problems))

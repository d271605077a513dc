"""The command `explainer`: what editors and CI do with the records, without any site generator."""

import sys
from pathlib import Path

import click

from explainer import Site, build
from explainer.problems import listed

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds data/ and docs/; this folder if left out.",
)


@click.group()
def main() -> None:
    """Check and export the records of The Empty Chair."""


@main.command()
@ROOT
def check(root: Path) -> None:
    """Check every record and page, and tell all that is wrong at once."""
    site = _checked(root)
    click.echo(f"{len(site.entries)} records and {len(site.written)} pages: no problem found.")


@main.command()
@ROOT
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(root: Path, folder: Path) -> None:
    """Write the records as JSON files into FOLDER, one per kind. Nothing is written if the data have a mistake."""
    site = _checked(root)
    for name, text in site.data_files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        click.echo(path)


def _checked(root: Path) -> Site:
    site = build(root)
    if site.problems:
        click.echo(listed(site.problems), err=True)
        sys.exit(1)
    return site


if __name__ == "__main__":
    main()

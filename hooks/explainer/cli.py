"""The command `explainer`: what editors and CI do with the records, without any site generator."""

import sys
from datetime import date
from pathlib import Path

import click

from explainer import Site, build, quotes
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


@main.command()
@ROOT
@click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="A folder with the texts of sources: the source's id with the ending .txt.",
)
@click.option("--day", default=lambda: date.today().isoformat(), help="The day to write down; today if left out.")
def verify(root: Path, texts: Path, day: str) -> None:
    """Compare every quote with the text of its source, and lock what was found.

    A quote that does not stand in its source is shown beside the nearest passage, and the command ends with 1.
    """
    site = build(root)
    if others := [problem for problem in site.problems if problem.expected != quotes.AGAIN]:
        click.echo(listed(others), err=True)
        sys.exit(1)
    held = {path.stem: path.read_text(encoding="utf-8") for path in sorted(texts.glob("*.txt"))}
    found = quotes.verify(site.index, held)
    path = root / quotes.LOCK
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(quotes.lock(site.index, found, held, day, old), encoding="utf-8")
    for id, finding in found.items():
        click.echo(f"{id}: {finding.verdict} ({quotes.VERDICTS[finding.verdict]})")
        for warning in finding.warnings:
            click.echo(f"  look again: {warning}")
        if finding.nearest:
            click.echo(f"  nearest: {finding.nearest}")
    sys.exit(any(finding.verdict == "not found" for finding in found.values()))


def _checked(root: Path) -> Site:
    site = build(root)
    if site.problems:
        click.echo(listed(site.problems), err=True)
        sys.exit(1)
    return site


if __name__ == "__main__":
    main()

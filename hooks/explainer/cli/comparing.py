"""Whether the quotes stand in their sources."""

import sys
from datetime import date
from pathlib import Path

import click

from explainer import quotes
from explainer.building import build
from explainer.cli.common import tell
from explainer.cli.options import ROOT


@click.command()
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
        tell(others, root)
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

"""What is wrong, what it means, and whether the quotes stand in their sources."""

import sys
from datetime import date
from pathlib import Path

import click

from explainer import build, quotes, report, schemas
from explainer.cli import seal
from explainer.cli.common import ROOT, tell, write
from explainer.mistakes import CODES
from explainer.problems import closest

SEAL = "checked"


@click.command()
@ROOT
@click.option(
    "--format",
    type=click.Choice(("text", "json", "github")),
    default="text",
    help="How to tell the mistakes: text for people, json for other programs, github for notes beside the lines of a "
    "change on GitHub; text if left out.",
)
@click.option(
    "--schemas",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write there what an editor needs to complete and check records while they are typed.",
)
def check(root: Path, format: str, folder: Path | None) -> None:
    """Check every record and page, and tell all that is wrong at once."""
    found = seal.seal(root) if folder else ""  # before anything is read: an edit made meanwhile breaks it
    if folder and format == "text" and (told := _sealed(folder, found)):
        click.echo(told)
        return
    site = build(root)
    told = f"{len(site.entries)} records and {len(site.written)} pages: no problem found."
    if folder:
        for name, text in schemas.schemas(site.index):
            write(folder, name, text)
        write(folder, SEAL, "" if site.problems else f"{found}\n{told}")
    if format == "text" and site.problems:
        tell(site.problems, root)
    elif format == "text":
        click.echo(told)
    else:
        listed = report.as_json(site.problems) if format == "json" else report.github(site.problems)
        click.echo(listed, nl=bool(listed))
    sys.exit(bool(site.problems))


def _sealed(folder: Path, found: str) -> str:
    """What was told when the seal was the same; nothing where it is broken or a schema is missing."""
    if not all((folder / name).exists() for name in schemas.NAMES) or not (folder / SEAL).exists():
        return ""
    known, _, told = (folder / SEAL).read_text(encoding="utf-8").partition("\n")
    return told if known == found else ""


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Tell what the CODE at the end of a mistake means and how to mend it; without a CODE, list them all."""
    if code is None:
        width = max(map(len, CODES))
        for name, meaning in CODES.items():
            click.echo(f"{name:<{width}}  {meaning.partition('. ')[0].removesuffix('.')}.")
    elif code.lower() in CODES:
        click.echo(click.wrap_text(CODES[code.lower()], width=100))
    else:
        near = closest(code.lower(), CODES)
        hint = f'did you mean "{near}"?' if near else "type explainer explain to see them all"
        click.echo(f'there is no code "{code}"; {hint}', err=True)
        sys.exit(1)


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

"""What is wrong with the records and pages, and what it means."""

import sys
from pathlib import Path

import click

from explainer.cli import seal
from explainer.cli.options import ROOT
from explainer.mistakes import CODES
from explainer.problems import closest


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
    if folder and format == "text" and (told := seal.told(folder, found)):
        click.echo(told)
        return
    from explainer.cli import whole  # all the rest takes long to load, and an unbroken seal needs none of it

    whole.check(root, format, folder, found)


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

"""Whether the outside addresses still answer: asked with lychee, told as advice."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from explainer import health, plain_text
from explainer.cli.common import checked, write
from explainer.cli.options import ROOT


@click.command("links")
@ROOT
@click.option("--day", default=lambda: date.today().isoformat(), help="The day to write down; today if left out.")
def outside_links(root: Path, day: str) -> None:
    """Ask every outside address of the sources whether it answers, and write down what became of it.

    The result goes into health.md for people and data/health.json for the page of the site; nothing fails for it.
    Addresses that refuse programs though people can read them stand in links-allowed.yml, with a reason and a day.
    """
    site, when = checked(root), date.fromisoformat(day)
    ids = health.addresses(site.index)
    list_of_allowed, known = root / health.ALLOWED, root / health.HEALTH
    try:
        may_refuse, late = health.allowed(plain_text.read(list_of_allowed), when)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    lychee = shutil.which("lychee", path=str(Path(sys.executable).parent)) or "lychee"
    with TemporaryDirectory() as folder:
        asked = Path(folder) / "addresses.txt"
        asked.write_text("\n".join(ids) + "\n", encoding="utf-8")
        options = ("--cache", "--max-cache-age", "6d", "--max-retries", "3", "--timeout", "20", "--no-progress")
        command = (lychee, "-v", "--format", "json", *options, str(asked))
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if not done.stdout.startswith("{"):
        raise click.ClickException(f"lychee could not ask: {done.stderr.strip()[-500:]}")
    before = health.read(plain_text.read(known))
    found = health.answers(done.stdout, before, may_refuse, when)
    write(root, health.HEALTH, health.kept(found))
    write(root, "health.md", health.summed(found, ids, late))
    click.echo(health.summed(found, ids, late))

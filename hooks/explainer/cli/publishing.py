"""What an edit changes, what deserves a second look, and what is promised and written out."""

import os
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import click

from explainer import contract, impact, review, swap, tree, written
from explainer.building import Edition, build
from explainer.cli.common import checked, tell, write
from explainer.cli.options import ROOT


@click.command("impact")
@ROOT
@click.option(
    "--base", default="HEAD", help="What to compare with: a commit, tag or branch; the last commit if left out."
)
def tell_impact(root: Path, base: str) -> None:
    """Tell what an edit changes: records, claims computed anew, figures, pages and downloads.

    The records and pages as they are now are compared with those of an earlier commit.
    """
    after = checked(root)
    with TemporaryDirectory() as folder:
        archive = subprocess.run(
            ("git", "archive", "--format=zip", base, "data", "docs"),
            cwd=root,
            capture_output=True,
            check=False,
        )
        if archive.returncode:
            click.echo(f"{base}: {archive.stderr.decode(errors='replace').strip()}", err=True)
            sys.exit(1)
        with ZipFile(BytesIO(archive.stdout)) as files:
            files.extractall(folder)
        before = build(Path(folder))
        if before.problems:
            click.echo(f"{base} has mistakes of its own, so it cannot be compared with:", err=True)
            tell(before.problems, Path(folder))
            sys.exit(1)
        for line in impact.impact(before, after):
            click.echo(line)


@click.command("report")
@ROOT
@click.option(
    "--day", default=lambda: date.today().isoformat(), help="The day by which reviews are due; today if left out."
)
@click.option("--all", "whole", is_flag=True, help="Show every line; if left out, the first ten of each list.")
def second_look(root: Path, day: str, whole: bool) -> None:
    """Tell what deserves a second look: claims on one source, unverified facts, orphans, links that could be.

    Nothing in it is a mistake, and the command always ends well.
    """
    site = checked(root)
    pages = {f"docs/{uri}": text for uri, text in written.texts(root / "docs")[0].items()}
    for heading, lines in review.review(site.index, pages, date.fromisoformat(day)).items():
        click.echo(f"{heading}: {len(lines)}")
        shown = lines if whole else lines[:10]
        for line in shown:
            click.echo(f"  {line}")
        if len(shown) < len(lines):
            click.echo(f"  … and {len(lines) - len(shown)} more; --all shows them")


@click.command()
@ROOT
def release(root: Path) -> None:
    """Promise every address of the site as it is now, for good.

    Type it when the site is published, and commit data/released.json. From then on an id, page or anchor that is gone
    is a mistake, unless the record that took its place names it under formerly.
    """
    site = checked(root)
    path = root / contract.RELEASED
    path.write_text(site.promise.text, encoding="utf-8")
    click.echo(f"{path}: {len(site.promise.ids)} ids and {len(site.promise.pages)} other pages are promised.")


@click.command()
@ROOT
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--address",
    envvar="SITE_URL",
    default="",
    help="The public address of the site, to which feeds and the calendar lead; that in SITE_URL if left out.",
)
@click.option("--until", default="", help="The day to which the data reach, such as 2025-12-31; untold if left out.")
def export(root: Path, folder: Path, address: str, until: str) -> None:
    """Write every file for download into FOLDER. Nothing is written if the data have a mistake."""
    site = checked(root, Edition(address=address, until=until))
    for name, make in site.downloads.items():
        click.echo(write(folder, name, make()))


@click.command("tree")
@ROOT
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def write_tree(root: Path, folder: Path) -> None:
    """Write the whole site into FOLDER as pages of Markdown, with a mkdocs.yml, for a generator without our hooks.

    Such as: explainer tree build/tree. Links, figures and citations are in place. A tree written before is replaced
    in one step; if the data have a mistake, or the disk is full, it stays as it was.
    """
    settings, own = folder / "mkdocs.yml", root / "mkdocs.yml"
    if folder.exists() and any(folder.iterdir()) and not _is_ours(settings):
        raise click.ClickException(f"{folder} holds something else than such a tree: name a folder that is not there")
    if not own.is_file():
        raise click.ClickException(f"there is no {own}: type this where it is, or use --root")
    found = tree.settings(own.read_text(encoding="utf-8"), os.environ)
    site = checked(root, tree.edition(found))
    made = swap.beside(folder.resolve())
    try:
        places = [write(made, place, content) for place, content in tree.files(site, found)]
        swap.replace(made, folder.resolve())
    except OSError as error:
        raise click.ClickException(
            f"{folder} cannot be written: {error.strerror}; what was there is as it was"
        ) from error
    finally:
        if made.exists():
            swap.discard(made)
    click.echo(f"{folder}: {len(places)} files")


def _is_ours(settings: Path) -> bool:
    return settings.is_file() and settings.read_text(encoding="utf-8", errors="replace").startswith(tree.MARK)

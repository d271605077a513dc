"""The command `explainer`: what editors and CI do with the records, without any site generator."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from explainer import Site, build, contract, impact, layout, quotes, report, review, schemas, written
from explainer.mistakes import CODES
from explainer.problems import Problem, closest
from explainer.records import BY_FOLDER

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
    site = build(root)
    for name, text in schemas.schemas(site.index) if folder else ():
        _write(Path(folder or ""), name, text)
    if format == "text" and site.problems:
        _tell(site.problems, root)
    elif format == "text":
        click.echo(f"{len(site.entries)} records and {len(site.written)} pages: no problem found.")
    else:
        told = report.as_json(site.problems) if format == "json" else report.github(site.problems)
        click.echo(told, nl=bool(told))
    sys.exit(bool(site.problems))


@main.command()
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


@main.command()
@ROOT
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def export(root: Path, folder: Path) -> None:
    """Write the records as JSON files into FOLDER, one per kind. Nothing is written if the data have a mistake."""
    site = _checked(root)
    for name, text in site.data_files():
        click.echo(_write(folder, name, text))


@main.command("impact")
@ROOT
@click.option(
    "--base", default="HEAD", help="What to compare with: a commit, tag or branch; the last commit if left out."
)
def tell_impact(root: Path, base: str) -> None:
    """Tell what an edit changes: records, claims computed anew, figures, pages and downloads.

    The records and pages as they are now are compared with those of an earlier commit.
    """
    after = _checked(root)
    with TemporaryDirectory() as folder:
        archive = subprocess.run(
            ("git", "archive", base, "data", "docs"), cwd=root, capture_output=True, check=False, env=os.environ
        )
        if archive.returncode:
            click.echo(f"{base}: {archive.stderr.decode(errors='replace').strip()}", err=True)
            sys.exit(1)
        with tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter="data")
        before = build(Path(folder))
        if before.problems:
            click.echo(f"{base} has mistakes of its own, so it cannot be compared with:", err=True)
            _tell(before.problems, Path(folder))
            sys.exit(1)
        for line in impact.impact(before, after):
            click.echo(line)


@main.command("report")
@ROOT
@click.option(
    "--day", default=lambda: date.today().isoformat(), help="The day by which reviews are due; today if left out."
)
@click.option("--all", "whole", is_flag=True, help="Show every line; if left out, the first ten of each list.")
def second_look(root: Path, day: str, whole: bool) -> None:
    """Tell what deserves a second look: claims on one source, unverified facts, orphans, links that could be.

    Nothing in it is a mistake, and the command always ends well.
    """
    site = _checked(root)
    pages = {f"docs/{uri}": text for uri, text in written.texts(root / "docs")[0].items()}
    for heading, lines in review.review(site.index, pages, date.fromisoformat(day)).items():
        click.echo(f"{heading}: {len(lines)}")
        shown = lines if whole else lines[:10]
        for line in shown:
            click.echo(f"  {line}")
        if len(shown) < len(lines):
            click.echo(f"  … and {len(lines) - len(shown)} more; --all shows them")


@main.command()
@ROOT
@click.option("--check", "only_check", is_flag=True, help="Change nothing; list the files that are not in order.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def fmt(root: Path, only_check: bool, paths: tuple[Path, ...]) -> None:
    """Put the keys of records into their usual order; comments stay with them, and no value changes.

    All records, or those in the files named. What cannot be read is left alone: explainer check tells why.
    """
    found = False
    for path in paths or sorted((root / "data").rglob("*.yml")):
        kind = BY_FOLDER.get(path.parent.name)
        text = path.read_text(encoding="utf-8") if kind else ""
        made = layout.laid_out(text, kind) if kind else None
        if made is None or made == text:
            continue
        found = True
        click.echo(path)
        if not only_check:
            path.write_text(made, encoding="utf-8")
    sys.exit(1 if found and only_check else 0)


@main.command()
@ROOT
def release(root: Path) -> None:
    """Promise every address of the site as it is now, for good.

    Type it when the site is published, and commit data/released.json. From then on an id, page or anchor that is gone
    is a mistake, unless the record that took its place names it under formerly.
    """
    site = _checked(root)
    path = root / contract.RELEASED
    path.write_text(site.promise.text, encoding="utf-8")
    click.echo(f"{path}: {len(site.promise.ids)} ids and {len(site.promise.pages)} other pages are promised.")


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
        _tell(others, root)
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


def _write(folder: Path, name: str, text: str) -> Path:
    """The file, written only where its text is new: nobody who watches it is woken for nothing."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return path


def _checked(root: Path) -> Site:
    site = build(root)
    if site.problems:
        _tell(site.problems, root)
        sys.exit(1)
    return site


def _tell(problems: Iterable[Problem], root: Path) -> None:
    def source(path: str) -> str:
        try:
            return (root / path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    click.echo(report.text(problems, source), err=True)


if __name__ == "__main__":
    main()

"""Records begun and put in order."""

import sys
from pathlib import Path

import click

from explainer import layout, links, load, skeleton, validation
from explainer.cli.common import write
from explainer.cli.options import ROOT
from explainer.records import BY_FOLDER, KINDS
from explainer.records.fields import ID_FORM, is_id


@click.command()
@ROOT
@click.argument("kind", type=click.Choice([kind.singular for kind in KINDS]))
@click.argument("id")
@click.option("--title", help="The name or title shown to readers.")
@click.option(
    "--set", "values", multiple=True, metavar="KEY=VALUE", help="The value of a key, such as date=2026-12-03."
)
def new(root: Path, kind: str, id: str, title: str | None, values: tuple[str, ...]) -> None:
    """Begin a record of this KIND under this ID, such as: explainer new meeting osce-bern-2026

    The file holds every key that such a record must have, with what it means. What is left to write, explainer check
    tells line by line. A meeting gets a row for each office that is followed, not known to have come or not.
    """
    model = next(one for one in KINDS if one.singular == kind)
    path = root / "data" / model.folder / f"{id}.yml"
    entries, _ = load.load(root / "data")
    if not is_id(id):
        near = load.as_id(id)
        raise click.ClickException(f'"{id}" cannot be an id; {ID_FORM}' + (f'; did you mean "{near}"?' if near else ""))
    if id in entries:
        raise click.ClickException(f'the id "{id}" is taken by {entries[id].path}; choose another')
    given = {key: value for key, _, value in (one.partition("=") for one in values)} | (
        {"title": title} if title else {}
    )
    if unknown := sorted(given.keys() - set(validation.keys(model, ()))):
        raise click.ClickException(
            f'a {kind} has no key "{unknown[0]}"; expected {", ".join(validation.keys(model, ()))}'
        )
    index, _ = links.link(entries)
    click.echo(write(path.parent, path.name, skeleton.skeleton(model, index, given)))


@click.command()
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

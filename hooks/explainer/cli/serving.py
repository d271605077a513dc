"""The built site put in place of the one that is served, in one step."""

import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

import click


@click.command()
@click.option(
    "--from",
    "built",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("site"),
    help="The folder with the built site; site if left out.",
)
@click.argument("target", type=click.Path(path_type=Path))
def publish(built: Path, target: Path) -> None:
    """Put the built site in the place TARGET, which a web server serves.

    TARGET is a link to a folder beside it. The new site is copied whole first; then the link is turned to it in one
    step, so that readers meet the old site or the new one and never a part. The site before stays beside it.
    """
    if not (built / "index.html").is_file():
        raise click.ClickException(f"there is no index.html in {built}: build the site first, with make site")
    if target.exists() and not target.is_symlink():
        raise click.ClickException(f"{target} is a folder and not a link: move it away once, then publish again")
    target = target.parent.resolve() / target.name
    before = target.resolve() if target.is_symlink() else None
    fresh = Path(mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        shutil.copytree(built, fresh, dirs_exist_ok=True)
        fresh.chmod(0o755)
        turned = fresh.with_name(f"{fresh.name}.link")
        turned.symlink_to(fresh.name)
        os.replace(turned, target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    for old in target.parent.glob(f".{target.name}-*"):
        if old not in (fresh, before):
            shutil.rmtree(old) if old.is_dir() and not old.is_symlink() else old.unlink()
    click.echo(f"{target} is the new site now; the one before is {before or 'none'}")

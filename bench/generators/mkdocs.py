"""MkDocs with Material: this project, from its records, and plain, from Markdown."""

import shutil
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import yaml

from bench import markdown, records
from bench.pages import Page
from bench.task import ADDRESS, NAME, Command, Generator, Task

ROOT = Path(__file__).parent.parent.parent
SHIPPED = ("style.css", "scripts", "fonts")
LEAN = {
    "plugins": ["search"],
    "markdown_extensions": [{"toc": {"toc_depth": 2}}],
    "nav": [{"Home": "index.md"}],
    "not_in_nav": "/*/*",
}


def _lay_ours(root: Path, task: Task) -> None:
    """The records, with the theme, style and scripts as shipped."""
    records.write(root, task.size, task.shape)
    for name in SHIPPED:
        here, there = ROOT / "docs" / name, root / "docs" / name
        if here.is_dir():
            shutil.copytree(here, there)
        elif here.exists():
            shutil.copy(here, there)
    shipped = _shipped()
    own = {
        "theme": {**shipped["theme"], "custom_dir": str(ROOT / "overrides")},
        "hooks": [str(ROOT / "hooks" / "mkdocs_hooks.py")],
        "nav": [{"Home": "index.md"}],
    }
    names = ("extra_css", "extra_javascript", "extra", "plugins", "markdown_extensions")
    _configure(root, {**{name: shipped[name] for name in names if name in shipped}, **own})


def _lay_plain(root: Path, task: Task) -> None:
    lay_markdown(root, task, {}, lambda page: {})


def lay_markdown(root: Path, task: Task, theme: dict[str, object], front: Callable[[Page], dict[str, object]]) -> None:
    """Pages for the same theme with the same features; those of records stay out of the navigation, which is faster.

    `theme` and `front` add to the settings of the theme and to the front matter of a page.
    """
    for page in task.pages:
        path = root / "docs" / markdown.file(page.place)
        path.parent.mkdir(parents=True, exist_ok=True)
        head = {"title": page.title, "description": page.description, **front(page)}
        path.write_text(markdown.text(page, markdown.to_file, head), encoding="utf-8")
    shipped = {name: value for name, value in _shipped()["theme"].items() if name != "custom_dir"}
    _configure(root, {"theme": {**shipped, **theme}, **LEAN})


def _configure(root: Path, rest: dict[str, object]) -> None:
    config = {"site_name": NAME, "site_url": ADDRESS, **rest}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")


def _shipped() -> dict[str, dict[str, object]]:
    """The project's own configuration; what it takes from the environment is left out."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.add_constructor("!ENV", lambda loader, node: "")
    return dict(yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader))


def _commands() -> list[Command]:
    return [(sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site")]


def _versions() -> str:
    return f"MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}"


OURS = Generator("ours", "this project", _lay_ours, _commands, _versions)
PLAIN = Generator("plain", "plain MkDocs", _lay_plain, _commands, _versions)

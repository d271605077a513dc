"""Hugo: Markdown with front matter, in layouts that are Material's chrome; alone, and with Pagefind after it."""

import shutil
from pathlib import Path

from bench import markdown
from bench.chrome import Holes, layouts
from bench.generators.installed import distribution, place_of
from bench.pages import Page
from bench.task import ADDRESS, NAME, Command, Generator, Task

LAYOUTS = {2: "single.html", 1: "list.html", 0: "home.html"}
HOLES = Holes(
    title="{{ .Title }}",
    description="{{ .Description }}",
    address="{{ .Permalink }}",
    content="{{ .Content }}",
    top="{{ (index .Fragments.Headings 0).ID }}",
    some="{{ with (index .Fragments.Headings 0).Headings }}",
    each="{{ range . }}",
    id="{{ .ID }}",
    section="{{ .Title }}",
    end="{{ end }}",
    none="{{ end }}",
)
CONFIG = f"""\
baseURL = "{ADDRESS}"
title = "{NAME}"
publishDir = "site"
disableKinds = ["taxonomy", "term", "rss", "404"]
[markup.goldmark.extensions]
typographer = false
linkify = false
"""


def _lay(root: Path, task: Task) -> None:
    specimen = task.specimen()
    html = (task.plain / specimen.place / "index.html").read_text(encoding="utf-8")
    for depth, layout in layouts(html, specimen, HOLES).items():
        _write(root / "layouts" / LAYOUTS[depth], layout)
    for page in task.pages:
        front: dict[str, object] = {"title": page.title, "description": page.description}
        _write(root / "content" / _file(page), markdown.text(page, markdown.to_address, front))
    shutil.copytree(task.plain / "assets", root / "static" / "assets")
    _write(root / "hugo.toml", CONFIG)


def _file(page: Page) -> str:
    """The page of a folder is spelled with a line before it."""
    return markdown.file(page.place).replace("index.md", "_index.md")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _commands() -> list[Command]:
    """The program itself, not the Python that starts it."""
    return [(str(place_of("hugo") / "binaries" / "hugo"), "--quiet")]


def _searched() -> list[Command]:
    return [*_commands(), (str(place_of("pagefind_bin") / "pagefind"), "--site", "site", "--silent")]


def _version() -> str:
    return f"Hugo {distribution('hugo')}"


def _searched_version() -> str:
    return f"{_version()}, Pagefind {distribution('pagefind')}"


HUGO = Generator("hugo", "Hugo", _lay, _commands, _version)
HUGO_SEARCHED = Generator("hugo-pagefind", "Hugo, then Pagefind", _lay, _searched, _searched_version)

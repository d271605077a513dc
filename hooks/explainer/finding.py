"""A search index in parts, for sites too large to give each reader the whole of it: Pagefind finds, we say what."""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

Document = Mapping[str, Any]
LARGE = 2_500
PLACE = "pagefind"
UNUSED = ("*-ui.*", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.*")


def split(index: str, found: Iterable[Document], folder: Path) -> str:
    """The theme's search index with the pages of records; above a size, where its parts are, in the folder."""
    whole = json.loads(index)
    whole["docs"] += found
    if len(whole["docs"]) > LARGE:  # the theme's own search carries every word to every reader
        _write(whole["docs"], folder / PLACE)
        whole |= {"docs": [], "parts": f"../{PLACE}/pagefind.js"}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _write(documents: Iterable[Document], folder: Path) -> None:
    """Each document as a page that nobody visits, and of all of them the parts of an index."""
    with TemporaryDirectory() as pages:
        for number, document in enumerate(documents):
            Path(pages, f"{number}.html").write_text(_page(document), encoding="utf-8")
        command = (sys.executable, "-m", "pagefind", "--site", pages, "--output-path", str(folder), "--quiet")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(f"the search index cannot be made: {(done.stderr or done.stdout).strip()}")
    for name in UNUSED:
        for file in folder.glob(name):
            file.unlink()


def _page(document: Document) -> str:
    """A page with nothing but what it should be found by: its title, its other names before its text."""
    names = " · ".join(document.get("tags", ()))
    also = f'<p data-pagefind-weight="6">{names}</p>' if names else ""
    weight = min(10.0, max(0.1, document.get("boost", 1.0)))
    place = f'<i data-pagefind-meta="place[title]" title="{escape(document["location"])}"></i>'
    head = f'<h1 data-pagefind-meta="title">{document["title"]}</h1>'
    body = f'<body data-pagefind-weight="{weight}">{head}{place}{also}{document["text"]}</body>'
    return f'<!doctype html><html lang="en">{body}</html>'

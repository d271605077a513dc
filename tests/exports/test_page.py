"""The page of the data tells every download with its size, and every page leads to the feeds."""

import re
from pathlib import Path
from typing import Any

import html5lib

from explainer.building import Site

ROOT = Path(__file__).parent.parent.parent


def test_every_download_is_told_with_its_size(real: Site, files: dict[str, Any]) -> None:
    page = real.sized(real.written["data.md"], {place: len(_bytes(made)) for place, made in files.items()})
    told = dict(re.findall(r'<a href="\.\./([^"]+)">[^<]+</a>.*?data-size="[^"]+">([^<]+)<', page))
    beside = {"filters.css"} | {name for name in files if name.endswith("/index.html")}
    assert set(told) == set(files) - beside
    assert told["data/empty-chair.sqlite"] == f"{len(files['data/empty-chair.sqlite']) / 1e6:.1f} MB"
    assert told["ids.json"] == f"{round(len(files['ids.json'].encode()) / 1000)} kB"


def test_the_edition_is_named(real: Site) -> None:
    assert f"revision <code>{real.edition.revision}</code>" in real.written["data.md"]


def test_every_page_leads_to_the_feeds_without_seeming_to_be_translated() -> None:
    head = (ROOT / "overrides/main.html").read_text(encoding="utf-8")
    found = html5lib.parse(head, namespaceHTMLElements=False).iter("link")
    rels = {link.get("type"): link.get("rel", "").split() for link in found if "alternate" in link.get("rel", "")}
    assert list(rels) == ["application/atom+xml", "application/feed+json"]
    assert list(rels.values()) == [["alternate", "feed"]] * 2


def _bytes(made: str | bytes) -> bytes:
    return made.encode() if isinstance(made, str) else made

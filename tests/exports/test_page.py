"""The page of the data tells every download with its size, and every page leads to the feeds."""

import re
from typing import Any

from explainer import Site


def test_every_download_is_told_with_its_size(real: Site, files: dict[str, Any]) -> None:
    page = real.sized(real.written["data.md"])
    told = dict(re.findall(r'<a href="\.\./([^"]+)">[^<]+</a>.*?data-size="[^"]+">([^<]+)<', page))
    beside = {"filters.css"} | {name for name in files if name.endswith("/index.html")}
    assert set(told) == set(files) - beside
    assert told["data/empty-chair.sqlite"] == f"{len(files['data/empty-chair.sqlite']) / 1e6:.1f} MB"
    assert told["ids.json"] == f"{round(len(files['ids.json'].encode()) / 1000)} kB"


def test_the_edition_is_named(real: Site) -> None:
    assert f"revision <code>{real.edition.revision}</code>" in real.written["data.md"]

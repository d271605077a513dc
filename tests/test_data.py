"""Our own records and pages: true to their sources, whole, and linked without a gap."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from explainer.building import build
from explainer.records.words import Quote, Source

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT.parent / "shared" / "sources" / "european-pravda-2025-12-04.txt"
SITE = build(ROOT)
EXPLAINERS = ("yalta", "helsinki", "osce", "nato-absences")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The website, built by real MkDocs, strictly."""
    site = tmp_path_factory.mktemp("built") / "site"
    done = subprocess.run(
        (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)),
        cwd=ROOT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    return site


def test_the_data_have_no_problem() -> None:
    assert [str(problem) for problem in SITE.problems] == []


@pytest.mark.parametrize("name", EXPLAINERS)
def test_an_explainer_is_whole(name: str) -> None:
    text = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8").split("---", 2)[2]
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert (headings[0], headings[-1]) == ("In one minute", "Sources")
    prose = re.sub(r"\{\{.*?\}\}|^#.*$", "", text.split("## Sources")[0], flags=re.MULTILINE)
    assert 900 <= len(re.findall(r"[\w’'-]+", re.sub(r"\[\[[^\]|]*\|", "", prose))) <= 1800
    others = {other for other in EXPLAINERS if other != name}
    assert {other for other in others if f"({other}.md)" in text} == others


def test_every_quotation_names_its_source_and_place() -> None:
    for id, record in SITE.index.of("quotes"):
        assert isinstance(record, Quote)
        assert record.source.at, id


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article's text is not republished with this repository")
def test_every_quotation_is_exact() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    quoted = [(id, record) for id, record in SITE.index.of("quotes") if isinstance(record, Quote)]
    wanting = [
        id for id, quote in quoted if quote.source.source == "european-pravda-2025-12-04" and quote.text not in text
    ]
    assert wanting == []


def test_no_address_stands_in_two_sources() -> None:
    addresses = Counter(
        record.url for _, record in SITE.index.of("sources") if isinstance(record, Source) and record.url
    )
    assert [address for address, count in addresses.items() if count > 1] == []


def test_every_link_of_the_built_site_leads_somewhere(built: Path) -> None:
    assert _lychee(built) == (0, "")


def test_a_planted_broken_link_is_found(built: Path) -> None:
    page = built / "method" / "index.html"
    good = page.read_text(encoding="utf-8")
    try:
        page.write_text(
            good.replace("</article>", '<a href="../nowhere/">x</a><a href="../#nothing">y</a></article>'), "utf-8"
        )
        code, told = _lychee(built)
        assert (code, "nowhere" in told, "#nothing" in told) == (2, True, True)
    finally:
        page.write_text(good, encoding="utf-8")


def test_the_site_asks_nobody_else_for_anything(built: Path) -> None:
    asked = re.compile(r"""<(?:script|img|iframe|source)\b[^>]*\bsrc=["']?https?:|<link\b[^>]*\bhref=["']?https?:""")
    assert [page for page in built.rglob("*.html") if asked.search(page.read_text(encoding="utf-8"))] == []
    assert [
        sheet for sheet in built.rglob("*.css") if re.search(r"url\(['\"]?https?:", sheet.read_text(encoding="utf-8"))
    ] == []


def _lychee(site: Path) -> tuple[int, str]:
    """Exit code and the broken links that lychee finds in a built site, without the network."""
    options = (
        "--offline",
        "--include-fragments",
        "--no-progress",
        "--format",
        "compact",
        "--index-files",
        "index.html",
    )
    lychee = Path(sys.executable).parent / "lychee"
    command = (lychee, *options, "--root-dir", site, "--exclude-path", "404.html", f"{site}/**/*.html")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_anchors_that_are_promised_are_on_the_pages(built: Path) -> None:
    missing = [
        f"{address}#{name}"
        for address, names in _promised_anchors()
        for name in names
        if f' id="{name}"' not in (built / address / "index.html").read_text(encoding="utf-8")
    ]
    assert missing == []


def test_every_heading_of_a_written_page_is_promised(built: Path) -> None:
    for address, names in SITE.promise.pages.items():
        page = (built / address / "index.html").read_text(encoding="utf-8")
        body = re.sub(r"<template.*", "", page.partition('<article class="md-content__inner')[2], flags=re.DOTALL)
        headings = set(re.findall(r'<h[1-6] id="([^"]+)"', body)) - {"title"}
        assert headings <= {*names, *(f"group-{number}" for number in range(1, 9))}, address


def _promised_anchors() -> list[tuple[str, list[str]]]:
    ids = [(known["address"], known["anchors"]) for known in SITE.promise.ids.values() if "now" not in known]
    return [*ids, *SITE.promise.pages.items()]

"""Citations: read back by programs that others wrote, they say what was put in."""

import json
from pathlib import Path
from typing import Any

import pytest
import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string

from explainer import citing
from explainer.building import build
from explainer.citing import Edition

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).filter(str.strip)
HARD = 'Łódź \\ {a} }b{ "c" 50% & $x_1 #2 ~^ Сибіга 🪑 ' + "long " * 800
NAMED = Edition("The Empty Chair", "https://example.org/chairs/", "2025-12-31", "0123456789ab")


@given(title=TEXT, author=TEXT)
@example(title=HARD, author=HARD)
def test_bibtex_reads_back_equal(title: str, author: str) -> None:
    entry = parse_string(citing.bibtex(_item(title, author)), "bibtex").entries["one"]
    assert _plain_latex(entry.fields["title"][1:-1]) == _line(title)
    assert entry.fields["url"] == "https://example.org/chairs/one/"
    assert entry.fields["year"] == "2025"


def test_a_quotation_mark_stands_in_bibtex_as_it_is() -> None:
    """Its name in TeX is unknown to many programs, and to TeX itself in its first encoding; braces keep it safe."""
    assert '{{A way to "peace"}}' in citing.bibtex(_item('A way to "peace"', "x"))


@given(title=TEXT, author=TEXT)
@example(title=HARD, author=HARD)
def test_ris_reads_back_equal(title: str, author: str) -> None:
    [entry] = rispy.loads(citing.ris(_item(title, author)))
    assert (entry["title"], entry["authors"]) == (_line(title), [_line(author)])
    assert entry["urls"] == ["https://example.org/chairs/one/"]


@given(title=TEXT, author=TEXT)
@example(title=HARD, author=HARD)
def test_csl_reads_back_equal(title: str, author: str) -> None:
    text = citing.csl(_item(title, author))
    assert json.loads(text)[0]["title"] == title
    read = CiteProcJSON(json.loads(text))["one"]
    assert (read["issued"].year, read["issued"].month, read["issued"].day) == (2025, 12, 31)


def test_a_quotation_is_cited_with_speaker_words_day_and_source(small: Path) -> None:
    site = build(small, NAMED)
    told = citing.plain(citing.record_item(site.index, "needed-at-home", site.edition))
    quote: Any = site.index.records["needed-at-home"]
    assert f"“{quote.text}”" in told
    assert quote.date.words in told
    assert f"In: {site.index.records[quote.source.source].title}" in told
    assert told.endswith(f"revision {site.edition.revision}. https://example.org/chairs/quotes/needed-at-home/")


def test_a_claim_is_cited_with_its_owner_and_the_verdict(small: Path) -> None:
    site = build(small, NAMED)
    item = citing.record_item(site.index, "first-time", site.edition)
    assert item["note"].startswith("Claim of ")
    assert "Verdict of this site: " in item["note"]
    assert "author" not in item


@pytest.mark.parametrize(
    ("date", "parts", "words"),
    [
        ("1975-08", [[1975, 8]], "August 1975"),
        ("1945-02-04/1945-02-11", [[1945, 2, 4], [1945, 2, 11]], "4–11 February 1945"),
        ("1944~", [[1944]], "about 1944"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(small: Path, date: str, parts: list[list[int]], words: str) -> None:
    meeting = small / "data/meetings/first-council.yml"
    text = meeting.read_text(encoding="utf-8")
    old = text.split("date: ")[1].split("\n")[0]
    meeting.write_text(text.replace(f"date: {old}", f"date: {date}", 1), encoding="utf-8")
    item = citing.record_item(build(small).index, "first-council", NAMED)
    assert item["event-date"] == {"date-parts": parts, "literal": words}


def test_no_address_is_given_where_none_is_known(small: Path) -> None:
    item = citing.record_item(build(small).index, "ada-field", Edition(revision="0"))
    assert "URL" not in item
    assert "url" not in citing.bibtex(item)
    assert "UR  -" not in citing.ris(item)


def test_the_revision_changes_with_the_data_and_with_nothing_else(small: Path) -> None:
    before = build(small).edition.revision
    (small / "data/people/notes.txt").write_text("x", encoding="utf-8")
    assert build(small).edition.revision == before
    record = small / "data/people/ada-field.yml"
    record.write_text(record.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert build(small).edition.revision != before


def test_every_page_can_be_cited(small: Path) -> None:
    site = build(small, NAMED)
    assert "Cite these words" in next(page.html for page in site.pages() if page.uri == "quotes/needed-at-home.md")
    assert "https://example.org/chairs/</pre>" in site.ending("index.md", "")


def _item(title: str, author: str) -> dict[str, Any]:
    return {
        "id": "one",
        "type": "webpage",
        "title": title,
        "author": [{"literal": author}],
        "container-title": "The Empty Chair",
        "issued": {"date-parts": [[2025, 12, 31]]},
        "version": "0123456789ab",
        "URL": "https://example.org/chairs/one/",
    }


def _plain_latex(text: str) -> str:
    for sign, written in sorted(citing.LATEX.items(), key=lambda pair: pair[0] == "\\"):
        text = text.replace(written, sign)
    return text


def _line(text: str) -> str:
    return " ".join(text.split())

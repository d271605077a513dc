"""The sources as a bibliography: read back by programs that others wrote."""

import json
from typing import Any

import rispy
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given, settings
from pybtex.database import parse_string

from explainer.building import Site
from explainer.exports import bibliography
from exports.making import ANY, HARD, index
from test_citing import _line, _plain_latex


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=50)
def test_every_format_reads_back_equal(value: str) -> None:
    made = index(value)
    assert json.loads(bibliography.csl(made))[0]["title"] == value
    entry = parse_string(bibliography.bibtex(made), "bibtex").entries["minutes"]
    assert _plain_latex(entry.fields["title"][1:-1]) == _line(value)
    assert _plain_latex(entry.fields["howpublished"]) == _line(value)
    [read] = rispy.loads(bibliography.ris(made))
    assert (read["title"], read["authors"], read["secondary_title"]) == (_line(value), [_line(value)], _line(value))


def test_all_sources_are_there_as_what_they_are(real: Site, files: dict[str, Any]) -> None:
    sources = dict(real.index.of("sources"))
    bibtex = parse_string(files["data/sources.bib"], "bibtex").entries
    assert list(bibtex) == list(sources)
    assert len(rispy.loads(files["data/sources.ris"])) == len(sources)
    csl = json.loads(files["data/sources.csl.json"])
    assert [one["id"] for one in csl] == list(sources)
    article = next(one for one in csl if one["id"] == "european-pravda-2025-12-04")
    assert (article["type"], article["issued"]) == ("article-newspaper", {"date-parts": [[2025, 12, 4]]})
    assert "Data revision" not in files["data/sources.bib"]
    published = {id: _plain_latex(entry.fields["howpublished"]) for id, entry in bibtex.items()}
    assert published == {id: getattr(source, "publisher", "") for id, source in sources.items()}
    for one in csl:
        assert one.get("URL") == getattr(sources[one["id"]], "url", None), one["id"]


def test_a_citation_processor_reads_all_of_them(files: dict[str, Any]) -> None:
    csl = json.loads(files["data/sources.csl.json"])
    assert set(CiteProcJSON(csl)) == {one["id"] for one in csl}

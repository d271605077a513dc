"""What search engines ask of structured data, checked by a program that others wrote, over every page of a record."""

import json
import subprocess
from typing import Any

import html5lib
import pytest

from editor.install import CHECKER, NODE
from explainer.building import Site

CHECK = """
import fs from "node:fs"
const { default: Validator } = await import(process.argv[1])
const found = []
for (const node of JSON.parse(fs.readFileSync(0, "utf8"))) {
  const told = await new Validator().validate({ jsonld: { [node["@type"]]: [node] }, microdata: {}, rdfa: {} })
  for (const one of told) found.push(`${one.severity} ${node["@id"] ?? node["@type"]}: ${one.issueMessage}`)
}
console.log(JSON.stringify(found))
"""


@pytest.fixture(scope="module")
def nodes(real: Site) -> list[Any]:
    pages = [f"{real.index.kinds[id].folder}/{id}.md" for id in real.index.records]
    return [node for page in [*pages, *real.written] for node in _nodes(real.described(page, "What it is about."))]


def test_a_search_engine_misses_nothing(nodes: list[Any]) -> None:
    assert {"BreadcrumbList", "ClaimReview", "Person", "Organization", "Article"} <= {node["@type"] for node in nodes}
    assert _objections(nodes) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [('"position":', '"place":', "position"), ('"ratingValue":', '"rating":', "ratingValue")],
)
def test_what_is_left_out_is_noticed(nodes: list[Any], old: str, new: str, told: str) -> None:
    assert any(told in one for one in _objections(json.loads(json.dumps(nodes).replace(old, new))))


def _nodes(html: str) -> list[Any]:
    page = html5lib.parse(f"<title>x</title>{html}", namespaceHTMLElements=False)
    return [json.loads(script.text or "") for script in page.iter("script")]


def _objections(nodes: list[Any]) -> list[str]:
    command = (str(NODE), "--input-type=module", "-e", CHECK, CHECKER.as_uri())
    done = subprocess.run(command, input=json.dumps(nodes), capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found

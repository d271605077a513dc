"""What programs read: contents, leave, plain text, and a way to search."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib import robotparser

import pytest

from explainer import machines
from explainer.building import Edition, build
from test_site import build_site

ROOT = Path(__file__).parent.parent
HOME = "https://example.org/chairs/"
SITE = build(ROOT, Edition("The Empty Chair", HOME, "2025-12-31"))
FILES = {place: str(make()) for place, make in SITE.files.items() if place.endswith((".txt", ".xml"))}


def test_every_address_of_the_contents_is_on_the_site(small: Path) -> None:
    page = small / "docs/index.md"
    text = page.read_text(encoding="utf-8").replace("title: Home", "title: Home\ndescription: Who came.")
    page.write_text(text, encoding="utf-8")
    done = build_site(small)
    assert done.returncode == 0, done.stderr
    listed = (small / "site/llms.txt").read_text(encoding="utf-8")
    addresses = re.findall(r"\]\(([^)]+)\)|: (\S+\.(?:txt|json))$", listed, re.MULTILINE)
    paths = [small / "site" / (page or file) for page, file in addresses]
    assert len(paths) == 2 + 2 * 12
    assert [path for path in paths if not path.exists()] == []


def test_addresses_are_whole_where_the_site_has_one() -> None:
    assert f"]({HOME})" in FILES["llms.txt"]
    assert f"]({HOME}osce/)" in FILES["llms.txt"]
    assert "./" not in FILES["llms.txt"]


@pytest.mark.parametrize("name", ["yalta", "helsinki", "osce", "nato-absences"])
def test_an_explainer_as_text_is_whole_and_plain(name: str) -> None:
    text = FILES[f"{name}.txt"]
    source = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ [^{\n]+[^{\n ]", source, re.MULTILINE)
    assert [line for line in headings if f"{line}\n" not in text] == []
    assert re.findall(r"<[a-z/][^>]*>|&\w+;|\{\{|\]\(", text) == []
    assert len(text.split()) > 1400


def test_words_stay_words() -> None:
    figure = "<dl><dt>a</dt><dd>b</dd></dl>"
    made = machines.plain(f'# A & B\n\nSee [this](x.md) &amp; <a class="cite" href="#s">3</a>.\n\n{figure}')
    assert made == "# A & B\n\nSee this & [3].\n\na: b\n"


def test_programs_may_read_everything() -> None:
    parser = robotparser.RobotFileParser()
    parser.parse(FILES["robots.txt"].splitlines())
    assert parser.can_fetch("anyone", f"{HOME}osce/")
    assert parser.site_maps() == [f"{HOME}sitemap.xml"]


def test_a_browser_can_search() -> None:
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    root = ET.fromstring(FILES["opensearch.xml"])
    name, url = root.find(f"{space}ShortName"), root.find(f"{space}Url")
    assert name is not None
    assert len(name.text or "") <= 16
    assert url is not None
    assert url.attrib["template"] == f"{HOME}?q={{searchTerms}}"


def test_without_an_address_there_is_no_search_to_offer(small: Path) -> None:
    assert "opensearch.xml" not in build(small).files

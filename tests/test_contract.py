"""Addresses that were once published: listed, kept, and led on from."""

import json
import re
from pathlib import Path

from click.testing import CliRunner

from explainer import contract
from explainer.building import build
from explainer.cli import main
from test_site import build_site

RENAMED = "title: Ada Field\nsummary: Minister of Astate.\nformerly: [ada-field]\nunverified: [state]\nstate: astate\n"


def test_the_list_has_every_id_page_and_anchor(small: Path) -> None:
    listed = json.loads(build(small).promise.text)
    assert listed["ids"]["first-council"] == {"address": "meetings/first-council/", "anchors": ["minister"]}
    assert {"claim-first-time", "council-term", "sources", "verdicts"} & set(listed["pages"][""]) == {
        "claim-first-time",
        "council-term",
        "sources",
    }
    assert listed["pages"]["meetings/"] == []
    assert not [name for name in listed["pages"][""] if name.startswith("source-")]


def test_one_id_is_one_line_of_the_list(small: Path) -> None:
    made = build(small).promise
    lines = made.text.splitlines()
    assert sum(line.startswith('  "') for line in lines) == len(made.ids) + len(made.pages)
    assert contract.read(made.text)[0] == made


def test_a_release_is_kept_by_the_next_check(small: Path) -> None:
    done = CliRunner().invoke(main, ["release", "--root", str(small)])
    assert (done.exit_code, done.stderr) == (0, "")
    assert [str(problem) for problem in build(small).problems] == []
    _rename(small, formerly=False)
    assert [problem.code for problem in build(small).problems] == ["address-gone"]
    _rename(small, formerly=True)
    assert build(small).problems == ()
    CliRunner().invoke(main, ["release", "--root", str(small)])
    _rename(small, formerly=False)
    assert [problem.code for problem in build(small).problems] == ["address-gone"]


def test_a_release_of_mistakes_is_none(small: Path) -> None:
    (small / "data/people/ada-field.yml").unlink()
    done = CliRunner().invoke(main, ["release", "--root", str(small)])
    assert (done.exit_code, (small / contract.RELEASED).exists()) == (1, False)


def test_an_address_that_is_gone_leads_on(small: Path) -> None:
    _rename(small, formerly=True)
    home = small / "docs/index.md"
    text = home.read_text(encoding="utf-8").replace("title: Home", "formerly: [who/we-are]")
    home.write_text(text, encoding="utf-8")
    done = build_site(small)
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    record = (small / "site/people/ada-field/index.html").read_text(encoding="utf-8")
    assert '<a href="../../people/ada-fields/">' in record
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../people/ada-fields/"></noscript>' in record
    page = (small / "site/who/we-are/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="../../">' in page
    assert "ada-field" not in re.findall(r"[\w-]+", (small / "site/sitemap.xml").read_text(encoding="utf-8"))


def test_an_address_of_another_kind_leads_on(small: Path) -> None:
    released = contract.Promise({"ada": {"address": "terms/ada/", "anchors": []}}, {})
    (small / contract.RELEASED).write_text(released.text, encoding="utf-8")
    path = small / "data/people/ada-field.yml"
    path.write_text(path.read_text(encoding="utf-8") + "formerly: [ada]\n", encoding="utf-8")
    assert "terms/ada/index.html" in build(small).downloads


def test_a_former_address_in_use_is_a_mistake(small: Path) -> None:
    (small / "docs/about.md").write_text("---\nformerly: [index]\n---\n# About\n", encoding="utf-8")
    assert [str(problem) for problem in build(small).problems] == [
        'docs/about.md:1:1: the former address "index" is that of another page; choose another'
    ]


def _rename(root: Path, formerly: bool) -> None:
    (root / "data/people/ada-field.yml").unlink(missing_ok=True)
    text = RENAMED if formerly else RENAMED.replace("formerly: [ada-field]\n", "")
    (root / "data/people/ada-fields.yml").write_text(text, encoding="utf-8")
    office = root / "data/offices/minister.yml"
    office.write_text(re.sub("ada-fields?\\b", "ada-fields", office.read_text(encoding="utf-8")), encoding="utf-8")

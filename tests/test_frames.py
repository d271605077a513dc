"""A record's page in a cut frame is, but for spaces between tags, the page that MkDocs itself would have made."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest

from explainer.frames import HOLES, Filling, cut

TWINS = """
from mkdocs.structure.files import File, InclusionLevel
from mkdocs_pages import MadePage

class Twin(MadePage):
    def read_source(self, config):
        super().read_source(config)
        self.meta["hide"] = ["navigation"]

def on_files(files, *, config):
    site = config.extra["explainer"]
    for id, entry in site.entries.items():
        made = site.page(id)
        file = File.generated(config, f"twins/{id}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"../{made.path}"
        Twin(file, config, made)
        files.append(file)
    return files
"""


@pytest.fixture
def pages(small: Path) -> list[tuple[str, str, str]]:
    """The id of each record with its page as we make it and as MkDocs makes it, with the site's address known."""
    (small / "twins.py").write_text(TWINS, encoding="utf-8")
    config = (
        (small / "mkdocs.yml").read_text(encoding="utf-8").replace('site_url: ""', "site_url: https://example.org/x/")
    )
    config = re.sub(r"^hooks:.*", lambda line: line[0].replace("]", ", twins.py]"), config, flags=re.MULTILINE)
    (small / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = subprocess.run(
        (sys.executable, "-m", "mkdocs", "build"), cwd=small, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = [path for path in (small / "site").glob("*/*/index.html") if path.parts[-3] != "twins"]
    twins = {path.parent.name: path.read_text(encoding="utf-8") for path in small.glob("site/twins/*/index.html")}
    return [
        (f"{path.parts[-3]}/{path.parts[-2]}/", path.read_text(encoding="utf-8"), twins[path.parts[-2]])
        for path in found
        if path.parts[-2] in twins
    ]


def test_pages_of_records_are_those_that_mkdocs_would_make(pages: list[tuple[str, str, str]]) -> None:
    assert len(pages) > 10
    for address, ours, theirs in pages:
        twin = f"twins/{address.split('/')[1]}/"
        assert _plain(ours, address) == _plain(theirs, twin).replace(twin, address), address


@pytest.mark.parametrize("sections", [(), (("one", "One"),), (("one", "One"), ("two", "Two &amp; more"))])
def test_each_hole_is_filled_and_a_section_repeated(sections: tuple[tuple[str, str], ...]) -> None:
    entry = f'<li class="x"><a href="#{HOLES["section_id"]}">{HOLES["section_title"]}</a></li>'
    made = cut(f"""<a href="#{HOLES["section_id"]}">{HOLES["title"]}</a> specimen/hole-address/ {HOLES["path"]}
<ul><li>Other</li>{entry}</ul>{HOLES["content"]}""")
    text = made(Filling("A hole-path", "", "<p>hole-title</p>", "people/a/", "data/a.yml", "", sections))
    entries = "".join(f'<li class="x"><a href="#{id}">{title}</a></li>' for id, title in sections)
    first = sections[0][0] if sections else ""
    assert (
        text.decode()
        == f"""<a href="#{first}">A hole-path</a> people/a/ data/a.yml
<ul><li>Other</li>{entries}</ul><p>hole-title</p>"""
    )


def test_only_space_that_says_nothing_is_left_out() -> None:
    made = cut("""<head>

      <script>one;

        two</script>   <pre> a

 b</pre>

    </head>  <p>hole-title  and <b>more</b>

    """)
    text = made(Filling("T", "", "", "", "", "", ())).decode()
    assert (
        text == "<head>\n<script>one;\n\n        two</script>   <pre> a\n\n b</pre>\n</head>  <p>T  and <b>more</b>\n"
    )


def _plain(html: str, address: str) -> str:
    """Without spaces around tags, which say nothing, what JSON-LD says of the address, and with links in full."""
    html = re.sub(r'<script type="application/ld\+json">.*?</script>', "", html)
    html = re.sub(r'(href|src)="([^"#:]*)"', lambda found: f'{found[1]}="{urljoin(f"/{address}", found[2])}"', html)
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", html)

"""The pictures that stand for pages where they are shared, and what the page says about itself there."""

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import html5lib
import pytest
from PIL import Image

from explainer import written
from explainer.building import build
from explainer.figures import CHAIRS, social
from explainer.pictures import CAPTION, LABEL, SITE, TEXT, TITLES, chairs, colours, draw
from explainer.pictures.lettering import Font, face

ROOT = Path(__file__).parent.parent
NAME = "The Empty Chair"
SITE_NOW = build(ROOT)
PICTURES: dict[str, Any] = {
    place: make() for place, make in SITE_NOW.files.items() if place.startswith("images/social/")
}
SHOWN = [(uri, *shown) for uri, shown in SITE_NOW.shared.items()]


def test_each_written_page_has_a_picture() -> None:
    pages = sorted(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md"))
    assert sorted(PICTURES) == [f"images/social/{page.removesuffix('.md')}.png" for page in pages]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_the_usual_size_and_is_light(name: str) -> None:
    image = Image.open(BytesIO(PICTURES[name]))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(PICTURES[name]) < 60_000


def test_pictures_are_the_same_each_time() -> None:
    chairs.chair.cache_clear()
    again = build(ROOT).files
    assert {place: again[place]() for place in PICTURES} == PICTURES


LONG = draw(NAME, "A title that does not end " * 20, "A description that does not end " * 20, social.LEGEND)


@pytest.mark.parametrize("picture", [*PICTURES.values(), LONG], ids=[*PICTURES, "too long"])
def test_nothing_is_drawn_in_the_margin(picture: bytes) -> None:
    image = Image.open(BytesIO(picture)).convert("RGB")
    edges = [(0, 0, 1200, 40), (0, 600, 1200, 630), (0, 0, 60, 630), (1140, 0, 1200, 630)]
    assert [image.crop(edge).getcolors() for edge in edges] == [
        [((edge[2] - edge[0]) * (edge[3] - edge[1]), (251, 250, 246))] for edge in edges
    ]


def test_the_chairs_follow_the_records(small: Path) -> None:
    before = _council(small)
    assert before.rows == (social.Row("Astate", ("other", "present"), ("1999", "2001")),)
    record = small / "data/meetings/second-council.yml"
    record.write_text(
        record.read_text(encoding="utf-8").replace("present", "absent\n    represented_as: not known"), encoding="utf-8"
    )
    after = _council(small)
    assert after.rows[0].kinds == ("other", "absent")
    assert draw(NAME, "Who came?", "", before) != draw(NAME, "Who came?", "", after)
    assert after.words.endswith("Astate: absent, someone else came 1, absent, stand-in not known 1.")


def test_a_long_row_is_broken(small: Path) -> None:
    broken = social.council(build(small).index, "council", ("minister",), across=1)
    assert broken
    assert [row.labels for row in broken.rows] == [("1999",), ("2001",)]


def test_a_page_without_a_story_of_chairs_shows_what_they_mean(small: Path) -> None:
    index = build(small).index
    assert {social.strip(uri, index) for uri in (*social.STRIPS, "method.md")} == {social.LEGEND}


def test_every_story_has_its_chairs() -> None:
    assert {uri for uri in social.STRIPS if social.strip(uri, SITE_NOW.index) == social.LEGEND} == set()
    assert set(social.STRIPS) <= set(SITE_NOW.written)


def test_as_many_chairs_in_helsinki_as_the_record_says() -> None:
    number = sum(len(row.kinds) for row in social.strip("helsinki.md", SITE_NOW.index).rows)
    assert SITE_NOW.index.records["final-act-1975"].summary.startswith(f"{number} States sign")


def test_every_kind_of_chair_is_drawn_in_its_own_way() -> None:
    assert set(chairs.DRAWN) == set(CHAIRS)
    assert len({chairs.chair(kind, 1.0).tobytes() for kind in CHAIRS}) == len(CHAIRS)


def test_the_colours_are_those_of_the_style_sheet() -> None:
    light = (ROOT / "docs/style.css").read_text(encoding="utf-8").partition("slate")[0]
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", light))
    drawn = {name.lower(): value for name, value in vars(colours).items() if str(value).startswith("#")}
    assert drawn == {name: named[name] for name in drawn}


def test_every_letter_is_in_the_typefaces() -> None:
    titles = "".join(title for _, title, _, _ in SHOWN)
    rows = [row for uri, *_ in SHOWN for row in social.strip(uri, SITE_NOW.index).rows]
    captions = "".join(social.strip(uri, SITE_NOW.index).caption for uri, *_ in SHOWN)
    descriptions = "".join(written.description(ROOT / "docs" / uri) for uri, *_ in SHOWN)
    labels = "".join(row.name + "".join(row.labels) for row in rows)
    drawn = [(TITLES[0][0], titles), (TEXT, descriptions), (LABEL, labels), (CAPTION, captions.upper())]
    assert [_missing(font, text) for font, text in [*drawn, (SITE, NAME.upper())]] == [set()] * 5


def test_letters_of_other_scripts_come_from_their_own_file() -> None:
    assert _missing(TITLES[0][0], "Łódź Kęstutis Ялтинська ґ “–’") == set()
    assert _missing(TITLES[0][0], "中") == {"中"}


HARD = "Talks & \"terms\" <b>'now'</b>"


def test_a_shared_page_says_what_it_is(small: Path) -> None:
    record, home = small / "data/people/ada-field.yml", small / "docs/index.md"
    text = record.read_text(encoding="utf-8")
    quoted = HARD.replace("'", "''")
    text = re.sub("^title: .*", f"title: '{quoted}'", text, flags=re.MULTILINE)
    record.write_text(re.sub("^summary: .*", f"summary: '{quoted}'", text, flags=re.MULTILINE), encoding="utf-8")
    head = f"---\ntitle: Home\ndescription: '{quoted}'\n---\n# Talks & \"terms\"\n"
    home.write_text(head + home.read_text(encoding="utf-8").partition("table?\n")[2], encoding="utf-8")
    config = small / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace('site_url: ""', "site_url: https://example.org/x"), encoding="utf-8"
    )
    _mkdocs(small)
    person = _meta(small / "site/people/ada-field/index.html")
    assert (person["og:title"], person["og:description"], person["description"]) == (HARD, HARD, HARD)
    assert (person["og:type"], person["og:url"]) == ("article", "https://example.org/x/people/ada-field/")
    shown = _meta(small / "site/index.html")
    assert (shown["og:title"], shown["og:description"], shown["description"]) == ('Talks & "terms"', HARD, HARD)
    assert (shown["og:type"], shown["og:url"]) == ("website", "https://example.org/x/")
    assert shown["og:image"] == person["og:image"] == "https://example.org/x/images/social/index.png"
    assert shown["og:image:alt"].startswith('Talks & "terms" What the chairs mean.')
    assert (small / "site/images/social/index.png").read_bytes().startswith(b"\x89PNG")
    for page in (small / "site").rglob("*.html"):
        assert not re.search(r"(src|href)=.?[^ >]*images/social", page.read_text(encoding="utf-8")), page


def test_without_an_address_nothing_is_said_that_needs_one(small: Path) -> None:
    _mkdocs(small)
    shown = _meta(small / "site/index.html")
    assert shown["og:title"] == "Who came to the table?"
    assert [name for name in shown if name.startswith(("og:image", "og:url"))] == []


def _council(root: Path) -> social.Strip:
    strip = social.council(build(root).index, "council", ("minister",))
    assert strip
    return strip


def _missing(font: Font, text: str) -> set[str]:
    """The letters for which the typeface has only the box that stands for what is missing."""
    return {sign for sign in text if not sign.isspace() and _dots(font, sign) == _dots(font, "\ue000", like=sign)}


def _dots(font: Font, sign: str, like: str = "") -> bytes:
    return bytes(face(like or sign, font).getmask(sign))


def _mkdocs(root: Path) -> None:
    command = (sys.executable, "-m", "mkdocs", "build", "--strict")
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _meta(page: Path) -> dict[str, str]:
    tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    found = [(tag.get("property") or tag.get("name") or "", tag.get("content") or "") for tag in tree.iter("meta")]
    assert len({name for name, _ in found if name}) == len([name for name, _ in found if name])
    return dict(found)

"""Any text in any field comes out as that very text, and as nothing else."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from explainer import render, templating, yaml_text
from explainer.building import build
from explainer.links import Index
from explainer.prose import html
from explainer.records import KINDS, Record
from explainer.records.fields import Choice, Markdown, Ref

SMALL = Path(__file__).parent / "sites" / "small"
SITE = build(SMALL)
ENV = templating.environment()
ANY = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff"), min_size=1
).filter(str.strip)
LONG = st.sampled_from(
    [
        "a\nb",
        'comma, quote " and \\ back',
        "x" * 4000,
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}",
        "[[minutes]]",
        "&amp;",
        "🪑",
        "</title>",
    ]
)
NOT_SHOWN_AS_WRITTEN = {"lang", "url", "unverified", "topics", "scare_quotes", "result", "statuses"}


def _places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every plain text in a record that its page shows as it was written."""
    if isinstance(part, tuple):
        for position, item in enumerate(part):
            yield from _places(item, (*path, position))
    elif isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            marks = [*field.metadata, *(get_args(field.annotation)[:1] or ())]
            told = any(isinstance(mark, Ref | Choice | Markdown) for mark in field.metadata) or "Ref(" in str(marks)
            if name not in NOT_SHOWN_AS_WRITTEN and not told and "Markdown(" not in str(marks):
                yield from _places(getattr(part, name), (*path, name))
    elif isinstance(part, str):
        yield path


PLACES = [
    (type(record).folder, id, path)
    for id, record in SITE.index.records.items()
    for path in _places(record)
    if (type(record).folder, path[-1]) not in {("offices", "short")}
]


@pytest.mark.parametrize("where", PLACES, ids=lambda where: "-".join(map(str, (where[0], *where[2]))))
@settings(max_examples=25, deadline=None)
@given(text=ANY | LONG)
def test_plain_text_comes_out_as_it_is(where: tuple[str, str, tuple[Any, ...]], text: str) -> None:
    _, id, path = where
    page = _page(id, path, text)
    shown = "".join(page.itertext()) + "".join(value for node in page.iter() for value in node.attrib.values())
    assert _spaces(text) in _spaces(shown)
    assert [node.tag for node in page.iter() if str(node.tag).endswith("script")] == []


@settings(max_examples=200, deadline=None)
@given(text=ANY | LONG)
def test_text_in_a_file_is_read_as_it_is(text: str) -> None:
    document, problems = yaml_text.read(f"title: {json.dumps(text, ensure_ascii=False)}\n", "a.yml")
    hidden = any(problem.what.startswith(("a control", "an invisible")) for problem in problems)
    assert hidden or (document.value, problems) == ({"title": text}, [])


@settings(max_examples=200, deadline=None)
@given(text=ANY | LONG)
def test_prose_never_becomes_markup_of_its_own(text: str) -> None:
    made = html5lib.parse(html(text, lambda *_: "<a>link</a>"), namespaceHTMLElements=False)
    assert {str(node.tag) for node in made.iter()} <= {
        "html",
        "head",
        "body",
        "p",
        "a",
        "em",
        "strong",
        "ul",
        "ol",
        "li",
        "br",
    }
    assert all(value.startswith(("http://", "https://")) for node in made.iter("a") for value in node.attrib.values())


def _page(id: str, path: tuple[Any, ...], text: str) -> Any:
    """The parsed page of a record of the small site with one value changed."""
    record = SITE.index.records[id]
    changed = _with(record, path, text)
    index = Index({**SITE.index.records, id: changed}, SITE.index.kinds, ())
    return html5lib.parse(render.drawer(index, SITE.entries, ENV)(id).html, namespaceHTMLElements=False)


def _with(part: Any, path: tuple[Any, ...], text: str) -> Any:
    if not path:
        return text
    step, *rest = path
    if isinstance(part, tuple):
        return (*part[:step], _with(part[step], tuple(rest), text), *part[step + 1 :])
    return part.model_copy(update={step: _with(getattr(part, step), tuple(rest), text)})


def _spaces(text: str) -> str:
    """Browsers fold the newline of a carriage return; everything else must be the same."""
    return re.sub(r"\r\n?", "\n", text)


def test_every_kind_is_tried() -> None:
    tried = {folder for folder, _, _ in PLACES}
    assert {kind.folder for kind in KINDS} - tried <= {"events", "principles"}
    assert isinstance(SITE.index.records, MappingProxyType)
    assert issubclass(KINDS[0], Record)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("One.\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
        ("One:\n- a\n- b", "<p>One:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
    ],
)
def test_an_empty_line_in_folded_text_begins_a_paragraph(text: str, made: str) -> None:
    assert html(text, lambda target, words: "") == made

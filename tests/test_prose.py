"""Prose of the small Markdown subset, where a short way and a long one must lead to the same."""

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from explainer import prose

SPOKEN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff"))
ODD = st.text(st.sampled_from("&<>\"'#;amp \xa0-+.!1~`|^="))
SIGNS = (
    "Ä",
    "1",
    ". ",
    "- ",
    "+ ",
    "> ",
    "# ",
    "    ",
    "\n",
    "\n\n",
    "\n\n\n",
    "[",
    "]",
    "*",
    "“",
    "\\",
    "_",
    "`",
    "\xa0",
)
LINKS = ("[[yalta]]", "[[yalta|the <words>]]", "[[a|b\nc]]", "[[]]", "&amp;", "<b>")
PIECES = st.lists(st.sampled_from(SIGNS + LINKS), max_size=9).map("".join)


@given(SPOKEN | ODD | PIECES)
def test_a_line_that_needs_no_parser_is_what_the_parser_makes_of_it(text: str) -> None:
    made = prose._line(text, link)
    if made is not None:
        assert made == prose._parsed(text, link, inline=True)
        assert prose.plain(text, str) == " ".join(Markup(prose._parsed(text, title, inline=True)).striptags().split())


@given(SPOKEN | ODD | PIECES)
@example("One [[yalta]].\n\nTwo.\n")
def test_paragraphs_that_need_no_parser_are_what_the_parser_makes_of_them(text: str) -> None:
    made = prose._paragraphs(text, link)
    if made is not None:
        assert made == prose._parsed(text, link, inline=False)


@pytest.mark.parametrize("text", ["One [[yalta|a < b]].\n\nTwo & three.\nFour [[yalta]]\n", "[[yalta]]", "Ärger"])
def test_common_prose_needs_no_parser(text: str) -> None:
    assert prose._paragraphs(text, link)


@pytest.mark.parametrize("sign", ["*a*", "_a_", r"\*", "[a](https://example.org)", "a\nb", "[[yalta]", "[[a]] (b)"])
def test_each_sign_of_the_subset_needs_the_parser(sign: str) -> None:
    assert prose._line(sign, link) is None


@pytest.mark.parametrize("text", ["- a\n- b", "1. a", "a\n\n- b", "a\n\n*b*", "    a"])
def test_lists_and_indented_lines_need_the_parser(text: str) -> None:
    assert prose._paragraphs(text, link) is None


def link(id: str, words: str) -> str:
    """As templates make links: escaped, in an element."""
    return f'<a href="../{escape(id)}/">{escape(words or id, quote=False)}</a>'


def title(id: str, words: str) -> str:
    return escape(words or id, quote=False)

"""Prose of the small Markdown subset, where a short way and a long one must lead to the same."""

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from explainer import prose

SPOKEN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff"))
ODD = st.text(st.sampled_from("&<>\"'#;amp \xa0-+.!1~`|^="))


@given(SPOKEN | ODD)
def test_prose_without_signs_is_what_the_parser_makes_of_it(text: str) -> None:
    whole = nh3.clean(prose._parser().renderInline(text, {"link": str}), tags=prose.TAGS)
    if not prose.SIGNS.search(text):
        assert prose.html(text, lambda *_: "", inline=True) == whole
        assert prose.plain(text, str) == Markup(whole).striptags()


@pytest.mark.parametrize("sign", ["*a*", "_a_", r"\*", "[a](https://example.org)", "[[yalta]]", "a\nb"])
def test_each_sign_of_the_subset_is_seen(sign: str) -> None:
    assert prose.SIGNS.search(sign)

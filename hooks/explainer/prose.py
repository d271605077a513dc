"""Prose of the small Markdown subset to clean HTML, with [[id]] links; raw HTML in it stays text."""

import re
from collections.abc import Callable
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from explainer.links import LINK

Linker = Callable[[str, str], str]

SIGNS = re.compile(r"[*_\\[\]()\n\xa0]")
ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
BREAK = re.compile(r"(?<!\n)\n(?!\n|\s|-\s|\d+\.\s|$)")
SUBSET = ("emphasis", "escape", "link", "list", "newline", "record_link")
TAGS = {"a", "em", "strong", "p", "ul", "ol", "li", "br"}
ATTRIBUTES = {"a": {"href", "class"}, "ol": {"start"}}


def html(text: str, link: Linker, inline: bool = False) -> Markup:
    """Prose as HTML; `link` turns an id and words (perhaps none) into an <a>; inline prose gets no paragraph.

    YAML folds an empty line into a single line break, so a line break begins a paragraph (or the next entry of a list).
    A line without any sign of the subset needs no parser; a property test holds the two ways together.
    """
    if inline and not SIGNS.search(text):
        return Markup(text.translate(ESCAPED))
    parser, env = _parser(), {"link": link}
    made = parser.renderInline(text, env) if inline else parser.render(BREAK.sub("\n\n", text), env)
    return Markup(nh3.clean(made, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None))


def plain(text: str, title: Callable[[str], str]) -> str:
    """Inline prose as bare text in one line, for descriptions: links give their words, emphasis its text."""
    if SIGNS.search(text):
        text = html(text, lambda target, words: str(Markup.escape(words or title(target))), inline=True).striptags()
    return " ".join(text.split())


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.inline.ruler.before("link", "record_link", _record_link)
    parser.add_render_rule("record_link", _render_record_link)
    return parser.enable(list(SUBSET))


def _record_link(state: StateInline, silent: bool) -> bool:
    match = LINK.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("record_link", "", 0)
        token.meta = {"id": match[1], "words": match[2] or ""}
    state.pos = match.end()
    return True


def _render_record_link(_: RendererHTML, tokens: list[Token], position: int, __: OptionsDict, env: EnvType) -> str:
    token = tokens[position]
    return str(env["link"](token.meta["id"], token.meta["words"]))

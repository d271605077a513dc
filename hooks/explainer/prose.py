"""Prose of the small Markdown subset to clean HTML, with [[id]] links; raw HTML in it stays text."""

import re
from collections.abc import Callable
from functools import cache
from html import escape
from itertools import chain, zip_longest

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
SIGNS_OR_UNSAFE = re.compile(r"[*_\\[\]()\n\xa0&<>]")
WORD = re.compile(r"[^\W\d_]|\[\[")
BREAK = re.compile(r"\n(?<!\n\n)(?!\n|\s|-\s|\d+\.\s|$)")
SUBSET = ("emphasis", "escape", "link", "list", "newline", "record_link")
TAGS = {"a", "em", "strong", "p", "ul", "ol", "li", "br"}
ATTRIBUTES = {"a": {"href", "class"}, "ol": {"start"}}


def html(text: str, link: Linker, inline: bool = False) -> Markup:
    """Prose as HTML; `link` turns an id and words (perhaps none) into an <a>; inline prose gets no paragraph.

    Prose with no sign of the subset but links needs no parser; a property test holds the two ways together.
    """
    made = _line(text, link) if inline else _paragraphs(text, link)
    return Markup(_parsed(text, link, inline) if made is None else made)


def plain(text: str, title: Callable[[str], str]) -> str:
    """Inline prose as bare text in one line, for descriptions: links give their words, emphasis its text."""
    if SIGNS.search(text):
        text = html(text, lambda target, words: str(Markup.escape(words or title(target))), inline=True).striptags()
    return " ".join(text.split())


def _line(text: str, link: Linker) -> str | None:
    """Text and links; nothing if there is any other sign."""
    bare = LINK.sub("", text)
    if not SIGNS_OR_UNSAFE.search(bare):
        return LINK.sub(lambda found: link(found[1], found[2] or ""), text)
    if SIGNS.search(bare):
        return None
    pieces = LINK.split(text)
    words, ids, shown = pieces[::3], pieces[1::3], pieces[2::3]
    links = [link(id, label or "") for id, label in zip(ids, shown, strict=True)]
    return "".join(chain.from_iterable(zip_longest((escape(one, quote=False) for one in words), links, fillvalue="")))


def _paragraphs(text: str, link: Linker) -> str | None:
    """Lines of text and links, each a paragraph; nothing if there is any other sign, of a list for example."""
    lines = BREAK.sub("\n\n", text).rstrip("\n").split("\n\n")
    if not all(WORD.match(line) and line == line.rstrip() for line in lines):
        return None
    made = [_line(line, link) for line in lines]
    return None if None in made else "".join(f"<p>{line}</p>\n" for line in made)


def _parsed(text: str, link: Linker, inline: bool) -> str:
    """YAML folds an empty line into a line break, so a line break begins a paragraph, or the next entry of a list."""
    parser, env = _parser(), {"link": link}
    made = parser.renderInline(text, env) if inline else parser.render(BREAK.sub("\n\n", text), env)
    return nh3.clean(made, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None)


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

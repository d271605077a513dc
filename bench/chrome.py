"""What Material puts around a page, cut from one that plain MkDocs built: the layout for generators without a theme."""

import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from bench.markdown import id_of, sections
from bench.pages import Page
from bench.task import ADDRESS

ARTICLE = re.compile(r'(<article class="md-content__inner md-typeset">).*?(</article>)', re.DOTALL)
ENTRY = re.compile(r'<li class="md-nav__item">\s*<a href="#[^"]*" class="md-nav__link">.*?</li>\s*', re.DOTALL)
SPEC = re.compile(r'(<a href="#)[^"]*(" class="md-skip">)')
TOC = re.compile(r'(<nav class="md-nav md-nav--secondary"[^>]*>)(.*?)(</nav>)', re.DOTALL)
BASES = {2: "../..", 1: "..", 0: "."}


class Holes(NamedTuple):
    """How a template language writes each thing that differs from page to page."""

    title: str
    description: str
    address: str
    content: str
    top: str
    some: str
    each: str
    id: str
    section: str
    end: str
    none: str


def layouts(html: str, page: Page, holes: Holes) -> Mapping[int, str]:
    """A layout for pages of each depth, from the finished HTML of a page two levels deep."""
    whole = ARTICLE.sub(lambda found: found[1] + holes.content + found[2], html)
    whole = TOC.sub(lambda found: found[1] + _entries(found[2], page, holes) + found[3], whole)
    whole = SPEC.sub(lambda found: found[1] + holes.top + found[2], whole)
    for value, hole in _differing(page, holes):
        whole = whole.replace(escape(value), hole)
    return {depth: whole.replace("../..", base) for depth, base in BASES.items()}


def _differing(page: Page, holes: Holes) -> tuple[tuple[str, str], ...]:
    return (
        (page.description, holes.description),
        (ADDRESS + page.place, holes.address),
        (page.title, holes.title),
    )


def _entries(toc: str, page: Page, holes: Holes) -> str:
    """The table of contents with its first entry repeated for each section, or nothing if there is none."""
    first = ENTRY.search(toc)
    if not first:
        raise ValueError("the page has no table of contents")
    title = sections(page)[0]
    entry = first[0].replace(f'"#{id_of(title)}"', f'"#{holes.id}"').replace(escape(title), holes.section)
    before, after = toc[: first.start()], ENTRY.sub("", toc[first.start() :])
    return holes.some + before + holes.each + entry + holes.end + after + holes.none

"""Previews of links: a small card for each record that a page links to, shipped with the page: nothing is fetched."""

import re
from collections.abc import Callable
from functools import cache, partial

from jinja2 import Environment

from explainer import prose
from explainer.links import Index
from explainer.records.happenings import Meeting
from explainer.templating import toolbox
from explainer.titles import full_title, title

LINKED = re.compile(r'href="(?:\.\./)*(?:\./)?(\w+/([a-z0-9-]+)/(?:#([a-z0-9-]+))?)"')
SOURCE = re.compile(r'id="source-([^"]+)"')
TOLD = re.compile(r'<(ul) class="index">.*?</\1>|<nav\b.*?</nav>', re.DOTALL)


def maker(index: Index, env: Environment) -> Callable[[str], str]:
    """A function from the HTML of a page to the cards of its links; each card is drawn once for the whole site.

    Lists that already tell what they link to get none, nor do sources that stand in the page's own list of sources.
    """
    draw = vars(env.get_template("card.html.j2").make_module(toolbox(index, env)("")))["card"]

    @cache
    def card(address: str, id: str, office: str | None) -> str:
        record = index.records[id]
        rows = record.participation if isinstance(record, Meeting) else ()
        seats = [row for row in rows if office in (None, row.office)]
        line = prose.plain(record.summary, partial(title, index))
        return str(draw(address, index.kinds[id], full_title(record), record, line, seats, office is not None))

    def cards(html: str) -> str:
        own = set(SOURCE.findall(html))
        made = [
            card(address, id, office if office and _is_seat(index, id, office) else None)
            for address, id, office in dict.fromkeys(LINKED.findall(TOLD.sub("", html)))
            if id in index.records and id not in own
        ]
        return f'<template id="cards">{"".join(made)}</template>' if made else ""

    return cards


def _is_seat(index: Index, id: str, fragment: str) -> bool:
    record = index.records[id]
    return isinstance(record, Meeting) and any(row.office == fragment for row in record.participation)

"""Changes to records as feeds: Atom (RFC 4287) and JSON Feed 1.1, drawn from the list of corrections.

An entry keeps its id for good: a tag of the site's name, the day, and its place among the corrections of that day,
counted from the earliest.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from explainer import prose
from explainer.citing import Edition
from explainer.corrections import Correction, anchored
from explainer.exports import documents
from explainer.links import Index
from explainer.titles import title

ATOM = "http://www.w3.org/2005/Atom"
PAGE = "corrections/"
SHORT = 90
SINCE = "2026"


class Entry(NamedTuple):
    """One correction as plain text, with the addresses of its records."""

    id: str
    anchor: str
    updated: str
    heading: str
    text: str
    records: tuple[tuple[str, str], ...]


def entries(log: Iterable[Correction], index: Index, edition: Edition) -> Iterator[Entry]:
    """The corrections in their order, the latest first."""
    told = partial(prose.plain, title=partial(title, index))
    for name, one in anchored(log):
        what, why = told(one.what), told(one.why)
        heading = what if len(what) <= SHORT else f"{what[:SHORT].rsplit(' ', 1)[0]}…"
        records = tuple((title(index, id), f"{index.kinds[id].folder}/{id}/") for id in one.records)
        yield Entry(_tag(edition, name), name, f"{one.date.first}T00:00:00Z", heading, f"{what} {why}", records)


def atom(log: Iterable[Correction], index: Index, edition: Edition) -> bytes:
    """Links stand as from feeds/ where the address of the site is not known; ids never depend on it."""
    made = list(entries(log, index, edition))
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _add(feed, "id", _tag(edition, "changes"))
    _add(feed, "title", f"{edition.name}: changes to the records")
    _add(feed, "updated", max((one.updated for one in made), default=f"{edition.stamp}T00:00:00Z"))
    _add(_add(feed, "author"), "name", edition.name)
    _add(feed, "link", rel="self", type="application/atom+xml", href=edition.page("feeds/changes.atom", "../"))
    _add(feed, "link", rel="alternate", type="text/html", href=edition.page(PAGE, "../"))
    for one in made:
        entry = _add(feed, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.heading)
        _add(entry, "updated", one.updated)
        _add(entry, "link", rel="alternate", type="text/html", href=edition.page(f"{PAGE}#{one.anchor}", "../"))
        for name, path in one.records:
            _add(entry, "link", rel="related", title=name, href=edition.page(path, "../"))
        _add(entry, "content", one.text, type="text")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode").encode() + b"\n"


def json_feed(log: Iterable[Correction], index: Index, edition: Edition) -> str:
    """Its addresses must be whole, so there are none where that of the site is not known."""
    head: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{edition.name}: changes to the records",
        "language": "en-GB",
    }
    if edition.address:
        head |= {"home_page_url": edition.page(PAGE), "feed_url": edition.page("feeds/changes.json")}
    return documents.text(head | {"items": [_item(one, edition) for one in entries(log, index, edition)]})


def _item(one: Entry, edition: Edition) -> dict[str, Any]:
    item = {"id": one.id, "title": one.heading, "content_text": one.text, "date_published": one.updated}
    return item | ({"url": edition.page(f"{PAGE}#{one.anchor}")} if edition.address else {})


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    made.text = text or None
    return made


def _tag(edition: Edition, name: str) -> str:
    """A tag URI (RFC 4151); the name of the site stands for its owner."""
    return f"tag:{edition.id},{SINCE}:{name}"

"""JSON-LD as it stands in pages and as one graph: what a page is about and where it stands, safe inside a script."""

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from explainer.citing import LICENCE
from explainer.exports import documents
from explainer.exports.linked import maker, node
from explainer.exports.nodes import CONTEXT, Node, View, filled
from explainer.figures.timeline import moments
from explainer.records import BY_FOLDER
from explainer.records.vocabulary import TOPICS
from explainer.titles import title

WRITTEN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


class Told(NamedTuple):
    """What is told of a hand-written page: what it is about, the day it last changed, the place of its picture."""

    about: str
    changed: str = ""
    picture: str = ""


def graph(view: View) -> str:
    """Every record in one document."""
    return documents.text({"@context": CONTEXT, "@graph": [node(view, id) for id in view.index.records]})


def record(view: View, id: str) -> str:
    folder = view.index.kinds[id].folder
    steps = (*_to_kind(view, folder), (f"{folder}/{id}/", title(view.index, id)))
    return _script(node(view, id)) + _script(_crumbs(view, steps))


def kind(view: View, folder: str) -> str:
    """The page that lists the records of a kind."""
    page = _page(view, "CollectionPage", f"{folder}/", BY_FOLDER[folder].plural, "")
    return _script(page) + _script(_crumbs(view, _to_kind(view, folder)))


def written(view: View, path: str, name: str, told: Told, offered: Iterable[tuple[str, str]]) -> str:
    """A hand-written page: the site itself, an explainer, the page of the data (with the files offered), or another."""
    forms: dict[str, Callable[[], Node]] = {"": lambda: _page(view, "WebSite", path, view.edition.name, told.about)}
    forms |= {f"{topic}/": lambda: _article(view, path, name, told) for topic in TOPICS}
    forms["data/"] = lambda: _dataset(view, path, f"{view.edition.name}: {name}", told.about, offered)
    return _script(forms.get(path, lambda: _page(view, "WebPage", path, name, told.about))())


def _to_kind(view: View, folder: str) -> tuple[tuple[str, str], ...]:
    """The steps from the top of the site to the page of a kind, as the page itself shows them: path and name."""
    return ("", view.edition.name), (f"{folder}/", BY_FOLDER[folder].plural)


def _crumbs(view: View, steps: Iterable[tuple[str, str]]) -> Node:
    listed = [
        {"@type": "ListItem", "position": position, "name": name, "item": view.edition.page(path, view.root)}
        for position, (path, name) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": listed}


def _page(view: View, form: str, path: str, name: str, about: str) -> Node:
    where = view.edition.page(path, view.root)
    return filled(
        {"@type": form, "@id": where, "url": where, "name": name, "description": about, "inLanguage": "en-GB"}
    )


def _article(view: View, path: str, name: str, told: Told) -> Node:
    by = maker(view)
    page = _page(view, "Article", path, name, told.about)
    own = {"headline": name, "author": by, "publisher": by, "license": LICENCE, "isAccessibleForFree": True}
    picture = view.edition.page(told.picture, view.root) if told.picture else ""
    return filled(page | own | {"dateModified": told.changed, "image": picture, "mainEntityOfPage": page["url"]})


def _dataset(view: View, path: str, name: str, about: str, offered: Iterable[tuple[str, str]]) -> Node:
    files = [
        {"@type": "DataDownload", "contentUrl": view.edition.page(place, view.root), "encodingFormat": form}
        for place, form in offered
    ]
    days = [moment.record.date for moment in moments(view.index)]
    covered = f"{min(day.first for day in days)}/{max(day.last for day in days)}" if days else ""
    own = {"license": LICENCE, "creator": maker(view), "isAccessibleForFree": True, "distribution": files}
    return filled(
        _page(view, "Dataset", path, name, about)
        | own
        | {"temporalCoverage": covered, "version": view.edition.revision}
    )


def _script(made: Node) -> str:
    text = WRITTEN({"@context": CONTEXT} | made)
    return f'<script type="application/ld+json">{text.translate(SAFE)}</script>'

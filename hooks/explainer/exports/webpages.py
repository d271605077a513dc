"""JSON-LD as it stands in pages and as one graph: what a page is about, safe inside a script element."""

import json
from collections.abc import Callable, Iterable

from explainer.citing import LICENCE
from explainer.exports import documents
from explainer.exports.linked import maker, node
from explainer.exports.nodes import CONTEXT, Node, View, filled
from explainer.records import KINDS
from explainer.records.vocabulary import TOPICS

SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
Offered = tuple[tuple[str, str], ...]


def graph(view: View) -> str:
    """Every record in one document."""
    return documents.text({"@context": CONTEXT, "@graph": [node(view, id) for id in view.index.records]})


def record(view: View, id: str) -> str:
    return _script(node(view, id))


def kind(view: View, folder: str) -> str:
    """The page that lists the records of a kind."""
    name = next(one.plural for one in KINDS if one.folder == folder)
    return _script(_page(view, "CollectionPage", f"{folder}/", name, ""))


def written(view: View, path: str, name: str, about: str, offered: Offered) -> str:
    """A hand-written page: the site itself, an explainer, the page of the data, or any other."""
    forms: dict[str, Callable[[], Node]] = {"": lambda: _page(view, "WebSite", path, view.edition.name, about)}
    forms |= {f"{topic}/": lambda: _article(view, path, name, about) for topic in TOPICS}
    forms["data/"] = lambda: _dataset(view, path, name, about, offered)
    return _script(forms.get(path, lambda: _page(view, "WebPage", path, name, about))())


def _page(view: View, sort: str, path: str, name: str, about: str) -> Node:
    where = view.edition.page(path, view.root)
    return filled(
        {"@type": sort, "@id": where, "url": where, "name": name, "description": about, "inLanguage": "en-GB"}
    )


def _article(view: View, path: str, name: str, about: str) -> Node:
    by = maker(view)
    own = {"headline": name, "author": by, "publisher": by, "license": LICENCE, "isAccessibleForFree": True}
    return _page(view, "Article", path, name, about) | own


def _dataset(view: View, path: str, name: str, about: str, offered: Iterable[tuple[str, str]]) -> Node:
    files = [
        {"@type": "DataDownload", "contentUrl": view.edition.page(place, view.root), "encodingFormat": form}
        for place, form in offered
    ]
    own = {"license": LICENCE, "creator": maker(view), "isAccessibleForFree": True, "distribution": files}
    return filled(_page(view, "Dataset", path, name, about) | own | {"version": view.edition.revision})


def _script(made: Node) -> str:
    text = json.dumps({"@context": CONTEXT} | made, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(SAFE)}</script>'

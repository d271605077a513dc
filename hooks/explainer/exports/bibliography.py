"""The sources as a bibliography: CSL-JSON, BibTeX and RIS, written as a citation of a page is."""

from collections.abc import Iterable, Iterator

from explainer import citing
from explainer.citing import Item
from explainer.exports import documents
from explainer.links import Index
from explainer.records.words import Source


def csl(index: Index) -> str:
    return documents.text(list(_items(index)))


def bibtex(index: Index) -> str:
    return _joined(map(citing.bibtex, _items(index)))


def ris(index: Index) -> str:
    return _joined(map(citing.ris, _items(index)))


def _items(index: Index) -> Iterator[Item]:
    return (citing.source_item(id, source) for id, source in index.of("sources") if isinstance(source, Source))


def _joined(entries: Iterable[str]) -> str:
    return "\n\n".join(entries) + "\n"

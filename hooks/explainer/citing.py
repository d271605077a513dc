"""How to cite a page, a quotation or a claim: one item, written out plainly, as BibTeX, as RIS and as CSL-JSON."""

import json
import re
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

from explainer import load, prose
from explainer.links import Index
from explainer.records import Record, dates
from explainer.records.dates import Edtf, Point
from explainer.records.vocabulary import LABELS, VERDICTS
from explainer.records.words import Claim, Quote, Source
from explainer.titles import full_title, title

Item = Mapping[str, Any]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
RIS = {"article-newspaper": "NEWS"}
TYPES = {"press": "article-newspaper", "primary": "document"}
LATEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}", "%": r"\%", "&": r"\&", "#": r"\#", "_": r"\_", "$": r"\$",
}  # fmt: skip
SIGNS = re.compile("[" + re.escape("".join(LATEX)) + "]")
WRITTEN = json.JSONEncoder(ensure_ascii=False).encode


class Edition(NamedTuple):
    """What the site is called, where it stands ("" if not known), to which day its data reach, and their revision."""

    name: str = "The Empty Chair"
    address: str = ""
    until: str = ""
    revision: str = ""

    @property
    def id(self) -> str:
        """Stands for the site in names that never change, as it may move to another address."""
        return load.as_id(self.name) or "site"

    @property
    def stamp(self) -> str:
        """The day to which the data reach, for files that must name one; if it is not known, the first there is."""
        return self.until or "1970-01-01"

    def page(self, path: str, root: str = "") -> str:
        """The address of a page by its path below the site: whole where that is known, else from `root`."""
        return f"{self.address.rstrip('/')}/{path}" if self.address else f"{root}{path}" or "./"


def revision(digests: Mapping[str, bytes]) -> str:
    """Twelve digits that stand for the files of all records (path: digest): the same data, the same revision."""
    whole = sha256()
    for path, digest in sorted(digests.items()):
        whole.update(f"{path}\0".encode() + digest)
    return whole.hexdigest()[:12]


def record_item(index: Index, id: str, edition: Edition) -> Item:
    """A record as a CSL item, with its own date; a quotation under its words and speaker, a claim with its verdict."""
    record = index.records[id]
    plain = partial(prose.plain, title=partial(title, index))
    item = _item(id, full_title(record), f"{index.kinds[id].folder}/{id}/", edition)
    source, day = _source_and_day(index, record)
    if isinstance(record, Quote):
        item |= {"title": f"“{record.text}”", "author": [{"literal": plain(record.stated)}]}
    note = f"In: {source}" if source else ""
    if isinstance(record, Claim):
        verdict = VERDICTS[record.verdict][0]
        note = f"{LABELS[record.label][0]} of {plain(record.whose)}. {note}. Verdict of this site: {verdict}"
    return item | (_dated(day) if day else {}) | ({"note": note} if note else {})


def page_item(title: str, path: str, edition: Edition) -> Item:
    """A hand-written page as a CSL item; `path` is its address under that of the site, with a slash at its end."""
    return _item(f"page-{path.strip('/').replace('/', '-') or 'home'}", title, path, edition)


def record_forms(edition: Edition, index: Index, id: str) -> dict[str, str]:
    """The ways to cite a record, by name."""
    return forms(record_item(index, id, edition))


def source_item(id: str, source: Source) -> Item:
    """A source as the text that it is, not as our page on it; an article where the press published it."""
    item: dict[str, Any] = {"id": id, "type": TYPES.get(source.tier, "webpage"), "title": source.title}
    item |= {"author": [{"literal": name} for name in source.authors]} if source.authors else {}
    item |= {"container-title" if source.tier == "press" else "publisher": source.publisher, "language": source.lang}
    if when := source.published:
        item["issued"] = _spans(when) | (
            {"circa": True} if any(p and p.qualifier for p in (when.start, when.end)) else {}
        )
    return item | ({"URL": source.url} if source.url else {})


def forms(item: Item) -> dict[str, str]:
    """The ways to cite an item, by name."""
    return {"Plain": plain(item), "BibTeX": bibtex(item), "RIS": ris(item), "CSL-JSON": csl(item)}


def plain(item: Item) -> str:
    """For a footnote."""
    author = "".join(f"{one['literal']}, " for one in item.get("author", ()))
    until = f", data to {dates.parse(_iso(item['issued'])).words}" if "issued" in item else ""
    parts = (
        author + item["title"],
        item.get("event-date", {}).get("literal", ""),
        item.get("note", ""),
        f"{item['container-title']}{until}, revision {item['version']}",
        item.get("URL", ""),
    )
    return " ".join(part if part[-1:] in ".?!”" or part == item.get("URL") else f"{part}." for part in parts if part)


def bibtex(item: Item) -> str:
    """An entry of the kind misc; every value keeps its letters, signs of TeX are written out."""
    fields = {
        "title": f"{{{_latex(item['title'])}}}",
        "author": " and ".join(f"{{{_latex(one['literal'])}}}" for one in item.get("author", ())),
        "howpublished": _latex(item.get("container-title") or item.get("publisher", "")),
        "year": _iso(item["issued"])[:4] if "issued" in item else "",
        "note": _latex("; ".join(_notes(item))),
        "language": item.get("language", ""),
        "url": item.get("URL", ""),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{item['id']},\n{lines}}}"


def ris(item: Item) -> str:
    """One line for each value."""
    lines = [
        ("TY", RIS.get(item["type"], "ELEC")),
        *(("AU", one["literal"]) for one in item.get("author", ())),
        ("TI", item["title"]),
        ("T2", item.get("container-title", "")),
        ("PB", item.get("publisher", "")),
        ("PY", _iso(item["issued"])[:4] if "issued" in item else ""),
        ("DA", _iso(item["issued"]).replace("-", "/") if "issued" in item else ""),
        *(("N1", note) for note in _notes(item)),
        ("LA", item.get("language", "")),
        ("UR", item.get("URL", "")),
    ]
    return "".join(f"{tag}  - {_line(value)}\n" for tag, value in lines if value) + "ER  - "


def csl(item: Item) -> str:
    """The item itself."""
    return WRITTEN([item])


def _item(id: str, title: str, path: str, edition: Edition) -> dict[str, Any]:
    item: dict[str, Any] = {"id": id, "type": "webpage", "title": title, "container-title": edition.name}
    if edition.until:
        item["issued"] = {"date-parts": [[int(part) for part in edition.until.split("-")]]}
    item["version"] = edition.revision
    if edition.address:
        item["URL"] = edition.page(path)
    return item


def _source_and_day(index: Index, record: Record) -> tuple[str, Edtf | None]:
    """Where a quotation or a claim stands, and the record's own date: of the words, the claim, the meeting."""
    citation = record.source if isinstance(record, Quote) else record.stated if isinstance(record, Claim) else None
    source = index.records.get(citation.source) if citation else None
    published = getattr(source, "published", None)
    told = ", ".join((source.title, getattr(source, "publisher", ""))) if source else ""
    day = getattr(record, "date", None) or published
    if published and day is not published:
        told += f", {published.words}"
    return told, day


def _dated(day: Edtf) -> dict[str, Any]:
    """The record's own date as CSL knows it, with its words, which also tell what CSL cannot."""
    return {"event-date": _spans(day) | {"literal": day.words}}


def _spans(day: Edtf) -> dict[str, Any]:
    ends = [day.start, day.end] if day.start and day.end and day.start != day.end else [day.start or day.end]
    return {"date-parts": [_parts(point) for point in ends if point]}


def _parts(point: Point) -> list[int]:
    return [part for part in (point.year, point.month, point.day) if part]


def _iso(date: Mapping[str, Any]) -> str:
    return "-".join(f"{part:02}" for part in date["date-parts"][0])


def _notes(item: Item) -> list[str]:
    day = item.get("event-date", {}).get("literal", "")
    revision = f"Data revision {item['version']}" if "version" in item else ""
    return [note for note in (day, item.get("note", ""), revision) if note]


def _latex(text: str) -> str:
    return SIGNS.sub(lambda sign: LATEX[sign[0]], _line(text))


def _line(text: str) -> str:
    return " ".join(text.split())

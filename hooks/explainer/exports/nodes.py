"""What JSON-LD is made of: references by address and name, dates as far as they are certain, no empty values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from explainer import sense
from explainer.citing import Edition
from explainer.links import Index
from explainer.records import Record
from explainer.records.actors import Place
from explainer.records.dates import Edtf, Point
from explainer.records.happenings import Event, Meeting
from explainer.records.words import Claim
from explainer.titles import full_title

Node = dict[str, Any]
CONTEXT = "https://schema.org"
NEVER = ("claimed", "refuted")
RATINGS: Mapping[str, int] = MappingProxyType(
    {"confirmed": 5, "imprecise": 4, "disputed": 3, "contradicted": 2, "refuted": 1}
)
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "meetings": "Event", "events": "Event", "people": "Person", "quotes": "Quotation", "claims": "Claim",
        "principles": "CreativeWork", "bodies": "Organization", "offices": "Role", "states": "Country",
        "places": "Place", "sources": "CreativeWork", "terms": "DefinedTerm",
    }
)  # fmt: skip


@dataclass(frozen=True)
class View:
    """From where a record is described: `root` leads to the top of the site where its address is not known."""

    index: Index
    edition: Edition
    root: str = ""


def type_of(record: Record, folder: str) -> str:
    """The type of a record; not every claim is reviewed.

    What never was, and what happened at no one place, is no event to a search engine, which asks where it was.
    """
    if isinstance(record, Claim) and rated(record):
        return "ClaimReview"
    if isinstance(record, Meeting | Event):
        return "Thing" if not record.place or getattr(record, "status", "") in NEVER else TYPES[folder]
    return TYPES[folder]


def rated(claim: Claim) -> bool:
    """Whether this is somebody's checkable statement with a verdict of fact."""
    return claim.label == "claim" and claim.verdict in RATINGS


def ref(view: View, id: str | None) -> Node | None:
    """Another record by the address of its page, its type and its name."""
    record = view.index.records.get(id or "")
    if not id or not record:
        return None
    folder = view.index.kinds[id].folder
    where = view.edition.page(f"{folder}/{id}/", view.root)
    return {"@type": type_of(record, folder), "@id": where, "name": full_title(record)}


def refs(view: View, ids: Iterable[str | None]) -> list[Node]:
    return [found for id in dict.fromkeys(ids) if (found := ref(view, id))]


def venue(view: View, id: str | None, when: Edtf) -> Node | None:
    """A place with its town and the state in which it lay then, for readers that want an address."""
    place = view.index.records.get(id or "")
    if not isinstance(place, Place):
        return None
    state = view.index.records.get(sense.state_on(place, when) or "")
    name = sense.name_on(state, when) if state else None
    land = name.name if name else state.title if state else ""
    told = place.title if place.title.endswith(land) else f"{place.title}, {land}"
    return (ref(view, id) or {}) | {"address": told}


def times(when: Edtf) -> Node:
    return {"startDate": day(when.start), "endDate": day(when.end) if when.end != when.start else None}


def day(point: Point | None) -> str | None:
    """A date as precise as it is known; one that is uncertain or about right is not told to machines as certain."""
    if not point or point.qualifier:
        return None
    return "-".join(f"{part:02}" for part in (f"{point.year:04}", point.month, point.day) if part)


def filled(node: Mapping[str, Any]) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}

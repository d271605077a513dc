"""Records in the words of schema.org, as JSON-LD: for search engines, in each page, and as one graph.

A record refers to others by the address of their page and says only their name. A claim counts as reviewed only where
somebody else's statement of fact got a verdict of fact.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from explainer import prose, sense
from explainer.exports.nodes import (
    CONTEXT,
    NEVER,
    RATINGS,
    Node,
    View,
    day,
    filled,
    rated,
    ref,
    refs,
    times,
    type_of,
    venue,
)
from explainer.links import Index
from explainer.records import Record
from explainer.records.actors import Body, Office, Person, Place, State
from explainer.records.happenings import Event, Meeting
from explainer.records.vocabulary import HELD, LABELS, VERDICTS
from explainer.records.words import Claim, Principle, Quote, Source, Term
from explainer.titles import full_title, title

CAME = ("present", "partly", "remote")


def node(view: View, id: str) -> Node:
    """A record as schema.org sees it."""
    record = view.index.records[id]
    where = view.edition.page(f"{view.index.kinds[id].folder}/{id}/", view.root)
    summary = prose.plain(record.summary, partial(title, view.index))
    common: Node = {"@type": type_of(record, view.index.kinds[id].folder), "@id": where, "url": where}
    common |= {"name": full_title(record), "alternateName": list(record.aliases), "description": summary}
    return filled(common | OWN[type(record)](view, record, id))


def maker(view: View) -> Node:
    """Who publishes the site, as author of what is said on it."""
    return {"@type": "Organization", "name": view.edition.name, "url": view.edition.page("", view.root)}


def _meeting(view: View, meeting: Any, id: str) -> Node:
    if meeting.status in NEVER or not meeting.place:
        return {"disambiguatingDescription": ": ".join(HELD[meeting.status])}
    own = times(meeting.date) | {
        "location": venue(view, meeting.place, meeting.date),
        "organizer": ref(view, meeting.body),
    }
    if meeting.status == "moved":
        later = view.index.records.get(meeting.moved_to or "")
        moved = times(later.date) if isinstance(later, Meeting) else {}
        own |= {"eventStatus": f"{CONTEXT}/EventRescheduled", "previousStartDate": own.get("startDate")} | moved
    return own | {"attendee": refs(view, _came(view.index, meeting) if meeting.status == "held" else ())}


def _came(index: Index, meeting: Meeting) -> Iterable[str]:
    """Who is known to have been there, each once."""
    came: dict[str | None, None] = dict.fromkeys(row.represented_by for row in meeting.participation)
    for row in meeting.participation:
        if row.status not in CAME:
            continue
        office = index.records.get(row.office)
        holder = sense.holder(office, meeting.date) if isinstance(office, Office) else None
        came[row.principal or (holder.person if holder else None)] = None
    came |= dict.fromkeys((meeting.chaired_by, *(one.person for one in meeting.present)))
    return [id for id in came if id]


def _event(view: View, event: Any, id: str) -> Node:
    if not event.place:
        return {"disambiguatingDescription": event.date.words}
    own = {"location": venue(view, event.place, event.date), "superEvent": ref(view, event.at)}
    return times(event.date) | own | {"about": refs(view, (*event.people, *event.states, *event.principles))}


def _person(view: View, person: Any, id: str) -> Node:
    offices = (title(view.index, office) for office, _ in sense.posts(view.index).get(id, ()))
    return {
        "birthDate": day(person.born and person.born.start),
        "deathDate": day(person.died and person.died.start),
        "jobTitle": list(dict.fromkeys([*offices, *(role.title for role in person.roles)])),
    }


def _quote(view: View, quote: Any, id: str) -> Node:
    spoken = {"dateCreated": day(quote.date.start) if quote.date.start == quote.date.end else None}
    speaker = ref(view, quote.speaker)
    return spoken | {
        "text": quote.text,
        "inLanguage": quote.lang,
        "creator": speaker,
        "creditText": None if speaker else prose.plain(quote.stated, partial(title, view.index)),
        "isPartOf": ref(view, quote.source.source),
        "about": refs(view, quote.principles),
    }


def _claim(view: View, claim: Any, id: str) -> Node:
    """A review of the claim where it is rated; else the claim alone, under the label that it has."""
    said = _said(view, claim)
    if not rated(claim):
        label = LABELS[claim.label][0]
        verdict = VERDICTS[claim.verdict][0]
        return said | {"disambiguatingDescription": f"{label}; {verdict.lower()}"}
    rating = {"ratingValue": RATINGS[claim.verdict], "bestRating": 5, "worstRating": 1}
    return {
        "claimReviewed": claim.title,
        "author": maker(view),
        "itemReviewed": filled({"@type": "Claim", "name": claim.title} | said),
        "reviewRating": {"@type": "Rating", **rating, "alternateName": VERDICTS[claim.verdict][0]},
    }


def _said(view: View, claim: Claim) -> Node:
    """Whose statement it is and where it was published; its publisher answers for one without a single owner."""
    source = view.index.records.get(claim.stated.source)
    if not isinstance(source, Source):
        return {}
    publisher = {"@type": "Organization", "name": source.publisher}
    appearance = (ref(view, claim.stated.source) or {}) | {"url": source.url}
    return {
        "author": ref(view, claim.holder) or publisher,
        "creditText": prose.plain(claim.whose, partial(title, view.index)),
        "datePublished": day(source.published.start) if source.published else None,
        "appearance": filled(appearance),
    }


def _principle(view: View, principle: Any, id: str) -> Node:
    return {"position": principle.number, "isBasedOn": refs(view, (one.source for one in principle.stands_in))}


def _body(view: View, body: Any, id: str) -> Node:
    return {"parentOrganization": ref(view, body.part_of)}


def _office(view: View, office: Any, id: str) -> Node:
    return {"roleName": office.title}


def _state(view: View, state: Any, id: str) -> Node:
    return {}


def _town(view: View, place: Any, id: str) -> Node:
    point = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    return {"geo": point, "containedInPlace": ref(view, place.belonged[-1].state if place.belonged else None)}


def _source(view: View, source: Any, id: str) -> Node:
    return {
        "inLanguage": source.lang,
        "author": [{"@type": "Person", "name": name} for name in source.authors],
        "publisher": {"@type": "Organization", "name": source.publisher},
        "datePublished": day(source.published and source.published.start),
        "sameAs": source.url,
    }


def _term(view: View, term: Any, id: str) -> Node:
    return {"inDefinedTermSet": view.edition.page("glossary/", view.root)}


OWN: Mapping[type[Record], Callable[[View, Any, str], Node]] = MappingProxyType(
    {
        Meeting: _meeting, Event: _event, Person: _person, Quote: _quote, Claim: _claim, Principle: _principle,
        Body: _body, Office: _office, State: _state, Place: _town, Source: _source, Term: _term,
    }
)  # fmt: skip

"""Principles by meetings, quotes and claims: where each is at stake, who appeals to it, and against what."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from explainer import prose
from explainer.links import LINK, Index
from explainer.records.happenings import Event, Meeting
from explainer.records.words import Claim, Principle, Quote
from explainer.titles import full_title, title

SORTS = {
    "event": ("an event", "●"),
    "quote": ("somebody’s exact words", "“"),
    "claim": ("a claim or an opinion", "◆"),
    "appeal": ("somebody appeals to it", "▸"),
}


class Appeal(NamedTuple):
    """One mark of the matrix: a principle, what touches it, and the meeting or event at which, or none."""

    principle: str
    sort: str
    id: str
    where: str
    by: str = ""
    how: str = ""
    against: str = ""


def appeals(index: Index) -> list[Appeal]:
    """All that touches a principle, in the order of the principles."""
    found = [*_events(index), *_quotes(index), *_claims(index), *_invocations(index)]
    order = [id for id, _ in principles(index)]
    return sorted(found, key=lambda one: (order.index(one.principle), [*SORTS].index(one.sort), one.id))


def principles(index: Index) -> list[tuple[str, Principle]]:
    """The ten by number, then the ideas by title."""
    found = [(id, one) for id, one in index.of("principles") if isinstance(one, Principle)]
    return sorted(found, key=lambda pair: (pair[1].number or 99, pair[1].title))


def places(appeals: list[Appeal], index: Index) -> list[str]:
    """The meetings and events of the matrix in order of time; "" at the end stands for all the rest."""
    happened = {one.where: index.records[one.where] for one in appeals if one.where}
    dated = {id: one.date.first for id, one in happened.items() if isinstance(one, Meeting | Event)}
    rest = [""] if any(not one.where for one in appeals) else []
    return [id for _, id in sorted((day, id) for id, day in dated.items())] + rest


def rows(index: Index) -> list[dict[str, str]]:
    """Every mark of the matrix as text, for the table and the download."""
    plain = partial(prose.plain, title=partial(title, index))
    return [
        {
            "principle": full_title(index.records[one.principle]),
            "where": title(index, one.where) if one.where else "",
            "what": SORTS[one.sort][0],
            "title": title(index, one.id) if one.sort != "appeal" else "",
            "by_whom": plain(one.by),
            "how": plain(one.how),
            "against_what": plain(one.against),
            "principle_id": one.principle,
            "where_id": one.where,
            "id": one.id,
        }
        for one in appeals(index)
    ]


def _events(index: Index) -> Iterator[Appeal]:
    for id, event in index.of("events"):
        if isinstance(event, Event):
            yield from (Appeal(principle, "event", id, id) for principle in event.principles)


def _quotes(index: Index) -> Iterator[Appeal]:
    for id, quote in index.of("quotes"):
        if isinstance(quote, Quote):
            for principle in quote.principles:
                yield Appeal(principle, "quote", id, quote.meeting or "", quote.stated, f"“{quote.text}”")


def _claims(index: Index) -> Iterator[Appeal]:
    for id, claim in index.of("claims"):
        if isinstance(claim, Claim):
            where = _first(index, claim.about)
            yield from (Appeal(principle, "claim", id, where, claim.whose) for principle in claim.principles)


def _invocations(index: Index) -> Iterator[Appeal]:
    for id, principle in principles(index):
        for one in principle.invoked:
            named = LINK.findall(f"{one.how} {one.against or ''} {one.by}")
            where = _first(index, [target for target, _ in named])
            yield Appeal(id, "appeal", id, where, one.by, one.how, one.against or "")


def _first(index: Index, ids: list[str] | tuple[str, ...]) -> str:
    """The first of these that is a meeting or an event."""
    return next((id for id in ids if isinstance(index.records.get(id), Meeting | Event)), "")

"""What an edit changes: records, pages, figures, claims and downloads, as text for whoever reviews it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from explainer import claims, contract
from explainer.building import Site
from explainer.records.words import Claim

FIGURE = re.compile(r"<figure .*?</figure>", re.DOTALL)
NAME = re.compile(r'<figcaption>(?:<b>)?([^<]*)|aria-label="([^"]*)"')
LONGEST = 60


def impact(before: Site, after: Site) -> Iterator[str]:
    """A line for each thing that is not as it was, under a heading with a count; neither site may have mistakes."""
    parts = {
        "Records": _records(before, after),
        "Claims computed anew": _claims(before, after),
        "Figures drawn anew": _figures(before, after),
        "Pages": _pages(before, after),
        "Downloads": _downloads(before, after),
        "Addresses that lead on to another": _moved(before, after),
    }
    found = {heading: lines for heading, lines in ((heading, list(lines)) for heading, lines in parts.items()) if lines}
    for heading, lines in found.items():
        yield f"{heading}: {len(lines)}"
        yield from (f"  {line}" for line in lines)
    if not found:
        yield "Nothing that is published changes."


def _records(before: Site, after: Site) -> Iterator[str]:
    """Each record that came, went or changed, with the keys that changed and their values, shortened."""
    old, new = (_values(site) for site in (before, after))
    for id in sorted(old.keys() | new.keys()):
        if id not in new:
            yield f"- {before.entries[id].path}"
        elif id not in old:
            yield f"+ {after.entries[id].path}"
        elif old[id] != new[id]:
            yield f"* {after.entries[id].path}: " + "; ".join(_keys(old[id], new[id]))


def _values(site: Site) -> dict[str, dict[str, Any]]:
    return {id: record.model_dump(mode="json", exclude_defaults=True) for id, record in site.index.records.items()}


def _keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            yield f"{key} {_short(old.get(key))} -> {_short(new.get(key))}"


def _short(value: Any) -> str:
    if isinstance(value, list):
        return f"({len(value)} in the list)"
    text = "(nothing)" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _claims(before: Site, after: Site) -> Iterator[str]:
    """Each claim with another verdict or another computed number."""
    for id, new in after.index.of("claims"):
        old = before.index.records.get(id)
        if not isinstance(old, Claim) or not isinstance(new, Claim):
            continue
        if old.verdict != new.verdict:
            yield f"{id}: verdict {old.verdict} -> {new.verdict}"
        results = {check.what: claims.compute(check, before.index) for check in old.checks}
        for check in new.checks:
            result = claims.compute(check, after.index)
            if result != results.get(check.what, result):
                yield f"{id}: {check.what}: {results[check.what]} -> {result}"


def _figures(before: Site, after: Site) -> Iterator[str]:
    """Each drawn figure of a hand-written page that is not among those the page had."""
    for uri, text in after.written.items():
        known = set(FIGURE.findall(before.written.get(uri, "")))
        for figure in FIGURE.findall(text):
            if figure not in known:
                name = NAME.search(figure)
                yield f"docs/{uri}: {(name[1] or name[2]).strip() if name else 'a figure'}"


def _pages(before: Site, after: Site) -> Iterator[str]:
    """Each page with another HTML; that the revision of the data is named on all of them does not count."""
    old, new = (_comparable(site, _html(site)) for site in (before, after))
    return _changed(old, new)


def _html(site: Site) -> dict[str, str | bytes]:
    made = {page.uri: page.html for page in site.pages()} | dict(site.written)
    return {contract.address(uri) or "(the home page)": html for uri, html in made.items()}


def _downloads(before: Site, after: Site) -> Iterator[str]:
    old, new = (
        _comparable(site, {place: make() for place, make in site.downloads.items()}) for site in (before, after)
    )
    return _changed(old, new)


def _comparable(site: Site, files: Mapping[str, str | bytes]) -> dict[str, str]:
    """What can be compared: without the revision, which is another in every file as soon as one record changes."""
    texts = {name: one if isinstance(one, str) else one.decode("latin-1") for name, one in files.items()}
    return {name: text.replace(site.edition.revision, "") for name, text in texts.items()}


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(old.keys() | new.keys()):
        if name not in new or name not in old:
            yield f"{'-' if name in old else '+'} {name}"
        elif old[name] != new[name]:
            yield f"* {name}"


def _moved(before: Site, after: Site) -> Iterator[str]:
    old, new = (
        {one["address"]: site.promise.ids[one["now"]]["address"] for one in site.promise.ids.values() if "now" in one}
        for site in (before, after)
    )
    yield from (f"{address} -> {now}" for address, now in new.items() if old.get(address) != now)

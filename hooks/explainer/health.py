"""The health of outside addresses: which answered when last asked, which moved, which are gone."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

import yaml
from pydantic import TypeAdapter, ValidationError

from explainer.links import Index
from explainer.records.words import Source

HEALTH = "data/health.json"
ALLOWED = "links-allowed.yml"
ENTRY = "each entry has a url, a reason, and until: a day such as 2027-06-30"
GONE = (404, 410)


class Answer(NamedTuple):
    """What became of an address: answers, moved, gone, silent or allowed; `seen` is the day it last answered."""

    state: str
    seen: str = ""
    told: str = ""
    to: str = ""


class Allowance(NamedTuple):
    """An address that may refuse programs until a day, and why."""

    url: str
    reason: str
    until: date


ANSWERS = TypeAdapter(dict[str, Answer])
ALLOWANCES = TypeAdapter(list[Allowance])


def addresses(index: Index) -> dict[str, str]:
    """The address of each source that has one, and the source's id."""
    return {one.url: id for id, one in index.of("sources") if isinstance(one, Source) and one.url}


def allowed(text: str, day: date) -> tuple[dict[str, str], list[str]]:
    """The addresses that may refuse programs, with the reasons; and of those past their day a line each.

    Raises ValueError, in words for an editor, where the list cannot be read.
    """
    try:
        rows = ALLOWANCES.validate_python(yaml.safe_load(text) or [])
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        where = f"{at.line + 1}:{at.column + 1}" if at else "1:1"
        raise ValueError(f"{ALLOWED}:{where}: this is not valid YAML; {ENTRY}") from None
    except ValidationError as error:
        number = next((step + 1 for step in error.errors()[0]["loc"] if isinstance(step, int)), 1)
        raise ValueError(f"{ALLOWED}: entry {number} cannot be read; {ENTRY}") from None
    fresh = {row.url: row.reason for row in rows if row.until >= day}
    return fresh, [f"{row.url}: allowed until {row.until}, ask again" for row in rows if row.until < day]


def answers(told: str, before: Mapping[str, Answer], may_refuse: Mapping[str, str], day: date) -> dict[str, Answer]:
    """What lychee's JSON tells of each address, with the day it last answered carried on from before."""
    report = json.loads(told)
    found: dict[str, Answer] = {}
    for one in (one for rows in report.get("success_map", {}).values() for one in rows):
        hops = (one.get("redirects") or {}).get("redirects", [])
        state, to = ("moved", hops[-1]["url"]) if hops else ("answers", "")
        found[one["url"]] = Answer(state, day.isoformat(), one["status"]["text"], to)
    for one in (one for part in ("error_map", "timeout_map") for rows in report.get(part, {}).values() for one in rows):
        url, status = one["url"], one["status"]
        state = "allowed" if url in may_refuse else "gone" if status.get("code") in GONE else "silent"
        seen = before[url].seen if url in before else ""
        found[url] = Answer(state, seen, may_refuse.get(url, status["text"]))
    return dict(sorted(found.items()))


def read(text: str) -> dict[str, Answer]:
    """The answers as they were kept; none where none were, or where they cannot be read."""
    try:
        return ANSWERS.validate_json(text)
    except ValueError:
        return {}


def kept(found: Mapping[str, Answer]) -> str:
    """The answers to be kept, one address a line."""
    lines = (f" {json.dumps(url)}: {json.dumps(one._asdict(), ensure_ascii=False)}" for url, one in found.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def summed(found: Mapping[str, Answer], ids: Mapping[str, str], late: list[str]) -> str:
    """For people, as Markdown: the count of each state, then what an editor should look at."""
    states: dict[str, list[Any]] = {}
    for url, one in found.items():
        states.setdefault(one.state, []).append((url, one))
    lines = ["# Outside links", "", ", ".join(f"{state}: {len(rows)}" for state, rows in sorted(states.items())), ""]
    for state in ("gone", "silent", "moved"):
        lines += [f"## {state.capitalize()}", ""] if state in states else []
        for url, one in states.get(state, []):
            seen = f"; last seen {one.seen}" if one.seen else "; never seen to answer"
            lines.append(f"- {ids.get(url, 'no record')}: {url} ({one.told}{f', now {one.to}' if one.to else seen})")
    return (
        "\n".join([*lines, *(["", "## Allowed no longer", ""] if late else []), *(f"- {line}" for line in late)]) + "\n"
    )

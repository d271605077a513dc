"""Synthetic records: N linked ones of the kinds that a reader would see most, in one of two shapes."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from random import Random
from textwrap import indent

WORDS = (
    "ministers", "states", "meeting", "chair", "frontier", "council", "treaty", "promise", "record", "source",
    "absence", "reason", "reading", "table", "delegation", "statement", "security", "order", "conference",
    "principle", "neighbour", "alliance", "question", "answer", "winter", "spring", "city", "protocol",
)  # fmt: skip
KINDS = ("meetings", "people", "claims", "terms", "sources")
BEFORE = ("", "re", "un", "pre", "inter", "over", "sub", "counter")
BEHIND = ("", "s", "al", "ing", "er", "ness", "ward", "less", "like", "ship")
VOCABULARY = [f"{before}{word}{behind}" for before, behind, word in product(BEFORE, BEHIND, WORDS)]
LONG, EVERY = 200, 100
Prose = Callable[[int, int], str]


def write(root: Path, count: int, shape: str = "even") -> None:
    """Fill root/data with about `count` records, and root/docs with a home page."""
    each = count // len(KINDS)
    _write(root, "states", "astate", "title: Astate\nsummary: A state.\n")
    _write(
        root,
        "places",
        "aville",
        "title: Aville\nsummary: A town.\nlatitude: 50\nlongitude: 4\nbelonged:\n  - state: astate\n",
    )
    _write(root, "sources", "minutes", _source("Minutes"))
    _write(root, "bodies", "council", "title: Council\nsummary: It meets.\nsources:\n  - source: minutes\n")
    holder = "  - person: people-0\n    during: 1800-01-01/..\n    unverified: true\n"
    office = f"title: Minister\nsummary: Speaks.\nsources:\n  - source: minutes\nshort: A\nholders:\n{holder}"
    _write(root, "offices", "minister", office)
    for number in range(each):
        for kind in KINDS:
            _write(root, kind, f"{kind}-{number}", _record(kind, number, each, SHAPES[shape](number, each)))
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "docs/index.md").write_text("# Home\n\n[[meetings-0]]\n", encoding="utf-8")


def even(number: int, each: int) -> str:
    """Each record alike: three paragraphs with links to ten others, near and far."""
    linked = _sentences(number, [f"{KINDS[step % 5]}-{(number * 3 + step * 17 + 1) % each}" for step in range(10)])
    return "\n\n".join(" ".join(linked[part::3]) for part in range(3))


def wide(number: int, each: int) -> str:
    """Most records a few words, one in a hundred a long read; all link to five hubs."""
    hubs = [f"{kind}-0" for kind in KINDS]
    if number % EVERY != EVERY // 2:
        return " ".join(_sentences(number, [hubs[number % 5], hubs[(number + 1) % 5]]))
    far = [f"{KINDS[step % 5]}-{(number + step * 7) % each}" for step in range(LONG)]
    linked = _sentences(number, hubs + far)
    return "\n\n".join(" ".join(linked[start : start + 6]) for start in range(0, len(linked), 6))


SHAPES: Mapping[str, Prose] = {"even": even, "wide": wide}


def date_of(number: int) -> str:
    """A day of its own for each meeting, for a body meets once on a day."""
    return date.fromordinal(657_500 + 3 * number).isoformat()


def title(kind: str, number: int) -> str:
    return f"{kind.capitalize()} {number} {WORDS[number % len(WORDS)]}"


def sentence(seed: int, length: int = 14) -> str:
    """Words that differ from record to record but not from run to run; as in a language, few are common, most rare."""
    draw = Random(seed).random
    words = (VOCABULARY[int(len(VOCABULARY) ** draw()) - 1] for _ in range(length))
    return " ".join(words).capitalize() + "."


def _sentences(seed: int, links: list[str]) -> list[str]:
    return [f"{sentence(seed + step)} See [[{id}]]. {sentence(seed + step + 1)}" for step, id in enumerate(links)]


def _record(kind: str, number: int, each: int, text: str) -> str:
    head = f"title: {title(kind, number)}\nsummary: {sentence(number)}\n"
    prose = "|\n" + indent(text, "  ")
    cited = f"sources:\n  - source: sources-{number % each}\n    at: page {number}\n"
    match kind:
        case "meetings":
            row = f"participation:\n  - office: minister\n    status: present\n{indent(cited, '    ')}"
            day = f"date: {date_of(number)}\n"
            held = f"{day}status: held\nform: ministerial\nbody: council\nplace: aville\n"
            return f"{head}{cited}{held}{row}background: {prose}\n"
        case "people":
            return f"{head}{cited}note: {prose}\nstate: astate\n"
        case "claims":
            rest = f"label: claim\nwhose: Somebody\nstated:\n  source: minutes\nverdict: confirmed\nfinding: {prose}\n"
            return f"{head}{rest}about: [meetings-{number}, people-{number}]\n"
        case "terms":
            return f"{head}definition: {prose}\nsee: [meetings-{number}]\n"
    return _source(title(kind, number)) + f"note: {prose}\n"


def _source(name: str) -> str:
    return f"title: {name}\nsummary: {sentence(len(name))}\npublisher: Press\nlang: en\ntier: press\nread: whole\n"


def _write(root: Path, kind: str, id: str, text: str) -> None:
    path = root / "data" / kind / f"{id}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

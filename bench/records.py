"""Synthetic records: N linked ones of the kinds that a reader would see most."""

from datetime import date
from pathlib import Path
from textwrap import indent

WORDS = (
    "ministers", "states", "meeting", "chair", "frontier", "council", "treaty", "promise", "record", "source",
    "absence", "reason", "reading", "table", "delegation", "statement", "security", "order", "conference",
    "principle", "neighbour", "alliance", "question", "answer", "winter", "spring", "city", "protocol",
)  # fmt: skip
KINDS = ("meetings", "people", "claims", "terms", "sources")


def sentence(seed: int, length: int = 14) -> str:
    """Words that differ from record to record but not from run to run."""
    return (
        " ".join(WORDS[(seed * 7 + step * step * 3 + step) % len(WORDS)] for step in range(length)).capitalize() + "."
    )


def paragraphs(seed: int, links: list[str]) -> str:
    """Three paragraphs with links to other records."""
    linked = [f"{sentence(seed + step)} See [[{id}]]. {sentence(seed + step + 1)}" for step, id in enumerate(links)]
    return "\n\n".join(" ".join(linked[part::3]) for part in range(3))


def write(root: Path, count: int) -> None:
    """Fill root/data with about `count` records, each linked to about ten others, and root/docs with a home page."""
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
            _write(root, kind, f"{kind}-{number}", _record(kind, number, each))
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "docs/index.md").write_text("# Home\n\n[[meetings-0]]\n", encoding="utf-8")


def linked(number: int, each: int) -> list[str]:
    """Ten other records, near and far."""
    return [f"{KINDS[step % 5]}-{(number * 3 + step * 17 + 1) % each}" for step in range(10)]


def date_of(number: int) -> str:
    """A day of its own for each meeting, for a body meets once on a day."""
    return date.fromordinal(657_500 + 3 * number).isoformat()


def title(kind: str, number: int) -> str:
    return f"{kind.capitalize()} {number} {WORDS[number % len(WORDS)]}"


def _record(kind: str, number: int, each: int) -> str:
    head = f"title: {title(kind, number)}\nsummary: {sentence(number)}\n"
    prose = "|\n" + indent(paragraphs(number, linked(number, each)), "  ")
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

"""What was changed in records after they had been published, and why: data/corrections.yml, the latest first."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from explainer import plain_text, validation, yaml_text
from explainer.links import LINK, Index
from explainer.problems import Problem, Wrong
from explainer.records import BY_FOLDER
from explainer.records.fields import Date, Inline, Part, Ref, wrong
from explainer.records.parts import Citation
from explainer.records.references import fields

LOG = "data/corrections.yml"
ALL = " ".join(BY_FOLDER)
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class Correction(Part):
    """One change that readers should know of."""

    date: Date = Field(
        description="The day of the change; the day of two changes may be the same.", json_schema_extra={"pattern": DAY}
    )
    records: tuple[Annotated[str, Ref(ALL, back="Corrected")], ...] = Field(
        (), description="The records that changed; all where none is named."
    )
    what: Inline = Field(description="What says something else now than before; may hold [[links]].")
    why: Inline = Field(description="How the mistake was found, or why it was changed; may hold [[links]].")
    sources: tuple[Citation, ...] = Field((), description="Where the corrected fact can be read.")

    @model_validator(mode="after")
    def _on_a_day(self) -> Self:
        """A feed wants to know the day, and the entry's address is made of it."""
        if not re.search(DAY, self.date.text):
            what, expected = "a correction was made on one day", "expected a date such as 2026-11-23"
            raise wrong(what, expected, at=("date",), code="bad-date")
        return self


class Log(Part):
    """All corrections, the latest first."""

    corrections: tuple[Correction, ...] = Field(description="The corrections, the latest first.")

    @model_validator(mode="after")
    def _latest_first(self) -> Self:
        days = [one.date.first for one in self.corrections]
        for position, (before, day) in enumerate(pairwise(days), 1):
            if day > before:
                what, expected = "a later correction stands below an earlier one", "list the latest first"
                raise wrong(what, expected, at=("corrections", position, "date"), code="bad-date")
        return self


def changes(log: Iterable[Correction]) -> Callable[[str], str]:
    """A function that gives the day of the latest correction of a page, by its place under docs/; "" if there is none.

    One that names no record is of all pages. The index page of a kind changes with each of its records.
    """
    days: dict[str, str] = {}
    for one in log:
        for name in (*one.records, "index") if one.records else ("",):
            days.setdefault(name, one.date.first.isoformat())

    def changed(uri: str) -> str:
        return max(days.get(uri.rpartition("/")[2].removesuffix(".md"), ""), days.get("", ""))

    return changed


def read(text: str, index: Index) -> tuple[tuple[Correction, ...], list[Problem]]:
    """The corrections, or what is wrong with them; there need not be any."""
    if not text:
        return (), []
    decoded, problems = plain_text.decode(text.encode(), LOG, plain_text.MAX_LOG)
    if problems:
        return (), problems
    document, problems = yaml_text.read(decoded, LOG)
    if problems or document.value is None:
        return (), problems
    log, problems = validation.validate(Log, document, LOG)
    if not log:
        return (), problems
    for loc, marker, value in fields(log):
        kinds = marker.kinds.split() if isinstance(marker, Ref) else BY_FOLDER
        for id in [value] if isinstance(marker, Ref) else [match[1] for match in LINK.finditer(value)]:
            if told := index.target_problem(id, kinds):
                problems.append(_problem(document, loc, told))
    return (() if problems else log.corrections), problems


def anchored(log: Iterable[Correction]) -> list[tuple[str, Correction]]:
    """Each correction under the name that it keeps: the day, with a number if it was not the first of that day."""
    counts: dict[str, int] = {}
    named = []
    for one in reversed(list(log)):
        number = counts[one.date.text] = counts.get(one.date.text, 0) + 1
        named.append((one.date.text + (f"-{number}" if number > 1 else ""), one))
    return named[::-1]


def of_records(named: Iterable[tuple[str, Correction]]) -> dict[str, list[tuple[str, Correction]]]:
    """The corrections of each record that any names, with their anchors."""
    found: dict[str, list[tuple[str, Correction]]] = {}
    for anchor, one in named:
        for id in dict.fromkeys(one.records):
            found.setdefault(id, []).append((anchor, one))
    return found


def _problem(document: yaml_text.Document, loc: yaml_text.Loc, told: Wrong) -> Problem:
    return Problem(LOG, *document.marks[loc], **told)

"""The columns of a table of records or of a part of records, told from the models themselves."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from explainer import validation
from explainer.records import dates
from explainer.records.fields import DEGREES

FORMS = {dates.PATTERN: "date", "^[0-9]+$": "integer", DEGREES["pattern"]: "number"}


class Column(NamedTuple):
    """One column: what its values are, and which table they refer to by id ("" for none).

    `form` is text, date, day, integer, number, boolean, list (joined), ids (joined) or json; a date stands as it is
    written, in EDTF, with two columns behind it for the first and the last day that it can mean.
    """

    name: str
    form: str
    about: str
    needed: bool = False
    refers: str = ""
    choices: tuple[str, ...] = ()


class Plan(NamedTuple):
    """How a model becomes columns: the plain ones, and the fields that have a table of their own."""

    columns: tuple[Column, ...]
    parts: tuple[str, ...]


@cache
def plan(model: type[BaseModel], tabled: frozenset[str]) -> Plan:
    """The columns of a model; `tabled` are the names of the parts that stand in tables of their own."""
    schema = validation.schema(model)
    columns: list[Column] = []
    parts = []
    for name, field in schema["properties"].items():
        value, part = _value(field)
        if part in tabled:
            parts.append(name)
            continue
        one = _column(name, value, part, str(field.get("description", "")), name in schema.get("required", ()))
        columns += [one, *_days(one)] if one.form == "date" else [one]
    return Plan(tuple(columns), tuple(parts))


def _value(field: Mapping[str, Any]) -> tuple[Mapping[str, Any], str]:
    """What a field holds where it holds something, and the part that it is or lists."""
    value = next((one for one in field.get("anyOf", ()) if one != {"type": "null"}), field)
    inner = value.get("items", value)
    return value, str(inner.get("$ref", "")).rpartition("/")[2]


def _column(name: str, value: Mapping[str, Any], part: str, about: str, needed: bool) -> Column:
    inner = value.get("items", value)
    kinds = inner.get("x-kinds", "").split()
    refers = kinds[0] if len(kinds) == 1 else "records" if kinds else ""
    if part:
        return Column(name, "json", about)
    if "items" in value:
        return Column(name, "ids" if kinds else "list", about)
    if inner.get("enum") == [True]:
        return Column(name, "boolean", about)
    form = FORMS.get(str(inner.get("pattern")), "text")
    return Column(name, form, about, needed, refers, tuple(inner.get("enum", ())))


def _days(date: Column) -> tuple[Column, Column]:
    told = f"The {{}} day that {date.name} can mean; empty where that end is open."
    return (
        Column(f"{date.name}_first", "day", told.format("first")),
        Column(f"{date.name}_last", "day", told.format("last")),
    )

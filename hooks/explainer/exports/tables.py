"""The records as tables that refer to each other: one of all, one for each kind, one for each part of a record.

What a record lists stands twice: joined in a cell, to be read; and one row each in `items` or `links`, to be reckoned
with. A part is found by its record and its path in it, such as participation.0.sources.1, counted from nought.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import NamedTuple

from pydantic import BaseModel

from explainer import prose
from explainer.exports.columns import Column, plan
from explainer.links import LINK, Index
from explainer.records import KINDS, checks, dates, happenings, parts
from explainer.records import actors as act
from explainer.records import words as say
from explainer.records.dates import Edtf
from explainer.records.fields import Markdown, Part, Ref
from explainer.titles import title
from explainer.yaml_text import Loc

Cell = str | int | float | bool | None
Row = dict[str, Cell]
PARTS: Mapping[type[Part], str] = MappingProxyType(
    {
        happenings.Participation: "attendance",
        happenings.Attendee: "attendees",
        act.Holder: "holders",
        act.Role: "roles",
        act.Membership: "memberships",
        act.Chairing: "chairings",
        act.Belonging: "belongings",
        parts.Name: "names",
        parts.Native: "native_names",
        say.Invocation: "invocations",
        parts.Account: "accounts",
        parts.Evidence: "evidence",
        checks.Check: "checks",
        parts.Citation: "citations",
    }
)
TABLED = frozenset(part.__name__ for part in PARTS)
BETWEEN = {"ids": " ", "list": " | "}
ID = Column("id", "text", "The id of the record, for good.", True, "records")
OF = (
    Column("record", "text", "The id of the record.", True, "records"),
    Column("path", "text", "Where in the record it stands: keys and places in lists, counted from nought.", True),
)
COMMON = (
    Column("id", "text", "The id of the record, for good.", True),
    Column("kind", "text", "Its kind, which is also the name of its table.", True),
    Column("title", "text", "The name or title shown to readers.", True),
    Column("aliases", "list", "Other names under which people look for it."),
    Column("summary", "text", "One or two sentences, without links.", True),
    Column("text", "text", "All other prose of the record, to be searched; links give their words."),
    Column("address", "text", "The address of its page, below that of the site.", True),
)


class Table(NamedTuple):
    """A table with the columns that tell its rows apart; `cells` holds each row, in which an empty cell is None."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    cells: list[tuple[Cell, ...]]

    @property
    def rows(self) -> list[Row]:
        """The cells of each row by the names of their columns."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, cells, strict=True)) for cells in self.cells]


def names() -> dict[str, str]:
    """What each table holds, by its name, what is referred to first."""
    return {
        "records": "Every record.",
        **{kind.folder: _about(kind) for kind in KINDS},
        **{name: _about(part) for part, name in PARTS.items()},
        "items": "What records list, one value a row.",
        "links": "Which record refers to which.",
    }


def outlines() -> list[Table]:
    """All tables without their rows, in that order."""
    target = Column("target", "text", "The id of the record that is referred to.", True, "records")
    value = Column("value", "text", "The value.", True)
    columns: dict[str, tuple[Column, ...]] = {
        "records": COMMON,
        **{kind.folder: (ID, *_plan(kind)) for kind in KINDS},
        **{name: (*OF, *_plan(part)) for part, name in PARTS.items()},
        "items": (*OF, value),
        "links": (*OF, target),
    }
    return [Table(name, about, columns[name], _key(columns[name]), []) for name, about in names().items()]


def tables(index: Index) -> list[Table]:
    """All tables with their rows, in the order of the ids and of each record."""
    cells: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in names()}
    called = cache(partial(title, index))
    for id, record in index.records.items():
        cells["records"].append(tuple(_common(index, id, called).values()))
        cells[index.kinds[id].folder].append((id, *_row(record).values()))
        for name, row in _parts(record, id, ""):
            cells[name].append(tuple(row.values()))
        cells["links"] += [(id, _path(loc), target) for loc, marker, target in record.said if isinstance(marker, Ref)]
    return [table._replace(cells=cells[table.name]) for table in outlines()]


def _key(columns: tuple[Column, ...]) -> tuple[str, ...]:
    return ("record", "path") if columns[: len(OF)] == OF else ("id",)


def _plan(model: type[BaseModel]) -> tuple[Column, ...]:
    return plan(model, TABLED).columns


def _about(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").split("\n")[0]


def _common(index: Index, id: str, called: Callable[[str], str]) -> Row:
    record = index.records[id]
    folder = index.kinds[id].folder
    texts = [text for loc, marker, text in record.said if isinstance(marker, Markdown) and loc != ("summary",)]
    texts += [record.text] if isinstance(record, say.Quote) else []
    return {
        "id": id,
        "kind": folder,
        "title": record.title,
        "aliases": BETWEEN["list"].join(record.aliases) or None,
        "summary": prose.plain(record.summary, called),
        "text": "\n".join(LINK.sub(lambda link: link[2] or called(link[1]), text) for text in texts) or None,
        "address": f"{folder}/{id}/",
    }


def _parts(part: BaseModel, record: str, before: str) -> Iterator[tuple[str, Row]]:
    """The rows of everything inside a record or part that stands in a table of its own, each with its table."""
    columns = {column.name: column.form for column in _plan(type(part))}
    tabled = plan(type(part), TABLED).parts
    for name in type(part).model_fields:
        value = getattr(part, name)
        if columns.get(name) == "list":
            for position, item in enumerate(value):
                yield "items", {"record": record, "path": f"{before}{name}.{position}", "value": item}
        elif name in tabled:
            many = value if isinstance(value, tuple) else (value,) if value else ()
            for position, inner in enumerate(many):
                path = f"{before}{name}" + (f".{position}" if isinstance(value, tuple) else "")
                yield PARTS[type(inner)], {"record": record, "path": path, **_row(inner)}
                yield from _parts(inner, record, f"{path}.")


def _row(part: BaseModel) -> Row:
    row: Row = {}
    for column in _plan(type(part)):
        if column.form != "day":
            value = getattr(part, column.name)
            row |= _days(column.name, value) if column.form == "date" else {column.name: _cell(value, column.form)}
    return row


def _cell(value: object, form: str) -> Cell:
    if form in BETWEEN and isinstance(value, tuple):
        return BETWEEN[form].join(value) or None
    if isinstance(value, BaseModel):
        return json.dumps(value.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
    assert value is None or isinstance(value, str | int | float | bool)
    return value


def _days(name: str, when: Edtf | None) -> Row:
    first, last = dates.known_days(when) if when else (None, None)
    return {name: when.text if when else None, f"{name}_first": first, f"{name}_last": last}


def _path(loc: Loc) -> str:
    return ".".join(str(step) for step in loc)

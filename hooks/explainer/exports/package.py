"""The table schemas of every CSV file as a Frictionless data package, described from the models."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from explainer.citing import LICENCE, Edition
from explainer.exports import documents
from explainer.exports.columns import Column
from explainer.exports.tables import Table
from explainer.figures import Rows
from explainer.links import Index

TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "day": "date"}
JOINED = {"ids": "Ids with a space between them.", "list": "Joined by | signs; one a row in items.csv."}
TOLD: Mapping[str, str] = MappingProxyType(
    {
        "id": "The id of the record.",
        "date": "The date as it is known, in EDTF.",
        "first_day": "The first day that the date can mean.",
        "last_day": "The last day that the date can mean.",
        "precision": "How precisely the date is known.",
        "meeting_id": "The id of the meeting.",
        "office_id": "The id of the office.",
        "chair": "Which chair the figure draws.",
        "attendance": "Whether the holder of the office came.",
        "represented_by": "Who sat in the chair instead.",
        "represented_as": "The rank in which they came.",
        "verified": "Whether a source was seen: yes or no.",
        "meetings_and_events": "How many meetings and events took place there.",
    }
)
REFERS = {"meeting_id": "meetings", "office_id": "offices", "id": "records"}


def package(
    tables: Iterable[Table], figures: Mapping[str, Callable[[Index], Rows]], index: Index, edition: Edition
) -> str:
    """The descriptor; its paths are those of the files beside it."""
    return documents.text(
        {
            "profile": "tabular-data-package",
            "name": "empty-chair",
            "title": edition.name,
            "description": "Meetings, events, people, quotes, claims and the sources behind them, as tables.",
            **({"homepage": edition.address} if edition.address else {}),
            **({"version": edition.revision} if edition.revision else {}),
            "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0"}],
            "resources": [
                *(_resource(table.name, table.about, _schema(table)) for table in tables),
                *(
                    _resource(name, "The rows of a figure of the site.", _drawn(rows(index)))
                    for name, rows in figures.items()
                ),
            ],
        }
    )


def _resource(name: str, about: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "description": about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n"},
        "schema": schema,
    }


def _schema(table: Table) -> dict[str, Any]:
    return {
        "fields": [_field(column, table) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_key(column.name, column.refers) for column in table.columns if column.refers],
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.needed else {}
    limits |= {"unique": True} if (column.name,) == table.key else {}
    limits |= {"enum": list(column.choices)} if column.choices else {}
    return {
        "name": column.name,
        "type": TYPES.get(column.form, "string"),
        "description": " ".join(told for told in (column.about, JOINED.get(column.form, "")) if told),
        **({"constraints": limits} if limits else {}),
    }


def _drawn(rows: Rows) -> dict[str, Any]:
    """The columns of a figure, which are all text, as it draws them."""
    names = list(rows[0]) if rows else []
    return {
        "fields": [{"name": name, "type": "string", "description": TOLD.get(name, _words(name))} for name in names],
        "missingValues": [""],
        "foreignKeys": [_key(name, REFERS[name]) for name in names if name in REFERS],
    }


def _key(field: str, table: str) -> dict[str, Any]:
    return {"fields": field, "reference": {"resource": table, "fields": "id"}}


def _words(name: str) -> str:
    return f"{name.replace('_', ' ').capitalize()}."

"""A new record to fill in: its keys in order, what each means, and an empty value where one must be written."""

import json
from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from explainer import sense, validation, yaml_text
from explainer.links import Index
from explainer.records import Record, dates
from explainer.records.actors import Office
from explainer.records.happenings import Meeting

WIDTH = 100


def skeleton(kind: type[Record], index: Index, given: Mapping[str, str]) -> str:
    """The text of a record with the given values; the check tells of each key that is still empty."""
    schema = validation.schema(kind)
    needed = [*schema["required"], *(["sources"] if kind.needs_source else [])]
    rows = _followed(index, given) if kind is Meeting else []
    optional = []
    lines: list[str] = []
    for key, field in schema["properties"].items():
        if key in given:
            lines.append(f"{key}: {_scalar(given[key])}")
        elif key == "participation" and rows:
            lines += ["# Who came: mend the status of each row, and name a source for it.", "participation:"]
            lines += [line for office in rows for line in (f"  - office: {office}", "    status: unknown")]
        elif key in needed:
            lines += [*_explained(field), *_empty(key, field, schema, "")]
        else:
            optional += _wrapped(f"{key}: {field.get('description', '')}")
    return "\n".join([*lines, "", "# A record of this kind may also have:", *optional]) + "\n"


def _scalar(value: str) -> str:
    """The value as YAML reads it again, in quotation marks where it needs them."""
    bare = yaml_text.read(f"key: {value}", "")[0].value
    return value if bare == {"key": value} else json.dumps(value, ensure_ascii=False)


def _explained(field: Mapping[str, Any]) -> Iterator[str]:
    choices = f" One of: {', '.join(field['enum'])}." if "enum" in field else ""
    yield from _wrapped(f"{field.get('description', '')}{choices}")


def _empty(key: str, field: Mapping[str, Any], schema: Mapping[str, Any], indent: str) -> Iterator[str]:
    """A key without its value; of a list or mapping the keys that its first part must have."""
    yield f"{indent}{key}:"
    part = field.get("items", field).get("$ref", "").rpartition("/")[2]
    if part:
        inner = schema["$defs"][part]
        for position, name in enumerate(inner["required"]):
            dash = "- " if "items" in field and position == 0 else "  " if "items" in field else ""
            yield from _first_line(name, inner["properties"][name], schema, f"{indent}  ", dash)


def _first_line(name: str, field: Mapping[str, Any], schema: Mapping[str, Any], indent: str, dash: str) -> list[str]:
    head, *rest = _empty(name, field, schema, indent + " " * len(dash))
    return [indent + dash + head[len(indent) + len(dash) :], *rest]


def _followed(index: Index, given: Mapping[str, str]) -> list[str]:
    """The offices followed at the meetings of the same body, where somebody held them on the day."""
    try:
        when = dates.parse(given["date"]) if "date" in given else None
    except ValueError:
        when = None
    found = {
        row.office: index.records.get(row.office)
        for _, meeting in index.of("meetings")
        if isinstance(meeting, Meeting) and given.get("body", meeting.body) == meeting.body
        for row in meeting.participation
    }
    return [
        id for id, office in found.items() if isinstance(office, Office) and (not when or sense.holder(office, when))
    ]


def _wrapped(text: str) -> list[str]:
    return [f"# {line}" for line in wrap(text, WIDTH)]

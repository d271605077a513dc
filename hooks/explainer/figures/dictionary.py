"""The data dictionary: what each kind of record and each part of one may hold, told from the models themselves."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from explainer import validation
from explainer.records import BY_FOLDER, KINDS, Record, dates

FORMS = {dates.PATTERN: "date", "^[0-9]+$": "whole number", "^-?[0-9]+([.][0-9]+)?$": "degrees"}


class Key(NamedTuple):
    """One key: `form` says what it takes, `part` names the table of what it holds, `choices` the words it may have."""

    name: str
    needed: bool
    form: str
    part: str
    choices: Mapping[str, str]
    description: str


class Table(NamedTuple):
    """The keys of a kind of record, or of a part that kinds share; `folder` is empty for a part."""

    name: str
    folder: str
    about: str
    keys: tuple[Key, ...]


def dictionary() -> tuple[Table, ...]:
    """What every record has, the kinds in their order with what is their own, then the parts by name."""
    schemas = {kind.folder: validation.schema(kind) for kind in KINDS}
    shared = validation.schema(Record)
    parts = {name: part for schema in schemas.values() for name, part in schema.get("$defs", {}).items()}
    own = {
        folder: {key: field for key, field in schema["properties"].items() if key not in shared["properties"]}
        for folder, schema in schemas.items()
    }
    kinds = (
        _table(BY_FOLDER[folder].singular, folder, schemas[folder] | {"properties": own[folder]}) for folder in own
    )
    return (_table("every record", "", shared), *kinds, *(_table(name, "", parts[name]) for name in sorted(parts)))


def _table(name: str, folder: str, schema: Mapping[str, Any]) -> Table:
    needed = schema.get("required", ())
    keys = (_key(key, field, key in needed) for key, field in schema["properties"].items())
    return Table(name, folder, str(schema.get("description", "")).split("\n")[0], tuple(keys))


def _key(name: str, field: Mapping[str, Any], needed: bool) -> Key:
    value = next((one for one in field.get("anyOf", ()) if one != {"type": "null"}), field)
    inner = value.get("items", value)
    words = dict(zip(inner.get("enum", ()), inner.get("enumDescriptions", ()), strict=False))
    part = str(inner.get("$ref", "")).rpartition("/")[2]
    form = "".join(("list of: " if "items" in value else "", " ".join(_form(inner)) if not part else ""))
    return Key(name, needed, form, part, words, str(field.get("description", "")))


def _form(field: Mapping[str, Any]) -> Iterator[str]:
    if "x-kinds" in field:
        yield f"id of a {' or '.join(BY_FOLDER[folder].singular for folder in field['x-kinds'].split())}"
    elif field.get("enum") == [True]:
        yield "true"
    elif "enum" in field:
        yield "one of these words"
    else:
        yield FORMS.get(str(field.get("pattern")), "text")

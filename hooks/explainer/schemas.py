"""JSON Schemas for editors: what a record of each kind and the list of corrections may hold, with the ids there are."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from explainer import validation
from explainer.corrections import Log
from explainer.links import Index
from explainer.records import KINDS

SHAPES: tuple[tuple[str, str, type[BaseModel]], ...] = (
    *((f"{kind.folder}.json", kind.singular, kind) for kind in KINDS),
    ("corrections.json", "corrections", Log),
)
NAMES = tuple(name for name, _, _ in SHAPES)
SCALAR = ["string", "number", "boolean"]  # what YAML takes for a number or true is text to the loader


def schemas(index: Index) -> Iterator[tuple[str, str]]:
    """The name of each schema and its text, generated from the models; ids come with their titles."""
    for name, title, model in SHAPES:
        made = _plain(validation.schema(model), index) | {"title": title}
        yield name, json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _plain(node: Any, index: Index) -> Any:
    """A part of pydantic's schema as an editor wants it: no null, no defaults, ids listed, numbers allowed as text."""
    if isinstance(node, list):
        return [_plain(one, index) for one in node]
    if not isinstance(node, Mapping):
        return node
    options = [one for one in node.get("anyOf", ()) if one != {"type": "null"}]
    kept = {key: value for key, value in node.items() if key not in ("anyOf", "default", "title", "x-kinds")}
    if options:
        kept = {**options[0], **kept}
        return _plain(kept, index)
    if "properties" in node:
        kept["properties"] = {key: _plain(value, index) for key, value in node["properties"].items()}
        return kept | {key: _plain(kept[key], index) for key in kept.keys() & {"$defs"}}
    if "x-kinds" in node:
        return kept | _ids(node["x-kinds"].split(), index)
    if node.get("type") == "string" and "enum" not in node:
        kept["type"] = SCALAR
    return {key: _plain(value, index) for key, value in kept.items()}


def _ids(folders: list[str], index: Index) -> dict[str, Any]:
    """The ids of these kinds; a record that has a mistake is known too, by its id alone."""
    found = [id for id, kind in index.kinds.items() if kind.folder in folders]
    titles = [index.records[id].title if id in index.records else id for id in found]
    return {"type": "string", "enum": found, "enumDescriptions": titles}

"""What a file holds as a model, or what is wrong with it, in an editor's words and at its place."""

from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from explainer import yaml_text
from explainer.problems import Problem, closest
from explainer.yaml_text import Loc

Model = TypeVar("Model", bound=BaseModel)
EXPECTED = {
    "missing": "a record of this kind must have it",
    "string_type": "expected text",
    "tuple_type": 'expected a list: lines that begin with "- "',
    "model_type": "expected keys and values: lines of the form key: value",
    "model_attributes_type": "expected keys and values: lines of the form key: value",
}


def validate(kind: type[Model], document: yaml_text.Document, at: str) -> tuple[Model | None, list[Problem]]:
    """What a file holds as a record or other model, or what is wrong with it and where."""
    try:
        return kind.model_validate(document.value), []
    except ValidationError as error:
        found = [(item, _problem(kind, item, document, at)) for item in error.errors(include_url=False)]
        misspelt = {(item["loc"][:-1], told.suggestion) for item, told in found if item["type"] == "extra_forbidden"}
        return None, [told for item, told in found if item["type"] != "missing" or _ends(item["loc"]) not in misspelt]


@cache
def schema(kind: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a model as pydantic makes it, which takes it long; nobody may change it."""
    return kind.model_json_schema()


def keys(kind: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that the mapping at this place may have, in order, found by walking the model's own schema."""
    node = whole = schema(kind)
    for step in (*loc, None):
        node = next((option for option in node.get("anyOf", [node]) if option.get("type") != "null"), node)
        if "$ref" in node:
            node = whole["$defs"][node["$ref"].rsplit("/", 1)[1]]
        if step is not None:
            node = node["items"] if isinstance(step, int) else node["properties"][step]
    return list(node["properties"])


def outwards(loc: Loc) -> list[Loc]:
    """A place, then all that it stands in."""
    return [loc[:length] for length in range(len(loc), -1, -1)] + [()]


def _problem(kind: type[BaseModel], error: ErrorDetails, document: yaml_text.Document, at: str) -> Problem:
    """A validation error in an editor's words, at the key or value it is about."""
    sort, context = error["type"], error.get("ctx", {})
    loc: Loc = error["loc"] + tuple(context.get("at", ()))
    name = next((step for step in reversed(loc) if isinstance(step, str)), "")
    place = next(document.marks[part] for part in outwards(loc) if part in document.marks)
    if sort == "wrong_value":
        return Problem(at, *place, context["what"], context["expected"], context["suggestion"], code=context["code"])
    if sort == "missing":
        return Problem(at, *place, f'the key "{name}" is missing', EXPECTED[sort], code="missing-key")
    if sort == "extra_forbidden":
        known = keys(kind, loc[:-1])
        expected = f"expected {', '.join(known)}"
        told = f'there is no key "{name}" here'
        return Problem(at, *document.marks[(*loc, "~key")], told, expected, closest(name, known), code="unknown-key")
    told = f'the value {"of" if loc[-1:] == (name,) else "in"} "{name}" has the wrong form'
    return Problem(at, *place, told, EXPECTED.get(sort, error["msg"]), code="wrong-form")


def _ends(loc: Loc) -> tuple[Loc, str | int]:
    return loc[:-1], loc[-1]

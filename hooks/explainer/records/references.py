"""What a record says of others: every reference and every piece of prose in it, with its place."""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from explainer.records.fields import Markdown, Ref

Loc = tuple[str | int, ...]


def fields(part: BaseModel) -> Iterator[tuple[Loc, Ref | Markdown, str]]:
    """Every reference and every piece of prose in a record, with its place."""
    for name, marker in _plan(type(part)):
        if value := getattr(part, name):  # most are empty
            yield from _found(value, marker, (name,))


def _found(value: Any, marker: Ref | Markdown | None, loc: Loc) -> Iterator[tuple[Loc, Ref | Markdown, str]]:
    if isinstance(value, str) and marker:
        yield loc, marker, value
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _found(item, marker, (*loc, position))
    elif isinstance(value, BaseModel):
        for inner, found, text in fields(value):
            yield (*loc, *inner), found, text


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, Ref | Markdown | None], ...]:
    """The fields of a model that can hold references or prose, each with its marker or, for parts, None."""
    plan = []
    for name, field in model.model_fields.items():
        marker = next((item for item in field.metadata if isinstance(item, Ref | Markdown)), None) or _marker(
            field.annotation
        )
        if marker or _has_part(field.annotation):
            plan.append((name, marker))
    return tuple(plan)


def _marker(annotation: Any) -> Ref | Markdown | None:
    if get_origin(annotation) is Annotated:
        return next((item for item in annotation.__metadata__ if isinstance(item, Ref | Markdown)), None)
    return next((found for inner in get_args(annotation) if (found := _marker(inner))), None)


def _has_part(annotation: Any) -> bool:
    if get_origin(annotation) in (tuple, Union, UnionType, Annotated):
        return any(_has_part(inner) for inner in get_args(annotation))
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)

"""Adding a kind is a model, a template, a folder, a case and a line of README; a forgotten step is named here."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from explainer.records import KINDS, Record
from explainer.records.fields import Part

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.folder)
def test_kind_is_complete(kind: type[Record]) -> None:
    assert kind.__doc__ not in (None, Record.__doc__), "a docstring"
    assert (ROOT / "hooks/explainer/templates" / f"{kind.folder}.html.j2").exists(), "a template"
    assert any((ROOT / "data" / kind.folder).glob("*.yml")), "a folder with a record"
    assert (ROOT / "tests/cases/render" / f"{kind.folder}.yml").exists(), "a case"
    assert f"| `{kind.folder}` |" in README, "a line of README"


@pytest.mark.parametrize("part", KINDS, ids=lambda kind: kind.folder)
def test_every_key_is_described(part: type[Record]) -> None:
    for model in _models(part):
        assert model.__doc__ not in (None, Part.__doc__), f"{model.__name__} has a docstring"
        assert [name for name, field in model.model_fields.items() if not field.description] == []


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        yield from _inside(field.annotation)


def _inside(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _models(annotation)
    for inner in get_args(annotation):
        yield from _inside(inner)

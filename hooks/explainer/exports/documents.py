"""The records as JSON: one file for each kind, and one of all."""

from typing import Any

from pydantic_core import to_json

from explainer.citing import LICENCE, Edition
from explainer.links import Index
from explainer.records import KINDS


def kind(index: Index, folder: str) -> str:
    """The records of a kind, keys and records in a fixed order; what is not known is left out."""
    return text(_records(index, folder))


def whole(index: Index, edition: Edition) -> str:
    """All kinds, under what the data are and which edition."""
    records = {one.folder: _records(index, one.folder) for one in KINDS}
    return text({**edition._asdict(), "licence": LICENCE, "records": records})


def text(value: object) -> str:
    """A value as JSON that people can read too."""
    return to_json(value, indent=1).decode() + "\n"


def _records(index: Index, folder: str) -> list[dict[str, Any]]:
    return [{"id": id} | record.model_dump(mode="json", exclude_defaults=True) for id, record in index.of(folder)]

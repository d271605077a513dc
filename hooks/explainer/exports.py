"""The records as JSON: one file per kind, one with every id and address."""

import json
from collections.abc import Iterator

from explainer.links import Index
from explainer.records import KINDS


def files(index: Index) -> Iterator[tuple[str, str]]:
    """Each file's place on the site and its text; keys and records in a fixed order."""
    for kind in KINDS:
        records = [
            {"id": id} | record.model_dump(mode="json", exclude_defaults=True) for id, record in index.of(kind.folder)
        ]
        yield f"data/{kind.folder}.json", _text(records)
    addresses = {id: f"{kind.folder}/{id}/" for id, kind in sorted(index.kinds.items())}
    yield "ids.json", _text(addresses)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

"""The records as JSON, one file per kind; what the figures draw as CSV; the style sheet of the filters."""

import csv
import io
import json
from collections.abc import Iterator

from explainer import facets, figures
from explainer.links import Index
from explainer.records import KINDS


def files(index: Index) -> Iterator[tuple[str, str]]:
    """Each file's place on the site and its text; keys and records in a fixed order."""
    for kind in KINDS:
        records = [
            {"id": id} | record.model_dump(mode="json", exclude_defaults=True) for id, record in index.of(kind.folder)
        ]
        yield f"data/{kind.folder}.json", _text(records)
    for name, rows in figures.TABLES.items():
        yield f"data/{name}.csv", csv_text(rows(index))
    yield "filters.css", facets.style_sheet(_marks(index))


def csv_text(rows: figures.Rows) -> str:
    """Rows as CSV with a head line, after RFC 4180; spreadsheets and programs read it alike."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]) if rows else [])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _marks(index: Index) -> Iterator[str]:
    """Every mark that a filter of the site offers."""
    yield from facets.every_mark(index)
    for marks in figures.MARKS:
        yield from marks(index)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

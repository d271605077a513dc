"""Tables as CSV after RFC 4180, in UTF-8, with a head line; spreadsheets and programs read it alike."""

import csv
import io
from collections.abc import Iterable

from explainer.exports.tables import Cell, Table
from explainer.figures import Rows


def sheet(table: Table) -> str:
    """A table of records; an empty cell is a value that is not there."""
    return _csv([column.name for column in table.columns], table.cells)


def csv_text(rows: Rows) -> str:
    """The rows of a figure."""
    return _csv(list(rows[0]) if rows else [], (row.values() for row in rows))


def _csv(names: list[str], rows: Iterable[Iterable[Cell]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_text(cell) for cell in cells] for cells in rows)
    return out.getvalue()


def _text(cell: Cell) -> Cell:
    return {True: "true", False: "false"}[cell] if isinstance(cell, bool) else cell

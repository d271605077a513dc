"""The tables as one SQLite file, with foreign keys and a full-text search; the same records give the same bytes."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from explainer.citing import LICENCE, Edition
from explainer.exports import documents
from explainer.exports.columns import Column
from explainer.exports.tables import Table

TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
FOUND = "title, aliases, summary, text"
SETTINGS = ("application_id = 0x43686169", "user_version = 1", "journal_mode = off", "synchronous = off")
PAGES = {True: 16_384, False: 4096}  # bytes; large ones hold long rows with less waste, small ones many small tables
MANY = 2_500
WRITER = 96
SEARCH = f"""
CREATE VIRTUAL TABLE records_fts USING fts5({FOUND}, content="records", tokenize="unicode61 remove_diacritics 2");
INSERT INTO records_fts(records_fts) VALUES ('rebuild');
"""


def database(tables: Sequence[Table], edition: Edition) -> bytes:
    """The file. Of what SQLite writes by itself only its own version, which nobody reads, is taken out."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "made.sqlite")
        with closing(sqlite3.connect(file, isolation_level=None)) as made:
            _fill(made, tables, edition)
        with file.open("r+b") as written:
            written.seek(WRITER)
            written.write(bytes(4))
        return file.read_bytes()


def datasette(tables: Iterable[Table], edition: Edition) -> str:
    """What Datasette shows beside the tables: start it with datasette empty-chair.sqlite --metadata datasette.json."""
    told = {
        "title": edition.name,
        "license": "CC BY 4.0",
        "license_url": LICENCE,
        "source": edition.name,
        **({"source_url": edition.address} if edition.address else {}),
        "databases": {
            "empty-chair": {
                "tables": {
                    table.name: {
                        "description": table.about,
                        "columns": {column.name: column.about for column in table.columns},
                        "label_column": next((one.name for one in table.columns if one.name == "title"), table.key[-1]),
                    }
                    for table in tables
                }
            }
        },
    }
    return documents.text(told)


def _fill(made: sqlite3.Connection, tables: Sequence[Table], edition: Edition) -> None:
    """All tables and the search; nobody else reads the file yet, and if this breaks nobody will."""
    large = max((len(table.cells) for table in tables if table.key == ("id",)), default=0) > MANY
    for setting in (f"page_size = {PAGES[large]}", *SETTINGS):
        made.execute(f"PRAGMA {setting}")
    made.execute("BEGIN")
    for table in tables:
        made.execute(_create(table))
        made.executemany(_insert(table), table.cells)
        for column in table.columns:
            if column.refers and (column.name,) != table.key:
                made.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
    made.execute("CREATE TABLE edition (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
    told = {**edition._asdict(), "licence": LICENCE}
    made.executemany("INSERT INTO edition VALUES (?, ?)", [(key, value or None) for key, value in told.items()])
    made.execute("COMMIT")
    made.executescript(SEARCH)


def _create(table: Table) -> str:
    lines = [*map(_column, table.columns), f"PRIMARY KEY ({', '.join(table.key)})"]
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    needed = " NOT NULL" if column.needed else ""
    refers = f' REFERENCES "{column.refers}" (id)' if column.refers else ""
    return f'"{column.name}" {TYPES.get(column.form, "TEXT")}{needed}{refers}'


def _insert(table: Table) -> str:
    return f'INSERT INTO "{table.name}" VALUES ({", ".join("?" for _ in table.columns)})'

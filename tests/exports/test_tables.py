"""CSV, SQLite and the data package: read back by others, they hold what the records hold."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import frictionless
import pytest
from hypothesis import example, given, settings

from explainer import figures
from explainer.building import Edition, Site
from explainer.exports import sheets
from explainer.exports.database import database
from explainer.exports.package import package
from explainer.exports.tables import PARTS, Table, tables
from explainer.records import KINDS
from explainer.records.fields import Part
from exports.making import ANY, HARD, index

NAMED = Edition("The Empty Chair", "https://example.org/", "2025-12-31", "0123456789ab")


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=25)
def test_every_cell_of_a_csv_file_reads_back_equal(value: str) -> None:
    for table in tables(index(value)):
        read = list(csv.DictReader(io.StringIO(sheets.sheet(table), newline="")))
        assert [tuple(row.values()) for row in read] == [
            tuple(_written(cell) for cell in row.values()) for row in table.rows
        ]


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=15)
def test_every_cell_of_the_database_reads_back_equal(value: str) -> None:
    every = tables(index(value))
    with _opened(database(every, NAMED)) as made:
        for table in every:
            assert [dict(row) for row in made.execute(f'SELECT * FROM "{table.name}"')] == table.rows
        assert made.execute("SELECT title FROM people").fetchone()[0] == value


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=15)
def test_every_cell_of_the_csv_file_of_a_figure_reads_back_equal(value: str) -> None:
    made = index(value)
    for rows in (drawn(made) for drawn in figures.TABLES.values()):
        assert list(csv.DictReader(io.StringIO(sheets.csv_text(rows), newline=""))) == rows
    told = figures.TABLES["participation"](made)
    assert (told[0]["meeting"], told[0]["represented_as"]) == (value, value)


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=15)
def test_the_search_gives_back_what_it_holds(value: str) -> None:
    with _opened(database(tables(index(value)), NAMED)) as made:
        made.execute("INSERT INTO records_fts(records_fts, rank) VALUES ('integrity-check', 1)")
        found = made.execute("SELECT title, highlight(records_fts, 0, '', '') FROM records_fts WHERE rowid = 1")
        assert tuple(found.fetchone()) == (value, value)


def test_the_search_finds_a_word_among_signs_of_every_sort() -> None:
    with _opened(database(tables(index(HARD)), NAMED)) as made:
        for word in ("three", "сибіга", '"x_1"', '"</script>"', "x" * 4000):
            assert made.execute("SELECT count(*) FROM records_fts WHERE records_fts MATCH ?", (word,)).fetchone()[0]


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=3)
def test_the_data_package_reads_every_row_equal(value: str) -> None:
    made = index(value)
    every = tables(made)
    named = NAMED._replace(name=value)
    with TemporaryDirectory() as folder:
        Path(folder, "datapackage.json").write_bytes(package(every, figures.TABLES, made, named).encode())
        texts = {table.name: sheets.sheet(table) for table in every}
        texts |= {name: sheets.csv_text(drawn(made)) for name, drawn in figures.TABLES.items()}
        for name, text in texts.items():
            Path(folder, f"{name}.csv").write_bytes(text.encode())
        read = frictionless.Package(f"{folder}/datapackage.json")
        rows = read.extract()
        assert read.title == value
        for table in every:
            assert [list(map(str, row.values())) for row in rows.get(table.name, ())] == [
                list(map(str, row.values())) for row in table.rows
            ]


@given(value=ANY)
@example(value=HARD)
@settings(max_examples=15)
def test_what_is_listed_stands_whole_in_a_table_of_its_own(value: str) -> None:
    by_name = {table.name: table.rows for table in tables(index(value))}
    assert {"record": "ada", "path": "aliases.1", "value": value} in by_name["items"]
    assert by_name["attendance"][0]["represented_as"] == value
    path = "participation.0.reason_given.0.sources.0"
    assert {"record": "first", "path": path, "source": "minutes", "at": value, "note": None} in by_name["citations"]
    assert {"record": "first", "path": f"{path}.source", "target": "minutes"} in by_name["links"]
    assert {"record": "first", "path": "states.0", "target": "land"} in by_name["links"]


def test_the_database_is_whole_and_all_its_references_lead_somewhere(files: dict[str, Any]) -> None:
    with _opened(files["data/empty-chair.sqlite"]) as made:
        assert [tuple(row) for row in made.execute("PRAGMA integrity_check")] == [("ok",)]
        assert made.execute("PRAGMA foreign_key_check").fetchall() == []
        made.execute("INSERT INTO records_fts(records_fts, rank) VALUES ('integrity-check', 1)")
        joined = "SELECT people.title FROM attendance JOIN people ON people.id = represented_by WHERE record = ?"
        assert ("Strobe Talbott",) in [tuple(row) for row in made.execute(joined, ("nato-brussels-1999-12",))]


@pytest.mark.parametrize(("words", "id"), [("Сибіга", "andrii-sybiha"), ("kestutis", "kestutis-budrys")])
def test_the_database_finds_names_with_and_without_accents(files: dict[str, Any], words: str, id: str) -> None:
    found = "SELECT id FROM records JOIN records_fts ON records.rowid = records_fts.rowid WHERE records_fts MATCH ?"
    with _opened(files["data/empty-chair.sqlite"]) as made:
        assert (id,) in [tuple(row) for row in made.execute(found, (words,))]


def test_a_name_is_found_without_the_accents_that_it_has() -> None:
    with _opened(database(tables(index("Ažubalis")), NAMED)) as made:
        assert made.execute("SELECT count(*) FROM records_fts WHERE records_fts MATCH 'azubalis'").fetchone()[0] > 0


def test_the_same_records_make_the_same_database(real: Site) -> None:
    once, again = (database(tables(real.index), real.edition) for _ in range(2))
    assert once == again


def test_each_record_is_one_row_of_its_kind(real: Site, files: dict[str, Any]) -> None:
    for kind in KINDS:
        rows = list(csv.DictReader(io.StringIO(files[f"data/{kind.folder}.csv"], newline="")))
        assert [row["id"] for row in rows] == [id for id, _ in real.index.of(kind.folder)]
        assert [row["title"] for row in rows] == [record.title for _, record in real.index.of(kind.folder)]
    records = csv.DictReader(io.StringIO(files["data/records.csv"], newline=""))
    assert {row["id"]: row["kind"] for row in records} == {id: kind.folder for id, kind in real.index.kinds.items()}


def test_a_date_stands_as_written_with_the_days_it_can_mean() -> None:
    [row] = _table("people").rows
    assert [row[name] for name in ("born", "born_first", "born_last")] == ["1950~", "1950-01-01", "1950-12-31"]
    [role] = _table("roles").rows
    assert [role[name] for name in ("during", "during_first", "during_last")] == ["1990/..", "1990-01-01", None]


def test_every_part_that_records_list_has_a_table() -> None:
    known = {part.__name__ for part in PARTS} | {"Moment", "Span", "Attendances", "Meetings"}
    own = {part.__name__ for part in Part.__subclasses__() if part.__module__.startswith("explainer.")}
    assert own - {"Record", "Correction", "Log"} == known


def test_the_data_package_is_valid_with_all_its_tables_and_references(
    files: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in files.items():
        if name.endswith(".csv") or name == "data/datapackage.json":
            (tmp_path / Path(name).name).write_bytes(content.encode())
    monkeypatch.chdir(tmp_path)
    report = frictionless.Package("datapackage.json").validate()
    assert report.flatten(["type", "title", "note"]) == []
    described = {one["path"] for one in json.loads(files["data/datapackage.json"])["resources"]}
    assert described == {Path(name).name for name in files if name.endswith(".csv")}


def test_the_data_package_describes_every_column(files: dict[str, Any]) -> None:
    package = json.loads(files["data/datapackage.json"])
    fields = [field for one in package["resources"] for field in one["schema"]["fields"]]
    assert [field["name"] for field in fields if not field["description"]] == []
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


def _table(name: str) -> Table:
    return next(table for table in tables(index("x")) if table.name == name)


def _written(cell: object) -> str:
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


@contextmanager
def _opened(raw: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(raw)
        made.row_factory = sqlite3.Row
        yield made

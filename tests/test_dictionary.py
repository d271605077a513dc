"""The data dictionary tells every key of every kind and part, from the models alone."""

from explainer.figures.dictionary import dictionary
from explainer.records import KINDS, Record
from explainer.records.checks import Check
from explainer.records.happenings import Participation

TABLES = {table.name: table for table in dictionary()}


def test_every_kind_has_a_table_of_its_own_keys() -> None:
    for kind in KINDS:
        own = [name for name in kind.model_fields if name not in Record.model_fields]
        assert [key.name for key in TABLES[kind.singular].keys] == own
        assert TABLES[kind.singular].about == (kind.__doc__ or "").split("\n")[0]


def test_what_all_records_share_is_told_once() -> None:
    assert [key.name for key in TABLES["every record"].keys] == list(Record.model_fields)


def test_parts_are_told_and_linked() -> None:
    for part in (Participation, Check):
        assert [key.name for key in TABLES[part.__name__].keys] == list(part.model_fields)
    used = {key.part for table in TABLES.values() for key in table.keys if key.part}
    assert used == {name for name in TABLES if name[0].isupper()}


def test_forms_choices_and_needs() -> None:
    keys = {key.name: key for key in TABLES["meeting"].keys}
    assert (keys["date"].form, keys["date"].needed) == ("date", True)
    assert (keys["place"].form, keys["place"].needed) == ("id of a place", False)
    assert (keys["participation"].form, keys["participation"].part) == ("list of: ", "Participation")
    assert keys["status"].choices["held"] == "Held: The meeting took place."
    assert keys["number"].form == "whole number"
    assert {key.name: key.form for key in TABLES["place"].keys}["latitude"] == "degrees"

"""What stands for the state of files."""

import os
from pathlib import Path

from reloading import state


def test_a_change_of_a_file_changes_the_state_and_what_python_leaves_does_not(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    before = state([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_text("1", encoding="utf-8")
    assert state([tmp_path]) == before
    (tmp_path / "a.py").write_text("12", encoding="utf-8")
    assert state([tmp_path]) != before


def test_a_file_that_goes_while_it_is_looked_at_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    before = state([tmp_path])
    os.symlink(tmp_path / "gone", tmp_path / "4913")
    assert state([tmp_path]) == before

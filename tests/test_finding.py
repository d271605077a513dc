"""What a search should know of a large site: where it is put, and what is said if it cannot be."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from explainer import finding

PAGE: dict[str, Any] = {"location": "yalta/#table", "title": "At the table", "text": "<p>Who sat there.</p>"}
RECORD: dict[str, Any] = {"location": "people/anna-ford/", "title": "Anna Ford", "text": "<p>A person.</p>"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A built site whose index holds one page."""
    (tmp_path / "search").mkdir()
    (tmp_path / finding.INDEX).write_text(json.dumps({"config": {}, "docs": [PAGE]}), encoding="utf-8")
    return tmp_path


def test_a_small_site_has_all_in_one_index(folder: Path) -> None:
    with finding.room(finding.LARGE, folder) as room:
        assert room is None
        finding.complete([RECORD], room, folder)
    assert _index(folder) == {"config": {}, "docs": [PAGE, RECORD]}
    assert not (folder / finding.PLACE).exists()


def test_a_large_site_has_an_index_that_says_where_its_parts_are(folder: Path) -> None:
    with finding.room(2 * finding.PORTION, folder) as room:
        assert room
        finding.complete([RECORD | {"location": f"people/person-{n}/"} for n in range(9)], room, folder)
    assert _index(folder) == {
        "config": {},
        "docs": [],
        "parts": "../pagefind/pagefind.js",
        "further": ["../pagefind/1/"],
    }
    assert not room.folder.exists()
    assert len(list((folder / finding.PLACE).rglob("*.pf_fragment"))) == 10
    assert len(list((folder / finding.PLACE).rglob("pagefind.js"))) == 1


@pytest.mark.parametrize("number", [1, finding.LARGE + 1])
def test_a_site_without_a_search_gets_none(tmp_path: Path, number: int) -> None:
    with finding.room(number, tmp_path) as room:
        finding.complete([RECORD], room, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_index_that_cannot_be_made_is_told(folder: Path) -> None:
    (folder / finding.PLACE).write_text("in the way")
    with pytest.raises(OSError, match=r"the search index cannot be made: ."), finding.room(3_000, folder) as room:
        finding.complete([RECORD], room, folder)


def test_what_a_killed_build_left_in_memory_is_taken_away(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    memory = tmp_path_factory.mktemp("memory")
    code = "import os, signal, sys; from pathlib import Path; from explainer import finding\n"
    code += "finding.MEMORY = Path(sys.argv[1])\n"
    code += "with finding.room(3_000, Path(sys.argv[2])): os.kill(os.getpid(), signal.SIGKILL)"
    subprocess.run((sys.executable, "-c", code, str(memory), str(folder)), check=False)
    (left,) = memory.iterdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "MEMORY", memory)
        with finding.room(3_000, folder) as first, finding.room(3_000, folder) as second:
            assert first
            assert second
            assert not left.exists()
            assert set(memory.iterdir()) == {first.folder, second.folder}
    assert list(memory.iterdir()) == []


def _index(folder: Path) -> Any:
    return json.loads((folder / finding.INDEX).read_text(encoding="utf-8"))

"""What the fuzzer found once, or might have: the whole site changed in one way; and files as large as can be."""

import shutil
from pathlib import Path

import pytest
import yaml

from explainer.building import build
from explainer.plain_text import MAX_BYTES
from hardness.holding import WHOLE, faults
from test_cases import change

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
HEAD = "title: A\nsummary: B\ndefinition: "
LARGE = {
    "a word": "a",
    "open brackets": "[",
    "links to nowhere": "[[a]] ",
    "links with words": "[[council|a]] ",
    "stars": "*",
    "stars and words": "*a ",
    "stars and underlines": "*_",
    "open links": "[a](",
    "brackets and stars": "[*",
    "lists in lists": r"\n\n- a",
    "less than": "<",
    "ampersands": "&",
    "line breaks": r"a\n",
    "control characters": r"\x07",
    "combining marks": "\u0301",
}
KEYS = {
    "the same key": "title: a\n",
    "other keys": "k{}: a\n",
    "comments": "# a\n",
    "dashes": "- ",
    "anchors": "&a ",
    "questions": "? ",
    "brackets": "[",
    "braces": "{{a: ",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the whole site that a test may change."""
    return Path(shutil.copytree(WHOLE, tmp_path / "whole"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(root: Path, file: Path) -> None:
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(root, case)
    assert faults(root) == []
    if "problems" in case:
        assert [str(problem) for problem in build(root).problems] == case["problems"]


@pytest.mark.parametrize("sign", LARGE.values(), ids=LARGE)
def test_a_value_as_long_as_a_file_may_be(root: Path, sign: str) -> None:
    size = MAX_BYTES - 2 * len(HEAD)
    value = (sign * size)[: size // len(sign.encode()) * len(sign)]
    (root / "data/terms/council-term.yml").write_text(f'{HEAD}"{value}"\n', encoding="utf-8")
    build(root)


@pytest.mark.parametrize("line", KEYS.values(), ids=KEYS)
def test_as_many_lines_as_a_file_may_have(root: Path, line: str) -> None:
    text = "".join(line.format(number) for number in range(MAX_BYTES // len(line)))
    (root / "data/terms/council-term.yml").write_text(text[:MAX_BYTES], encoding="utf-8")
    assert build(root).problems

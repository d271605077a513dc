"""Any data whatever: the build never falls over, tells each mistake where it stands, and makes no markup of them.

A few examples each time; FUZZ=5000 (or `make fuzz`) tries as many of each sort, other ones each time.
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from explainer import contract, health, quotes
from explainer.building import build
from hardness.holding import WHOLE, faults, shapes
from hardness.making import (
    DATES,
    IDS,
    LEAVES,
    NODES,
    PAGES,
    SCALARS,
    TEXT,
    TREES,
    URLS,
    VALUES,
    YAML,
    Leaf,
    at,
    broken_yaml,
    leaves,
    placed,
    written,
)

SOME = settings(
    max_examples=int(os.environ.get("FUZZ", "8")),
    derandomize="FUZZ" not in os.environ,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
NARROW = {"date": DATES, "during": DATES, "url": URLS, "archived": URLS, "source": IDS, "office": IDS}
TWIN = str.maketrans({"<": "‹", ">": "›", '"': "″", "'": "′", "&": "＆"})


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole site; each example changes it and puts it back."""
    return Path(shutil.copytree(WHOLE, tmp_path_factory.mktemp("fuzz") / "whole"))


@SOME
@given(made=broken_yaml())
def test_text_that_is_nearly_yaml(root: Path, made: tuple[str, str]) -> None:
    path, text = made
    with changed(root, {path: text.encode("utf-8", "surrogatepass")}):
        assert faults(root) == []


@SOME
@given(path=st.sampled_from(sorted(VALUES)), raw=st.binary(max_size=200), where=st.integers(0, 400))
def test_bytes_that_are_no_text(root: Path, path: str, raw: bytes, where: int) -> None:
    whole = (WHOLE / path).read_bytes()
    with changed(root, {path: whole[:where] + raw + whole[where:]}):
        assert faults(root) == []


@SOME
@given(node=NODES, value=TREES)
def test_another_sort_of_value(root: Path, node: Leaf, value: Any) -> None:
    with changed(root, {node.path: written(placed(VALUES[node.path], node.loc, value)).encode()}):
        assert faults(root) == []


@SOME
@given(leaf=LEAVES, data=st.data())
def test_a_value_of_the_right_sort(root: Path, leaf: Leaf, data: st.DataObject) -> None:
    name = next(step for step in reversed(leaf.loc) if isinstance(step, str))
    value = data.draw(NARROW.get(name, SCALARS))
    with changed(root, {leaf.path: written(placed(VALUES[leaf.path], leaf.loc, value)).encode()}):
        assert faults(root) == []


@SOME
@given(leaf=LEAVES, text=TEXT)
def test_signs_of_markup_make_no_markup(root: Path, leaf: Leaf, text: str) -> None:
    """A value makes the same elements as one without these signs, on every page."""
    assume("](" not in text and text.translate(TWIN) != text and isinstance(at(VALUES[leaf.path], leaf.loc), str))
    made = []
    for one in (text, text.translate(TWIN)):
        with changed(root, {leaf.path: written(placed(VALUES[leaf.path], leaf.loc, one)).encode()}):
            made.append(shapes(root))
    assert made[0] == made[1]


@SOME
@given(id=IDS, path=st.sampled_from(sorted(VALUES)))
def test_a_file_of_another_name(root: Path, id: str, path: str) -> None:
    assume("/" not in id and "\0" not in id and id not in ("", ".", ".."))
    with changed(root, {path: None, f"{path.rpartition('/')[0]}/{id}.yml": (WHOLE / path).read_bytes()}):
        assert faults(root) == []


@SOME
@given(
    page=st.sampled_from(sorted(PAGES)), text=st.lists(TEXT | YAML, max_size=4).map("".join), where=st.integers(0, 800)
)
def test_a_page_with_anything_in_it(root: Path, page: str, text: str, where: int) -> None:
    """What a page writes in Markdown is its author's and may be markup; only its mistakes are looked at."""
    whole = PAGES[page]
    with changed(root, {page: (whole[:where] + text + whole[where:]).encode("utf-8", "surrogatepass")}):
        assert [fault for fault in faults(root) if " has <" not in fault] == []


@SOME
@given(name=st.sampled_from([quotes.LOCK, health.HEALTH, contract.RELEASED]), data=st.data())
def test_a_kept_file_that_somebody_edited(root: Path, name: str, data: st.DataObject) -> None:
    """What the commands write for themselves: another sort of value in it, or text cut and put in."""
    text = _promised() if name == contract.RELEASED else (WHOLE / name).read_text(encoding="utf-8")
    value = json.loads(text)
    if data.draw(st.booleans()):
        loc = data.draw(st.sampled_from(sorted(leaves(value), key=str)))
        loc = loc[: data.draw(st.integers(0, len(loc)))]
        text = json.dumps(
            placed(value, loc, data.draw(TREES | st.none() | st.integers() | st.floats() | st.booleans()))
        )
    else:
        start = data.draw(st.integers(0, len(text)))
        text = (
            text[:start]
            + data.draw(YAML | TEXT | st.just("[" * 9_999))
            + text[data.draw(st.integers(start, len(text))) :]
        )
    with changed(root, {name: text.encode("utf-8", "surrogatepass")}):
        assert faults(root) == []


@SOME
@given(page=st.sampled_from(sorted(PAGES)), text=st.lists(TEXT | YAML, min_size=1, max_size=4).map("".join))
def test_front_matter_of_any_sort(root: Path, page: str, text: str) -> None:
    whole = f"---\n{text}\n---\n{PAGES[page]}"
    with changed(root, {page: whole.encode("utf-8", "surrogatepass")}):
        assert [fault for fault in faults(root) if " has <" not in fault] == []


@cache
def _promised() -> str:
    return build(WHOLE).promise.text


@contextmanager
def changed(root: Path, files: dict[str, bytes | None]) -> Iterator[None]:
    """Files changed, or gone, for a while; quotes are compared anew, so that their words may be any."""
    lock = root / quotes.LOCK
    before = {name: (root / name).read_bytes() if (root / name).is_file() else None for name in (*files, quotes.LOCK)}
    try:
        for name, content in files.items():
            _write(root / name, content)
        if any("/quotes/" in name for name in files):
            index = build(root).index
            held = dict.fromkeys(dict(index.of("quotes")), quotes.Finding("verbatim"))
            lock.write_text(quotes.lock(index, held, {}, "2026-01-02"), encoding="utf-8")
        yield
    finally:
        for name, content in before.items():
            _write(root / name, content)


def _write(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(content)

"""Each case file is the small site, changed in one way, with the problems or pages that must come of it."""

from pathlib import Path
from typing import Any

from explainer.building import build

KEYS = {"write", "edit", "delete", "folders", "problems", "shows", "hides", "markdown"}


def test_case(case: dict[str, Any], small: Path) -> None:
    assert set(case) <= KEYS, "a case has only these keys"
    change(small, case)
    site = build(small)
    assert [str(problem) for problem in site.problems] == case.get("problems", [])
    pages = {page.uri: page.html for page in site.pages()}
    for uri, fragments in case.get("shows", {}).items():
        for fragment in fragments:
            assert fragment in pages[uri]
    for uri, fragments in case.get("hides", {}).items():
        for fragment in fragments:
            assert fragment not in pages[uri]
    for uri, fragments in case.get("markdown", {}).items():
        for fragment in fragments:
            assert fragment in site.written[uri]


def change(root: Path, case: dict[str, Any]) -> None:
    for name in case.get("folders", []):
        (root / name).mkdir(parents=True)
    for name, text in case.get("write", {}).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for name in case.get("delete", []):
        (root / name).unlink()
    for name, changes in case.get("edit", {}).items():
        text = (root / name).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1, f"{old!r} must stand once in {name}"
            text = text.replace(old, new)
        (root / name).write_text(text, encoding="utf-8")

"""A site whose every text is mischief, in a real browser: nothing of it runs, nothing leaves the site."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, get_args, get_origin

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from pydantic import BaseModel

from explainer import build
from explainer.records import KINDS, Record
from hardness import hostile
from hardness.holding import WHOLE, faults, misplaced
from hardness.making import VALUES, Loc, placed, written
from hardness.test_fuzz import changed

TOP = Path(__file__).parents[2]
WATCH = """
window.broken = [];
addEventListener("securitypolicyviolation", one => broken.push(`policy: ${one.violatedDirective} ${one.blockedURI}`));
for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = () => broken.push(name);
"""
SPOT = """number => {
const link = document.querySelectorAll("article p a[href*='meetings/']")[number];
scrollTo(0, link.getClientRects()[0].top + scrollY - 300);
const {left, top} = link.getClientRects()[0]; return [left + 5, top + 5]; }"""
WRONG = """() => [...broken, ...("boom" in window ? ["a script of the data ran"] : []),
...[...document.querySelectorAll("article *")].flatMap(one => one.getAttributeNames().filter(name => name.startsWith("on")))]
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole site, full of mischief."""
    root, text = Path(shutil.copytree(WHOLE, tmp_path / "whole")), f"javascript:{hostile.mischief(0)}"
    untold = []
    for path, loc in hostile.narrow():
        with changed(root, {path: written(placed(VALUES[path], loc, text)).encode()}):
            problems = build(root).problems
            untold += [(path, loc)] if path not in {one.path for one in problems} else []
            assert [fault for one in problems for fault in misplaced(one, root)] == []
    assert untold == []


def test_the_whole_site_says_something_under_every_key() -> None:
    records = build(WHOLE).index.records.values()
    said = {pair for record in records for pair in _said(record)}
    known = {pair for kind in KINDS for pair in _keys(kind)}
    assert known - said == set()


def _said(part: BaseModel) -> Iterator[tuple[str, str]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        if value not in (None, (), False):
            yield _owner(type(part), name), name
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel):
                yield from _said(one)


def _keys(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, field in model.model_fields.items():
        yield _owner(model, name), name
        for inner in _parts(field.annotation):
            yield from _keys(inner)


def _owner(model: type[BaseModel], name: str) -> str:
    """What all kinds have needs to be said once only."""
    return "Record" if issubclass(model, Record) and name in Record.model_fields else model.__name__


def _parts(annotation: Any) -> Iterator[type[BaseModel]]:
    if get_origin(annotation):
        for inner in get_args(annotation):
            yield from _parts(inner)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation

"""The list of mistakes as a terminal, a program or a CI service wants it."""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import lru_cache
from unicodedata import category, combining, east_asian_width

from explainer.problems import Problem, listed

WIDEST = 160
WHOLE_FILE = (
    "bad-id",
    "broken-lock",
    "id-taken",
    "missing-key",
    "no-data-folder",
    "no-source",
    "principle-number",
    "stray-file",
    "too-large",
    "unreadable-file",
    "wrong-encoding",
)
MARKED = re.compile(
    r"""
    "(?:[^"\\]|\\.)*"? | '(?:[^']|'')*'?            # a quoted value
    | \[\[[^\]]*\]{0,2} | \{\{.*?\}\} | \{%.*?%\}   # a link, a figure
    | [^\s:"'\[\]{},]+ (?=:(?:\s|$))                # a key
    """,
    re.VERBOSE,
)
VALUE = re.compile(r".+?(?=\s+\#|\s*$)")
LIST_ITEM = re.compile(r"[^,\]}]+(?<!\s)")
WORD = re.compile(r"[\w-]+|.?")
BEFORE_VALUE = re.compile(r"(?:^\s*|\s)(?:- |[^\s:]+:\s+)$")
BEFORE_ITEM = re.compile(r":\s+[\[{](?:[^\[\]{}]*[,:])?\s*$")


def text(problems: Iterable[Problem], source: Callable[[str], str]) -> str:
    """For people: each problem with its line, a caret under the value and its code; the closing count.

    `source` gives the text of a file by its path, or nothing.
    """
    ordered = sorted(set(problems))
    told = [f"{problem}\n{excerpt(problem, source(problem.path))}  code: {problem.code}\n" for problem in ordered]
    more = f"To read what a code means, type for example: explainer explain {ordered[0].code}" if ordered else ""
    return "\n".join([*told, more, listed(ordered).rpartition("\n")[2]])


def as_json(problems: Iterable[Problem]) -> str:
    """For programs: a list of objects."""
    keys = ("path", "line", "column", "code", "what", "expected", "suggestion")
    made = [{key: asdict(problem)[key] for key in keys} for problem in sorted(set(problems))]
    return json.dumps(made, ensure_ascii=False, indent=1)


def github(problems: Iterable[Problem]) -> str:
    """For CI: an annotation a line, as GitHub's workflow commands spell it."""
    return "\n".join(
        f"::error file={_property(one.path)},line={one.line},col={one.column},title={one.code}::{_data(one.told)}"
        for one in sorted(set(problems))
    )


def excerpt(problem: Problem, text: str) -> str:
    """The line of the text and a caret run under the value; nothing where the problem is with the file as a whole."""
    lines = _lines(text)
    line = lines[problem.line - 1].rstrip() if problem.line <= len(lines) else ""
    about_file = (problem.line, problem.column) == (1, 1) and problem.code in WHOLE_FILE
    if not line or about_file or problem.column > len(line) + 1:
        return ""
    start = problem.column - 1
    first = max(0, start - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[first : first + WIDEST]
    end = min(_end(line, start), first + len(shown))
    blank = "".join(_blank(char) for char in line[first:start])
    carets = "^" * max(1, sum(len(_blank(char)) for char in line[start:end]))
    number = f"{problem.line:>5} | "
    marked = f"{'':>5} | {blank}{carets}\n" if _place_known(problem, line) else ""
    return f"{number}{''.join(_seen(char) for char in shown)}\n{marked}"


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    """Kept for the next problem of the same file."""
    return text.split("\n")


def _place_known(problem: Problem, line: str) -> bool:
    """Of a figure that cannot be drawn only the line is known, unless it stands first in it."""
    return problem.code != "bad-figure" or line.startswith("{")


def _end(line: str, start: int) -> int:
    """Where the key, value, link or word that begins here ends."""
    before = line[:start]
    if match := MARKED.match(line, start):
        return match.end()
    if BEFORE_ITEM.search(before) and (match := LIST_ITEM.match(line, start)):
        return match.end()
    if BEFORE_VALUE.search(before) and (match := VALUE.match(line, start)):
        return match.end()
    match = WORD.match(line, start)
    return match.end() if match else start


def _blank(char: str) -> str:
    """Empty space as wide as a character, so that the caret stands under its value."""
    if char == "\t":
        return char
    return "" if combining(char) else "  " if east_asian_width(char) in "WF" else " "


def _seen(char: str) -> str:
    """A character as a terminal may show it: what is hidden, or would steer the terminal, as a sign."""
    return "\ufffd" if char != "\t" and category(char) in ("Cc", "Cf", "Zl", "Zp") else char


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""YAML read as text: every scalar stays the text that was written, every mistake has a line and a column."""

from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from explainer.plain_text import hidden
from explainer.problems import Problem

MAX_DEPTH = 12
SAID = {
    "mapping values are not allowed": ('a second ": " stands in the value', "put the value in quotes"),
    "expected ',' or ']'": ('a "[" is not closed', 'add the "]", or put the value in quotes'),
    "expected ',' or '}'": ('a "{" is not closed', 'add the "}", or put the value in quotes'),
    "could not find expected ':'": ("a line has no colon", "expected key: value; indent the lines of a longer text"),
    "unexpected end of stream": ("a quotation mark is not closed", "close it"),
    "did not find expected key": ("the line does not fit those before it", "check its indentation and quotation marks"),
    "did not find expected '-' indicator": ("the line does not fit the list before it", "check its indentation"),
    "cannot start any token": ("the value begins with a sign that YAML keeps for itself", "put the value in quotes"),
    "block sequence entries are not allowed": (
        'a "- " stands where no list can begin',
        "begin the list on a line of its own",
    ),
}
Loc = tuple[str | int, ...]


class Mark(NamedTuple):
    """A place in a file, both counted from 1."""

    line: int
    column: int


class Document(NamedTuple):
    """A file's value (mappings, lists and text only) and where each part of it stands.

    `marks` holds the place of each value and, under its loc with "~key" added, of each key.
    """

    value: Any
    marks: dict[Loc, Mark]


def read(text: str, path: str) -> tuple[Document, list[Problem]]:
    """The one mapping in a file's text; aliases, tags, tabs, duplicate keys and deep nesting are problems."""
    document, problems = _read(text, path)
    return document, list(problems)


@lru_cache(maxsize=8)
def _read(text: str, path: str) -> tuple[Document, tuple[Problem, ...]]:
    """The last few files are kept: each problem of a file asks anew where its value stands."""
    reader = _Reader(path, "\\" in text)
    try:
        value = reader.document(iter(yaml.CBaseLoader(text).get_event, None))
    except yaml.YAMLError as error:
        reader.problems.append(_syntax(error, text, path))
        value = None
    except _StopError:
        value = None
    return Document(value, reader.marks), tuple(reader.problems)


class _StopError(Exception):
    """The rest of the file cannot be read with sense."""


class _Reader:
    """Turns the parser's events into plain values; it does not recurse deeper than MAX_DEPTH.

    Only in a file that `escapes` characters can a value hold one that the file itself does not.
    """

    def __init__(self, path: str, escapes: bool) -> None:
        self.path = path
        self.escapes = escapes
        self.marks: dict[Loc, Mark] = {}
        self.problems: list[Problem] = []

    def document(self, events: Any) -> Any:
        next(events)
        first = None if isinstance(next(events), yaml.StreamEndEvent) else next(events)
        if first is None or getattr(first, "value", None) == "":  # after a bare ---, the parser stands beyond the end
            what, expected = "the file is empty", "expected a record: lines of the form key: value"
            self.problems.append(Problem(self.path, 1, 1, what, expected, code="not-a-record"))
            raise _StopError
        if not isinstance(first, yaml.MappingStartEvent):
            self._stop(first, "the file is not a record", "expected lines of the form key: value", code="not-a-record")
        value = self._value(first, events, ())
        next(events)
        if not isinstance(extra := next(events), yaml.StreamEndEvent):
            self._stop(extra, "a second record begins here", "keep one record per file", code="second-record")
        return value

    def _value(self, event: Any, events: Any, loc: Loc) -> Any:
        self.marks[loc] = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.AliasEvent):
            self._stop(event, f'"*{event.anchor}" is a YAML alias', "write the value out", code="yaml-shorthand")
        if event.anchor:
            what, expected = f'"&{event.anchor}" is a YAML anchor', 'put the text in quotes, or leave out the "&"'
            self._stop(event, what, expected, code="yaml-shorthand")
        if event.tag:
            what = f'"{event.tag.replace("tag:yaml.org,2002:", "!!")}" is a YAML tag'
            self._stop(event, what, 'put the text in quotes, or leave out the "!"', code="yaml-shorthand")
        if isinstance(event, yaml.ScalarEvent):
            for _, what in hidden(event.value) if self.escapes else ():
                self._problem(event, what, "delete it", code="hidden-character")
            return event.value
        if len(loc) >= MAX_DEPTH:
            what = f"the file nests deeper than {MAX_DEPTH} levels"
            self._stop(event, what, "check the brackets and the indentation", code="too-large")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(events, loc)
        return self._pairs(events, loc)

    def _items(self, events: Any, loc: Loc) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._value(event, events, (*loc, len(items))))
        return items

    def _pairs(self, events: Any, loc: Loc) -> dict[str, Any]:
        pairs: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._stop(
                    event, "a key is not plain text", "expected lines of the form key: value", code="not-a-record"
                )
            key = event.value
            value_event = next(events)
            if key in pairs:
                first = self.marks[(*loc, key, "~key")]
                what, expected = f'the key "{key}" stands twice', f"it stands already on line {first.line}"
                self._problem(event, what, expected, code="duplicate-key")
                self._value(value_event, events, (*loc, key, "~again"))
                continue
            self.marks[(*loc, key, "~key")] = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
            pairs[key] = self._value(value_event, events, (*loc, key))
        return pairs

    def _problem(self, event: Any, what: str, expected: str, *, code: str) -> None:
        mark = event.start_mark
        self.problems.append(Problem(self.path, mark.line + 1, mark.column + 1, what, expected, code=code))

    def _stop(self, event: Any, what: str, expected: str, *, code: str) -> None:
        self._problem(event, what, expected, code=code)
        raise _StopError


def _syntax(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """The parser's complaint in an editor's words; a tab is by far the commonest cause."""
    at = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    lines = text.split("\n")
    line = min(at.line + 1, len(lines)) if at else 1  # the parser's own count may be beyond the end
    here = lines[line - 1]
    column = min(at.column, len(here)) + 1 if at and at.line < len(lines) else len(here) + 1
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return Problem(
            path, line, here.index("\t") + 1, "the line is indented with a tab", "use spaces", code="tab-indentation"
        )
    said = str(getattr(error, "problem", None) or "it cannot be read")
    told = next((told for part, told in SAID.items() if part in said), (said, "check the indentation and the colons"))
    return Problem(path, line, column, f"this is not valid YAML: {told[0]}", told[1], code="yaml-syntax")

"""The keys of a record file in the order of its model: lines move, comments with them, and no value changes."""

from collections.abc import Iterable, Sequence
from typing import Any

from explainer import validation, yaml_text
from explainer.records import Record
from explainer.yaml_text import Loc, Mark


def laid_out(text: str, kind: type[Record]) -> str | None:
    """The text with its keys in order and without spaces at the ends of lines; None where it cannot be read.

    Where the same values would not be read again, the text is given back as it was.
    """
    document, problems = yaml_text.read(text, "")
    if problems or not isinstance(document.value, dict):
        return None
    page = _Lines(text.rstrip("\n").split("\n"), document.marks, kind)
    body = page.mapping(document.value, (), 0, len(page.lines))
    ordered = "\n".join(body) + "\n"
    tidy = "\n".join(line.rstrip() for line in ordered.split("\n"))
    return next(made for made in (tidy, ordered, text) if yaml_text.read(made, "")[0].value == document.value)


class _Lines:
    """A file's lines, with the place of every key and value in them."""

    def __init__(self, lines: list[str], marks: dict[Loc, Mark], kind: type[Record]) -> None:
        self.lines, self.marks, self.kind = lines, marks, kind

    def mapping(self, value: dict[str, Any], loc: Loc, first: int, end: int) -> list[str]:
        """The lines of a mapping, its keys in order; a mapping written on one line stays as it is."""
        places = {key: self.marks[(*loc, key, "~key")] for key in value}
        if len({place.line for place in places.values()}) < len(places):
            return self.lines[first:end]
        starts = {key: self._with_comments(place.line - 1, place.column - 1, first) for key, place in places.items()}
        bounds = [*sorted(starts.values()), end]
        parts = {
            key: self._inner(value[key], (*loc, key), start, bounds[bounds.index(start) + 1])
            for key, start in starts.items()
        }
        known = validation.keys(self.kind, loc)
        ordered = sorted(parts, key=lambda key: known.index(key) if key in known else len(known))
        return [*self.lines[first : bounds[0]], *(line for key in ordered for line in parts[key])]

    def _inner(self, value: Any, loc: Loc, first: int, end: int) -> list[str]:
        """The lines of a key and its value; what the value holds is put in order too."""
        head = self.marks[(*loc, "~key")].line
        begin = self.marks[loc].line - 1
        if isinstance(value, dict) and value and begin >= head:
            return [*self.lines[first:head], *self.mapping(value, loc, head, end)]
        if isinstance(value, list) and value and begin >= head - 1:
            return self._items(value, loc, first, end)
        return self.lines[first:end]

    def _items(self, value: Sequence[Any], loc: Loc, first: int, end: int) -> list[str]:
        """The lines of a list: its items stay where they are, and the keys of each are put in order."""
        marks = [self.marks[(*loc, position)] for position in range(len(value))]
        starts = [self._with_comments(mark.line - 1, mark.column - 1, first) for mark in marks]
        made = self.lines[first : starts[0]]
        for position, (item, mark, start) in enumerate(zip(value, marks, starts, strict=True)):
            until = starts[position + 1] if position + 1 < len(starts) else end
            begin, column = mark.line - 1, mark.column - 1
            dash = self.lines[begin][:column]
            if not isinstance(item, dict) or dash.strip() != "-":
                made += self.lines[start:until]
                continue
            made += self.lines[start:begin]
            self.lines[begin] = " " * column + self.lines[begin][column:]
            made += _with_dash(self.mapping(item, (*loc, position), begin, until), dash)
        return made

    def _with_comments(self, line: int, column: int, first: int) -> int:
        """The first of the comment lines that stand straight above a key, no further to the right than it."""
        while line > first and _comment_column(self.lines[line - 1]) <= column:
            line -= 1
        return line


def _comment_column(line: str) -> float:
    bare = line.lstrip()
    return len(line) - len(bare) if bare.startswith("#") else float("inf")


def _with_dash(lines: Iterable[str], dash: str) -> list[str]:
    """The lines of an item with the dash before its first key; comments before that stand above it."""
    made = list(lines)
    at = next(number for number, line in enumerate(made) if line.strip() and not line.lstrip().startswith("#"))
    made[at] = dash + made[at][len(dash) :]
    return made

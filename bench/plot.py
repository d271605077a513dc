"""Seconds against records, both in steps of ten, as an SVG that suits light and dark."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor, log10
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader

from bench.course import Result

Scale = Callable[[float], float]
LEFT, TOP, RIGHT, BOTTOM = 56, 24, 540, 380
APART = 17
DASHES = ("", "", "9 4", "3 3", "9 3 2 3", "14 5", "1 4")


class Line(NamedTuple):
    """A generator's points, and where its name stands: beside the last one, but clear of the other names."""

    label: str
    seconds: str
    points: tuple[tuple[float, float], ...]
    name_at: float
    dash: str


class Mark(NamedTuple):
    """A value on an axis, and where."""

    at: float
    words: str


def plot(results: Sequence[Result], first: str) -> str:
    """One line for each generator; the one called `first` stands out."""
    built = [result for result in results if result.seconds]
    sizes = sorted({result.size for result in built})
    times = [result.wall for result in built]
    low, high = floor(log10(min(times)) * 2) / 2, ceil(log10(max(times)) * 2) / 2
    across = _scale(log10(sizes[0]) - 0.05, log10(sizes[-1]) + 0.05, LEFT, RIGHT)
    down = _scale(low, high, BOTTOM, TOP)
    env = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True)
    return env.get_template("plot.svg.j2").render(
        lines=_apart(list(_lines(built, across, down))),
        first=first,
        columns=[Mark(across(size), f"{size:,}") for size in sizes],
        rows=[Mark(down(value), f"{value:g}") for value in _steps(low, high)],
        box=(LEFT, TOP, RIGHT, BOTTOM),
    )


def _lines(built: Sequence[Result], across: Scale, down: Scale) -> Iterator[Line]:
    for number, label in enumerate(dict.fromkeys(result.label for result in built)):
        own = sorted((result.size, result.wall) for result in built if result.label == label)
        points = tuple((across(size), down(seconds)) for size, seconds in own)
        yield Line(label, f"{own[-1][1]:.1f} s", points, points[-1][1], DASHES[number % len(DASHES)])


def _apart(lines: Sequence[Line]) -> list[Line]:
    """The lines from top to bottom, names that would touch moved down."""
    placed: list[Line] = []
    for line in sorted(lines, key=lambda line: line.name_at):
        free = placed[-1].name_at + APART if placed else line.name_at
        placed.append(line._replace(name_at=max(line.name_at, free)))
    return placed


def _scale(low: float, high: float, start: float, end: float) -> Scale:
    """Where a value stands between two ends of an axis that mean powers of ten."""
    return lambda value: round(start + (log10(value) - low) / (high - low) * (end - start), 1)


def _steps(low: float, high: float) -> Iterator[float]:
    """The values from 10**low to 10**high: 1, 3, 10, 30 and so on."""
    for half in range(round(low * 2), round(high * 2) + 1):
        yield 10 ** (half // 2) * (3 if half % 2 else 1)

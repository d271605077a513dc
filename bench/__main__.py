"""Build one data set with each generator and write down what it took.

Usage: python -m bench [--shape wide] [--turns 3] [--only NAME …] [--into FOLDER] [sizes …]
"""

import argparse
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import sync_playwright

from bench import course, machine, measure
from bench.generators import GENERATORS, OURS, PLAIN
from bench.plot import plot
from bench.records import SHAPES
from bench.table import table
from bench.task import Generator, MissingError, Task
from browser.install import chromium

HERE = Path(__file__).parent
SIZES = (1000, 3200, 10_000)
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


class Shipped(NamedTuple):
    """The website of this repository: its pages, the seconds of a build and of a check."""

    pages: int
    seconds: float
    check: float


def main() -> None:
    given = _arguments()
    present, absent = _sorted(given.only)
    results: list[course.Result] = []
    checks: dict[int, float] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(CHROMIUM))
        for size in given.sizes:
            with TemporaryDirectory() as folder:
                task = Task(size, given.shape)
                found = list(course.run(list(present), task, given.turns, Path(folder), browser))
                results += found
                checks[size] = median(course.checked(Path(folder), given.turns))
            print(table(found, PLAIN.label), flush=True)
            _write(given, results, present, absent, checks, None)
        browser.close()
    _write(given, results, present, absent, checks, _shipped(given.turns))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, help="numbers of records")
    parser.add_argument("--shape", choices=SHAPES, default="even", help="the shape of the data")
    parser.add_argument("--turns", type=int, default=3, help="how many times each is clocked")
    parser.add_argument("--only", nargs="*", default=(), help="these generators beside ours and plain MkDocs")
    parser.add_argument("--into", type=Path, default=HERE, help="where the table and the picture go")
    return parser.parse_args()


def _sorted(only: Sequence[str]) -> tuple[Mapping[Generator, str], Mapping[str, str]]:
    """The generators that are here with their versions, and why the others are not."""
    present: dict[Generator, str] = {}
    absent: dict[str, str] = {}
    for generator in GENERATORS:
        if only and generator not in (OURS, PLAIN) and generator.name not in only:
            continue
        try:
            present[generator] = generator.version()
        except MissingError as why:
            absent[generator.label] = str(why)
    return present, absent


def _shipped(turns: int) -> Shipped:
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site))
        times = []
        for _ in range(turns):
            shutil.rmtree(site, ignore_errors=True)
            times.append(measure.seconds([command], HERE.parent).wall)
        pages = sum(1 for _ in site.rglob("*.html"))
    check = median(measure.seconds([course.CHECK], HERE.parent).wall for _ in range(turns))
    return Shipped(pages, median(times), check)


def _write(
    given: argparse.Namespace,
    results: Sequence[course.Result],
    present: Mapping[Generator, str],
    absent: Mapping[str, str],
    checks: Mapping[int, float],
    shipped: Shipped | None,
) -> None:
    """After each size, so that a long run that is broken off leaves what it found."""
    name = "" if given.shape == "even" else f"-{given.shape}"
    given.into.mkdir(parents=True, exist_ok=True)
    env = Environment(loader=FileSystemLoader(HERE), trim_blocks=True, keep_trailing_newline=True)
    told = env.get_template("results.md.j2").render(
        shape=given.shape,
        machine=machine.described(),
        versions=dict.fromkeys(present.values()),
        turns=given.turns,
        absent=absent,
        picture=f"plot{name}.svg",
        table=table(results, PLAIN.label),
        checks=checks,
        shipped=shipped,
    )
    (given.into / f"results{name}.md").write_text(told, encoding="utf-8")
    (given.into / f"plot{name}.svg").write_text(plot(results, OURS.label), encoding="utf-8")


if __name__ == "__main__":
    main()

"""The course of all generators over one data set: laid out, built once unclocked, then in turns by the clock."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from typing import NamedTuple

from playwright.sync_api import Browser

from bench import measure, pages
from bench.measure import Seconds
from bench.task import Generator, Task
from bench.weight import Loaded, Weight, loaded, weigh

CHECK = (sys.executable, "-m", "explainer.cli", "check")


class Result(NamedTuple):
    """What one generator made of one data set; `failed` tells why it made nothing."""

    size: int
    label: str
    seconds: tuple[Seconds, ...] = ()
    megabytes: float = 0
    weight: Weight | None = None
    loaded: Loaded | None = None
    failed: str = ""

    @property
    def wall(self) -> float:
        """The median by the clock on the wall."""
        return float(median(seconds.wall for seconds in self.seconds))


class Laid(NamedTuple):
    """A generator in its folder, with the names that were there before any build."""

    generator: Generator
    root: Path
    kept: frozenset[str]


def run(generators: Sequence[Generator], task: Task, turns: int, folder: Path, browser: Browser) -> Iterator[Result]:
    """The first generator makes the pages that the others get, the second their chrome: without these two, nothing."""
    laid: dict[str, Laid] = {}
    memory: dict[str, float] = {}
    clock: dict[str, list[Seconds]] = {}
    failed: dict[str, str] = {}
    for generator in generators:
        root = folder / generator.name
        generator.lay(root, task)
        laid[generator.name] = Laid(generator, root, frozenset(path.name for path in root.iterdir()))
        try:
            memory[generator.name] = measure.megabytes(generator.commands(), root)
        except measure.BuildError as error:
            if not task.pages or not task.plain.is_dir():
                raise
            failed[generator.name] = str(error)
        task = _known(task, generator, root / "site")
    read = _median_page(task)
    for _ in range(turns):
        for name, here in laid.items():
            try:
                if name not in failed:
                    clock.setdefault(name, []).append(_timed(here, folder / "earlier"))
            except measure.BuildError as error:
                failed[name] = str(error)
    for name, (generator, root, _) in laid.items():
        if name in failed:
            yield Result(task.size, generator.label, failed=failed[name])
            continue
        shown = loaded(root / "site", read.place, read.title, browser) if generator.readable else None
        yield Result(task.size, generator.label, tuple(clock[name]), memory[name], weigh(root / "site"), shown)


def checked(folder: Path, turns: int) -> tuple[float, ...]:
    """How long it takes this project to read and check the same records and write nothing."""
    return tuple(measure.seconds([CHECK], folder / "ours").wall for _ in range(turns))


def _known(task: Task, generator: Generator, site: Path) -> Task:
    if generator.name == "ours":
        return task._replace(pages=pages.read(site))
    return task._replace(plain=site) if generator.name == "plain" else task


def _timed(here: Laid, aside: Path) -> Seconds:
    """A cold build: what earlier ones left, the site and all caches, is put aside first and written to the disk.

    It is not deleted: for minutes after that, ext4 is slow to make files in the place of so many.
    """
    aside.mkdir(exist_ok=True)
    bin = Path(mkdtemp(dir=aside))
    for path in here.root.iterdir():
        if path.name not in here.kept:
            path.rename(bin / path.name)
    os.sync()
    return measure.seconds(here.generator.commands(), here.root)


def _median_page(task: Task) -> pages.Page:
    """The record whose page is of middling size where plain MkDocs built it."""
    records = [page for page in task.pages if page.depth == 2]
    return sorted(records, key=lambda page: (task.plain / page.place / "index.html").stat().st_size)[len(records) // 2]

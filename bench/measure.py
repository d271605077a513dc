"""One build as a process of its own: its wall time, or its peak memory together with that of all it started."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from resource import struct_rusage
from tempfile import TemporaryFile
from threading import Event, Thread
from typing import NamedTuple

from bench.task import Command

PROC = Path("/proc")
PAUSE = 0.05
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""}


class Seconds(NamedTuple):
    """By the clock on the wall, and of all cores together."""

    wall: float
    cores: float


class BuildError(Exception):
    """A build that ended with an error; the words are its last."""


def seconds(commands: Sequence[Command], folder: Path) -> Seconds:
    """How long the commands take, one after the other."""
    start = time.perf_counter()
    used = [_run(command, folder, lambda pid: nullcontext()) for command in commands]
    return Seconds(time.perf_counter() - start, sum(usage.ru_utime + usage.ru_stime for usage in used))


def megabytes(commands: Sequence[Command], folder: Path) -> float:
    """The most memory that the processes of a command held at one time; pages that several share count once.

    To look is not free, so the clock does not run meanwhile.
    """
    seen: list[float] = []
    used = [_run(command, folder, partial(_watched, seen)) for command in commands]
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return max([usage.ru_maxrss / unit for usage in used] + seen)


def _run(command: Command, folder: Path, watched: Callable[[int], AbstractContextManager[None]]) -> struct_rusage:
    """What the system counted: time of the whole tree, memory of its largest process."""
    with TemporaryFile() as told:
        process = subprocess.Popen(command, cwd=folder, env=QUIET, stdout=subprocess.DEVNULL, stderr=told)
        with watched(process.pid):
            _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            last = told.read().decode(errors="replace").strip().splitlines()[-1:]
            raise BuildError(last[0][:200] if last else f"ended with {process.returncode}")
    return usage


@contextmanager
def _watched(seen: list[float], pid: int) -> Iterator[None]:
    ended = Event()

    def look() -> None:
        while not ended.wait(PAUSE):
            seen.append(sum(_held(one) for one in _tree(pid)))

    watcher = Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for children in (PROC / str(pid) / "task").glob("*/children"):
        for child in _read(children).split():
            yield from _tree(int(child))


def _held(pid: int) -> float:
    """In MB; nothing where the system does not tell."""
    for line in _read(PROC / str(pid) / "smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""

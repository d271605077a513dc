"""One build as a process of its own: its wall time, or its peak memory together with that of all it started."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread
from typing import IO

from bench.task import Command

PROC = Path("/proc")
PAUSE = 0.05
Started = tuple["subprocess.Popen[bytes]", IO[bytes]]
QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": ""}


class Failed(Exception):
    """A build that ended with an error; the words are its last."""


def seconds(commands: Sequence[Command], folder: Path) -> float:
    """How long the commands take, one after the other."""
    start = time.perf_counter()
    for command in commands:
        _finished(_started(command, folder))
    return time.perf_counter() - start


def megabytes(commands: Sequence[Command], folder: Path) -> float:
    """The most memory that the processes of a command held at one time; pages that several share count once."""
    return max(_most(command, folder) for command in commands)


def _most(command: Command, folder: Path) -> float:
    started = process, _ = _started(command, folder)
    seen, ended = [0.0], Event()

    def watch() -> None:
        while not ended.wait(PAUSE):
            seen.append(sum(_held(pid) for pid in _tree(process.pid)))

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        largest = _finished(started)
    finally:
        ended.set()
        watcher.join()
    return max(largest, *seen)


def _started(command: Command, folder: Path) -> Started:
    told = TemporaryFile()
    process = subprocess.Popen(command, cwd=folder, env=QUIET, stdout=subprocess.DEVNULL, stderr=told)
    return process, told


def _finished(started: Started) -> float:
    """The peak memory of the largest single process, in MB, as the system counted it."""
    process, told = started
    with told:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            last = told.read().decode(errors="replace").strip().splitlines()[-1:]
            raise Failed(last[0][:200] if last else f"ended with {process.returncode}")
    return usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


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

"""Work shared out over the cores of a machine that can fork; done one after the other where it cannot."""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from traceback import format_exc
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Helper = tuple[BaseProcess, Connection]
LAST = 19


def each(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """The result of the work for each item, in their order; results must be picklable.

    Each process takes the next item when it is done with one. If one fails, or is killed, this raises.
    """
    helpers = min(_cores(), len(items)) - 1
    if helpers < 1 or not _can_fork():
        return [work(item) for item in items]
    turn = get_context("fork").Value("l", 0)
    share = partial(_share, work, items, turn)
    started = [_start(share) for _ in range(helpers)]
    made = share()
    for helper in started:
        made |= _ended(helper)
    return [made[number] for number in range(len(items))]


def aside() -> ThreadPoolExecutor:
    """What is submitted here is done by a thread that is the last to get a core that another program wants."""
    return ThreadPoolExecutor(1, initializer=_step_back)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _start(work: Callable[[], object]) -> Helper:
    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_help, args=(work, theirs), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _help(work: Callable[[], object], pipe: Connection) -> None:
    try:
        pipe.send((work(), ""))
    except BaseException:
        pipe.send((None, format_exc()))


def _share(work: Callable[[Item], Result], items: Sequence[Item], turn: Any) -> dict[int, Result]:
    """The results of the items that were this process's turn, by their number."""
    made: dict[int, Result] = {}
    while True:
        with turn.get_lock():
            number = turn.value
            turn.value += 1
        if number >= len(items):
            return made
        made[number] = work(items[number])


def _step_back() -> None:
    if sys.platform == "linux":  # elsewhere it would be the whole process
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), LAST)


def _ended(helper: Helper) -> Any:
    process, pipe = helper
    try:
        made, error = pipe.recv()
    except EOFError:
        raise RuntimeError("a process that helped was ended from outside; memory may be short") from None
    process.join()
    if error:
        raise RuntimeError(f"a process that helped failed:\n{error}")
    return made

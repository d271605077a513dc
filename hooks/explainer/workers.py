"""Work shared out over the cores of a machine that can fork; done one after the other where it cannot."""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from traceback import format_exc
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def each(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """The result of the work for each item, in their order; results must be picklable.

    Each process takes the next item when it is done with one. If one fails, or is killed, this raises.
    """
    helpers = min(_cores(), len(items)) - 1
    if helpers < 1 or sys.platform != "linux" or threading.active_count() > 1:
        return [work(item) for item in items]
    context = get_context("fork")
    turn = context.Value("l", 0)
    started = []
    for _ in range(helpers):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_help, args=(work, items, turn, theirs), daemon=True)
        process.start()
        theirs.close()
        started.append((process, ours))
    made = _share(work, items, turn)
    for process, ours in started:
        made |= _received(ours)
        process.join()
    return [made[number] for number in range(len(items))]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _help(work: Callable[[Item], Result], items: Sequence[Item], turn: Any, pipe: Connection) -> None:
    try:
        pipe.send((_share(work, items, turn), ""))
    except BaseException:
        pipe.send(({}, format_exc()))


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


def _received(pipe: Connection) -> dict[int, Any]:
    try:
        made, error = pipe.recv()
    except EOFError:
        raise RuntimeError("a process that drew pages was ended from outside; memory may be short") from None
    if error:
        raise RuntimeError(f"a process that drew pages failed:\n{error}")
    return dict(made)

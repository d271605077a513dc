"""A folder filled beside the one it is to replace, and put in its place in one step: nobody meets half a site."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from secrets import token_hex

from explainer import workers

try:
    import fcntl
except ImportError:  # Windows has no locks on folders: what killed builds leave there stays
    fcntl = None  # type: ignore[assignment]

EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
HERE = -100  # AT_FDCWD


def beside(target: Path) -> Path:
    """A new, empty folder beside the target, marked as in use for as long as this process lives.

    What builds that were killed have left there is taken away.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    return _marked(target.parent, f".{target.name}")[0]


@contextmanager
def lent(parent: Path, name: str) -> Iterator[Path]:
    """The same for a while, in any folder, under a name that begins so."""
    made, handle = _marked(parent, name)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def replace(made: Path, target: Path) -> None:
    """The folder in the place of the target, if there is one: in one step where the system can exchange two folders."""
    if not target.exists():
        made.rename(target)
    elif _exchanged(made, target):
        discard(made)
    else:
        old = made.with_name(f"{made.name}-old")
        target.rename(old)
        try:
            made.rename(target)
        except OSError:
            old.rename(target)
            raise
        discard(old)


def discard(folder: Path) -> None:
    """The folder taken away, as fast as the machine can."""
    inner = [path for path in folder.glob("*") if path.is_dir() and not path.is_symlink()]
    workers.each(partial(shutil.rmtree, ignore_errors=True), inner)
    shutil.rmtree(folder, ignore_errors=True)


def _marked(parent: Path, name: str) -> tuple[Path, int | None]:
    """The folder gets its name when it is locked: before, others would take it for one that was left."""
    for left in parent.glob(f"{name}-*"):
        handle = _lock(left)
        if handle is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(handle)
    token = token_hex(8)
    made = parent / f".{token}"
    made.mkdir()
    handle = _lock(made)
    return made.rename(parent / f"{name}-{token}"), handle


def _lock(folder: Path) -> int | None:
    """An open handle that holds the folder until it or the process ends; None if another process holds it."""
    if fcntl is None:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _exchanged(one: Path, other: Path) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", lambda *_: -1)
    return int(exchange(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE)) == 0

"""A pause of Python's search for garbage, while much is made that stays."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def swept() -> None:
    """Garbage looked for once, and what stays never looked through again."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


@contextmanager
def kept() -> Iterator[None]:
    """Looking through 10,000 new records again and again takes longer than making them, and finds nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()

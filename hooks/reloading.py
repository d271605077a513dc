"""The core, imported afresh after edits to its code; and what stands for the state of files."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from stat import S_ISREG
from types import ModuleType

NAME = "explainer"
WHOLE = "explainer.building"


def fresh(folder: Path, core: ModuleType | None) -> tuple[ModuleType, str]:
    """The core as its code is now, or as it was (`core`) where that cannot be read, with the reason."""
    names = [name for name in sys.modules if name.partition(".")[0] == NAME] if core else []
    before = {name: sys.modules.pop(name) for name in names}
    sys.path.insert(0, str(folder))
    try:
        return import_module(WHOLE), ""
    except Exception as error:
        if not core:
            raise
        sys.modules.update(before)
        return core, f"{type(error).__name__}: {error}"
    finally:
        sys.path.remove(str(folder))


def state(paths: Iterable[Path]) -> object:
    """Stands for what is in these files and folders: their names, sizes and times."""
    return sorted(_stamps(paths))


def _stamps(paths: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for path in paths:
        for file in path.rglob("*") if path.is_dir() else [path]:
            if "__pycache__" in file.parts:
                continue
            with suppress(OSError):  # programs that edit put files there and take them away again
                known = file.stat()
                if S_ISREG(known.st_mode):
                    yield str(file), known.st_mtime_ns, known.st_size

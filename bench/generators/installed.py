"""Where the programs of other generators stand, which install.py keeps apart from the project's own packages."""

from importlib.metadata import distributions
from pathlib import Path

from bench.task import RIVALS, Missing


def place_of(package: str) -> Path:
    return next((folder / package for folder in _folders() if (folder / package).exists()), RIVALS / package)


def distribution(name: str) -> str:
    """The version of what was installed; Missing tells why it was not."""
    found = next(distributions(name=name, path=[str(folder) for folder in _folders()]), None)
    if found:
        return found.version
    failed = RIVALS / f"{name}.failed"
    raise Missing(failed.read_text(encoding="utf-8") if failed.exists() else "bench/install.py was not run")


def _folders() -> list[Path]:
    return list(RIVALS.glob("lib/python*/site-packages"))

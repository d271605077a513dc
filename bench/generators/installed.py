"""Where the programs of other generators stand, which install.py keeps apart from the project's own packages."""

from importlib.metadata import distributions
from pathlib import Path

from bench.task import RIVALS, MissingError


def place_of(package: str) -> Path:
    return next((folder / package for folder in _folders() if (folder / package).exists()), RIVALS / package)


def distribution(name: str) -> str:
    """The version of what was installed; MissingError tells why it was not."""
    failed = RIVALS / f"{name}.failed"
    if failed.exists():
        raise MissingError(failed.read_text(encoding="utf-8"))
    for found in distributions(name=name, path=[str(folder) for folder in _folders()]):
        return str(found.version)
    raise MissingError("bench/install.py was not run")


def _folders() -> list[Path]:
    return list(RIVALS.glob("lib/python*/site-packages"))

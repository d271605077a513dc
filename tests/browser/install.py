"""A browser for the tests: the system's Chromium or Chrome, else one installed, as root by apt, else by Playwright."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APT = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium")


def chromium() -> str | None:
    """The path of the system's browser; None means the one that Playwright brought."""
    return os.environ.get("CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)


def main() -> None:
    """Install a browser if there is none, and say so."""
    if chromium():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("The tests need a browser: installing Chromium by apt.", flush=True)
        if subprocess.run(("apt-get", "update", "--quiet"), check=False).returncode == 0:
            subprocess.run(APT, check=False)
    if not chromium():
        print("The tests need a browser: Playwright downloads Chromium.", flush=True)
        done = subprocess.run((sys.executable, "-m", "playwright", "install", "chromium"), check=False)
        if done.returncode:
            sys.exit("No browser could be installed. Install Chromium or Chrome, or name one in CHROMIUM=.")


if __name__ == "__main__":
    main()

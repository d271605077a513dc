"""A web server for the tests: the system's nginx, else one installed by apt as root, or by Homebrew."""

import os
import shutil
import subprocess
import sys

WAYS = (
    ("apt-get", ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "nginx-light")),
    ("brew", ("brew", "install", "nginx")),
)


def nginx() -> str | None:
    """The path of the server; on Debian it stands where only root looks."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def main() -> None:
    """Install nginx if there is none, and say so."""
    for program, command in WAYS:
        if nginx() or not shutil.which(program) or (program == "apt-get" and os.geteuid() != 0):
            continue
        print("The tests need a web server: installing nginx.", flush=True)
        if program == "apt-get":
            subprocess.run(("apt-get", "update", "--quiet"), check=False)
        subprocess.run(command, check=False)
    if not nginx():
        sys.exit("No web server could be installed. Install nginx, such as with: sudo apt install nginx-light")


if __name__ == "__main__":
    main()

"""The preview: a saved record shows, a mistake shows, mending it brings the page back."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def preview(small: Path) -> Iterator[str]:
    """The address of a running preview of the small site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}")
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with (
        (small / "log").open("w") as log,
        subprocess.Popen(command, cwd=small, env=env, stdout=log, stderr=log) as server,
    ):
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def test_edits_show(preview: str, small: Path) -> None:
    page, record = f"{preview}people/ada-field/", small / "data/people/ada-field.yml"
    good = record.read_text(encoding="utf-8")
    _until(page, "Minister of Astate.")
    record.write_text(good.replace("Minister of Astate.", "She speaks for Astate."), encoding="utf-8")
    _until(page, "She speaks for Astate.")
    record.write_text(good.replace("title: Ada", "titel: Ada"), encoding="utf-8")
    _until(page, "there is no key &#34;titel&#34; here")
    _until(preview, "data/people/ada-field.yml:1:1")
    record.write_text(good, encoding="utf-8")
    _until(page, "Minister of Astate.")


def _until(address: str, text: str) -> None:
    """Wait for the text to be served; fail after a minute."""
    deadline, seen = time.monotonic() + 60, ""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                seen = answer.read().decode()
        except OSError as error:
            seen = str(error)
        if text in seen:
            return
        time.sleep(0.1)
    raise AssertionError(f"{text!r} was not served; last: {seen[-2000:]}")

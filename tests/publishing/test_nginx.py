"""The shipped site behind a real nginx, under a sub-path: gzip, headers, wrong addresses, and no violation."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPMessage
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publishing.install import nginx

ROOT = Path(__file__).parents[2]
CONFIG = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
SUB = "deep/down/"
MAIN = """
{user} daemon off; pid {folder}/pid; error_log {folder}/error.log;
events {{ }}
http {{
  include {types}; access_log off;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  {server}
}}
"""
PAGES = ["", "osce/", "timeline/", "map/", "attendance/", "meetings/osce-vienna-2025/", "claims/", "no/such/page"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, built for it and served from a folder within the server's root."""
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/{SUB}"
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder / "www" / SUB))
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": address}
    subprocess.run(command, cwd=ROOT, env=env, check=True)
    server = CONFIG.replace("8080", f"127.0.0.1:{port}").replace("/srv/the-empty-chair", str(folder / "www"))
    server = server.replace("404 /404.html", f"404 /{SUB}404.html")
    user = "user root;" if os.geteuid() == 0 else ""  # who else could read a folder of root's
    types = next(
        path for path in ("/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types") if Path(path).exists()
    )
    (folder / "nginx.conf").write_text(
        MAIN.format(user=user, folder=folder, types=types, server=server), encoding="utf-8"
    )
    with subprocess.Popen((str(nginx()), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log"))) as process:
        try:
            _wait(address)
            yield address
        finally:
            process.terminate()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_all_it_needs_and_breaks_no_policy(served: str, browser: Browser, path: str) -> None:
    page = browser.new_page()
    wrong: list[str] = []
    page.on("console", lambda one: wrong.append(one.text) if one.type in ("error", "warning") else None)
    page.on("response", lambda one: wrong.append(f"{one.status} {one.url}") if one.status >= 400 else None)
    page.on("request", lambda one: None if one.url.startswith((served, "data:")) else wrong.append(one.url))
    page.add_init_script("addEventListener('securitypolicyviolation', (e) => console.error('violation', e.blockedURI))")
    page.goto(served + path)
    page.locator("[data-md-component=search-query]").click()
    page.keyboard.insert_text("Łódź")
    page.keyboard.press("End")
    page.locator(".md-search-result__item").first.wait_for()
    page.close()
    expected = 2 if path == "no/such/page" else 0  # the missing page itself, told twice
    assert len(wrong) == expected, wrong


def test_the_policy_does_stop_a_script(served: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(served)
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None
    page.close()


@pytest.mark.parametrize("path", ["", "style.css", "scripts/previews.js", "data/meetings.json", "ids.json"])
def test_texts_travel_gzipped_with_the_headers(served: str, path: str) -> None:
    headers = _headers(served + path)
    assert headers["Content-Encoding"] == "gzip"
    assert {name: headers[name] for name in _promised()} == _promised()


def test_a_wrong_address_has_the_status_and_the_headers_too(served: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        _headers(f"{served}no/such/page")
    assert caught.value.code == 404
    assert {name: caught.value.headers[name] for name in _promised()} == _promised()
    caught.value.close()


def test_the_headers_are_the_same_for_every_host() -> None:
    lines = (ROOT / "docs" / "_headers").read_text(encoding="utf-8").splitlines()[1:]
    assert dict(line.strip().split(": ", 1) for line in lines) == _promised()


def _promised() -> dict[str, str]:
    return dict(re.findall(r'add_header (\S+) "([^"]+)" always;', CONFIG))


def _headers(address: str) -> HTTPMessage:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        found: HTTPMessage = answer.headers
        return found


def _wait(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nginx did not answer")

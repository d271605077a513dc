"""Outside addresses, asked of a server of our own with real lychee: what answers, moved, is gone, or refuses."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from explainer import health
from explainer.building import build
from explainer.cli import main

SOURCE = "title: {name}\nsummary: A page.\npublisher: P\nurl: {url}\nlang: en\ntier: press\nread: whole\n"
STATUS = {"/fine": 200, "/gone": 404, "/moved": 301, "/shy": 403, "/late": 403}


class Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(self.server.status.get(self.path, 200))  # type: ignore[attr-defined]
        self.send_header("Location", "/fine")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Requests are not news."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    made.status = dict(STATUS)  # type: ignore[attr-defined]
    Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def cited(small: Path, server: ThreadingHTTPServer) -> Path:
    """The small site with a source for each sort of answer."""
    home = f"http://127.0.0.1:{server.server_port}"
    for name in (path.strip("/") for path in STATUS):
        text = SOURCE.format(name=name, url=f"{home}/{name}")
        (small / f"data/sources/{name}.yml").write_text(text, encoding="utf-8")
    allowed = "".join(
        f"- url: {home}/{name}\n  reason: shy\n  until: {day}\n"
        for name, day in (("shy", "2030-01-01"), ("late", "2020-01-01"))
    )
    (small / health.ALLOWED).write_text(allowed, encoding="utf-8")
    return small


def test_each_answer_is_told(cited: Path, server: ThreadingHTTPServer) -> None:
    told = _ask(cited, "2026-01-02")
    home = f"http://127.0.0.1:{server.server_port}"
    found = {url.removeprefix(home): tuple(one.values()) for url, one in _kept(cited).items() if url.startswith(home)}
    assert found["/fine"] == ("answers", "2026-01-02", "200 OK", "")
    assert found["/moved"] == ("moved", "2026-01-02", "200 OK", f"{home}/fine")
    assert found["/gone"][:2] == ("gone", "")
    assert found["/shy"] == ("allowed", "", "shy", "")
    assert found["/late"][:2] == ("silent", "")
    assert f"- gone: {home}/gone (Rejected status code: 404 Not Found; never seen to answer)" in told
    assert f"- {home}/late: allowed until 2020-01-01, ask again" in told


def test_the_day_it_was_last_seen_is_kept(cited: Path, server: ThreadingHTTPServer) -> None:
    _ask(cited, "2026-01-02")
    (cited / ".lycheecache").unlink(missing_ok=True)
    server.status["/fine"] = 410  # type: ignore[attr-defined]
    told = _ask(cited, "2026-02-03")
    assert "/fine (Rejected status code: 410 Gone; last seen 2026-01-02)" in told


def test_the_page_shows_what_needs_a_look(cited: Path) -> None:
    page = cited / "docs/health.md"
    page.write_text("# Health\n\n{{ figure.health() }}\n", encoding="utf-8")
    assert "No outside address has been asked" in build(cited).written["health.md"]
    _ask(cited, "2026-01-02")
    site = build(cited)
    assert site.problems == ()
    shown = site.written["health.md"]
    assert "<b>1</b> are gone" in shown
    assert '<a href="../sources/gone/">gone</a>' in shown
    assert '<a href="../sources/fine/">fine</a></th>' not in shown


def test_what_was_kept_badly_is_as_if_nothing_was() -> None:
    kept = ("", "[]", "{", '{"a": 1}', '{"a": {"b": 1}}', '{"a": {"state": 1}}', "[" * 100_000)
    assert [health.read(text) for text in kept] == [{}] * len(kept)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- url: [", "links-allowed.yml:1:9: this is not valid YAML"),
        ("- url: a\n  reason: b\n  until: 2030-01-01\n- url: a\n", "links-allowed.yml: entry 2 cannot be read"),
        ("- url: a\n  reason: b\n  until: soon\n", "links-allowed.yml: entry 1 cannot be read"),
        ("url: a\n", "links-allowed.yml: entry 1 cannot be read"),
    ],
)
def test_a_list_of_allowed_addresses_with_a_mistake_is_told(small: Path, text: str, told: str) -> None:
    (small / health.ALLOWED).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["links", "--root", str(small), "--day", "2026-01-02"])
    assert (done.exit_code, done.output) == (1, f"Error: {told}; {health.ENTRY}\n")
    assert not (small / "health.md").exists()


def _ask(root: Path, day: str) -> str:
    done = CliRunner().invoke(main, ["links", "--root", str(root), "--day", day])
    assert done.exit_code == 0, done.output
    assert (root / "health.md").read_text(encoding="utf-8").strip() == done.output.strip()
    return done.output


def _kept(root: Path) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads((root / health.HEALTH).read_text(encoding="utf-8"))
    return found

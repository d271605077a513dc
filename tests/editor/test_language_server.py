"""The real YAML language server on the shipped records: it completes, explains and objects as the check would."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from editor.install import NODE, SERVER
from explainer import schemas
from explainer.building import build
from explainer.records import KINDS

ROOT = Path(__file__).parents[2]
SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
MEETING = "data/meetings/osce-vienna-2025.yml"
LOG = "data/corrections.yml"
CORRECTIONS = """corrections:
  - date: 2026-12-02
    records: [osce-vienna-2025]
    what: The place was wrong.
    why: The minutes were read again.
    sources:
      - source: afp-2004-sofia
"""
Json = dict[str, Any]


class Server:
    """The server over its standard input and output: requests with an answer, notes without one."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path) -> None:
        self.process, self.folder, self.number = process, folder, 0
        self.told: dict[str, list[Json]] = {}

    def ask(self, method: str, params: Json) -> Any:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        while (message := self._receive()).get("id") != self.number or "method" in message:
            self._heard(message)
        return message.get("result")

    def note(self, method: str, params: Json) -> None:
        self._send({"method": method, "params": params})

    def problems(self, texts: dict[str, str]) -> dict[str, list[Json]]:
        """What the server objects to in each of these texts, by name; only those with an objection."""
        opened = {self._open(name, text): name for name, text in texts.items()}
        while not opened.keys() <= self.told.keys():
            self._heard(self._receive())
        return {name: self.told[uri] for uri, name in opened.items() if self.told[uri]}

    def at(self, method: str, name: str, text: str, line: int, column: int) -> Any:
        """The answer to a question about a place, counted from 0."""
        place = {"textDocument": {"uri": self._open(name, text)}, "position": {"line": line, "character": column}}
        return self.ask(method, place)

    def _open(self, name: str, text: str) -> str:
        """The text under the name of the file, in a folder of its own."""
        self.number += 1
        uri = (self.folder / str(self.number) / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.note("textDocument/didOpen", {"textDocument": document})
        return uri

    def _heard(self, message: Json) -> None:
        if message.get("method") == "workspace/configuration":
            wanted = {"yaml": {key.removeprefix("yaml."): SETTINGS[key] for key in SETTINGS if key.startswith("yaml.")}}
            answers = [wanted.get(item["section"], {}) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": answers})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _receive(self) -> Json:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the language server ended"
        message: Json = json.loads(self.process.stdout.read(length))
        return message


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server in a folder that has our settings and schemas, as an editor starts it."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / ".schemas").mkdir()
    for name, text in schemas.schemas(build(ROOT).index):
        (folder / ".schemas" / name).write_text(text, encoding="utf-8")
    command = (str(NODE), str(SERVER), "--stdio")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        found = Server(process, folder)
        workspace = {"uri": folder.as_uri(), "name": "records"}
        able = {"workspace": {"configuration": True, "workspaceFolders": True, "didChangeConfiguration": {}}}
        found.ask(
            "initialize",
            {"processId": None, "rootUri": folder.as_uri(), "workspaceFolders": [workspace], "capabilities": able},
        )
        found.note("initialized", {})
        yield found
        process.kill()


def test_the_settings_name_a_schema_for_every_kind_and_the_corrections() -> None:
    kinds = {f".schemas/{kind.folder}.json": f"data/{kind.folder}/*.yml" for kind in KINDS}
    assert SETTINGS["yaml.schemas"] == kinds | {".schemas/corrections.json": "data/corrections.yml"}


def test_no_shipped_record_is_objected_to(server: Server) -> None:
    paths = sorted((ROOT / "data").rglob("*.yml"))
    assert (
        server.problems({path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}) == {}
    )


def test_a_reference_is_completed(server: Server) -> None:
    text, line, column = _edited(lambda line: "place: " if line.startswith("place: ") else line, "place: ")
    found = server.at("textDocument/completion", MEETING, text, line, column)
    items = {item["label"]: item for item in found["items"]}
    assert {"vienna", "helsinki", "lodz"} <= set(items)
    assert "Łódź" in json.dumps(items["lodz"], ensure_ascii=False)
    assert "finland" not in items


def test_a_key_is_explained(server: Server) -> None:
    text, line, _ = _edited(lambda line: line, "chair: ")
    found = server.at("textDocument/hover", MEETING, text, line, 2)
    assert "The state in the chair." in json.dumps(found)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("place: ", "place: viena", "Value is not accepted"),
        ("chair: ", "chair: vienna", "Value is not accepted"),
        ("date: ", "date: 4 December 2025", "does not match the pattern"),
        ("status: ", "status: Held", "Value is not accepted"),
        ("place: ", "plaice: vienna", "plaice is not allowed"),
    ],
)
def test_a_mistake_is_named_at_its_line(server: Server, old: str, new: str, told: str) -> None:
    text, line, _ = _edited(lambda one: new if one.startswith(old) else one, new)
    problems = server.problems({MEETING: text})[MEETING]
    found = [(one["range"]["start"]["line"], one["message"]) for one in problems]
    assert [(place, told in message) for place, message in found] == [(line, True)], found


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("date: 2026-12-02", "date: 2026-12", "does not match the pattern"),
        ("[osce-vienna-2025]", "[osce-viena-2025]", "Value is not accepted"),
        ("why: The minutes", "how: The minutes", "Missing property"),
        ("source: afp-2004-sofia", "source: osce-vienna-2025", "Value is not accepted"),
    ],
)
def test_a_mistake_in_the_corrections_is_named(server: Server, old: str, new: str, told: str) -> None:
    assert server.problems({LOG: CORRECTIONS}) == {}
    assert told in json.dumps(server.problems({LOG: CORRECTIONS.replace(old, new)})[LOG])


def test_numbers_and_years_need_no_quotation_marks(server: Server) -> None:
    text, _, _ = _edited(lambda line: "date: 2025" if line.startswith("date: ") else line, "date: 2025")
    assert server.problems({MEETING: text.replace("number: 32", "number: '32'")}) == {}


def _edited(change: Callable[[str], str], wanted: str) -> tuple[str, int, int]:
    """The Vienna meeting with its lines changed, and where the wanted line stands: its number and end."""
    lines = [change(line) for line in (ROOT / MEETING).read_text(encoding="utf-8").split("\n")]
    number = next(number for number, line in enumerate(lines) if line.startswith(wanted))
    return "\n".join(lines), number, len(lines[number])

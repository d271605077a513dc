"""Reads data/<kind>/<id>.yml into records; the only reader of the data folder."""

import os
import time
from collections.abc import Iterator, Mapping
from errno import EINVAL
from functools import partial
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import combining, normalize

from explainer import plain_text, validation, workers, yaml_text
from explainer.problems import Problem, closest
from explainer.records import BY_FOLDER, Record
from explainer.records.fields import ID_FORM, is_id
from explainer.yaml_text import Loc, Mark

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
PORTION = 500
MANY = 20
SETTLED = 3_000_000_000  # nanoseconds
NOTHING: Mapping[str, "Entry"] = MappingProxyType({})
BESIDE = ("README.md", "quotes.lock", "released.json", "health.json", "corrections.yml")


class Entry(NamedTuple):
    """One file of the data folder; a file with a mistake keeps its id but has no record.

    `digest` stands for the bytes of the file, `seen` for the file itself as long as nobody touches it; None while an
    edit could bear the same time.
    """

    id: str
    kind: type[Record]
    path: str
    file: Path
    digest: bytes
    record: Record | None
    seen: tuple[int, ...] | None = None

    def text(self) -> str:
        """The file, read again, since only problems need it; nothing if it is gone meanwhile."""
        return plain_text.read(self.file)

    def mark(self, loc: Loc) -> Mark:
        """Where a value of the record stands in the file."""
        marks = yaml_text.read(self.text(), self.path)[0].marks
        return next((marks[part] for part in validation.outwards(loc) if part in marks), Mark(1, 1))

    def problem(self, loc: Loc, what: str, expected: str = "", suggestion: str = "", *, code: str) -> Problem:
        return Problem(self.path, *self.mark(loc), what, expected, suggestion, code=code)


def load(data: Path, before: Mapping[str, Entry] = NOTHING) -> tuple[dict[str, Entry], list[Problem]]:
    """Every record under the data folder by id, and every problem of every file.

    `before` holds records that were read earlier: one whose file is the same is kept as it is.
    """
    entries: dict[str, Entry] = {}
    if not data.is_dir():
        return entries, [
            Problem(data.name, 1, 1, "there is no data folder here", "run this where data/ is", code="no-data-folder")
        ]
    files, problems = _files(data)
    read = partial(_read, data, before)
    portions = [files[start : start + PORTION] for start in range(0, len(files), PORTION)]
    for entry, found in (
        made for portion in (map(read, portions) if before else workers.each(read, portions)) for made in portion
    ):
        problems += found
        if entry.id in entries:
            other = entries[entry.id].path
            what = f'the id "{entry.id}" is taken by {other}'
            problems.append(Problem(entry.path, 1, 1, what, "choose another file name", code="id-taken"))
            continue
        entries[entry.id] = entry
    return entries, problems


def _files(data: Path) -> tuple[list[tuple[type[Record], Path]], list[Problem]]:
    """The record files in a fixed order; what lies in the data folder and is no record is a problem."""
    files: list[tuple[type[Record], Path]] = []
    problems: list[Problem] = []
    for name, is_folder in sorted(_names(data), key=lambda found: found[0].split("/")):
        at = f"{data.name}/{name}"
        folder, _, rest = name.partition("/")
        if folder not in BY_FOLDER and (is_folder or not rest):
            kinds = ", ".join(sorted(BY_FOLDER))
            what = f'there is no kind of record "{folder}"' if is_folder else "this file is in no kind's folder"
            near = closest(folder, BY_FOLDER)
            problems.append(Problem(at, 1, 1, what, f"expected one of {kinds}", near, code="stray-file"))
        elif folder in BY_FOLDER and rest and (is_folder or "/" in rest):
            if is_folder:
                what, expected = "a folder inside a kind's folder", "keep the files of a kind together"
                problems.append(Problem(at, 1, 1, what, expected, code="stray-file"))
        elif folder in BY_FOLDER and rest and not name.endswith(".yml"):
            what, expected = "this file is no record", "give its name the ending .yml, or move it away"
            problems.append(Problem(at, 1, 1, what, expected, code="stray-file"))
        elif folder in BY_FOLDER and rest:
            files.append((BY_FOLDER[folder], data / name))
    return files, problems


def _names(data: Path) -> Iterator[tuple[str, bool]]:
    """All in the data folder by its path there, and whether it is a folder; what begins with a dot is not seen."""
    for at, folders, names in os.walk(data):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(at).relative_to(data).as_posix().removeprefix(".").strip("/")
        for name in (*folders, *names):
            place = f"{here}/{name}" if here else name
            if not name.startswith(".") and place not in BESIDE:
                yield place, name in folders


def _read(
    data: Path, before: Mapping[str, Entry], files: list[tuple[type[Record], Path]]
) -> list[tuple[Entry, list[Problem]]]:
    return [_entry(kind, path, f"{data.name}/{kind.folder}/{path.name}", before.get(path.stem)) for kind, path in files]


def _entry(kind: type[Record], path: Path, at: str, known: Entry | None) -> tuple[Entry, list[Problem]]:
    problems: list[Problem] = []
    if not is_id(path.stem):
        what = f'the file name "{path.name}" cannot be an id'
        problems.append(Problem(at, 1, 1, what, ID_FORM, as_id(path.stem), code="bad-id"))
    elif path.stem in kind.unusable:
        what = f'the id "{path.stem}" is the name of a part of pages'
        problems.append(Problem(at, 1, 1, what, "choose another file name", code="id-taken"))
    known = known if known and known.record and known.path == at else None
    try:
        seen = _seen(path)
        if known and seen and known.seen == seen:
            return known, []
        raw = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or 'unknown reason'}"
        return Entry(path.stem, kind, at, path, b"", None), [*problems, Problem(at, 1, 1, what, code="unreadable-file")]
    digest = sha256(raw).digest()
    if known and known.digest == digest:
        return known._replace(seen=seen), []
    text, found = plain_text.decode(raw, at)
    if not found:
        document, found = yaml_text.read(text, at)
        problems += found
        record, found = validation.validate(kind, document, at) if document.value is not None else (None, [])
    problems += found
    return Entry(path.stem, kind, at, path, digest, None if problems else record, seen), _first(sorted(problems))


def _first(problems: list[Problem]) -> list[Problem]:
    """The mistakes of a file, of a great many only the first: who has mended these will know the rest."""
    if len(problems) <= MANY:
        return problems
    at = problems[MANY]
    told = f"{len(problems) - MANY} more mistakes are in this file, the next of them here"
    more = Problem(at.path, at.line, at.column, told, "mend those before it first", code="more-mistakes")
    return [*problems[:MANY], more]


def _seen(path: Path) -> tuple[int, ...] | None:
    """The times, the size and the number of a file that was left alone for a while: who edits it changes one of them.

    Clocks of files are coarse, so a file just written may be written again within the same instant.
    """
    known = path.stat()
    if not S_ISREG(known.st_mode):
        raise OSError(EINVAL, "it is no ordinary file")
    if time.time_ns() - max(known.st_mtime_ns, known.st_ctime_ns) < SETTLED:
        return None
    return known.st_mtime_ns, known.st_ctime_ns, known.st_size, known.st_ino


def as_id(name: str) -> str:
    """A valid id near this name, to suggest."""
    bare = normalize("NFKD", name.lower().translate(LETTERS))
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in bare if not combining(char)).split()
    return "-".join(words)[:80]

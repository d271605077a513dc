"""Changes of files: told by the system at once, and looked for now and then, since some shared folders tell of none."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

CHANGES = ("created", "modified", "moved", "deleted")
PAUSE = 6.0  # seconds between two looks
QUIET = 0.03  # seconds without a change after which a save is over


def attach(server: Any, watched: Iterable[str], more: Iterable[str]) -> None:
    """Let a server that watches these files with an observer of its own learn of changes sooner, and of more files."""
    for path in watched:
        server.unwatch(path)
    server.observer, server.build_delay = Watcher(), QUIET
    for path in (*watched, *more):
        server.watch(path)


class Watcher:
    """An observer of watchdog's kind that asks two others."""

    def __init__(self) -> None:
        self._told, self._looked = Observer(), PollingObserver(timeout=PAUSE)
        self._known: dict[str, object] = {}

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> Iterable[Any]:
        """Pass on each change once, whoever sees it first."""
        fresh, late = _Passed(handler, self._known, True), _Passed(handler, self._known, False)
        return [
            (self._told, self._told.schedule(fresh, path, recursive=recursive)),
            (self._looked, self._looked.schedule(late, path, recursive=recursive)),
        ]

    def unschedule(self, watches: Iterable[Any]) -> None:
        for observer, watch in watches:
            observer.unschedule(watch)

    def start(self) -> None:
        with suppress(OSError):  # the system may have no more watches to give
            self._told.start()
        self._looked.start()

    def stop(self) -> None:
        for observer in (self._told, self._looked):
            if observer.is_alive():
                observer.stop()

    def join(self) -> None:
        for observer in (self._told, self._looked):
            if observer.is_alive():
                observer.join()


class _Passed(FileSystemEventHandler):
    """Passes on changes, but not that a file was read, nor what was passed on before."""

    def __init__(self, handler: FileSystemEventHandler, known: dict[str, object], first: bool) -> None:
        self._handler, self._known, self._first = handler, known, first

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type not in CHANGES:
            return
        path = str(event.dest_path or event.src_path)
        now = _stamp(Path(path))
        if self._first or self._known.get(path, ()) != now:
            self._known[path] = now
            self._handler.dispatch(event)


def _stamp(path: Path) -> object:
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size

"""A preview that makes each page when it is asked for: after an edit only what somebody looks at is made anew."""

import threading
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from string import Template
from traceback import format_exc
from typing import Any

from explainer import exports, finding, memory, output
from explainer.site import Site

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
Made = tuple[Site, output.Frames, object]
IDLE = 3.0
BROKEN = Template("""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="1"><title>Cannot be built</title></head>
<body><h1>The site cannot be built</h1><p><strong>$error</strong></p>
<p>The terminal may say more. The page comes back by itself once this is mended and saved.</p>
<pre>$trace</pre></body></html>
""")


class Preview:
    """The folder that a server shows, and what of it is out of date.

    `whole` builds the site with the generator into the folder, of records that were read already if they are given;
    `reread` reads the records again; `made` gives the site, the frames and the state of the last build; `state` stands
    for all that frames and hand-written pages are made from but the records; `report` takes what stopped a build.
    """

    def __init__(
        self,
        folder: Path,
        whole: Callable[[Site | None], None],
        reread: Callable[[], Site],
        made: Callable[[], Made],
        state: Callable[[], object],
        report: Callable[[BaseException], None],
    ) -> None:
        self._folder, self._whole, self._reread, self._made = folder, whole, reread, made
        self._state, self._report = state, report
        self._lock = threading.RLock()
        self._written: set[str] = set()
        self._sweep = threading.Timer(0, memory.swept)
        self._site, self._around, self._from = made()
        self._stale = self._broken = False

    def build(self) -> None:
        """After a change: of the records alone if only they changed, else of everything."""
        with self._lock:
            if self._broken or self._state() != self._from:
                self._build(None)
                return
            try:
                site = self._reread()
            except Exception as error:
                self._fail(error)
                return
            self._forget()
            self._site, self._stale = site, True
            self._sweep_later()

    def application(self, server: Application, mount: str) -> Application:
        """The server's own application, with each page and file made before it is looked for."""

        def serve(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path.startswith(mount) and ".." not in path and not path.startswith("/livereload/"):
                place = path.removeprefix(mount)
                with self._lock:
                    self._ensure(f"{place}index.html" if not place or place.endswith("/") else place)
            return server(environ, start)

        return serve

    def _ensure(self, place: str) -> None:
        if self._broken or place in self._written:
            return
        try:
            content = output.content(self._site, self._around, place)
        except Exception as error:
            self._report(error)
            content = _told(error).encode()
        if content is not None:
            self._put(place, content)
        elif place.endswith(".html") or place == finding.INDEX:
            self._finish(place)

    def _finish(self, place: str) -> None:
        """A page that the generator makes, with what it could not know of the rest of the site."""
        if self._stale:
            self._build(self._site)
        file, site = self._folder / place, self._site
        if self._broken or not file.is_file():
            return
        text = file.read_text(encoding="utf-8")
        if place == finding.INDEX:
            output.write_index(site, self._folder)
            self._written.add(place)
        elif asked := set(exports.SIZE.findall(text)):
            lengths = {name: len(output.content(site, self._around, name) or b"") for name in asked}
            self._put(place, site.sized(text, lengths).encode())

    def _build(self, site: Site | None) -> None:
        """Everything anew. A build that breaks shows why at every address."""
        self._forget()
        try:
            self._whole(site)
            self._site, self._around, self._from = self._made()
            for place in output.samples(self._site):
                output.content(self._site, self._around, place)
        except (Exception, SystemExit) as error:
            self._fail(error)
        else:
            self._stale = self._broken = False

    def _fail(self, error: BaseException) -> None:
        self._report(error)
        self._forget()
        for page in self._folder.rglob("*.html"):
            page.unlink()
        self._broken = True
        (self._folder / "404.html").write_text(_told(error), encoding="utf-8")

    def _sweep_later(self) -> None:
        """Sites of before are cleared away when nobody waits for the next one."""
        self._sweep.cancel()
        self._sweep = threading.Timer(IDLE, memory.swept)
        self._sweep.daemon = True
        self._sweep.start()

    def _put(self, place: str, content: bytes) -> None:
        file = self._folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        self._written.add(place)

    def _forget(self) -> None:
        for place in self._written:
            (self._folder / place).unlink(missing_ok=True)
        self._written.clear()


def _told(error: BaseException) -> str:
    """Why there is no page, as a page that looks again each second."""
    return BROKEN.substitute(error=escape(str(error)), trace=escape(format_exc()))

"""The Empty Chair's core: records in, pages out. It knows no site generator.

The way of the data, each step a function of the step before:
load (files to records) -> link (references to an index) -> sense, claims (what cannot be) -> render, written (pages).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from jinja2 import Environment

from explainer import (
    cards,
    causes,
    citing,
    claims,
    contract,
    corrections,
    exports,
    health,
    links,
    load,
    machines,
    pictures,
    policy,
    quotes,
    render,
    sense,
    templating,
    written,
)
from explainer.citing import Edition
from explainer.links import Index
from explainer.load import Entry
from explainer.problems import DataError, Problem

__all__ = ["DataError", "Edition", "Site", "build"]

UNNAMED = Edition()


@dataclass(frozen=True)
class Site:
    """Everything known after all records and pages were read.

    `written` holds the Markdown of the hand-written pages by their place under docs/; `problems` all that is wrong,
    `told` the same as HTML;
    `promise` is every address there is; `moved` the hand-written pages that stand for addresses which are gone;
    `offered` are the files for download; `log` the corrections, the latest first;
    `cards` gives the previews that go with the finished HTML of a page; `edition` is what a citation names;
    `env` holds the templates.
    """

    index: Index
    entries: Mapping[str, Entry]
    written: Mapping[str, str]
    problems: tuple[Problem, ...]
    told: str
    locked: Mapping[str, Mapping[str, str]]
    promise: contract.Promise
    moved: Mapping[str, str]
    offered: tuple[exports.Download, ...]
    log: tuple[corrections.Correction, ...]
    cards: Callable[[str], str]
    edition: Edition
    env: Environment

    def pages(self) -> Iterator[render.Page]:
        """The page of every record and kind; while something is wrong, each known address tells what."""
        if self.problems:
            return render.problem_pages(self.entries, self.told)
        return render.pages(self.index, self.entries, self.env)

    def ending(self, uri: str, html: str) -> str:
        """What follows the finished HTML of a page: how to cite it where it is hand-written, and its previews."""
        if self.problems:
            return ""
        cite = render.cite_page(uri, self.index, self.edition, self.env) if uri in self.written else ""
        return cite + self.cards(html)

    def changed(self, uri: str) -> str:
        """The day a page last came to say something else; nothing where that is not known."""
        return corrections.last_changed(self.log, uri)

    def guarded(self, html: str) -> str:
        """A finished page with the policy of what it may load and run."""
        return policy.with_policy(html)

    def data_files(self) -> Iterator[tuple[str, str | bytes]]:
        """The files for download, and the pages at addresses that are gone: place and content."""
        yield from self._files.items()

    def sized(self, html: str) -> str:
        """The finished HTML of a page, with the sizes of the files for download where they are asked for."""
        return exports.sized(html, self._files) if self.offered else html

    def described(self, uri: str, about: str) -> str:
        """What a page is about, for machines that read it; `about` is what its front matter says, escaped."""
        if self.problems:
            return ""
        return exports.described(uri, unescape(about), self.index, self.edition, self.offered)

    @cached_property
    def _files(self) -> Mapping[str, str | bytes]:
        """While something is wrong there is nothing to download: the records do not fit together."""
        return {
            **dict(exports.files(self.index, self.offered)),
            **dict(contract.files(self.promise, self.env)),
            **dict(contract.moved_pages(self.moved, self.env)),
        }

    def machine_files(self, docs: Path) -> Iterator[tuple[str, str]]:
        """What programs read beside the downloads: contents, leave, pages as text; none while something is wrong."""
        abouts = {} if self.problems else {uri: written.description(docs / uri) for uri in self.written}
        return machines.files(self.index, self.written, abouts, self.edition) if abouts else iter(())

    @cached_property
    def shared(self) -> Mapping[str, pictures.Shared]:
        """What is shown of each hand-written page where it is shared, by its place under docs/."""
        return {uri: pictures.shared(uri, self.index) for uri in self.written}

    def pictures(self, docs: Path, name: str) -> Iterator[tuple[str, bytes]]:
        """The picture of each hand-written page: place and PNG; none while something is wrong."""
        return iter(()) if self.problems else pictures.files(docs, self.shared, self.index, name)


def build(root: Path, edition: Edition = UNNAMED) -> Site:
    """Read data/ and docs/ under this folder and check them all; nothing is written.

    Of the edition its revision is computed here; the rest is what the caller knows of the site.
    """
    edition = edition._replace(revision=citing.revision(root / "data"))
    entries, problems = load.load(root / "data")
    lost = bool(problems)
    texts, found = written.texts(root / "docs")
    problems += found
    index, found = links.link(entries, {f"docs/{uri}": written.links_only(text) for uri, text in texts.items()})
    problems += found
    problems += written.unknown_sources(texts, index)
    problems += causes.gathered(sense.sense(index, entries), index, entries)
    problems += claims.disagreements(index, entries, problems)
    problems += contract.former_problems(index, entries)
    log, found = corrections.read(_text(root / corrections.LOG), index)
    problems += found
    locked, found = quotes.locked(_text(root / quotes.LOCK))
    problems += found or quotes.unlocked(index, entries, locked)
    offered = exports.downloads(index, edition, log)
    env = templating.environment(locked, edition, offered, corrections.anchored(log))
    env.globals["outside"] = health.read(_text(root / health.HEALTH))
    made = {uri: written.page(uri, text, index, env) for uri, text in texts.items()} if not problems else {}
    problems += [problem for _, found in made.values() for problem in found]
    pages = {uri: text for uri, (text, _) in made.items()} or texts
    moved, found = written.moved(root / "docs", texts)
    drawn = not problems
    problems += found
    kept = _text(root / contract.RELEASED)
    released, found = contract.read(kept)
    promise = contract.promise(index, pages, moved, released)
    problems += found or ([] if lost else contract.broken(promise, released, kept, drawn))
    if problems:
        told = render.problem_list(problems, env, lambda path: _text(root / path))
        wrong = tuple(sorted(set(problems)))
        pages = dict.fromkeys(texts, told)
        return Site(index, entries, pages, wrong, told, locked, promise, moved, (), log, lambda html: "", edition, env)
    return Site(
        index, entries, pages, (), "", locked, promise, moved, offered, log, cards.maker(index, env), edition, env
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""

"""A site whose records and pages were all read: what each address shows, made when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from html import unescape
from pathlib import Path

from jinja2 import Environment

from explainer import contract, corrections, exports, frames, machines, pictures, policy, render, workers, written
from explainer.citing import Edition
from explainer.exports.webpages import Told
from explainer.links import Index
from explainer.load import Entry
from explainer.problems import Problem
from explainer.records import KINDS


@dataclass(frozen=True)
class Site:
    """Everything known after all records and pages were read.

    `root` is the folder that holds data/ and docs/;
    `written` holds the Markdown of the hand-written pages by their place under docs/; `problems` all that is wrong,
    `told` the same as HTML;
    `promise` is every address there is; `moved` the hand-written pages that stand for addresses which are gone;
    `offered` are the files for download; `log` the corrections, the latest first;
    `cards` gives the previews that go with the finished HTML of a page; `edition` is what a citation names;
    `env` holds the templates.
    """

    root: Path
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

    def lists(self) -> list[render.Page]:
        """The page that lists each kind, in a fixed order; while something is wrong, each known address tells what."""
        if self.problems:
            return [render.problem_page(f"{kind.folder}/index.md", "", self.told) for kind in KINDS]
        return workers.each(render.lister(self.index, self.env), KINDS)

    def page(self, id: str) -> render.Page:
        """The page of a record."""
        if self.problems:
            entry = self.entries[id]
            return render.problem_page(f"{entry.kind.folder}/{id}.md", entry.path, self.told)
        return self._draw(id)

    def pages(self) -> Iterator[render.Page]:
        """The page of every kind and of every record."""
        yield from self.lists()
        yield from map(self.page, self.entries)

    @cached_property
    def _draw(self) -> Callable[[str], render.Page]:
        return render.drawer(self.index, self.entries, self.env)

    def ending(self, uri: str, html: str) -> str:
        """What follows the finished HTML of a page: how to cite it where it is hand-written, and its previews."""
        if self.problems:
            return ""
        cite = render.cite_page(uri, self.index, self.edition, self.env) if uri in self.written else ""
        return cite + self.cards(html)

    def changed(self, uri: str) -> str:
        """The day on which a page last came to say something else: of its last correction, else of the data."""
        return self._changed(uri) or self.edition.until

    @cached_property
    def _changed(self) -> Callable[[str], str]:
        return corrections.changes(self.log)

    def guarded(self, html: str) -> str:
        """A finished page with the policy of what it may load and run."""
        return policy.with_policy(html)

    def sized(self, html: str, lengths: Mapping[str, int]) -> str:
        """A finished page with the sizes of the files for download, in bytes, where they are asked for."""
        return exports.sized(html, lengths) if self.offered else html

    def described(self, uri: str, about: str) -> str:
        """What a page is about, for machines that read it; `about` is what its front matter says, escaped."""
        if uri in frames.SPECIMENS.values():
            return frames.HOLES["described"]
        if self.problems:
            return ""
        picture = self.shared[uri].picture if uri in self.shared else ""
        told = Told(unescape(about), self.changed(uri), picture)
        return exports.described(uri, told, self.index, self.edition, self.offered)

    def mapped(self, sitemap: str) -> str:
        """The sitemap of the pages that the generator knows, with those of the records."""
        uris = (f"{entry.kind.folder}/{id}.md" for id, entry in self.entries.items())
        return machines.sitemap(sitemap, uris, self.edition, self.changed)

    @cached_property
    def downloads(self) -> Mapping[str, exports.Make]:
        """What makes each file for download, and the pages at addresses that are gone, by place on the site.

        While something is wrong there is nothing to download: the records do not fit together.
        """
        leading = {**dict(contract.files(self.promise, self.env)), **dict(contract.moved_pages(self.moved, self.env))}
        return exports.files(self.index, self.offered) | {place: partial(str, text) for place, text in leading.items()}

    @cached_property
    def files(self) -> Mapping[str, exports.Make]:
        """What makes every file that is no page: downloads, what programs read, the pictures of hand-written pages."""
        if self.problems:
            return self.downloads
        docs = self.root / "docs"
        abouts = {uri: written.description(docs / uri) for uri in self.written}
        told = machines.files(self.index, self.written, abouts, self.edition)
        drawn = pictures.files(docs, self.shared, self.index, self.edition.name)
        return {**self.downloads, **{place: partial(str, text) for place, text in told}, **drawn}

    @cached_property
    def shared(self) -> Mapping[str, pictures.Shared]:
        """What is shown of each hand-written page where it is shared, by its place under docs/."""
        return {uri: pictures.shared(uri, self.index) for uri in self.written}

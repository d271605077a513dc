"""The Empty Chair's core: records in, pages out. It knows no site generator.

The way of the data, each step a function of the step before:
load (files to records) -> link (references to an index) -> sense, claims (what cannot be) -> render, written (pages).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from explainer import cards, claims, exports, links, load, pictures, quotes, render, sense, templating, written
from explainer.links import Index
from explainer.load import Entry
from explainer.problems import DataError, Problem

__all__ = ["DataError", "Site", "build"]


@dataclass(frozen=True)
class Site:
    """Everything known after all records and pages were read.

    `written` holds the Markdown of the hand-written pages by their place under docs/; `problems` all that is wrong;
    `cards` gives the previews that go with the finished HTML of a page.
    """

    index: Index
    entries: Mapping[str, Entry]
    written: Mapping[str, str]
    problems: tuple[Problem, ...]
    locked: Mapping[str, Mapping[str, str]]
    cards: Callable[[str], str]

    def pages(self) -> Iterator[render.Page]:
        """The page of every record and kind; while something is wrong, each known address tells what."""
        env = templating.environment(self.locked)
        if self.problems:
            return render.problem_pages(self.entries, self.problems, env)
        return render.pages(self.index, self.entries, env)

    def data_files(self) -> Iterator[tuple[str, str]]:
        """The files for download: place and text."""
        return exports.files(self.index)

    @cached_property
    def shared(self) -> Mapping[str, pictures.Shared]:
        """What is shown of each hand-written page where it is shared, by its place under docs/."""
        return {uri: pictures.shared(uri, self.index) for uri in self.written}

    def pictures(self, docs: Path, name: str) -> Iterator[tuple[str, bytes]]:
        """The picture of each hand-written page: place and PNG; none while something is wrong."""
        return iter(()) if self.problems else pictures.files(docs, self.shared, self.index, name)


def build(root: Path) -> Site:
    """Read data/ and docs/ under this folder and check them all; nothing is written."""
    entries, problems = load.load(root / "data")
    texts, found = written.texts(root / "docs")
    problems += found
    index, found = links.link(entries, {f"docs/{uri}": written.links_only(text) for uri, text in texts.items()})
    problems += found
    problems += written.unknown_sources(texts, index)
    problems += sense.sense(index, entries)
    problems += claims.disagreements(index, entries, problems)
    path = root / quotes.LOCK
    locked, found = quotes.locked(path.read_text(encoding="utf-8") if path.exists() else "")
    problems += found or quotes.unlocked(index, entries, locked)
    env = templating.environment(locked)
    if not problems:
        made = {uri: written.page(uri, text, index, env) for uri, text in texts.items()}
        problems = [problem for _, found in made.values() for problem in found]
    if problems:
        told = render.problem_list(problems, env)
        return Site(index, entries, dict.fromkeys(texts, told), tuple(sorted(set(problems))), locked, lambda html: "")
    return Site(index, entries, {uri: text for uri, (text, _) in made.items()}, (), locked, cards.maker(index, env))

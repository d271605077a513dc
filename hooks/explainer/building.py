"""The whole way: records in, pages out.

The way of the data, each step a function of the step before:
load (files to records) -> link (references to an index) -> sense, claims (what cannot be) -> render, written (pages).
"""

from hashlib import sha256
from pathlib import Path

from explainer import (
    cards,
    causes,
    citing,
    claims,
    contract,
    corrections,
    exports,
    frames,
    health,
    links,
    load,
    memory,
    output,
    plain_text,
    preview,
    quotes,
    render,
    sense,
    swap,
    templating,
    written,
)
from explainer.citing import Edition
from explainer.problems import DataError
from explainer.site import Site

__all__ = ["DataError", "Edition", "Site", "build", "frames", "output", "preview", "swap"]

UNNAMED = Edition()


@memory.kept()
def build(root: Path, edition: Edition = UNNAMED, before: Site | None = None) -> Site:
    """Read data/ and docs/ under this folder and check them all; nothing is written.

    Of the edition its revision is computed here; the rest is what the caller knows of the site. Of the site as it was
    `before`, records are kept whose files have not changed.
    """
    entries, problems = load.load(root / "data", before.entries if before else load.NOTHING)
    lost = bool(problems)
    corrected = plain_text.read(root / corrections.LOG)
    revised = {entry.path.partition("/")[2]: entry.digest for entry in entries.values()}
    revised |= {"corrections.yml": sha256(corrected.encode()).digest()}
    edition = edition._replace(revision=citing.revision(revised))
    texts, found = written.texts(root / "docs")
    problems += found
    index, found = links.link(entries, {f"docs/{uri}": written.links_only(text) for uri, text in texts.items()})
    problems += found
    problems += written.unknown_sources(texts, index)
    problems += causes.gathered(sense.sense(index, entries), index, entries)
    problems += claims.disagreements(index, entries, problems)
    problems += contract.former_problems(index, entries)
    log, found = corrections.read(corrected, index)
    problems += found
    locked, found = quotes.locked(plain_text.read(root / quotes.LOCK))
    problems += found or quotes.unlocked(index, entries, locked)
    offered = exports.downloads(index, edition, log)
    env = templating.environment(locked, edition, offered, corrections.anchored(log))
    env.globals["outside"] = health.read(plain_text.read(root / health.HEALTH))
    made = {uri: written.page(uri, text, index, env) for uri, text in texts.items()} if not problems else {}
    problems += [problem for _, found in made.values() for problem in found]
    pages = {uri: text for uri, (text, _) in made.items()} or texts
    moved, found = written.moved(root / "docs", texts)
    drawn = not problems
    problems += found
    kept = plain_text.read(root / contract.RELEASED)
    released, found = contract.read(kept)
    promise = contract.promise(index, pages, moved, released)
    problems += found or ([] if lost else contract.broken(promise, released, kept, drawn))
    if problems:
        told = render.problem_list(problems, env, lambda path: plain_text.read(root / path))
        wrong = tuple(sorted(set(problems)))
        pages = dict.fromkeys(texts, told)
        return Site(
            root, index, entries, pages, wrong, told, locked, promise, moved, (), log, lambda html: "", edition, env
        )
    shown = cards.maker(index, env)
    return Site(root, index, entries, pages, (), "", locked, promise, moved, offered, log, shown, edition, env)

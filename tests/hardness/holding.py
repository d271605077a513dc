"""What must hold of every build, whatever the data are: no crash, problems with a place, no markup but our own."""

import csv
import io
import json
import re
import signal
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import markdown

from explainer import mistakes, report
from explainer.building import Edition, Site, build
from explainer.problems import Problem

WHOLE = Path(__file__).parents[1] / "sites" / "whole"
EDITION = Edition("A whole site", "https://example.org/chairs/", "2025-12-31")
SECONDS = 10
LONGEST = 2000
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
PYTHON = re.compile(r"Traceback|<class|object at 0x|pydantic|NoneType|Errno|\bstr\b|\bdict\b|\blist index\b|codec")
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite", "ping", "srcset", "xlink:href")
IGNORED = re.compile("[\x00-\x20]")
SCHEME = re.compile("[a-zA-Z][a-zA-Z0-9+.-]*(?=:)")
Shape = tuple[tuple[str, ...], ...]


def faults(root: Path) -> list[str]:
    """What does not hold of this site; the time it may take is a guard only, many times what it takes."""
    with _within(SECONDS):
        site = build(root, EDITION)
        if site.problems:
            return [*_told(site, root)]
        return [*_strange(site, root), *_unreadable(site)]


def shapes(root: Path) -> dict[str, Shape]:
    """Each page's elements with their attributes, sorted, for a title may move an entry of a list; none where the data
    have a mistake."""
    site = build(root, EDITION)
    return {} if site.problems else {name: tuple(sorted(_shape(html))) for name, html in htmls(site, root)}


def htmls(site: Site, root: Path) -> Iterator[tuple[str, str]]:
    """Every piece of HTML that a site generator gets."""
    for page in site.pages():
        yield page.uri, page.html + site.ending(page.uri, page.html) + site.described(page.uri, page.description)
        yield f"{page.uri} found", page.searched.text
    for uri, text in site.written.items():
        html = markdown.markdown(text, extensions=["attr_list", "toc", "tables", "fenced_code"])
        yield uri, site.sized(html, defaultdict(int)) + site.ending(uri, html) + site.described(uri, "")
    yield from ((name, str(make())) for name, make in site.downloads.items() if name.endswith(".html"))


def _told(site: Site, root: Path) -> Iterator[str]:
    """Each problem stands at a place that there is, and is told in words that an editor understands."""
    for problem in site.problems:
        yield from (f"{fault}: {str(problem)!r:.400}" for fault in misplaced(problem, root))
        if problem.code not in mistakes.CODES:
            yield f"no such code: {problem.code}"
        if not problem.what.strip() or len(problem.told) > LONGEST or UNSEEN.search(problem.told):
            yield f"no plain words: {problem.told!r:.400}"
        own = problem.code == "bad-figure"  # an expression of a page is told in Jinja's words
        if not own and (found := PYTHON.search(problem.what.replace(_shown_value(problem), ""))):
            yield f"words of a programmer ({found[0]}): {problem.told!r:.400}"
    source = cache(lambda path: (root / path).read_text("utf-8", "replace") if (root / path).is_file() else "")
    report.text(site.problems, source)
    json.loads(report.as_json(site.problems))
    if len(report.github(site.problems).split("\n")) != len(set(site.problems)):
        yield "an annotation of more than a line"
    yield from _foreign("the list of mistakes", _shape(site.told), ours() | {("pre",), ("br",)})


def _shown_value(problem: Problem) -> str:
    """What a problem repeats from the data, which may say anything."""
    found = re.search('".*"', problem.what, re.DOTALL)
    return found[0] if found else "\0"


def misplaced(problem: Problem, root: Path) -> Iterator[str]:
    """Whether a problem stands where nothing is."""
    path = root / problem.path
    if not path.exists():
        yield "no such file"
    elif path.is_file():
        lines = _lines(path.read_bytes())
        if not 1 <= problem.line <= len(lines):
            yield f"no such line of {len(lines)}"
        elif not 1 <= problem.column <= len(lines[problem.line - 1]) + 1:
            yield f"no such column of {len(lines[problem.line - 1])}"
    elif (problem.line, problem.column) != (1, 1):
        yield "a place in no file"


@lru_cache(maxsize=4)
def _lines(raw: bytes) -> list[str]:
    """A carriage return alone ends no line: it is a mistake."""
    return raw.decode("utf-8", "replace").split("\n")


def _strange(site: Site, root: Path) -> Iterator[str]:
    for name, html in htmls(site, root):
        yield from _foreign(name, _shape(html), ours())


def _foreign(name: str, shape: Shape, known: frozenset[tuple[str, ...]] | set[tuple[str, ...]]) -> Iterator[str]:
    """What no template makes: an element, an attribute on it, a scheme in an address."""
    for tag, *attributes in dict.fromkeys(shape):
        yield from (f"{name} has <{tag}>" for _ in [0] if (tag,) not in known)
        yield from (f"{name} has <{tag} {one}>" for one in attributes if (tag, one) not in known)


@cache
def ours() -> frozenset[tuple[str, ...]]:
    """What the templates make of records without mischief: elements, and attributes with the scheme of an address."""
    found: set[tuple[str, ...]] = set()
    for shape in shapes(WHOLE).values():
        for tag, *attributes in shape:
            found |= {(tag,), *((tag, one) for one in attributes)}
    links = {("a", "class"), ("a", "href="), ("a", "href=http"), ("a", "href=https"), ("ol", "start")}
    prose = {("em",), ("strong",), ("ul",), ("ol",), ("li",), ("p",), ("br",)}
    langs = {(tag, "lang") for tag in ("a", "span", "h1", "li", "blockquote")}
    return frozenset(found | links | prose | langs)


@lru_cache(maxsize=2000)
def _shape(html: str) -> Shape:
    made = html5lib.parse(html, namespaceHTMLElements=False)
    nodes = (node for node in made.iter() if isinstance(node.tag, str))
    return tuple((_name(node.tag), *sorted(_attributes(node.attrib.items()))) for node in nodes)


def _attributes(pairs: Iterable[tuple[object, str]]) -> Iterator[str]:
    for name, value in pairs:
        bare = str(name)
        scheme = SCHEME.match(IGNORED.sub("", value)) if bare in ADDRESSES else None
        yield f"{bare}={scheme[0].lower() if scheme else ''}" if bare in ADDRESSES else bare


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _unreadable(site: Site) -> Iterator[str]:
    """Each file for download can be read as what its name says."""
    for name, make in site.files.items():
        if name.endswith(".png"):  # takes long, and holds no text of the data but as a picture
            continue
        content = make()
        try:
            text = content.encode().decode() if isinstance(content, str) else content.decode("utf-8", "replace")
            if name.endswith((".json", ".jsonld", ".geojson")):
                json.loads(text)
            elif name.endswith((".xml", ".atom", ".rss", ".svg")):
                ElementTree.fromstring(text)
            elif name.endswith(".csv") and len({len(row) for row in csv.reader(io.StringIO(text))}) > 1:
                yield f"{name} has rows of different lengths"
        except (ValueError, ElementTree.ParseError, csv.Error) as error:
            yield f"{name} cannot be read: {error}"


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError(f"it took more than {seconds} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)  # its own time: other programs may keep the machine busy
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)

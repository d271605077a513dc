"""The way out: the site as a tree of Markdown pages with its settings, for a generator that has no hooks.

Each page stands in a folder of its own, as on the site: a link holds from the file just as from the finished page.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import yaml

from explainer import written
from explainer.citing import Edition
from explainer.contract import address
from explainer.records import KINDS
from explainer.render import HEADING, Page
from explainer.site import Site

MARK = "# Made by explainer tree: what is written here is lost when it is made again.\n"
OURS = ("hooks", "watch", "edit_uri")
OUTSIDE = "".join(f"/{kind.folder}/*\n" for kind in KINDS)
HIDDEN = ["navigation", "tags"]
UNSEARCHED = ("links", "sources")
RECORD = re.compile(r'<article class="record [^>]*>')
TARGET = re.compile(r"(?<=\]\()(?![a-z]+:|[#/])([^)\s#]+)")
Settings = dict[str, Any]


def settings(text: str, environ: Mapping[str, str]) -> Settings:
    """The settings in the site's own mkdocs.yml; what it takes from the environment is looked up in `environ`."""

    class Loader(yaml.SafeLoader):
        """Knows one tag more than YAML does."""

    def known(loader: Loader, node: yaml.SequenceNode) -> Any:
        *names, default = loader.construct_sequence(node)
        return next((environ[name] for name in names if name in environ), default)

    Loader.add_constructor("!ENV", known)
    return dict(yaml.load(text, Loader))


def edition(found: Settings) -> Edition:
    """What a citation names of the site."""
    until = found.get("extra", {}).get("data_until", "")
    return Edition(found["site_name"], found.get("site_url") or "", str(until))


def files(site: Site, found: Settings) -> Iterator[tuple[str, str | bytes]]:
    """Each file's place and content: settings, what stands beside the pages, hand-written pages, pages of records."""
    yield "mkdocs.yml", MARK + _yaml(_without_hooks(found))
    docs = site.root / "docs"
    for path in sorted(docs.rglob("*")):
        if path.is_file() and path.suffix != ".md":
            yield f"docs/{path.relative_to(docs).as_posix()}", path.read_bytes()
    lengths: dict[str, int] = {}
    for place, make in site.files.items():
        made = make()
        lengths[place] = len(made.encode() if isinstance(made, str) else made)
        yield f"docs/{place}", made
    for uri in site.written:
        yield f"docs/{_place(uri)}", site.sized(_by_hand(site, uri), lengths)
    for page in site.pages():
        yield f"docs/{_place(page.uri)}", _of_records(site, page)


def _without_hooks(found: Settings) -> Settings:
    """The same settings for any generator that reads them; the pages of records stand in no navigation."""
    theme = {key: value for key, value in found["theme"].items() if key != "custom_dir"}
    own = {"theme": theme, "nav": _nav(found["nav"]), "not_in_nav": OUTSIDE}
    own["markdown_extensions"] = [*found.get("markdown_extensions", ()), "attr_list"]
    return {key: found[key] for key in found if key not in OURS} | own


def _nav(entry: Any) -> Any:
    """The navigation, with each page at its place in the tree."""
    if isinstance(entry, dict):
        return {title: _nav(inner) for title, inner in entry.items()}
    return [_nav(inner) for inner in entry] if isinstance(entry, list) else _place(entry)


def _place(uri: str) -> str:
    """Where in the tree a file stands that the site has at this place under docs/."""
    return f"{address(uri)}index.md" if uri.endswith(".md") else uri


def _by_hand(site: Site, uri: str) -> str:
    """A page with its own front matter, its links, citations and figures in place."""
    path, markdown = site.root / "docs" / uri, _led_on(site.written[uri], uri).strip("\n")
    head = written.FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    end = _end(site, uri, markdown, escape(written.description(path)))
    return f"{head[0] if head else ''}{markdown}\n\n{end}"


def _led_on(markdown: str, uri: str) -> str:
    """The text with its links leading from where the page stands in the tree; what stands in code is no link."""
    links = {match.start() for match in TARGET.finditer(written.links_only(markdown))}
    here, there = posixpath.dirname(uri), posixpath.dirname(_place(uri))

    def led(match: re.Match[str]) -> str:
        target = _place(posixpath.normpath(posixpath.join(here, match[1])))
        return posixpath.relpath(target, there or ".") if match.start() in links else match[1]

    return TARGET.sub(led, markdown)


def _of_records(site: Site, page: Page) -> str:
    """A page whose HTML is kept as it is, but for the headings, of which generators make the list of contents.

    No HTML may be open around a heading, so the record is closed before it and opened again behind it.
    """
    head: Settings = {"title": escape(page.title), "description": escape(page.description)}
    html = page.html
    if opened := RECORD.search(html):
        head |= {"hide": HIDDEN, "search": {"boost": page.searched.weight}, "tags": list(page.searched.names)}
        html = HEADING.sub(lambda match: f"</article>\n\n{_heading(*match.groups())}\n\n{opened[0]}", html)
    return f"---\n{_yaml(head)}---\n{html.strip()}\n\n{_end(site, page.uri, page.html, '')}"


def _heading(id: str, title: str) -> str:
    safe = written.TAG_OR_SIGN.sub(lambda match: match[1] or f"&#{ord(match[2])};", title)
    unsearched = ' data-search-exclude="true"' if id in UNSEARCHED else ""
    return f"## {safe} {{: #{id}{unsearched} }}"


def _end(site: Site, uri: str, html: str, about: str) -> str:
    """How to cite the page, its previews, and what it is about for machines."""
    return f'<div data-search-exclude="true">{site.ending(uri, html)}{site.described(uri, about)}</div>\n'


def _yaml(values: Settings) -> str:
    return str(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000))

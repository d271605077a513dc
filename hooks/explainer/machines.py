"""For programs that read the site: what there is, what they may do, and the explainers as plain text."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape, unescape

from explainer.citing import Edition
from explainer.contract import address
from explainer.links import Index
from explainer.records import KINDS

UNREAD = re.compile(
    r"<svg.*?</svg>|<form.*?</form>|<link [^>]*>|<style.*?</style>| *\{[^{}\n]*\}$", re.DOTALL | re.MULTILINE
)
CITED = re.compile(r'<a class="cite"[^>]*>(.*?)</a>', re.DOTALL)
LINKED = re.compile(r"\[([^\]]+)\]\([^)]*\)(?:\{[^}]*\})?")
BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|dl|dt|dd|tr|table|h[1-6]|section|article|figure|figcaption|blockquote)\b[^>]*>"
)
CELL = re.compile(r"</t[hd]>\s*<t[hd]\b[^>]*>")
TERM = re.compile(r"</dt>\s*<dd\b[^>]*>(?:\s*<p>)?")
TAG = re.compile(r"<[^>]+>")
SPECIMEN = re.compile(r"<url>(?:(?!</url>).)*hole-address.*?</url>\s*", re.DOTALL)


def files(
    index: Index, written: Mapping[str, str], abouts: Mapping[str, str], edition: Edition
) -> Iterator[tuple[str, str]]:
    """Each file's place and text. `written` holds finished Markdown by place under docs/, `abouts` what a page tells.

    A description for search bars must name whole addresses, so there is none where the site's own is not known.
    """
    titles = {uri: index.written[f"docs/{uri}"] for uri in written}
    told = {uri: about for uri, about in abouts.items() if about}
    for uri in told:
        yield f"{twin(uri)}", plain(written[uri])
    yield "llms.txt", _contents(titles, told, edition)
    yield "robots.txt", _robots(edition)
    if edition.address:
        yield "opensearch.xml", _search(edition)


def sitemap(known: str, uris: Iterable[str], edition: Edition, changed: Callable[[str], str]) -> str:
    """The generator's sitemap with more pages, named by their places under docs/ and dated by when they changed."""
    own = SPECIMEN.sub("", known)
    lines = (
        f"    <url>\n         <loc>{escape(edition.address + address(uri))}</loc>\n"
        f"         <lastmod>{changed(uri)}</lastmod>\n    </url>\n"
        for uri in uris
    )
    return own.replace("</urlset>", f"{''.join(lines)}</urlset>") if edition.address else own


def twin(uri: str) -> str:
    """Where the plain text of a hand-written page stands."""
    return f"{uri.removesuffix('.md')}.txt"


def plain(markdown: str) -> str:
    """A page as text: headings keep their signs, citations stand in brackets, figures are told by their words."""
    text = CITED.sub(r" [\1]", UNREAD.sub("", LINKED.sub(r"\1", markdown)))
    text = TAG.sub("", BLOCK.sub("\n", CELL.sub(" | ", TERM.sub(": ", text))))
    lines = (" ".join(line.split()) for line in unescape(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _contents(titles: Mapping[str, str], abouts: Mapping[str, str], edition: Edition) -> str:
    """The list of contents that programs which answer questions ask for, in the form of llmstxt.org."""
    home = edition.address or "./"
    lines = [f"# {edition.name}", "", f"> {abouts.get('index.md', '')}", "", "## Pages", ""]
    for uri, about in abouts.items():
        lines.append(
            f"- [{TAG.sub('', titles[uri])}]({edition.address + address(uri) if address(uri) else home}): {about}"
        )
        lines.append(f"  As plain text: {edition.address}{twin(uri)}")
    lines += ["", "## Records", ""]
    for kind in KINDS:
        about = (kind.__doc__ or "").split("\n")[0]
        lines.append(f"- [{kind.plural}]({edition.address}{kind.folder}/): {about}")
        lines.append(f"  As JSON: {edition.address}data/{kind.folder}.json")
    return "\n".join(lines) + "\n"


def _robots(edition: Edition) -> str:
    site_map = f"Sitemap: {edition.address}sitemap.xml\n" if edition.address else ""
    return f"User-agent: *\nAllow: /\n{site_map}"


def _search(edition: Edition) -> str:
    name, home = escape(edition.name), escape(edition.address)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{name[:16]}</ShortName>\n<Description>Search {name}</Description>\n"
        f'<Url type="text/html" template="{home}?q={{searchTerms}}"/>\n'
        "<InputEncoding>UTF-8</InputEncoding>\n</OpenSearchDescription>\n"
    )

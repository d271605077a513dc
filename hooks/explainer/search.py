"""What a search should find a record by: its words, the names it goes by, with and without accents, and its weight."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, NamedTuple

from explainer.records import Record

WEIGHTS = {"people": 1.2, "quotes": 0.8, "claims": 0.6, "sources": 0.1}
PLAIN = str.maketrans(
    dict(zip("łŁđĐðøØıёЁ", "lLdDdoOiеЕ", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th"}
)
LISTS = re.compile(r'<h2 id="(?:links|sources)">|<details class="citing">')
ACCENTED = re.compile("[À-ÖØ-öø-ɏḀ-ỿ]")
WORD = re.compile(r"[^\W_]+")
UNSEARCHED = re.compile(
    r"<h1>.*?</h1>|<svg.*?</svg>|<a class=\"(?:cite|out)\".*?</a>"
    r"|<(p|span) class=\"(?:kicker|meaning|aliases|origin|unverified)\">.*?</\1>",
    re.DOTALL,
)
BLOCK_END = re.compile(r"</(?:p|div|li|tr|h[2-6]|blockquote|figcaption|caption)>")
CELL_END = re.compile(r"</(?:dt|th|td)>")
TAG = re.compile(r"<[^>]*>")


class Searched(NamedTuple):
    """What a search index takes of a page: paragraphs of HTML, names shown as they are, a factor for its rank."""

    text: str = ""
    names: tuple[str, ...] = ()
    weight: float = 1.0


def searched(record: Record, title: str, html: str) -> Searched:
    """A record by its own words and every name it has; a short title says more than a long one, a source less."""
    blocks = list(paragraphs(html))
    names = tuple(_names(record, title))
    shown = {word for name in (title, *names) for word in WORD.findall(name)}
    other = sorted({twin for block in blocks for twin in twins(block)} - shown)
    if other:
        blocks.append(f"Without accents: {', '.join(other)}")
    weight = WEIGHTS.get(type(record).folder, 1.0) / max(1, len(WORD.findall(title))) ** (1 / 3)
    return Searched("".join(f"<p>{block}</p>" for block in blocks), names, round(weight, 3))


def document(address: str, title: str, found: Searched) -> dict[str, Any]:
    """A page as the theme's search index keeps it."""
    names = [escape(name, quote=False) for name in found.names]
    text = found.text.replace("&#34;", '"').replace("&#39;", "'")
    document = {"location": address, "title": escape(title, quote=False), "text": text}
    return document | ({"tags": names} if names else {}) | {"boost": found.weight}


def paragraphs(html: str) -> Iterator[str]:
    """The words of a page block by block, escaped as they were, without what every page of its kind says alike."""
    own = LISTS.split(html.partition("</nav>")[2], maxsplit=1)[0]
    blocks = BLOCK_END.sub("\0", CELL_END.sub(": ", UNSEARCHED.sub("", own)))
    for block in TAG.sub("", blocks).split("\0"):
        text = block.strip()
        if "\n" in text or "  " in text:
            text = " ".join(text.split())
        if text and not text.endswith(":"):
            yield text


def twins(text: str) -> Iterator[str]:
    """Each word that has letters with accents, spelled without them."""
    if text.isascii():
        return
    for word in WORD.findall(text):
        if (plain := fold(word)) != word:
            yield plain


def fold(text: str) -> str:
    """Latin letters without accents, as on a keyboard that has none; other scripts stay, but for the Russian ё."""
    whole = unicodedata.normalize("NFC", text).translate(PLAIN)
    return ACCENTED.sub(lambda found: unicodedata.normalize("NFKD", found[0])[0], whole)


def _names(record: Record, title: str) -> Iterable[str]:
    """Every other name of a record once, then the words that become new without their accents."""
    native = getattr(record, "native", None)
    others = [
        *record.aliases,
        *([native.name] if native else ()),
        *(name for one in getattr(record, "names", ()) for name in (one.name, one.short) if name),
    ]
    names = [name for name in dict.fromkeys(others) if name != title]
    known = {word for name in (title, *names) for word in WORD.findall(name)}
    return [*names, *dict.fromkeys(twin for name in (title, *names) for twin in twins(name) if twin not in known)]

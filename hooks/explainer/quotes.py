"""Quotes locked: each compared with the text it comes from, and the result kept so that an edit shows."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from hashlib import sha256
from typing import Annotated, NamedTuple

from pydantic import BaseModel, Field, TypeAdapter

from explainer.links import Index
from explainer.load import Entry
from explainer.problems import Problem
from explainer.records.words import Quote, Source

LOCK = "data/quotes.lock"
AGAIN = "compare it with its source again: explainer verify --texts FOLDER"
VERDICTS = {
    "verbatim": "the same to the character",
    "typographic": "the same but for the shape of quotation marks, dashes, spaces or ligatures",
    "elided": "the same, in order and within one passage, with words left out where the quote shows it",
    "bracketed": "the same but for the editor's words in square brackets",
    "translated": "a translation; it cannot be compared word for word",
    "not held": "the source's text is not at hand; nothing was compared",
    "not found": "these words do not stand in the source",
}
FOLDED = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
     "–": "-", "—": "-", "‒": "-", "−": "-", "‐": "-", "‑": "-", "\u00ad": "", "\u200b": "",
     "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
)  # fmt: skip
GAP = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)\s*")
BRACKET = re.compile(r"\s*\[[^\[\]]*\]\s*")
TOKEN = re.compile(r"\w[\w'-]*|[^\w\s]")
NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|cannot|hardly|\w+n't)\b", re.IGNORECASE
)
LONGEST_GAP = {"elided": 400, "bracketed": 80}


class Line(BaseModel):
    """A line of the lock: the hashes of a quote's words and of its source's text, what was found, and when."""

    text: str
    source: str
    verdict: Annotated[str, Field(pattern=f"^({'|'.join(VERDICTS)})$")]
    day: date
    source_text: str = ""


LINES = TypeAdapter(dict[str, Line])


class Finding(NamedTuple):
    """How a quote compares with a text: a key of VERDICTS, what to look at again, the nearest passage if not found."""

    verdict: str
    warnings: tuple[str, ...] = ()
    nearest: str = ""


def compare(quote: str, text: str) -> Finding:
    """Look for a quote's exact words in a text. Case and punctuation always count."""
    if _at(quote, text) is not None:
        return Finding("verbatim", _inside_negation(_at(quote, text) or 0, text))
    quote, whole = _fold(quote), _fold(text)
    if (start := _at(quote, whole)) is not None:
        return Finding("typographic", _inside_negation(start, whole))
    verdict = "elided" if GAP.search(quote) else "bracketed"
    pattern = _with_gaps(quote)
    for passage in _passages(text) if pattern else ():
        if pattern and (match := pattern.search(passage)):
            dropped = any(NEGATION.search(gap) for gap in match.groups())
            warned = ("the words left out hold a negation",) if dropped and verdict == "elided" else ()
            return Finding(verdict, (*warned, *_inside_negation(match.start(), passage)))
    return Finding("not found", (), _nearest(quote, whole))


def verify(index: Index, texts: Mapping[str, str]) -> dict[str, Finding]:
    """Every quote compared with its source's text, where that is among the texts (by the source's id)."""
    found: dict[str, Finding] = {}
    for id, quote in index.of("quotes"):
        assert isinstance(quote, Quote)
        source, text = index.records.get(quote.source.source), texts.get(quote.source.source)
        if text is None:
            found[id] = Finding("not held")
        elif isinstance(source, Source) and source.lang != quote.lang:
            found[id] = Finding("translated")
        else:
            found[id] = compare(quote.text, text)
    return found


def lock(index: Index, found: Mapping[str, Finding], texts: Mapping[str, str], day: str, old: str = "") -> str:
    """The lock file's text: per quote the hashes of its words and of its source's text, the verdict and the day.

    A quote whose source is not at hand keeps its old line while its words are the same.
    """
    before, _ = locked(old)
    lines: dict[str, dict[str, str]] = {}
    for id, quote in index.of("quotes"):
        assert isinstance(quote, Quote)
        line = {"text": _hash(quote.text), "source": quote.source.source, "verdict": found[id].verdict, "day": day}
        if (text := texts.get(quote.source.source)) is not None:
            line["source_text"] = _hash(text)
        kept = before.get(id, {})
        same = all(kept.get(key) == line.get(key) for key in ("text", "source"))
        unchanged = all(kept.get(key) == value for key, value in line.items() if key != "day")
        lines[id] = kept if same and (found[id].verdict == "not held" or unchanged) else line
    return json.dumps(lines, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def locked(text: str) -> tuple[dict[str, dict[str, str]], list[Problem]]:
    """The lines of the lock file by the id of the quote."""
    try:
        lines = LINES.validate_json(text) if text else {}
    except ValueError:
        return {}, [Problem(LOCK, 1, 1, "the lock of the quotes cannot be read", AGAIN, code="broken-lock")]
    return {id: line.model_dump(mode="json", exclude_unset=True) for id, line in lines.items()}, []


def unlocked(index: Index, entries: Mapping[str, Entry], lines: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Each quote whose words or source are not those that were compared, or that is somebody's scare quotes."""
    for id, quote in index.of("quotes"):
        assert isinstance(quote, Quote)
        line, source = lines.get(id, {}), index.records.get(quote.source.source)
        if isinstance(source, Source) and quote.text in source.scare_quotes:
            told = "these are the author's own quotation marks: nobody's words"
            yield entries[id].problem(
                ("text",), told, f"see scare_quotes in {entries[quote.source.source].path}", code="scare-quotes"
            )
        elif not line:
            yield entries[id].problem(
                ("text",), "this quote was never compared with its source", AGAIN, code="quote-not-compared"
            )
        elif line["text"] != _hash(quote.text):
            yield entries[id].problem(("text",), "the words of this quote were changed", AGAIN, code="quote-changed")
        elif line["source"] != quote.source.source:
            yield entries[id].problem(
                ("source", "source"), "the source of this quote was changed", AGAIN, code="quote-changed"
            )
        elif line["verdict"] == "not found":
            yield entries[id].problem(
                ("text",), "these words were not found in the source", AGAIN, code="quote-not-found"
            )


def _fold(text: str) -> str:
    """Typography made equal: quotation marks, dashes, ligatures, composed letters, white space."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).translate(FOLDED)).strip()


def _at(quote: str, text: str) -> int | None:
    """Where the words stand, not beginning or ending inside a word."""
    before = r"(?<!\w)" if re.match(r"\w", quote) else ""
    after = r"(?!\w)" if re.search(r"\w$", quote) else ""
    match = re.search(before + re.escape(quote) + after, text)
    return match.start() if match else None


def _with_gaps(quote: str) -> re.Pattern[str] | None:
    """A pattern for the parts of a quote in order; None where it shows no omission and no bracket.

    What is left out never reaches over a quotation mark: beyond it somebody else speaks.
    """
    for sort, sign in (("elided", GAP), ("bracketed", BRACKET)):
        parts = [part for part in sign.split(quote) if part]
        if len(parts) > 1 or (parts and parts[0] != quote):
            gap = rf"([^\"]{{0,{LONGEST_GAP[sort]}}}?)"
            inner = [_parts(part) if sort == "elided" else re.escape(part) for part in parts]
            return re.compile(rf"(?<!\w){gap.join(inner)}")
    return None


def _parts(part: str) -> str:
    """One part of an elided quote; it may hold editor's brackets too."""
    return rf".{{0,{LONGEST_GAP['bracketed']}}}?".join(re.escape(piece) for piece in BRACKET.split(part) if piece)


def _passages(text: str) -> list[str]:
    """The paragraphs of a text: its lines where they are long, else what blank lines part."""
    longest = max((len(line) for line in text.split("\n")), default=0)
    return [_fold(part) for part in (text.split("\n") if longest > 200 else re.split(r"\n\s*\n", text))]


def _inside_negation(start: int, text: str) -> tuple[str, ...]:
    """A quote that begins after a "not" of its own sentence may say the opposite of its source."""
    clause = re.split(r"[.!?;:\n\"“”]", text[:start])[-1]
    return ("the sentence has a negation before the quote begins",) if NEGATION.search(clause) else ()


def _nearest(quote: str, text: str) -> str:
    """The passage most like the quote, with [-words only in the quote-] and {+words only in the source+}."""
    wanted, words = TOKEN.findall(quote), TOKEN.findall(text)
    counts, width = set(wanted), len(wanted)
    starts = range(max(1, len(words) - width + 1))
    best = max(starts, key=lambda start: sum(word in counts for word in words[start : start + width]))
    near = words[best : best + width]
    near = near[next((at for at, word in enumerate(near) if word in counts), 0) :]
    pieces = []
    for sort, a, b, c, d in SequenceMatcher(None, wanted, near, autojunk=False).get_opcodes():
        pieces += wanted[a:b] if sort == "equal" else []
        pieces += [f"[-{' '.join(wanted[a:b])}-]"] if sort != "equal" and b > a else []
        pieces += [f"{{+{' '.join(near[c:d])}+}}"] if sort != "equal" and d > c else []
    return " ".join(pieces)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()

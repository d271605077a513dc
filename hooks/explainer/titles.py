"""What a record or page is called where it is named."""

import re

from markupsafe import Markup

from explainer.links import Index
from explainer.records import Record
from explainer.records.words import Principle, Source

SCRIPTS = {"und-Cyrl": re.compile("[\u0400-\u04ff]"), "und-Grek": re.compile("[\u0370-\u03ff]")}
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def title(index: Index, id: str) -> str:
    """The title of a record or a hand-written page; the id itself where the record has a mistake."""
    record = index.records.get(id)
    return full_title(record) if record else index.written.get(id, id)


def full_title(record: Record) -> str:
    """The title as a heading shows it: an official principle carries its number."""
    number = record.number if isinstance(record, Principle) else None
    return f"{ROMAN[number]}. {record.title}" if number else record.title


def language(index: Index, id: str) -> Markup:
    """The lang attribute for the title of a source that is not in English."""
    record = index.records.get(id)
    lang = record.title_lang if isinstance(record, Source) else None
    return Markup(' lang="{}"').format(lang) if lang else Markup()


def script(text: str) -> Markup:
    """The lang attribute for a spelling in another script, whose language is not recorded."""
    found = next((tag for tag, letters in SCRIPTS.items() if letters.search(text)), None)
    return Markup(' lang="{}"').format(found) if found else Markup()

"""What a record or page is called where it is named."""

from explainer.links import Index
from explainer.records import Record
from explainer.records.words import Principle

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def title(index: Index, id: str) -> str:
    """The title of a record or a hand-written page; the id itself where the record has a mistake."""
    record = index.records.get(id)
    return full_title(record) if record else index.written.get(id, id)


def full_title(record: Record) -> str:
    """The title as a heading shows it: an official principle carries its number."""
    number = record.number if isinstance(record, Principle) else None
    return f"{ROMAN[number]}. {record.title}" if number else record.title

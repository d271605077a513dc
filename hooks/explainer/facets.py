"""Filters that need no JavaScript: the marks a thing carries, the choices offered, the style sheet that hides the rest.

What can be filtered carries its marks in `data-is`, such as "topics:osce topics:yalta body:"; an option or radio button
has one mark as its value; inside .filtered the style sheet hides what can have that sort of mark but lacks this one.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from explainer.links import Index
from explainer.records import KINDS, Record
from explainer.records.fields import Choice, Ref


class Option(NamedTuple):
    """One choice of a filter: its mark, its words, and the number of things that carry it."""

    mark: str
    words: str
    number: int


class Filter(NamedTuple):
    """A filter with its heading and its choices."""

    name: str
    label: str
    options: list[Option]


def values(record: Record, name: str) -> tuple[str, ...]:
    """The values of a field that may be single, several, missing, or not a field of this kind at all."""
    value = getattr(record, name, None)
    return value if isinstance(value, tuple) else (value,) if value else ()


def marks(named: Mapping[str, Iterable[str]]) -> str:
    """The marks of a thing from its values by name; a name without values keeps an empty mark."""
    return " ".join(f"{name}:{value}" for name, found in named.items() for value in (*found,) or ("",))


def record_marks(record: Record) -> str:
    """The marks of a record, from the fields that its kind is filtered by."""
    return marks({name: values(record, name) for name in type(record).facets})


def choices(name: str, label: str, found: Iterable[Iterable[str]], words: Mapping[str, str]) -> Filter:
    """A filter over values found, in the order of `words`."""
    counted: dict[str, int] = {}
    for value in (value for several in found for value in several):
        counted[value] = counted.get(value, 0) + 1
    options = [Option(f"{name}:{value}", words[value], counted[value]) for value in words if value in counted]
    return Filter(name, label, options)


def filters(index: Index, kind: type[Record]) -> Iterator[Filter]:
    """The filters of the index page of a kind; one that would not divide its records is left out."""
    records = [record for _, record in index.of(kind.folder)]
    for name, label in kind.facets.items():
        made = choices(name, label, (values(record, name) for record in records), words(index, kind, name))
        if len(made.options) > 1:
            yield made


def words(index: Index, kind: type[Record], name: str) -> dict[str, str]:
    """What the values of a field are called: labels of the vocabulary, or the titles of records by the alphabet."""
    field = kind.model_fields[name]
    for marker in (*field.metadata, *_markers(field.annotation)):
        if isinstance(marker, Choice):
            return {word: label for word, (label, _) in marker.table.items()}
        if isinstance(marker, Ref):
            titles = {id: one.title for folder in marker.kinds.split() for id, one in index.of(folder)}
            return dict(sorted(titles.items(), key=lambda pair: pair[1].casefold()))
    return {}


def every_mark(index: Index) -> Iterator[str]:
    """The marks by which the index pages are filtered."""
    for kind in KINDS:
        for one in filters(index, kind):
            yield from (option.mark for option in one.options)


def style_sheet(marks: Iterable[str]) -> str:
    """For each mark the rule that hides what lacks it, and each group in which nothing has it."""
    rule = (
        '.filtered:has([value="{0}"]:checked) [data-is*="{1}:"]:not([data-is~="{0}"]),'
        '.filtered:has([value="{0}"]:checked) .group:not(:has([data-is~="{0}"])){{display:none}}\n'
    )
    return "".join(rule.format(mark, mark.partition(":")[0]) for mark in sorted(set(marks)))


def _markers(annotation: object) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _markers(inner)

"""What every record has, and the parts that several kinds share: citations, accounts, names as of a date."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from explainer.problems import closest
from explainer.records.fields import Choice, Date, Id, Inline, Language, Markdown, Part, Prose, Ref, Text, wrong
from explainer.records.references import fields
from explainer.records.vocabulary import STRENGTHS, TOPICS


class Citation(Part):
    """Where a thing can be read: a source and the place in it."""

    source: Annotated[str, Ref("sources", back="Cited by")] = Field(description="The id of the source.")
    at: Text | None = Field(None, description="The page, paragraph, article or line.")
    note: Text | None = Field(None, description="What the source shows, in a few words.")


class Account(Part):
    """What somebody says of a thing, kept apart from what others say of it."""

    by: Inline = Field(description="Whose account it is; may hold a [[link]].")
    text: Inline = Field(description="The account in our own words; may hold [[links]].")
    sources: tuple[Citation, ...] = Field((), description="Where the account can be read.")


class Evidence(Part):
    """One piece of evidence for or against a claim, with its weight."""

    text: Inline = Field(description="What the evidence is; may hold [[links]].")
    strength: Annotated[str, Choice(STRENGTHS)] = Field(description="How much it weighs.")
    sources: tuple[Citation, ...] = Field((), description="Where it can be read.")


class Name(Part):
    """A name and the time in which it was the name."""

    name: Text = Field(description="The name in English.")
    short: Text | None = Field(None, description="The short form, such as OSCE.")
    during: Date = Field(description="The time in which this was the name, such as 1995-01-01/..")


class Native(Part):
    """A name as its owner writes it."""

    name: Text = Field(description="The name in its own script.")
    lang: Language = Field(description="The language tag, such as uk.")


class Record(Part):
    """What every record has, whatever its kind."""

    folder: ClassVar[str]
    singular: ClassVar[str]
    plural: ClassVar[str]
    needs_source: ClassVar[bool] = True
    grouped_by: ClassVar[str] = ""
    facets: ClassVar[Mapping[str, str]] = {}
    unusable: ClassVar[frozenset[str]] = frozenset()  # ids that cannot be, for they would be anchors beside others
    anchored: ClassVar[tuple[str, str] | None] = None  # the field whose rows have anchors, and the key that names them

    title: Text = Field(description="The name or title shown to readers.")
    aliases: tuple[Text, ...] = Field((), description="Other names under which people look for it.")
    summary: Inline = Field(description="One or two sentences that a newcomer understands; may hold [[links]].")
    topics: tuple[Annotated[str, Choice(TOPICS)], ...] = Field((), description="The explainers it belongs to.")
    sources: tuple[Citation, ...] = Field((), description="Where the facts of the record can be read.")
    unverified: tuple[Text, ...] = Field((), description="Keys of this record whose value was not verified.")
    note: Prose | None = Field(None, description="What a careful reader should know about this record.")
    formerly: tuple[Id, ...] = Field((), description="Ids under which it was once published; they lead here for good.")

    @cached_property
    def said(self) -> tuple[tuple[tuple[str | int, ...], Ref | Markdown, str], ...]:
        """Every reference and every piece of prose in the record, each with its place."""
        return tuple(fields(self))

    @model_validator(mode="after")
    def _sourced(self) -> Self:
        """A record states facts, so it names a source or says that it is unverified."""
        for position, key in enumerate(self.unverified):
            if key not in type(self).model_fields:
                what = f'"{key}" under unverified is no key of this kind'
                near = closest(key, type(self).model_fields)
                raise wrong(
                    what,
                    "expected keys of this record, such as date or summary",
                    near,
                    ("unverified", position),
                    code="unknown-key",
                )
        if type(self).needs_source and not self.sources and not self.unverified:
            raise wrong(
                "the record names no source", 'add "sources:", or list the keys under "unverified:"', code="no-source"
            )
        return self

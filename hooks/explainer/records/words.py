"""What was said and where it is written: principles, quotes, claims, sources and terms."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from explainer.records.checks import Check
from explainer.records.fields import Choice, Date, Inline, Language, Part, Prose, Ref, Text, Url, Whole, Yes, wrong
from explainer.records.parts import Account, Citation, Evidence, Record
from explainer.records.vocabulary import LABELS, READ, ROUTES, TIERS, VERDICTS, WORDS


class Invocation(Part):
    """Somebody appealing to a principle."""

    by: Inline = Field(description="Who invokes it; may hold a [[link]].")
    how: Inline = Field(description="In what words or for what, told by us; may hold [[links]].")
    against: Inline | None = Field(None, description="Against what.")
    sources: tuple[Citation, ...] = Field((), description="Where it can be read.")


class Principle(Record):
    """One of the ten of the Helsinki Final Act under its official name, or an idea invoked around them."""

    folder: ClassVar = "principles"
    singular: ClassVar = "principle"
    plural: ClassVar = "Principles"
    grouped_by: ClassVar = "official"

    official: Yes = Field(False, description="Write true for the ten of the Final Act.")
    number: Whole | None = Field(None, description="Its number in the Final Act, 1 to 10.")
    worded: tuple[Account, ...] = Field((), description="How others word it.")
    explanation: Prose = Field(description="What it means, in plain words.")
    stands_in: tuple[Citation, ...] = Field((), description="The documents in which it stands.")
    counterparts: tuple[Annotated[str, Ref("principles", back="Ideas that appeal to it")], ...] = Field(
        (), description="For an idea: the official principles behind it."
    )
    invoked: tuple[Invocation, ...] = Field((), description="Who appeals to it, and how.")

    @model_validator(mode="after")
    def _numbered(self) -> Self:
        """The official ten are numbered, ideas are not."""
        if self.official != (self.number is not None):
            raise wrong(
                "an official principle has a number and an idea has none",
                "mend official or number",
                code="principle-number",
            )
        if self.number is not None and not 1 <= self.number <= 10:
            raise wrong(
                f"the Final Act has no principle {self.number}",
                "expected its number there, 1 to 10",
                at=("number",),
                code="principle-number",
            )
        return self


class Quote(Record):
    """Somebody's exact words, with who says so and where they stand.

    An author's scare quotes are nobody's words and never enter.
    """

    folder: ClassVar = "quotes"
    singular: ClassVar = "quote"
    plural: ClassVar = "Quotes"
    grouped_by: ClassVar = "form"
    facets: ClassVar = {"topics": "Topic", "speaker": "Speaker", "route": "Route"}

    form: Annotated[str, Choice(WORDS)] = Field(description="A quotation or a fragment.")
    text: Text = Field(description="The words, exact to the character, without enclosing quotation marks.")
    lang: Language = Field(description="The language of these words.")
    translated: Text | None = Field(None, description="What is known of the language spoken and of any translation.")
    stated: Inline = Field(description="The speaker as the source states it.")
    speaker: Annotated[str, Ref("people bodies", back="Quoted")] | None = Field(
        None, description="The speaker in the record, where it is one person or body."
    )
    in_record: Account | None = Field(
        None, description="Who said it by the record, where that differs from the source."
    )
    occasion: Inline = Field(description="When and where it was said, as far as the source tells.")
    meeting: Annotated[str, Ref("meetings", back="Quotes")] | None = Field(
        None, description="The meeting it was said at."
    )
    date: Date = Field(description="The day it was said, or the narrowest span that is known.")
    route: Annotated[str, Choice(ROUTES)] = Field(description="How the words reached the source.")
    via: Inline | None = Field(None, description="For quoted-through: through whom.")
    source: Citation = Field(description="The text in which the words stand.")
    principles: tuple[Annotated[str, Ref("principles", back="Quotes")], ...] = Field(
        (), description="Principles invoked."
    )
    corroboration: tuple[Account, ...] = Field((), description="Who else reports the words, or words close to them.")
    context: Prose | None = Field(None, description="What a reader needs in order to understand the words.")
    needs_source: ClassVar = False


class Claim(Record):
    """A sentence somebody published that can be checked, an opinion, or a report of what was said, each labelled so."""

    folder: ClassVar = "claims"
    singular: ClassVar = "claim"
    plural: ClassVar = "Claims"
    grouped_by: ClassVar = "label"
    needs_source: ClassVar = False
    facets: ClassVar = {"topics": "Topic", "label": "Label", "verdict": "Verdict"}

    label: Annotated[str, Choice(LABELS)] = Field(description="Claim, assessment or paraphrase.")
    whose: Inline = Field(description="Whose statement it is; may hold a [[link]].")
    holder: Annotated[str, Ref("people bodies", back="Statements")] | None = Field(
        None, description="The person or body whose statement it is, where there is one."
    )
    stated: Citation = Field(description="Where it was published.")
    verdict: Annotated[str, Choice(VERDICTS)] = Field(description="How it stands against the record.")
    finding: Prose = Field(description="The verdict told in two or three sentences.")
    supported: tuple[Evidence, ...] = Field((), description="Evidence for it.")
    contradicted: tuple[Evidence, ...] = Field((), description="Evidence against it.")
    about: tuple[
        Annotated[str, Ref("meetings events people offices states bodies places quotes", back="Claims")], ...
    ] = Field((), description="The records it speaks of.")
    principles: tuple[Annotated[str, Ref("principles", back="Claims")], ...] = Field(
        (), description="Principles at stake."
    )
    answers: tuple[Annotated[str, Ref("claims", back="Answered by")], ...] = Field(
        (), description="Claims that this one supports, corrects or contradicts."
    )
    review: Date | None = Field(None, description="When to look at it again, because the world may have moved on.")
    checks: tuple[Check, ...] = Field((), description="What the build computes from the records to test it.")

    @model_validator(mode="after")
    def _rated(self) -> Self:
        """An assessment is an opinion and never rated as fact; only a claim gets a verdict of fact."""
        if (self.label == "assessment") != (self.verdict == "opinion"):
            raise wrong(
                "an assessment has the verdict opinion, and nothing else has it",
                "mend label or verdict",
                at=("verdict",),
                code="wrong-verdict",
            )
        if self.verdict in ("contradicted", "refuted") and not self.contradicted:
            raise wrong(
                f'the verdict "{self.verdict}" needs evidence against the claim',
                'add "contradicted:"',
                at=("verdict",),
                code="wrong-verdict",
            )
        return self


class Source(Record):
    """A text that can be cited: a document, a report, an article, a page."""

    folder: ClassVar = "sources"
    singular: ClassVar = "source"
    plural: ClassVar = "Sources"
    grouped_by: ClassVar = "tier"
    needs_source: ClassVar = False
    facets: ClassVar = {"topics": "Topic", "tier": "Tier", "read": "How far read"}

    title_lang: Language | None = Field(None, description="The language of the title, where that is not English.")
    publisher: Text = Field(description="Who published it.")
    authors: tuple[Text, ...] = Field((), description="Who wrote it.")
    published: Date | None = Field(None, description="When it was published.")
    url: Url | None = Field(None, description="Its address; left out where none is known.")
    archived: Url | None = Field(None, description="The address of an archived copy, where one was seen.")
    lang: Language = Field(description="The language it is in.")
    tier: Annotated[str, Choice(TIERS)] = Field(description="How near it stands to the event.")
    read: Annotated[str, Choice(READ)] = Field(description="How far it was read for this site.")
    called: Text | None = Field(None, description="What the records call it for short, such as: the article.")
    scare_quotes: tuple[Text, ...] = Field(
        (), description="Words that its author put in quotation marks of their own: nobody's words, never a quote."
    )
    seen_as: Text | None = Field(
        None, description="What was seen, where it was not the address itself: a reprint, a copy."
    )


class Term(Record):
    """A word of the field, explained."""

    folder: ClassVar = "terms"
    singular: ClassVar = "term"
    plural: ClassVar = "Terms"
    needs_source: ClassVar = False

    definition: Prose = Field(description="What it means, for somebody who never heard it.")
    see: tuple[
        Annotated[str, Ref("bodies meetings events principles terms people places", back="Explained by")], ...
    ] = Field((), description="Records that belong to it.")

"""What happened: meetings with who came, and events that were no meeting."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from explainer.records.fields import Begun, Choice, Part, Prose, Ref, Text, Whole, Yes, wrong
from explainer.records.parts import Account, Citation, Record
from explainer.records.vocabulary import ATTENDANCE, FORMS, HELD


class Participation(Part):
    """Whether the holder of an office came to a meeting, who came instead, and what is said of it."""

    office: Annotated[str, Ref("offices", back="Meetings")] = Field(description="The office followed.")
    principal: Annotated[str, Ref("people", back="Meetings as office holder")] | None = Field(
        None, description="The holder; may be left out, for it follows from the office and the date."
    )
    status: Annotated[str, Choice(ATTENDANCE)] = Field(description="Whether the holder came.")
    represented_by: Annotated[str, Ref("people", back="Came in another's place")] | None = Field(
        None, description="Who sat in the chair instead."
    )
    represented_as: Text | None = Field(
        None, description='The rank in which they came; or, where nobody is named, "not known" or "not stated".'
    )
    reason_given: tuple[Account, ...] = Field((), description="The reason given, and by whom.")
    reading: tuple[Account, ...] = Field((), description="How somebody reads it: an opinion with its owner.")
    record: tuple[Account, ...] = Field((), description="What the record shows.")
    sources: tuple[Citation, ...] = Field((), description="Where the attendance can be read.")
    unverified: Yes = Field(False, description="Write true where no source was seen.")

    @model_validator(mode="after")
    def _told(self) -> Self:
        """An empty chair says who filled it, or that this is not known; a known one names a source or is unverified."""
        if self.status in ("absent", "barred") and not (self.represented_by or self.represented_as):
            raise wrong(
                "nobody is named in place of the absent",
                'add "represented_by:", or "represented_as: not known"',
                at=("status",),
                code="no-stand-in",
            )
        if self.status in ("present", "unknown") and self.represented_by:
            raise wrong(
                f'"represented_by" does not go with status {self.status}',
                "leave it out or mend the status",
                at=("represented_by",),
                code="wrong-stand-in",
            )
        if self.status != "unknown" and not self.sources and not self.unverified:
            raise wrong(
                "the attendance names no source",
                'add "sources:", or "unverified: true"',
                at=("status",),
                code="no-source",
            )
        return self


class Attendee(Part):
    """Somebody else who was there."""

    person: Annotated[str, Ref("people", back="Took part in")] = Field(description="Who.")
    role: Text | None = Field(None, description="In what role, such as Foreign Minister of Norway.")
    sources: tuple[Citation, ...] = Field((), description="Where it can be read.")


class Meeting(Record):
    """A conference, summit, ministerial or council meeting; some were only planned, claimed or refuted."""

    folder: ClassVar = "meetings"
    singular: ClassVar = "meeting"
    plural: ClassVar = "Meetings"
    grouped_by: ClassVar = "body"
    facets: ClassVar = {"topics": "Topic", "body": "Body", "form": "Form", "status": "Status"}
    anchored: ClassVar = ("participation", "office")

    date: Begun = Field(description="The day or days it sat, as EDTF: 2013-12-05/2013-12-06.")
    status: Annotated[str, Choice(HELD)] = Field(description="Whether it was held.")
    form: Annotated[str, Choice(FORMS)] = Field(description="What sort of meeting it was.")
    body: Annotated[str, Ref("bodies", back="Meetings")] = Field(description="The body that met.")
    number: Whole | None = Field(None, description="Its number in the body's own count.")
    place: Annotated[str, Ref("places", back="Meetings held here")] | None = Field(None, description="Where it met.")
    chair: Annotated[str, Ref("states", back="Chaired")] | None = Field(None, description="The state in the chair.")
    chaired_by: Annotated[str, Ref("people", back="Chaired")] | None = Field(None, description="The person in it.")
    participation: tuple[Participation, ...] = Field((), description="The offices followed, one row each.")
    present: tuple[Attendee, ...] = Field((), description="Others who took part.")
    states: tuple[Annotated[str, Ref("states", back="Took part in")], ...] = Field((), description="States present.")
    moved_to: Annotated[str, Ref("meetings", back="Held in place of")] | None = Field(
        None, description="For a moved meeting: the one that was held instead."
    )
    background: Prose | None = Field(None, description="Why it was called and what was at stake.")
    outcome: Prose | None = Field(None, description="What it decided or changed.")

    @model_validator(mode="after")
    def _placed(self) -> Self:
        """A meeting that was held has a place; an office has one row."""
        if self.status == "held" and not self.place:
            raise wrong(
                "a meeting that was held needs a place",
                'add "place:" with the id of a place',
                at=("status",),
                code="no-place",
            )
        offices = [row.office for row in self.participation]
        for position, office in enumerate(offices):
            if office in offices[:position]:
                what = f'"{office}" has more than one row under participation'
                raise wrong(
                    what, "keep one row per office", at=("participation", position, "office"), code="office-twice"
                )
        return self


class Event(Record):
    """What shaped the order but was no meeting: a pact, a document, a war, an announcement."""

    folder: ClassVar = "events"
    singular: ClassVar = "event"
    plural: ClassVar = "Events"
    facets: ClassVar = {"topics": "Topic"}

    date: Begun = Field(description="When, as EDTF.")
    place: Annotated[str, Ref("places", back="Events")] | None = Field(None, description="Where.")
    at: Annotated[str, Ref("meetings", back="What came of it")] | None = Field(
        None, description="The meeting it was part of."
    )
    people: tuple[Annotated[str, Ref("people", back="Events")], ...] = Field((), description="Who acted.")
    states: tuple[Annotated[str, Ref("states", back="Events")], ...] = Field((), description="The states concerned.")
    principles: tuple[Annotated[str, Ref("principles", back="Events")], ...] = Field(
        (), description="Principles at stake."
    )
    explanation: Prose = Field(description="What happened and why it matters, for a newcomer.")

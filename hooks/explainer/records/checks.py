"""What a claim lets the build compute from the records: a span of time, a count, a row of attendances."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from explainer.records.fields import Choice, Date, Part, Ref, Text, Yes, wrong
from explainer.records.vocabulary import ATTENDANCE


class Moment(Part):
    """A day, taken from a record or written out."""

    record: Annotated[str, Ref("meetings events quotes sources", back="Computed in")] | None = Field(
        None, description="The record whose date is meant."
    )
    end: Yes = Field(False, description="Write true for the last day of the record's date rather than its first.")
    date: Date | None = Field(None, description="The day, where no record holds it.")
    called: Text | None = Field(None, description="What that day is, for readers.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        """Exactly one of the two ways to name a day."""
        if (self.record is None) == (self.date is None):
            raise wrong("a moment is either a record or a date", "keep one of the two keys", code="not-exactly-one")
        return self


class Span(Part):
    """The time from one moment to another."""

    start: Moment = Field(description="The first day.")
    end: Moment = Field(description="The last day.")
    inclusive: Yes = Field(False, description="Write true to count both days, as for the length of a meeting.")


class Attendances(Part):
    """Which rows of attendance are meant."""

    office: Annotated[str, Ref("offices", back="Computed in")] = Field(description="The office.")
    body: Annotated[str, Ref("bodies", back="Computed in")] = Field(description="The body whose meetings count.")
    statuses: tuple[Annotated[str, Choice(ATTENDANCE)], ...] = Field((), description="Which statuses; all if left out.")
    during: Date | None = Field(None, description="The time in which the meetings were held; all if left out.")


class Meetings(Part):
    """Which meetings are meant."""

    body: Annotated[str, Ref("bodies", back="Computed in")] = Field(description="The body that met.")
    forms: tuple[Text, ...] = Field((), description="Which forms of meeting; all if left out.")
    during: Date = Field(description="The time in which they were held.")


class Check(Part):
    """One computation and the result it must have; the build fails when the records stop agreeing."""

    what: Text = Field(description="What is computed, for readers.")
    span: Span | None = Field(None, description="A span of time; its result reads like: 25 years, 11 months, 18 days.")
    days: Span | None = Field(None, description="A span in days; its result is a number.")
    count: Attendances | None = Field(None, description="How many such attendances; its result reads like: 4 of 12.")
    sequence: Attendances | None = Field(
        None, description="The attendances in order of time: 2022 barred, 2023 present."
    )
    first: Attendances | None = Field(None, description="The first such attendance; its result is the meeting’s title.")
    last: Attendances | None = Field(None, description="The last such attendance; its result is the meeting’s title.")
    streak: Attendances | None = Field(
        None, description="The longest unbroken run of such attendances; its result reads: 3 in a row, 2010 to 2012."
    )
    meetings: Meetings | None = Field(None, description="How many such meetings were held; its result is a number.")
    result: Text = Field(description="What the computation must give.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        """Exactly one computation."""
        sorts = [name for name in type(self).model_fields if name not in ("what", "result")]
        if sum(getattr(self, name) is not None for name in sorts) != 1:
            raise wrong(
                "a check computes exactly one thing",
                f"keep one of {', '.join(sorts)}",
                code="not-exactly-one",
            )
        return self

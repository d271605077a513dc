"""Who acts and where: people, offices, states, bodies and places."""

from typing import Annotated, ClassVar

from pydantic import Field

from explainer.records.fields import Date, Latitude, Longitude, Part, Prose, Ref, Text, Yes
from explainer.records.parts import Citation, Name, Native, Record


class Person(Record):
    """A person named in the records, with the offices and roles they held.

    An office is not written here: it comes from the record of the office, which names its holders.
    """

    folder: ClassVar = "people"
    singular: ClassVar = "person"
    plural: ClassVar = "People"
    facets: ClassVar = {"topics": "Topic", "state": "State"}

    native: Native | None = Field(None, description="The name as the person writes it.")
    state: Annotated[str, Ref("states", back="People")] | None = Field(None, description="The state served.")
    born: Date | None = Field(None, description="Date of birth.")
    died: Date | None = Field(None, description="Date of death.")
    roles: tuple["Role", ...] = Field((), description="Roles that are not among the offices followed here.")


class Role(Part):
    """A post somebody held that is not followed as an office."""

    title: Text = Field(description="The post, as an official source names it.")
    during: Date = Field(description="When, as precisely as known.")
    sources: tuple[Citation, ...] = Field((), description="Where it can be read.")
    unverified: Yes = Field(False, description="Write true where no source was seen.")


class Office(Record):
    """A post whose holder is followed from meeting to meeting."""

    folder: ClassVar = "offices"
    singular: ClassVar = "office"
    plural: ClassVar = "Offices"
    unusable: ClassVar = frozenset(["background", "cards", "links", "note", "others", "outcome", "sources", "who-came"])

    state: Annotated[str, Ref("states", back="Offices")] | None = Field(None, description="The state it belongs to.")
    body: Annotated[str, Ref("bodies", back="Offices")] | None = Field(None, description="The body it belongs to.")
    short: Text = Field(description="The post in a few words, for tables: United States.")
    holders: tuple["Holder", ...] = Field(description="Who held it, in order of time.")


class Holder(Part):
    """One person's time in an office."""

    person: Annotated[str, Ref("people", back="Held by")] = Field(description="Who held the office.")
    during: Date = Field(description="From and to, such as 2013-02-01/2017-01-20; an open end is ..")
    acting: Yes = Field(False, description="Write true for an acting holder.")
    sources: tuple[Citation, ...] = Field((), description="Where the dates can be read.")
    unverified: Yes = Field(False, description="Write true where no source for the dates was seen.")


class State(Record):
    """A state, under the names it had, and the bodies it belonged to."""

    folder: ClassVar = "states"
    singular: ClassVar = "state"
    plural: ClassVar = "States"
    needs_source: ClassVar = False

    names: tuple[Name, ...] = Field((), description="The names it had and when, where they changed.")
    memberships: tuple["Membership", ...] = Field((), description="The bodies it belongs or belonged to.")


class Membership(Part):
    """A state's time in a body."""

    body: Annotated[str, Ref("bodies", back="States")] = Field(description="The body.")
    during: Date = Field(description="From and to.")
    standing: Text = Field(description="In the body's own term: ally, participating State.")
    sources: tuple[Citation, ...] = Field((), description="Where it can be read.")


class Body(Record):
    """An organisation, a council, a ministry or a newsroom, under the names it had."""

    folder: ClassVar = "bodies"
    singular: ClassVar = "body"
    plural: ClassVar = "Bodies"

    names: tuple[Name, ...] = Field((), description="The names it had and when, where they changed.")
    part_of: Annotated[str, Ref("bodies", back="Its parts")] | None = Field(None, description="What it is part of.")
    chairs: tuple["Chairing", ...] = Field((), description="The states that held its chair, in order of time.")
    explanation: Prose | None = Field(None, description="What it is and does, for a newcomer.")


class Chairing(Part):
    """A state's time in the chair of a body."""

    state: Annotated[str, Ref("states", back="In the chair")] = Field(description="The state.")
    during: Date = Field(description="From and to, or the year.")
    sources: tuple[Citation, ...] = Field((), description="Where it can be read, beside the meetings of that time.")


class Place(Record):
    """A town or building where meetings were held."""

    folder: ClassVar = "places"
    singular: ClassVar = "place"
    plural: ClassVar = "Places"
    needs_source: ClassVar = False

    latitude: Latitude = Field(description="Degrees north, to two decimals at most.")
    longitude: Longitude = Field(description="Degrees east, to two decimals at most.")
    belonged: tuple["Belonging", ...] = Field(description="The state it lay in, and when where that changed.")


class Belonging(Part):
    """The state in which a place lay during a time."""

    state: Annotated[str, Ref("states", back="Places")] = Field(description="The state.")
    during: Date | None = Field(None, description="From and to; left out where it never changed in our time.")
    note: Text | None = Field(None, description="What a reader should know, such as an occupation.")

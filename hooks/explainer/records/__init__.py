"""The kinds of record, in the order in which a newcomer should meet them."""

from explainer.records.actors import Body, Office, Person, Place, State
from explainer.records.happenings import Event, Meeting
from explainer.records.parts import Record
from explainer.records.words import Claim, Principle, Quote, Source, Term

__all__ = ["BY_FOLDER", "KINDS", "Record"]

KINDS: tuple[type[Record], ...] = (
    Meeting,
    Event,
    Person,
    Quote,
    Claim,
    Principle,
    Body,
    Office,
    State,
    Place,
    Source,
    Term,
)
BY_FOLDER = {kind.folder: kind for kind in KINDS}

for _kind in KINDS:
    _kind.model_rebuild()  # its fields are looked at even where only another process ever made such a record

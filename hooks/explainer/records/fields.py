"""The types of a record's fields: text, prose, dates, addresses, numbers, choices and references."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from explainer.problems import closest
from explainer.records import dates

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DEGREES = {"type": ["number", "string"], "pattern": "^-?[0-9]+([.][0-9]+)?$"}
ID_FORM = "expected lower-case ASCII letters, digits and single hyphens, at most 80 characters, not index"


class Part(BaseModel):
    """A mapping inside a record: closed, frozen, every key described."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True)
class Ref:
    """Marks a field as the id of a record of one of these kinds (names apart by spaces).

    `back` heads the list of such records on the page of the record referred to.
    """

    kinds: str
    back: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_id, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(schema) | {"x-kinds": self.kinds}


@dataclass(frozen=True)
class Choice:
    """Marks a field as one of the words of a table of the vocabulary (word: (label, meaning))."""

    table: Mapping[str, tuple[str, str]]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        meanings = [f"{label}: {meaning}" for label, meaning in self.table.values()]
        return handler(schema) | {"enum": list(self.table), "enumDescriptions": meanings}

    def _check(self, text: str) -> str:
        if _text(text) not in self.table:
            choices = ", ".join(self.table)
            raise wrong(
                f'"{text}" is not one of the choices',
                f"expected {choices}",
                closest(text, self.table),
                code="unknown-choice",
            )
        return text


@dataclass(frozen=True)
class Markdown:
    """Marks a field as prose: Markdown of the small subset, with [[id]] links; `inline` means a single line of it."""

    inline: bool = False


def wrong(
    what: str, expected: str = "", suggestion: str = "", at: tuple[str | int, ...] = (), *, code: str
) -> PydanticCustomError:
    """The error a validator raises; its parts reach the editor apart. `at` leads on to the key that is meant."""
    context = {"what": what, "expected": expected, "suggestion": suggestion, "at": at, "code": code}
    return PydanticCustomError("wrong_value", "{what}", context)


def is_id(text: str) -> bool:
    """An id is part of an address for good; "index" is the address of the kind itself."""
    return len(text) <= 80 and text != "index" and ID.fullmatch(text) is not None


def _id(text: str) -> str:
    if not is_id(_text(text)):
        raise wrong(f'"{text}" cannot be an id', ID_FORM, code="bad-id")
    return text


def _text(text: str) -> str:
    if not text.strip():
        raise wrong("the value is empty", "write the value, or leave out the key", code="empty-value")
    return text


def _date(text: object) -> dates.Edtf:
    if isinstance(text, dates.Edtf):
        return text
    if not isinstance(text, str):
        raise wrong("a date is a single value", dates.FORMS, code="bad-date")
    _text(text)
    try:
        return dates.parse(text)
    except ValueError as error:
        raise wrong(str(error), dates.FORMS, code="bad-date") from None


def _begun(when: dates.Edtf) -> dates.Edtf:
    if not when.start:
        what, expected = (
            f'"{when.text}" has no beginning',
            "expected when it began, as precisely as known: 1990 or 1990~",
        )
        raise wrong(what, expected, code="bad-date")
    return when


def _url(text: str) -> str:
    try:
        parts = urlsplit(_text(text))
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not host or parts.username or re.search(r'[\s<>"\\^`{|}]', text):
        raise wrong(
            f'"{text}" is not a web address',
            "expected a whole address beginning https:// or http://",
            code="bad-address",
        )
    return text


def _whole(text: object) -> int:
    if isinstance(text, int):
        return text
    if not isinstance(text, str) or not re.fullmatch(r"0|[1-9][0-9]{0,8}", _text(text)):
        raise wrong(f"{_told(text)} is not a whole number", "expected digits only, such as 32", code="bad-number")
    return int(text)


def _degrees(most: int, text: object) -> float:
    if isinstance(text, float):
        return text
    form = r"-?[0-9]{1,3}(\.[0-9]{1,6})?"
    if not isinstance(text, str) or not re.fullmatch(form, _text(text)) or abs(float(text)) > most:
        expected = f"expected decimal degrees from -{most} to {most}, such as 48.21"
        raise wrong(f"{_told(text)} is not a number of degrees", expected, code="bad-number")
    return float(text)


def _yes(text: object) -> bool:
    if text in (True, "true"):
        return True
    raise wrong(f"{_told(text)} is not allowed here", "write true, or leave out the key", code="only-true")


def _told(value: object) -> str:
    """A value as a problem names it."""
    return f'"{value}"' if isinstance(value, str) else "a list" if isinstance(value, list) else "a mapping"


def _language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", _text(text)):
        raise wrong(f'"{text}" is not a language tag', "expected a tag such as en, uk, ru or de", code="bad-language")
    return text


Text = Annotated[str, AfterValidator(_text)]
Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"})]
Prose = Annotated[str, AfterValidator(_text), Markdown()]
Inline = Annotated[str, AfterValidator(_text), Markdown(inline=True)]
Url = Annotated[str, AfterValidator(_url)]
Language = Annotated[str, AfterValidator(_language)]
Date = Annotated[
    dates.Edtf,
    PlainValidator(_date),
    PlainSerializer(lambda when: when.text, return_type=str),
    WithJsonSchema({"type": ["string", "number"], "pattern": dates.PATTERN}),
]
Begun = Annotated[Date, AfterValidator(_begun)]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": ["integer", "string"], "pattern": "^[0-9]+$"})]
Latitude = Annotated[float, BeforeValidator(partial(_degrees, 90)), WithJsonSchema(DEGREES)]
Longitude = Annotated[float, BeforeValidator(partial(_degrees, 180)), WithJsonSchema(DEGREES)]
Yes = Annotated[bool, BeforeValidator(_yes), WithJsonSchema({"enum": [True]})]

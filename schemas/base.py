"""What every contract shares: frozen models, refused extras, aware UTC times, text without control characters."""

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, StringConstraints

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Contract(BaseModel):
    """A frozen record; a field that it does not know is an error, never ignored. Errors never show what was given."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        message = "is outside the years 1 to 9999 in UTC"
        raise ValueError(message) from None


def _encodable(text: object) -> object:
    """Refuse a lone surrogate: Python holds it, no JSON document can. Anything but text is left to the type."""
    if isinstance(text, str) and not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as error:
            message = f"holds a lone surrogate (U+{ord(text[error.start]):04X}) at offset {error.start}"
            raise ValueError(message) from None
    return text


def _without_nul(text: str) -> str:
    place = text.find("\x00")
    if place >= 0:
        message = f"holds a NUL character at offset {place}"
        raise ValueError(message)
    return text


def _on_one_line(text: str) -> str:
    if found := _CONTROL.search(text):
        message = f"holds a control character (U+{ord(found[0]):04X}) at offset {found.start()}"
        raise ValueError(message)
    return text


def written_at(entry: str) -> datetime:
    """When an entry of a stream (`<ms>-<n>`) was written, by the clock of Redis."""
    return datetime.fromtimestamp(int(entry.partition("-")[0]) / 1000, UTC)


UtcDatetime = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""An aware datetime, kept in UTC."""

Text = Annotated[str, BeforeValidator(_encodable), AfterValidator(_without_nul)]
"""Any text; a NUL or a lone surrogate is refused with its offset."""

Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000),
    BeforeValidator(_encodable),
    AfterValidator(_on_one_line),
]
"""One line of 1 to 2,000 characters; control characters and lone surrogates are refused with their offset."""

Name = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    BeforeValidator(_encodable),
    AfterValidator(_on_one_line),
]
"""A line of 1 to 200 characters."""

Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=35)]
"""A BCP 47 language tag."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
"""Letters, digits, dot, underscore and hyphen, 1 to 100 characters."""

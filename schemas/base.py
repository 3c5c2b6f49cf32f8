"""What every contract shares: frozen models, refused extras, aware UTC times, text without control characters."""

import re
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, StringConstraints

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Contract(BaseModel):
    """A frozen record; a field that it does not know is an error, never ignored."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


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


UtcDatetime = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""An aware datetime, kept in UTC."""

Text = Annotated[str, AfterValidator(_without_nul)]
"""Any text; a NUL is refused with its offset."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=2000), AfterValidator(_on_one_line)]
"""One line of 1 to 2,000 characters; control characters are refused with their offset."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_on_one_line)]
"""One line of 1 to 200 characters."""

Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=35)]
"""A BCP 47 language tag."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
"""Letters, digits, dot, underscore and hyphen, 1 to 100 characters."""

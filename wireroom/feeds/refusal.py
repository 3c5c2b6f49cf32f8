"""Something that is no article: where it is and why it is refused. It never holds text of the article.

UnreadableError             `reason`: all below
├── DecodingError             bytes that are no text
├── InflatingError            bytes that cannot be unpacked
├── DocumentError             no feed, or what of one cannot be read; with `line`
├── WireError                 no document of a wire format
├── AddressError              a host that is not to be connected to
└── FetchError                nothing was fetched

Whoever gives articles catches them and gives a `Refusal`: none reaches who reads a source.
"""

from dataclasses import dataclass

from pydantic import ValidationError

NAME_MAX = 60
"""Characters of a field's name that are shown: it may be the feed's own invention."""


class UnreadableError(Exception):
    """Something that cannot be read, or must not be. `reason` is one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing refused. Nothing else suffers by it."""

    path: str
    reason: str
    line: int | None = None
    """Counted from 1; None when the whole file is meant."""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


def reason_of(error: ValidationError) -> str:
    """What is wrong first, in one line: the field and the reason."""
    wrong = error.errors(include_url=False, include_input=False, include_context=False)[0]
    message = wrong["msg"].removeprefix("Value error, ")
    message = message[:1].lower() + message[1:]
    field = ".".join(shown(str(step)[:NAME_MAX]) for step in wrong["loc"])
    if wrong["type"] == "extra_forbidden":
        return f"`{field}` is not a field of an article"
    return f"`{field}`: {message}" if field else message


def shown(name: str) -> str:
    """A stranger's name, for one line of output."""
    return "".join(character if character.isprintable() else "?" for character in name)


def describe(error: Exception) -> str:
    """Why a file cannot be read."""
    return str(getattr(error, "strerror", None) or error)

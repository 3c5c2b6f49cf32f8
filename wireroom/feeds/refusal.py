"""Something in a feed that is no article: where it is and why it is refused. It never holds text of the article."""

from dataclasses import dataclass

from pydantic import ValidationError

NAME_MAX = 60
"""Characters of a field's name that are shown: it may be the feed's own invention."""


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

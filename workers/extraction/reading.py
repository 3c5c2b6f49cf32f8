"""Reads a pushed record into an article, or says what is wrong with it. It does not look into the body."""

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from schemas.article import Article
from schemas.dead_letter import Reason
from workers.errors import PermanentError

FAULTS_MAX = 5
"""Faults that a refusal names."""

_NAME_MAX = 40


def read_article(raw: bytes, *, max_bytes: int) -> Article:
    """Read the JSON of an article; every value must be of its field's type, none is converted.

    Raises:
        PermanentError: it is longer than `max_bytes`, no JSON in UTF-8, or not of the schema. The detail names places
            and fields, never a value.
    """
    if len(raw) > max_bytes:
        raise PermanentError(Reason.TOO_LARGE, f"{len(raw)} bytes; {max_bytes} are allowed")
    _check_fields(raw)
    try:
        return Article.model_validate_json(raw, strict=True)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        raise PermanentError(Reason.INVALID, _listed(map(_describe, found))) from None


def _check_fields(raw: bytes) -> None:
    """Refuse what is no JSON object, and fields that no article has.

    The schema would refuse them too, but with an error for each of a million wrong names.
    """
    try:
        record = from_json(raw, allow_inf_nan=False)
    except ValueError as error:
        raise PermanentError(Reason.MALFORMED, f"no JSON: {error}") from None
    if not isinstance(record, dict):
        raise PermanentError(Reason.INVALID, "an article is a JSON object")
    unknown = [name for name in record if name not in Article.model_fields]
    if unknown:
        raise PermanentError(
            Reason.INVALID, _listed(f"{_shown(name)} is not a field of an article" for name in unknown)
        )


def _listed(faults: Iterable[str]) -> str:
    """The first few faults, and how many more there are."""
    told = list(faults)
    more = len(told) - FAULTS_MAX
    return "; ".join(told[:FAULTS_MAX]) + (f"; and {more} more" if more > 0 else "")


def _describe(fault: ErrorDetails) -> str:
    name = ".".join(map(str, fault["loc"]))
    if fault["type"] == "missing":
        return f"`{name}` is missing"
    message = fault["msg"].removeprefix("Value error, ")
    return f"`{name}`: {message[:1].lower()}{message[1:]}"


def _shown(name: str) -> str:
    """A name that somebody else chose, fit for one line."""
    printable = "".join(each if each.isprintable() else "?" for each in name[:_NAME_MAX])
    return f"`{printable}{'...' if len(name) > _NAME_MAX else ''}`"

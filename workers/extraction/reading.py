"""Reads a pushed record into an article, or says what is wrong with it. It does not look into the body."""

from collections.abc import Callable, Sequence
from typing import NoReturn, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from schemas.article import Article
from schemas.dead_letter import Reason
from workers.errors import PermanentError

FAULTS_MAX = 5
"""Faults that a refusal names."""

_NAME_MAX = 40

T = TypeVar("T")


def read_article(raw: bytes, *, max_bytes: int) -> Article:
    """Read the JSON of an article; each value must be of its field's type, none is converted.

    Raises:
        PermanentError: it is longer than `max_bytes`, no JSON in UTF-8, or not of the schema. The detail names places
            and fields, never a value.
    """
    if len(raw) > max_bytes:
        raise PermanentError(Reason.TOO_LARGE, f"{len(raw)} bytes; {max_bytes} are allowed")
    _check_names(raw)
    try:
        return Article.model_validate_json(raw, strict=True)
    except ValidationError as error:
        _refuse(error.errors(include_url=False, include_context=False, include_input=False), _describe)


def _check_names(raw: bytes) -> None:
    """Refuse what is no JSON object, and fields that no article has.

    The schema refuses them too, but makes an error of each of a million wrong names.
    """
    try:
        record = from_json(raw)
    except ValueError as error:
        raise PermanentError(Reason.MALFORMED, f"no JSON: {error}") from None
    if not isinstance(record, dict):
        raise PermanentError(Reason.INVALID, "an article is a JSON object")
    unknown = [name for name in record if name not in Article.model_fields]
    if unknown:
        _refuse(unknown, lambda name: f"{_shown(name)} is not a field of an article")


def _refuse(faults: Sequence[T], tell: Callable[[T], str]) -> NoReturn:
    """Tell of the first few faults, and how many more there are."""
    told = [tell(fault) for fault in faults[:FAULTS_MAX]]
    if more := len(faults) - len(told):
        told.append(f"and {more} more")
    raise PermanentError(Reason.INVALID, "; ".join(told)) from None


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

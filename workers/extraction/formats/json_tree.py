"""Reads JSON that strangers wrote. It knows no format."""

from pydantic_core import from_json

from schemas.dead_letter import Reason
from workers.errors import PermanentError


def parse_json(body: str) -> object:
    """What a document holds.

    Raises:
        PermanentError: it is no JSON, or is nested deeper than 200; the detail names the place.
    """
    try:
        return from_json(body.encode(errors="replace"))
    except ValueError as error:
        raise PermanentError(Reason.UNREADABLE, f"no JSON: {error}") from None

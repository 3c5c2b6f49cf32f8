"""Finds dates."""

from datetime import date

from schemas.annotations import DateMention
from workers.extraction.tokens import Tokens


def find_dates(tokens: Tokens, language: str, written: date) -> list[DateMention]:
    """Stub."""
    return []

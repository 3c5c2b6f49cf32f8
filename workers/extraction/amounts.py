"""Finds amounts."""

from schemas.annotations import Amount
from workers.extraction.tokens import Tokens


def find_amounts(tokens: Tokens, language: str) -> list[Amount]:
    """Stub."""
    return []

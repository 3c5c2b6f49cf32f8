"""Finds quotes."""

from collections.abc import Sequence

from schemas.annotations import Entity, Quote
from workers.extraction.tokens import Tokens


def find_quotes(tokens: Tokens, language: str, entities: Sequence[Entity]) -> list[Quote]:
    """Stub."""
    return []

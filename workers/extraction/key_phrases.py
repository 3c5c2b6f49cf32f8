"""Finds key phrases."""

from collections.abc import Sequence

from schemas.annotations import Entity, KeyPhrase
from workers.extraction.tokens import Tokens


def find_key_phrases(tokens: Tokens, language: str, entities: Sequence[Entity]) -> list[KeyPhrase]:
    """Stub."""
    return []

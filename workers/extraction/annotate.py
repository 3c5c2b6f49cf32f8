"""Runs the annotators that a text's language has. It knows their names, and nothing of where the text comes from."""

from collections.abc import Callable
from datetime import date

from schemas.annotations import Annotations, Annotator, Entity
from workers.extraction.amounts import find_amounts
from workers.extraction.dates import find_dates
from workers.extraction.key_phrases import find_key_phrases
from workers.extraction.quotes import find_quotes
from workers.extraction.tokens import Tokens, tokenize

Recognise = Callable[[Tokens, str], list[Entity]]
"""Finds the entities of a text in a language, given as its BCP 47 primary tag."""

WITH_NAMES = ("en", "de", "fr", "es")
"""Languages with entities and quotes. Others have dates in digits, amounts and key phrases."""


def annotate(text: str, *, language: str | None, written: date, recognise: Recognise) -> Annotations:
    """Everything that the language's annotators find; dates are resolved against the day on which it was written."""
    tongue = (language or "").partition("-")[0].lower()
    tokens = tokenize(text)
    ran = [Annotator.DATES, Annotator.AMOUNTS, Annotator.KEY_PHRASES]
    entities: list[Entity] = []
    if tongue in WITH_NAMES:
        ran[:0] = [Annotator.ENTITIES, Annotator.QUOTES]
        entities = recognise(tokens, tongue)
    return Annotations(
        annotators=tuple(ran),
        entities=tuple(entities),
        quotes=tuple(find_quotes(tokens, tongue, entities)) if tongue in WITH_NAMES else (),
        dates=tuple(find_dates(tokens, tongue, written)),
        amounts=tuple(find_amounts(tokens, tongue)),
        key_phrases=tuple(find_key_phrases(tokens, tongue, entities)),
    )

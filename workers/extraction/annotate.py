"""Runs the annotators that a text's language has. It knows their names, and nothing of how texts are extracted."""

from collections.abc import Callable
from datetime import datetime

from schemas.annotations import Annotations, Annotator, Entity
from schemas.extraction import Extraction
from workers.extraction.amounts import find_amounts
from workers.extraction.dates import find_dates
from workers.extraction.key_phrases import find_key_phrases
from workers.extraction.quotes import find_quotes
from workers.extraction.tokens import Tokens, tokenize

Recognise = Callable[[Tokens, str], list[Entity]]
"""Finds the entities of a text in a language, given as its BCP 47 primary tag."""

WITH_NAMES = ("en", "de", "fr", "es")
"""Languages with entities and quotes. Others have dates in digits, amounts and key phrases."""


def annotate(extraction: Extraction, *, arrived: datetime, recognise: Recognise) -> Annotations:
    """Everything that the annotators of the text's language find.

    Dates are resolved against the day of publication, or of arrival where that is not known.
    """
    tongue = (extraction.language or "").partition("-")[0].lower()
    written = (extraction.published or arrived).date()
    tokens = tokenize(extraction.text)
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

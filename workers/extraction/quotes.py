"""Finds who said what: content, cue, source and speaker. It knows nothing of how a text was parted or entities found."""

from collections.abc import Sequence

from schemas.annotations import Entity, Quote, QuoteType
from workers.extraction.quotation.attributions import attributions
from workers.extraction.quotation.english import ENGLISH
from workers.extraction.quotation.passage import read_passage
from workers.extraction.tokens import Tokens


def find_quotes(tokens: Tokens, language: str, entities: Sequence[Entity]) -> list[Quote]:
    """Quotes."""
    passage = read_passage(tokens)
    out = []
    for each in attributions(passage, ENGLISH):
        span = lambda r: (tokens.starts[r[0]], tokens.end(r[1] - 1)) if r else None
        out.append(Quote(type=QuoteType.INDIRECT, content=span(each.content), cue=span(each.cue), source=span(each.source)))
    return out

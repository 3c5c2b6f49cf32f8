"""Finds who said what: content, cue, source and speaker. It knows nothing of how entities are found."""

from collections.abc import Sequence

from schemas.annotations import Entity, Quote, QuoteType, Span
from workers.extraction.quotation.attribution import Attribution
from workers.extraction.quotation.attributions import find_attributions
from workers.extraction.quotation.english import ENGLISH
from workers.extraction.quotation.french import FRENCH
from workers.extraction.quotation.german import GERMAN
from workers.extraction.quotation.passage import TRAILING, Passage, Range, read_passage
from workers.extraction.quotation.spanish import SPANISH
from workers.extraction.quotation.speakers import know_speakers
from workers.extraction.tokens import Tokens

LEXICONS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
"""By BCP 47 primary tag."""


def find_quotes(tokens: Tokens, language: str, entities: Sequence[Entity]) -> list[Quote]:
    """The quotes of a text in one of the `LEXICONS`' languages, in the order of their contents.

    A content that its telling interrupts (`"Yes," he said. "Today."`) is one stretch, with cue and source within it;
    the cue then takes in all that is between, but for the source.
    """
    passage = read_passage(tokens, LEXICONS[language])
    speakers = know_speakers(passage, entities)
    quotes = [
        Quote(
            type=_type(passage, each),
            content=_span(tokens, each.content),
            cue=_span(tokens, each.cue),
            source=_span(tokens, each.source),
            speaker=speakers.behind(each.source),
        )
        for each in find_attributions(passage)
    ]
    return sorted(quotes, key=lambda quote: quote.content)


def _span(tokens: Tokens, part: Range) -> Span:
    return tokens.starts[part[0]], tokens.end(part[1] - 1)


def _type(passage: Passage, each: Attribution) -> QuoteType:
    """Whether all that was said is quoted, but for marks. A telling within it goes up to the next quote."""
    first, last = each.content
    quoted, lows = passage.quoted, passage.lows
    if not any(quoted[first:last]):
        return QuoteType.INDIRECT
    begin, end = min(each.cue[0], each.source[0]), max(each.cue[1], each.source[1])
    if begin < first or end > last:
        begin = end = last
    while end < last and not quoted[end]:
        end += 1
    said = (*range(first, begin), *range(end, last))
    return QuoteType.DIRECT if all(quoted[at] or lows[at] in TRAILING for at in said) else QuoteType.MIXED

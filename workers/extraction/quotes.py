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

    A content that its telling interrupts (`"Yes," he said. "Today."`) has a span on each side of it.
    """
    passage = read_passage(tokens, LEXICONS[language])
    speakers = know_speakers(passage, entities)
    quotes = [_quote(passage, each, speaker=speakers.behind(each.source)) for each in find_attributions(passage)]
    return sorted(quotes, key=lambda quote: quote.content)


def _quote(passage: Passage, each: Attribution, *, speaker: str | None) -> Quote:
    contents, tokens = _contents(passage, each), passage.tokens
    return Quote(
        type=_type(passage, contents),
        content=tuple([_span(tokens, content) for content in contents]),
        cue=_span(tokens, each.cue),
        source=_span(tokens, each.source),
        speaker=speaker,
    )


def _span(tokens: Tokens, part: Range) -> Span:
    return tokens.starts[part[0]], tokens.end(part[1] - 1)


def _contents(passage: Passage, each: Attribution) -> list[Range]:
    """What was said before its telling and after it, as far as there is both. A telling goes up to the next quote."""
    first, last = each.content
    if not first < each.cue[0] < last:
        return [each.content]
    begin, end = min(each.cue[0], each.source[0]), max(each.cue[1], each.source[1])
    if not first < begin < end < last:
        return [each.content]
    again = passage.quoted.find(1, end, last)
    after = (again if again >= 0 else passage.skip(end, last), last)
    return [(first, passage.trim(first, begin)), after]


def _type(passage: Passage, contents: Sequence[Range]) -> QuoteType:
    """Whether all that was said is quoted, but for marks."""
    quoted, lows = passage.quoted, passage.lows
    if all(quoted.find(1, *content) < 0 for content in contents):
        return QuoteType.INDIRECT
    said = (at for content in contents if quoted.find(0, *content) >= 0 for at in range(*content))
    is_quoted = all(quoted[at] or lows[at] in TRAILING for at in said)
    return QuoteType.DIRECT if is_quoted else QuoteType.MIXED

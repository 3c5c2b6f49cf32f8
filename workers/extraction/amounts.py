"""Finds sums of money and percentages. It turns no currency into another."""

import re
from collections.abc import Iterator

from schemas.annotations import Amount, AmountType
from workers.extraction.amount_patterns import PERCENTAGE, Patterns, patterns
from workers.extraction.amount_words import BEFORE, CODES, SIGNS
from workers.extraction.tokens import Tokens
from workers.extraction.written_numbers import find_numbers, read_number

_IN_WORDS = "en"
"""The language whose numbers are read in words too."""

_LARGE = 1_000_000
_REACH = 8
"""Characters before a number in which its currency is looked for."""

_CURRENCY_ENDS = frozenset(word[-1] for word in (*SIGNS, *CODES, *BEFORE))
_GLUE = ("/", ".", ",", ":")
"""A number right behind one of these is a part of something else."""

_NEGATIVE = re.compile(r"[\s(]?[-\u2212]")

Span = tuple[int, int]


def find_amounts(tokens: Tokens, language: str) -> list[Amount]:
    """Sums and percentages, in the order of the text; percentage points are none.

    Of a range, an end without a sign or unit of its own is left out. The currency is None where several countries have
    the same word for theirs.
    """
    known = patterns(language)
    found = list(_in_digits(tokens.text, known))
    if language == _IN_WORDS:
        spoken = (_counted(tokens.text, known, (start, end), value) for start, end, value in find_numbers(tokens))
        found = sorted((*found, *filter(None, spoken)), key=lambda amount: amount.span)
    return found


def _in_digits(text: str, known: Patterns) -> Iterator[Amount]:
    for match in known.number.finditer(text):
        number = read_number(match[0], decimal_comma=known.decimal_comma)
        if number is None:
            continue
        amount = _with_currency(text, known, match.span(), number) or _counted(text, known, match.span(), number)
        if amount:
            yield amount


def _with_currency(text: str, known: Patterns, span: Span, number: float) -> Amount | None:
    """A sum whose currency stands before it: `US$3.2bn`, `Rs 500 crore`."""
    start, end = span
    if text[max(0, start - 2) : start].rstrip()[-1:] not in _CURRENCY_ENDS:
        return None
    before = known.before.search(text, max(0, start - _REACH), start)
    after = known.after.match(text, end)
    if not before or not after:
        return None
    scales = after[1] or _scale_of_range(text, known, end, number)
    unit = known.unit(after)
    end = after.end() if unit and unit.type is AmountType.MONEY else after.end(1)
    return Amount(
        type=AmountType.MONEY,
        span=(before.start(), end),
        value=number * known.size(scales),
        currency=known.currency(before),
    )


def _scale_of_range(text: str, known: Patterns, end: int, number: float) -> str:
    """Of `$5 to $10 million` the millions, which the first number shares."""
    upper = known.upper.match(text, end)
    larger = read_number(upper[1], decimal_comma=known.decimal_comma) if upper else None
    return upper[2] if upper and larger and number < larger else ""


def _counted(text: str, known: Patterns, span: Span, number: float) -> Amount | None:
    """A sum or a percentage whose unit stands behind it: `5 Mio. Euro`, `-0.3%`."""
    start, end = span
    after = known.after.match(text, end)
    unit = known.unit(after) if after else None
    if not after or not unit or _is_glued(text, start):
        return None
    value = number * known.size(after[1])
    if unit.large_only and value < _LARGE:
        return None
    if unit is PERCENTAGE and _NEGATIVE.fullmatch(text, max(0, start - 2), start):
        start, value = start - 1, -value
    return Amount(type=unit.type, span=(start, after.end()), value=value * unit.factor, currency=unit.currency)


def _is_glued(text: str, start: int) -> bool:
    """Whether a number is a part of something else: a fraction, a time, a name."""
    before = text[max(0, start - 1) : start]
    return before in _GLUE or (before.isascii() and before.isalnum())

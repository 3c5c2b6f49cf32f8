"""Finds sums of money and percentages. It turns no currency into another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from schemas.annotations import Amount, AmountType
from workers.extraction.digits import DIGIT, shape
from workers.extraction.sums.numbers import find_numbers, read_number
from workers.extraction.sums.patterns import PERCENTAGE, Match, Patterns, patterns
from workers.extraction.sums.words import BEFORE, CODES, SIGNS
from workers.extraction.tokens import Tokens

AMOUNTS_MAX = 1_000
"""No article has more; tables do."""

_IN_WORDS = "en"
"""The language whose numbers are read in words too."""

_LARGE = 1_000_000
_REACH = 8
"""Characters before a number in which its currency is looked for."""

_CURRENCY_ENDS = frozenset(word[-1] for word in (*SIGNS, *CODES, *BEFORE))
_GLUE = ("/", ".", ",", ":")
"""A number right behind one of these is a part of something else."""

_NEGATIVE = re.compile(r"[\s(]?[-\u2212]")


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: float
    after: Match
    """What stands behind it, by `Patterns.after`."""


def find_amounts(tokens: Tokens, language: str) -> list[Amount]:
    """The first 1,000 sums and percentages, in the order of the text; percentage points are none.

    Of a range, an end without a sign or unit of its own is left out. The currency is None where several countries have
    the same word for theirs.
    """
    known = patterns(language)
    found = [*islice(_in_digits(tokens.text, known), AMOUNTS_MAX)]
    if language == _IN_WORDS:
        found += islice(_in_words(tokens, known), AMOUNTS_MAX)
        found.sort(key=lambda amount: amount.span)
    return found[:AMOUNTS_MAX]


def _in_digits(text: str, known: Patterns) -> Iterator[Amount]:
    for match in _numbers(text, known):
        start, end = match.span()
        before = _currency_before(text, known, start)
        if not before and not known.may_begin(text, end):
            continue
        after = known.after.match(text, end)
        if not after or not (before or known.unit(after)):
            continue
        value = read_number(match[0], decimal_comma=known.decimal_comma)
        if value is not None:
            number = _Number(start, end, value, after)
            amount = _with_currency(text, known, before, number) if before else _with_unit(text, known, number)
            if amount:
                yield amount


def _numbers(text: str, known: Patterns) -> Iterator[Match]:
    digits = shape(text)
    place = digits.find(DIGIT)
    while place >= 0 and (match := known.number.match(text, place)):
        yield match
        place = digits.find(DIGIT, match.end())


def _in_words(tokens: Tokens, known: Patterns) -> Iterator[Amount]:
    for start, end, value in () if known.unit_words.isdisjoint(tokens.words) else find_numbers(tokens):
        after = known.after.match(tokens.text, end)
        if after and (amount := _with_unit(tokens.text, known, _Number(start, end, value, after))):
            yield amount


def _currency_before(text: str, known: Patterns, start: int) -> Match | None:
    if text[max(0, start - 2) : start].rstrip()[-1:] not in _CURRENCY_ENDS:
        return None
    return known.before.search(text, max(0, start - _REACH), start)


def _with_currency(text: str, known: Patterns, before: Match, number: _Number) -> Amount:
    """A sum whose currency stands before it: `US$3.2bn`, `Rs 500 crore`."""
    unit = known.unit(number.after)
    scales = number.after[1] or _scale_of_range(text, known, number)
    return Amount(
        type=AmountType.MONEY,
        span=(before.start(), number.after.end() if unit and unit.type is AmountType.MONEY else number.after.end(1)),
        value=number.value * known.size(scales),
        currency=known.currency(before),
    )


def _scale_of_range(text: str, known: Patterns, number: _Number) -> str:
    """Of `$5 to $10 million` the millions, which the first number shares."""
    upper = known.upper.match(text, number.end)
    larger = read_number(upper[1], decimal_comma=known.decimal_comma) if upper else None
    return upper[2] if upper and larger and number.value < larger else ""


def _with_unit(text: str, known: Patterns, number: _Number) -> Amount | None:
    """A sum or a percentage whose unit stands behind it: `5 Mio. Euro`, `-0.3%`."""
    start, unit = number.start, known.unit(number.after)
    value = number.value * known.size(number.after[1])
    if not unit or _is_glued(text, start) or (unit.large_only and value < _LARGE):
        return None
    if unit is PERCENTAGE and _NEGATIVE.fullmatch(text, max(0, start - 2), start):
        start, value = start - 1, -value
    return Amount(type=unit.type, span=(start, number.after.end()), value=value * unit.factor, currency=unit.currency)


def _is_glued(text: str, start: int) -> bool:
    """Whether a number is a part of something else: a fraction, a time, a name."""
    before = text[max(0, start - 1) : start]
    return before in _GLUE or (before.isascii() and before.isalnum())

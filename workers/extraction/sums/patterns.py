"""What stands around the number of an amount, as expressions for each language. It finds nothing itself."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from schemas.annotations import AmountType
from workers.extraction.sums.words import (
    BEFORE,
    CODES,
    DECIMAL_COMMA,
    DOLLARS,
    HUNDREDTHS,
    LARGE_ONLY,
    MONEY,
    PERCENT,
    SCALES,
    SIGNS,
    UNKNOWN,
    Currencies,
)

_DEFAULT = "en"
_CONNECTIVES = ("d'", "d\u2019", "de ")
_WITHOUT_SPACES = ("zh", "ja")
_JOINTS = frozenset("- \n\u00a0\u202f")
"""Between a number and its unit."""

_PLAIN = r"[0-9]++(?:[.,][0-9]++)*+"
_SPACED = r"[0-9]{1,3}+(?:[ \u00a0\u202f][0-9]{3})++(?![0-9])(?:,[0-9]++)?"
_BETWEEN = r"\s?[-\u2013]\s?|\s(?:to|bis|à|a)\s"

Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: money of a currency or hundredths of one, or percent."""

    type: AmountType
    currency: str | None = None
    factor: float = 1
    large_only: bool = False
    """Whether the word is one of money only behind millions."""


PERCENTAGE = Unit(AmountType.PERCENTAGE)
_SIGN_UNITS = {"%": PERCENTAGE, "\uff05": PERCENTAGE}
_SIGN_UNITS |= {sign: Unit(AmountType.MONEY, code) for sign, code in SIGNS.items()}


@dataclass(frozen=True, slots=True)
class Patterns:
    """A language's numbers, what stands before and behind one, and what the words there mean."""

    number: "re.Pattern[str]"
    before: "re.Pattern[str]"
    """A currency, up to the number."""
    after: "re.Pattern[str]"
    """Nothing, a scale, a unit or both, from behind the number on."""
    upper: "re.Pattern[str]"
    """The other end of a range, with its scale."""
    starts: frozenset[str]
    """The first two characters of each scale and unit, and all those that are one character."""
    unit_words: frozenset[str]
    """The last word of each unit, as it is written."""
    decimal_comma: bool
    _scale: "re.Pattern[str]"
    _scales: dict[str, float]
    _units: dict[str, Unit]

    def may_begin(self, text: str, end: int) -> bool:
        """Whether a scale or a unit may begin behind a number that ends there; it costs less than `after`."""
        start = end + (text[end : end + 1] in _JOINTS)
        return text[start : start + 2] in self.starts or text[start : start + 1] in self.starts

    def size(self, scales: str) -> float:
        """What a number is to be multiplied with: of `hundred crore` 1,000,000,000."""
        return math.prod(self._scales[word.lower()] for word in self._scale.findall(scales)) if scales else 1

    def unit(self, after: Match) -> Unit | None:
        """The unit in a match of `after`."""
        word, sign, code = after.group(2, 3, 4)
        if word:
            return self._units[" ".join(word.lower().split())]
        return Unit(AmountType.MONEY, code) if code else _SIGN_UNITS.get(sign)

    def currency(self, before: Match) -> str:
        """The currency in a match of `before`."""
        prefix, sign, code = before.groups()
        return DOLLARS[prefix] if prefix else SIGNS[sign] if sign else BEFORE.get(code, code)


@cache
def patterns(language: str) -> Patterns:
    """Those of a language, given as its BCP 47 primary tag; others get the words of English."""
    known = language if language in MONEY else _DEFAULT
    units = dict(_units(known))
    end = "" if known in _WITHOUT_SPACES else r"(?![^\W_])"
    # Only ASCII without regard to case: else a long s would match, and no table has it.
    scale = f"(?ai:{_any_of(SCALES[known])})"
    scales = rf"(?:[\s-]?{scale}{end})"
    words = (*SCALES[known], *units, *_SIGN_UNITS, *CODES, *_CONNECTIVES)
    signs = _any_of(SIGNS)
    alone = r"(?!\s?[0-9])"
    unit = rf"((?ai:{_any_of(units)})){end}|([%\uff05](?![0-9])|(?:{signs}){alone})|({_any_of(CODES)}){end}{alone}"
    return Patterns(
        number=re.compile(_PLAIN if known == _DEFAULT else f"{_SPACED}|{_PLAIN}"),
        before=re.compile(
            rf"(?<![A-Za-z])(?:(?:({_any_of(DOLLARS)})\s?(?=\$))?({signs})|({_any_of((*CODES, *BEFORE))}))\s?$"
        ),
        after=re.compile(rf"({scales}{{0,2}})(?:[\s-]?(?:{_any_of(_CONNECTIVES)})?(?:{unit}))?"),
        upper=re.compile(rf"(?:{_BETWEEN})(?:{signs})?({_PLAIN})({scales}{{1,2}})"),
        starts=frozenset(form for word in words for form in _forms(word[:2])),
        unit_words=frozenset(form for unit in units for form in _forms(unit.split()[-1])),
        decimal_comma=language in DECIMAL_COMMA,
        _scale=re.compile(scale),
        _scales={word.lower(): value for word, value in SCALES[known].items()},
        _units=units,
    )


def _units(language: str) -> Iterator[tuple[str, Unit]]:
    for word in PERCENT.get(language, "percent").lower().split("/"):
        yield word, PERCENTAGE
    for word, code in _coded(MONEY, language):
        yield word, Unit(AmountType.MONEY, code)
    for word, code in _coded(HUNDREDTHS, language):
        yield word, Unit(AmountType.MONEY, code, factor=0.01)
    for word, code in _coded(LARGE_ONLY, language):
        yield word, Unit(AmountType.MONEY, code, large_only=True)


def _forms(word: str) -> tuple[str, ...]:
    return word, word.lower(), word.capitalize(), word.upper()


def _coded(tables: dict[str, Currencies], language: str) -> Iterator[tuple[str, str | None]]:
    for code, words in tables.get(language, {}).items():
        for word in words.lower().split("/"):
            yield word, None if code == UNKNOWN else code


def _any_of(words: Iterable[str]) -> str:
    """The longest first; where one has a space, any white space may stand."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))

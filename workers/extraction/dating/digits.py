"""Reads dates that are written in digits, in any language. It knows no words but the signs of the East."""

import re
from collections.abc import Iterator
from datetime import date

from workers.extraction.dating.stretches import Stretch, Unit, day_of, nearest_day
from workers.extraction.digits import shape

_SHAPE = re.compile(rb"0([-./])00?+\1")
_DIGITS = re.compile(r"([0-9]{1,4})([-./])([0-9]{1,2})\2([0-9]{1,4})(?![-./]?[0-9])(?![^\WT])")
_YEAR_DIGITS = 4
_NOT_BEFORE = "-./,:$€£"
_WITH_SIGNS = ("zh", "ja", "ko")
_YEAR, _MONTH, _DAY = "年년", "月월", "日号號일"
_DIGIT = r"[0-9\uff10-\uff19]"
_SIGNED = re.compile(
    rf"{_DIGIT}(?<!{_DIGIT}{{2}}){_DIGIT}{{0,3}}[{_YEAR}{_MONTH}](?:\s?{_DIGIT}{{1,2}}[{_MONTH}{_DAY}]){{0,2}}"
)
_PART = re.compile(rf"({_DIGIT}+)([{_YEAR}{_MONTH}{_DAY}])")
Place = tuple[int, int, Stretch]
"""First character, the one behind the last, and what is meant."""


def find_numeric(text: str, language: str, written: date) -> Iterator[Place]:
    """Days as 2023-11-09, 9.11.2023 and 11/9/2023; in Chinese, Japanese and Korean what has the signs of the calendar.

    Between slashes the month comes first in English, unless it can be none; everywhere else the day does.
    """
    for match in _DIGITS.finditer(text) if _SHAPE.search(shape(text)) else ():
        before = text[match.start() - 1] if match.start() else " "
        if not (before.isalnum() or before in _NOT_BEFORE) and (day := _day(*match.groups(), language=language)):
            yield *match.span(), day
    if language in _WITH_SIGNS:
        yield from _find_signed(text, written)


def _day(first: str, mark: str, middle: str, last: str, *, language: str) -> Stretch | None:
    if len(first) == _YEAR_DIGITS:
        return day_of(int(first), int(middle), int(last))
    if len(last) != _YEAR_DIGITS:
        return None
    year, month, day = int(last), int(middle), int(first)
    if mark == "/" and language == "en":
        return day_of(year, day, month) or day_of(year, month, day)
    return day_of(year, month, day)


def _find_signed(text: str, written: date) -> Iterator[Place]:
    for match in _SIGNED.finditer(text):
        parts = {sign: int(number) for number, sign in _PART.findall(match[0])}
        year, month, day = (
            next((parts[sign] for sign in signs if sign in parts), None) for signs in (_YEAR, _MONTH, _DAY)
        )
        if stretch := _signed(year, month, day, written):
            yield *match.span(), stretch


def _signed(year: int | None, month: int | None, day: int | None, written: date) -> Stretch | None:
    """Without a year a day is the one nearest to the day of writing, a month the last one that has begun."""
    if month is None:
        return Stretch(Unit.YEAR, year) if year and day is None else None
    if month not in range(1, 13):
        return None
    if day is None:
        now = Stretch.around(written, Unit.MONTH)
        return Stretch(Unit.MONTH, year * 12 + month - 1) if year else now.after(-((now.number - month + 1) % 12))
    return day_of(year, month, day) if year else nearest_day(written, month, day, ahead=None)

"""How many dates are found, and how often they are resolved to the right stretch of time.

Rows have `text`, `dct` (the day on which it was written, in ISO 8601) and `timex`: `[words, value, type]` of each time
expression of TimeML, in the order of the text.

A wanted date is one of type DATE whose value is a stretch of the calendar: a day, week, month, quarter, year and so on.
`PRESENT_REF` and its like name none, and a value with a place left open (`1989-WXX`) says that the annotators did not
know it; both are left out, and counted in `found_of_all`. A value's part of the day (`1998-08-07TEV`) is left out too,
since it is the day that is asked for. A date counts as found when it shares a character with the wanted one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from benchmarks.report import Bar, at_least
from benchmarks.rows import Row
from benchmarks.scores import Watch
from schemas.annotations import DateMention
from workers.extraction.dates import find_dates
from workers.extraction.tokens import tokenize

FOUND_MIN = 0.85
RIGHT_MIN = 0.8

_CALENDAR = re.compile(r"[0-9]{2,3}|[0-9]{4}(-([0-9]{2}(-[0-9]{2})?|W[0-9]{2}(-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?")
_SHORT_WEEK = re.compile(r"W(?=[0-9]$)")
_DECADE = re.compile(r"([0-9]{3})X")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A time expression where it stands; the value is None where it is no stretch of the calendar."""

    start: int
    end: int
    is_date: bool
    value: str | None


@dataclass(slots=True)
class Tally:
    """Counts of dates."""

    wanted: int = 0
    found: int = 0
    right: int = 0
    of_all_wanted: int = 0
    of_all_found: int = 0
    given: int = 0
    given_at_a_time: int = 0

    def add(self, wanted: list[Wanted], given: Sequence[DateMention]) -> None:
        """Count one article."""
        for each in wanted:
            if each.is_date:
                values = [mention.value for mention in given if _meet(mention, each)]
                self.of_all_wanted += 1
                self.of_all_found += bool(values)
                self.wanted += each.value is not None
                self.found += each.value is not None and bool(values)
                self.right += each.value in values
        self.given += len(given)
        self.given_at_a_time += sum(any(_meet(mention, each) for each in wanted) for mention in given)

    def figures(self) -> dict[str, float]:
        """Shares, and the counts that they are of."""
        return {
            "found": _share(self.found, self.wanted),
            "right_of_found": _share(self.right, self.found),
            "given_at_a_time": _share(self.given_at_a_time, self.given),
            "found_of_all": _share(self.of_all_found, self.of_all_wanted),
            "wanted": self.wanted,
            "wanted_of_all": self.of_all_wanted,
            "given": self.given,
        }


def measure(rows: Iterable[Row]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars; the halves are every other row."""
    watch, whole, halves = Watch(), Tally(), (Tally(), Tally())
    for number, row in enumerate(rows):
        tokens, written = tokenize(row["text"]), date.fromisoformat(row["dct"][:10])
        given = watch.time(partial(find_dates, tokens, "en", written))
        wanted = list(_wanted(row))
        for tally in (whole, halves[number % 2]):
            tally.add(wanted, given)
    figures = whole.figures()
    bars = [
        at_least("dates found", figures["found"], FOUND_MIN),
        at_least("values right", figures["right_of_found"], RIGHT_MIN),
    ]
    return {**figures, "halves": [half.figures() for half in halves], **watch.figures()}, bars


def _wanted(row: Row) -> Iterator[Wanted]:
    """Time expressions, each looked for behind the one before it."""
    reached = 0
    for words, value, kind in row["timex"]:
        place = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(row["text"], reached)
        if place:
            reached = place.end()
            yield Wanted(place.start(), place.end(), kind == "DATE", _calendar(value))


def _calendar(value: str) -> str | None:
    """A value as `DateMention` writes it, if it is a stretch of the calendar."""
    day = _SHORT_WEEK.sub("W0", value.partition("T")[0])
    if decade := _DECADE.fullmatch(day):
        return decade[1]
    return day if _CALENDAR.fullmatch(day) else None


def _meet(given: DateMention, wanted: Wanted) -> bool:
    return given.span[0] < wanted.end and wanted.start < given.span[1]


def _share(part: int, of: int) -> float:
    return round(part / of, 4) if of else 0.0

"""How well pages are read: main text, headline, day of publication, and the time that it takes.

Rows have `html`, and the right `text`, `title` and `date` (`YYYY-MM-DD`; empty where unknown).

- The text is compared as a bag of words in small letters, page by page.
- Headlines are the same when they differ in nothing but the case, the kind of quotation marks and dashes, white space,
  and dots at their ends.
- The day is that of the moment on the clock of its source, as we read it: a newspaper's day ends by its own clock.
  `day_in_utc` is the day of the same moment in UTC.
- Each page is read by us and by `trafilatura.extract(html, fast=True)` in turns, so both feel the same machine.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date
from functools import partial
from statistics import mean

from trafilatura import extract

from benchmarks.report import Bar, at_least, at_most
from benchmarks.rows import Row
from benchmarks.scores import Score, Watch, average
from workers.errors import PermanentError
from workers.extraction.found import Found
from workers.extraction.pages.html import read_html

F1_MIN, HEADLINE_MIN, DAY_MIN, TIME_MAX = 0.935, 0.93, 0.90, 1.2

_WORD = re.compile(r"\w+")
_SAME = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2026": "..."}
)


@dataclass(slots=True)
class Results:
    """What was found, page by page."""

    texts: list[Score] = field(default_factory=list)
    base: list[float] = field(default_factory=list)
    """F1 of what it is compared with."""
    headlines: list[bool] = field(default_factory=list)
    days: list[bool] = field(default_factory=list)
    days_in_utc: list[bool] = field(default_factory=list)
    refused: int = 0


def measure(rows: Iterable[Row]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars."""
    ours, theirs, results = Watch(), Watch(), Results()
    for row in rows:
        html = row["html"]
        other = theirs.time(partial(extract, html, fast=True)) or ""
        found = ours.time(partial(_read, html))
        results.base.append(_score(other, row["text"]).f1)
        results.refused += found is None
        _judge(results, row, found)
    ratio = mean(ours.spent_ms) / mean(theirs.spent_ms)
    f1 = average(score.f1 for score in results.texts)
    figures: dict[str, object] = {
        "pages": len(results.texts),
        "refused": results.refused,
        "f1": f1,
        "precision": average(score.precision for score in results.texts),
        "recall": average(score.recall for score in results.texts),
        "f1_of_trafilatura_fast": average(results.base),
        "headline": average(results.headlines),
        "day": average(results.days),
        "day_in_utc": average(results.days_in_utc),
        **ours.figures(),
        **{f"{name}_of_trafilatura_fast": value for name, value in theirs.figures().items()},
        "time_ratio": round(ratio, 3),
    }
    return figures, [
        at_least("F1 of the main text", f1, F1_MIN),
        at_least("headline right", average(results.headlines), HEADLINE_MIN),
        at_least("publication day right", average(results.days), DAY_MIN),
        at_most("time, as a multiple of trafilatura fast", ratio, TIME_MAX),
    ]


def _read(html: str) -> Found | None:
    try:
        return read_html(html)
    except PermanentError:
        return None


def _judge(results: Results, row: Row, found: Found | None) -> None:
    results.texts.append(_score(found.text if found else "", row["text"]))
    if row["title"]:
        results.headlines.append(found is not None and _same(found.headline.value) == _same(row["title"]))
    if row["date"]:
        wanted = date.fromisoformat(row["date"])
        published = found.published.value if found and found.published else None
        results.days.append(published is not None and published.date() == wanted)
        results.days_in_utc.append(published is not None and published.astimezone(UTC).date() == wanted)


def _score(text: str, wanted: str) -> Score:
    given, right = Counter(_WORD.findall(text.lower())), Counter(_WORD.findall(wanted.lower()))
    return Score(right=(given & right).total(), given=given.total(), wanted=right.total())


def _same(headline: str) -> str:
    return " ".join(headline.casefold().translate(_SAME).split()).strip(" .")

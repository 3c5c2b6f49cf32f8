"""Says when a feed is polled next. It asks no clock and draws no lots: both are given."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from wireroom.feeds.syndication.document import NO_RHYTHM, Rhythm

DEFAULT_S, LEAST_S, MOST_S = 300, 60, 3600
"""Seconds between two polls: when the feed says nothing, at least, and at most, whatever the feed says."""
RETRY_AFTER_MAX_S = 86_400
"""The longest that a server may send us away for."""
JITTER = 0.1
"""Share of an interval that lots may add, so that feeds do not stay in step."""
HOUR_S, WEEK_HOURS = 3600, 168

_MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a poll went."""

    at: float
    """When, in seconds of Unix time."""
    is_gone: bool = False
    """The server says that the feed is gone for good (410)."""
    failures: int = 0
    """Failed polls in a row, this one included."""
    retry_after_s: float = 0
    """How long the server asks to be left alone."""
    max_age_s: float = 0
    """How long the answer stays fresh."""
    rhythm: Rhythm = NO_RHYTHM


def next_poll(outcome: Outcome, *, draw: float) -> float | None:
    """The Unix time of the next poll; None when there is none. `draw` is a lot from 0 up to 1.

    A failed poll is repeated after an interval that doubles with each failure, half of it by lot.
    """
    if outcome.is_gone:
        return None
    if outcome.failures:
        longest_s = min(MOST_S, DEFAULT_S * 2 ** min(outcome.failures - 1, 10))
        wait_s = longest_s * (1 + draw) / 2
    else:
        asked_s = max(outcome.rhythm.ttl_s or DEFAULT_S, outcome.max_age_s)
        wait_s = min(max(asked_s, LEAST_S), MOST_S) * (1 + JITTER * draw)
    due = outcome.at + max(wait_s, min(outcome.retry_after_s, RETRY_AFTER_MAX_S))
    return _not_skipped(due, outcome.rhythm)


def _not_skipped(due: float, rhythm: Rhythm) -> float:
    """The first hour from `due` on that the feed does not ask to skip; `due` itself when it asks to skip all."""
    later = due
    for _ in range(WEEK_HOURS):
        moment = datetime.fromtimestamp(later, UTC)
        if moment.hour not in rhythm.skip_hours and moment.weekday() not in rhythm.skip_days:
            return later
        later = (later // HOUR_S + 1) * HOUR_S
    return due


def read_retry_after(value: str, *, now: float) -> float:
    """Seconds that `Retry-After` asks for, as a number or as a date (RFC 9110, 10.2.3); 0 when it is neither."""
    value = value.strip()
    if _SECONDS.fullmatch(value):
        return float(value)
    try:
        return max(0, parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, OverflowError):
        return 0


def read_max_age(value: str) -> float:
    """Seconds that `Cache-Control` gives an answer (RFC 9111, 5.2.2.1); 0 when it gives none."""
    found = _MAX_AGE.search(value)
    return float(found[1]) if found else 0

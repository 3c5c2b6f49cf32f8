"""Reads moments as pages and wires write them. It has no clock, and knows nothing of formats."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

YEARS = range(1900, 2100)
"""Outside them, a date is a slip or a placeholder."""

_LENGTH_MAX = 50


def read_moment(written: str) -> datetime | None:
    """A moment in UTC from ISO 8601 or the form of mail headers; None for all else and outside `YEARS`.

    Where no zone is given it is taken as UTC, and a day as its midnight.
    """
    written = written.strip()
    if len(written) > _LENGTH_MAX:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(written)
        except (ValueError, TypeError, IndexError):
            continue
        if moment.year in YEARS:
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None

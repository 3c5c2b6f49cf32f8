"""Finds when a page was published and changed, from the moments that it bears. It does not look for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain

from schemas.extraction import Origin
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact
from workers.extraction.page_moments import Candidate, Source, in_url, shown, told
from workers.extraction.source_clock import Evidence, place
from workers.extraction.times import Written, in_utc
from workers.extraction.zones import month_first, zone_of

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dates:
    """When a page was published and changed, in the zone of its source."""

    published: Fact[datetime] | None
    modified: Fact[datetime] | None


def find_dates(source: Source) -> Dates:
    """The moments of publication and of the last change.

    Readers' date line confirms what machines are told. Where it is later by more than a day, without being called an
    update, the page was published anew, and the line counts.
    """
    is_american = month_first(source.url, source.language)
    stated, lines = list(told(source, month_first=is_american)), list(shown(source, month_first=is_american))
    address = in_url(source.url)
    modified = next((each for each in chain(stated, lines) if each.is_change), None)
    published = _published(
        {each.origin: each for each in reversed(stated) if not each.is_change},
        next((each for each in lines[:1] if not each.is_change), None),
        address,
    ) or (modified and Fact(modified.written, modified.origin, GUESSED))
    evidence = _evidence(source, stated, lines, address)
    return Dates(
        published=_placed(published, evidence) if published else None,
        modified=_placed(Fact(modified.written, modified.origin, LIKELY), evidence) if modified else None,
    )


def _published(
    stated: Mapping[Origin, Candidate], line: Candidate | None, address: Candidate | None
) -> Fact[Written] | None:
    """The best of what machines are told, what readers see, and the day in the address, which is given once."""
    first, named = stated.get(Origin.JSON_LD), stated.get(Origin.META)
    witnesses = [each for each in (first or named, line, address) if each]
    if confirmed := _confirmed(witnesses):
        return Fact(confirmed.written, confirmed.origin, SURE)
    best = first or address or named
    if best and line and in_utc(line.written.moment) > in_utc(best.written.moment):
        return Fact(line.written, line.origin, GUESSED)
    if only := best or line:
        is_told_twice = first and named and _is_same_day(first, named)
        confidence = SURE if is_told_twice else LIKELY if len(witnesses) == 1 else GUESSED
        return Fact(only.written, only.origin, confidence)
    return None


def _confirmed(candidates: Sequence[Candidate]) -> Candidate | None:
    """The first whose day another one tells too."""
    for each in candidates:
        if any(each is not other and _is_same_day(each, other) for other in candidates):
            return each
    return None


def _is_same_day(one: Candidate, other: Candidate) -> bool:
    """Whether two moments may lie on one day, each in a zone of its own."""
    return abs(in_utc(one.written.moment) - in_utc(other.written.moment)) <= ONE_DAY


def _evidence(
    source: Source, stated: Sequence[Candidate], lines: Sequence[Candidate], address: Candidate | None
) -> Evidence:
    """What tells of the source's zone: the first date line, and what else is said of the publication."""
    seen = [each.written for each in lines if each.origin is Origin.MARKUP and not each.is_change]
    day = next((each for each in seen[:1] if not each.has_clock), address and address.written)
    clocks = [each for each in chain(stated, lines) if each.written.has_clock and each.origin is not Origin.MARKUP]
    away = (each.written.moment for each in chain(stated, lines) if each.written.moment.utcoffset())
    home = zone_of(source.url, source.language)
    return Evidence(
        clock=next((each.moment for each in seen[:1] if each.has_clock), None),
        day=day.moment.date() if day else None,
        told=[each.written.moment for each in clocks if not each.is_change],
        zones=[zone for zone in (next((each.tzinfo for each in away), None), home) if zone],
    )


def _placed(fact: Fact[Written], evidence: Evidence) -> Fact[datetime]:
    """A moment in the zone of its source; a day stays what it is, at midnight in UTC."""
    written = fact.value
    if not written.has_clock:
        return Fact(in_utc(written.moment), fact.origin, fact.confidence)
    placed = place(written.moment, evidence)
    is_assumed = not written.is_placed and placed.tzinfo is UTC
    return Fact(placed, fact.origin, min(fact.confidence, LIKELY) if is_assumed else fact.confidence)

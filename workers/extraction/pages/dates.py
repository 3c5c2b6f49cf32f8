"""Finds when a page was published and changed, from the moments that it bears. It does not look for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain

from schemas.extraction import Origin
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact
from workers.extraction.pages.moments import Candidate, Source, in_url, shown, told
from workers.extraction.pages.source_clock import Evidence, place
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
    change = next((each for each in chain(stated, lines) if each.is_change), None)
    modified = Fact(change.written, change.origin, LIKELY) if change else None
    published = _published(
        {each.origin: each for each in reversed(stated) if not each.is_change},
        next((each for each in lines[:1] if not each.is_change), None),
        address,
    ) or (modified and replace(modified, confidence=GUESSED))
    evidence = _evidence(source, stated, lines, address)
    placed = _placed(published, evidence) if published else None
    return Dates(published=placed, modified=_placed(modified, _aside(evidence, placed)) if modified else None)


def _published(
    stated: Mapping[Origin, Candidate], line: Candidate | None, address: Candidate | None
) -> Fact[Written] | None:
    """The best of what machines are told, what readers see, and the day in the address, which is given once."""
    first, named = stated.get(Origin.JSON_LD), stated.get(Origin.META)
    witnesses = [each for each in (first or named, line, address) if each]
    if confirmed := _confirmed(witnesses):
        exact = confirmed if confirmed.written.has_clock else _with_clock(witnesses, confirmed)
        return Fact(exact.written, exact.origin, SURE)
    best = first or address or named
    if best and line and in_utc(line.written.moment) > in_utc(best.written.moment):
        return Fact(line.written, line.origin, GUESSED)
    if kept := best or line:
        is_told_twice = first and named and _is_same_day(first, named)
        confidence = SURE if is_told_twice else LIKELY if len(witnesses) == 1 else GUESSED
        return Fact(kept.written, kept.origin, confidence)
    return None


def _confirmed(candidates: Sequence[Candidate]) -> Candidate | None:
    """The first whose day another one tells too."""
    for each in candidates:
        if any(each is not other and _is_same_day(each, other) for other in candidates):
            return each
    return None


def _with_clock(candidates: Sequence[Candidate], day: Candidate) -> Candidate:
    """The first that tells an hour of a day, else what tells only the day."""
    timed = (each for each in candidates if each.written.has_clock)
    return next((each for each in timed if each.written.moment.date() == day.written.moment.date()), day)


def _is_same_day(one: Candidate, other: Candidate) -> bool:
    """Whether two moments may lie on one day, each in a zone of its own."""
    return abs(in_utc(one.written.moment) - in_utc(other.written.moment)) <= ONE_DAY


def _evidence(
    source: Source, stated: Sequence[Candidate], lines: Sequence[Candidate], address: Candidate | None
) -> Evidence:
    """What tells of the source's zone: the first date line, and what else is said of the publication."""
    line = next((each.written for each in lines if each.origin is Origin.MARKUP and not each.is_change), None)
    clock = line if line and line.has_clock else None
    day = line if line and not clock else address and address.written
    moments = [each.written.moment for each in chain(stated, lines)]
    away = next((each.tzinfo for each in moments if each.utcoffset()), None)
    home = zone_of(source.url, source.language)
    return Evidence(
        clock=clock.moment if clock else None,
        day=day.moment.date() if day else None,
        told=[each.written.moment for each in chain(stated, lines) if _is_told(each)],
        zones=[zone for zone in (away, home) if zone],
    )


def _is_told(candidate: Candidate) -> bool:
    """Whether it is a moment of publication, with an hour, for machines."""
    return candidate.written.has_clock and candidate.origin is not Origin.MARKUP and not candidate.is_change


def _aside(evidence: Evidence, published: Fact[datetime] | None) -> Evidence:
    """What is left for another moment than that of publication: the zone of that, and those that are named."""
    zone = published.value.tzinfo if published and published.value.utcoffset() else None
    return Evidence(clock=None, day=None, told=(), zones=[*([zone] if zone else ()), *evidence.zones])


def _placed(fact: Fact[Written], evidence: Evidence) -> Fact[datetime]:
    """A moment in the zone of its source; a day stays what it is, at midnight in UTC."""
    written = fact.value
    if not written.has_clock:
        return Fact(in_utc(written.moment), fact.origin, fact.confidence)
    placed = place(written.moment, evidence)
    is_assumed = not written.is_placed and placed.tzinfo is UTC
    return Fact(placed, fact.origin, min(fact.confidence, LIKELY) if is_assumed else fact.confidence)

"""Finds when a page was published and changed: what it tells machines, what it shows readers, its address."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import chain, islice

from lxml.html import HtmlElement

from schemas.extraction import Origin
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact
from workers.extraction.linked_data import Node, text_of
from workers.extraction.times import Written, in_utc, read_written
from workers.extraction.zones import month_first, zone_of

BEHIND_HEADING, BEFORE_HEADING = 150, 40
"""Elements around the headline among which the date line is looked for."""

LINE_MAX, REST_MAX = 90, 45
"""Characters of a date line, and of what it says beside the date."""

ONE_DAY = timedelta(days=1)

_PUBLISHED = re.compile(
    r"publish|publicat|pub[-_.]?date|issued|firstpub|date_original|sailthru\.date|creat(?:ed|ion)|(?:^|[.:_-])date$"
)
_MODIFIED = re.compile(r"modif|updat|revis|lastmod|aktualisiert|mis [aà] jour|actualizad")
_OTHER = re.compile(r"expir|event|start|end_?date|access|version|embargo|crawl|server")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?(1[0-2]|0?[1-9]|[a-z]{3})[/-]?([0-3]?\d)(?=[/_-])")


@dataclass(frozen=True, slots=True)
class Dates:
    """When a page was published and changed, in the zone that its source gives."""

    published: Fact[datetime] | None
    modified: Fact[datetime] | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A moment, where it stands, and whether its label or name says that it is a change."""

    written: Written
    origin: Origin
    is_change: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What the dates are read from."""

    tree: HtmlElement
    heading: HtmlElement | None
    """The headline's element."""
    article: Node
    meta: Mapping[str, str]
    """Contents of meta elements by their names in small letters."""
    url: str
    language: str


def find_dates(source: Source) -> Dates:
    """The moments of publication and of the last change.

    Readers' date line confirms what machines are told. Where it is later by more than a day, without being called an
    update, the page was published anew, and the line counts. A moment without a zone is in the zone that another
    moment of the page bears, else in that of the site's country, else in UTC.
    """
    is_american = month_first(source.url, source.language)
    told = list(_told(source, is_american))
    shown = list(_shown(source, is_american))
    in_url = _in_url(source.url)
    zone = _zone(source, [*told, *shown])
    modified = next((each for each in chain(told, shown) if each.is_change), None)
    published = _published(
        {each.origin: each for each in reversed(told) if not each.is_change},
        next((each for each in shown[:1] if not each.is_change), None),
        in_url,
    ) or (modified and Fact(modified.written, modified.origin, GUESSED))
    return Dates(
        published=_placed(published, zone) if published else None,
        modified=_placed(Fact(modified.written, modified.origin, LIKELY), zone) if modified else None,
    )


def _published(
    told: Mapping[Origin, Candidate], shown: Candidate | None, in_url: Candidate | None
) -> Fact[Written] | None:
    """The best of what machines are told, what readers see, and the day in the address, which is given once."""
    stated, named = told.get(Origin.JSON_LD), told.get(Origin.META)
    if best := _confirmed([each for each in (stated or named, shown, in_url) if each]):
        return Fact(best.written, best.origin, SURE)
    first = stated or named
    if first and shown and in_utc(shown.written.moment) > in_utc(first.written.moment):
        return Fact(shown.written, shown.origin, GUESSED)
    if first and not stated and in_url:
        return Fact(in_url.written, in_url.origin, GUESSED)
    if best := first or shown or in_url:
        is_told_twice = stated and named and _is_same_day(stated, named)
        is_disputed = first and (shown or in_url)
        return Fact(best.written, best.origin, SURE if is_told_twice else GUESSED if is_disputed else LIKELY)
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


def _told(source: Source, is_american: bool | None) -> Iterator[Candidate]:  # noqa: FBT001 - the reading of `3/5/2016`
    """What the page tells machines, the most trusted first."""
    for value, origin, is_change in _values(source):
        if written := read_written(value, month_first=is_american):
            yield Candidate(written, origin, is_change)


def _values(source: Source) -> Iterator[tuple[str, Origin, bool]]:
    """Texts that may be moments, where they stand, and whether they are named as those of a change."""
    yield text_of(source.article.get("datePublished")), Origin.JSON_LD, False
    yield text_of(source.article.get("dateModified")), Origin.JSON_LD, True
    for name, content in source.meta.items():
        is_change = bool(_MODIFIED.search(name))
        if is_change or (_PUBLISHED.search(name) and not _OTHER.search(name)):
            yield content, Origin.META, is_change
    for each in source.tree.iter("time", "span", "div", "abbr"):
        if (name := each.get("itemprop")) in ("datePublished", "dateModified"):
            value = each.get("datetime") or each.get("content") or each.text_content()[:LINE_MAX]
            yield value, Origin.META, name == "dateModified"
    for name in ("dateCreated", "uploadDate"):
        yield text_of(source.article.get(name)), Origin.JSON_LD, False


def _shown(source: Source, is_american: bool | None) -> Iterator[Candidate]:  # noqa: FBT001 - as above
    """What the page shows readers around its headline."""
    if source.heading is None:
        return
    behind = islice(_behind(source.heading), BEHIND_HEADING)
    before = islice(_before(source.heading), BEFORE_HEADING)
    for each in chain(behind, before):
        if each.tag == "time":
            label = _label(each)
            for value in (each.get("datetime") or "", each.text_content()[:LINE_MAX]):
                if written := read_written(value, month_first=is_american):
                    yield Candidate(written, Origin.META, bool(_MODIFIED.search(label)))
                    break
        else:
            yield from _lines(each, is_american)


def _label(element: HtmlElement) -> str:
    """What is said of a time element: by its name, unless that says both, and by the words around."""
    name = element.get("class", "").lower()
    said = f"{element.getparent().text or ''} {element.text or ''}".lower()
    return said if _PUBLISHED.search(name) or "entry-date" in name else f"{name} {said}"


def _lines(element: HtmlElement, is_american: bool | None) -> Iterator[Candidate]:  # noqa: FBT001 - as above
    for line in (element.text, element.tail):
        if line and len(line := " ".join(line.split())) <= LINE_MAX:
            written = read_written(line, month_first=is_american)
            if written and written.rest <= REST_MAX:
                yield Candidate(written, Origin.MARKUP, bool(_MODIFIED.search(line.lower())))


def _behind(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements behind one, in their order."""
    for start in chain([element], element.iterancestors()):
        for following in start.itersiblings():
            yield from following.iter("*")


def _before(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements before one, from the nearest of the boxes that stand before it."""
    for start in islice(chain([element], element.iterancestors()), 3):
        for preceding in islice(start.itersiblings(preceding=True), 3):
            yield from preceding.iter("*")


def _in_url(url: str) -> Candidate | None:
    found = _IN_URL.search(url.lower())
    written = read_written("-".join(found.groups())) if found else None
    return Candidate(written, Origin.URL) if written else None


def _zone(source: Source, candidates: Iterable[Candidate]) -> tzinfo | None:
    """The zone of the source: the one that a moment bears, but UTC says nothing of where it is."""
    moments = [each.written.moment for each in candidates if each.written.is_placed]
    away = (moment.tzinfo for moment in moments if moment.utcoffset())
    in_utc_alone = (moment.tzinfo for moment in moments)
    return next(away, None) or zone_of(source.url, source.language) or next(in_utc_alone, None)


def _placed(fact: Fact[Written], zone: tzinfo | None) -> Fact[datetime]:
    """A moment in its zone; a day stays what it is, at midnight in UTC."""
    written = fact.value
    if written.is_placed:
        return Fact(written.moment, fact.origin, fact.confidence)
    if written.has_clock and zone:
        return Fact(written.moment.replace(tzinfo=zone), fact.origin, fact.confidence)
    confidence = min(fact.confidence, LIKELY) if written.has_clock else fact.confidence
    return Fact(in_utc(written.moment), fact.origin, confidence)

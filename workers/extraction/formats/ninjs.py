"""Reads an object of ninjs 1.x, 2.x or 3.x, the JSON of IPTC for news. It knows no other format.

Names differ between versions in their capitals (`versioncreated`, `versionCreated`) and in their number (`subject`,
`subjects`); they are read in small letters, and either way. Fields that AP and Superdesk add are read where they help.
"""

from collections.abc import Iterator
from dataclasses import replace

from schemas.article import PubStatus
from schemas.dead_letter import Reason
from schemas.extraction import Origin, Signal
from workers.errors import PermanentError
from workers.extraction.formats import fields
from workers.extraction.formats.completion import complete
from workers.extraction.formats.json_tree import parse_json
from workers.extraction.formats.markup import plain_line
from workers.extraction.formats.ninjs_text import Object, objects, read_bodies, read_description, small
from workers.extraction.found import GUESSED, NO_HEADLINE, SURE, Fact, Found
from workers.extraction.values import NAME_MAX, line
from workers.extraction.wire_copy.wire_tags import read_codes, read_note, unique

_KINDS = ("text", "picture", "graphic", "audio", "video", "composite", "package", "planning", "event")
_NAMES = ("uri", "guid", "headline", "headlines", "bodies")
"""Of which any ninjs has one."""


def read_ninjs(body: str) -> Found:
    """The best form of its text, and what its fields say.

    What is of the type `text`, or of none, may be a description or a headline alone.

    Raises:
        PermanentError: it is no ninjs, or a picture, an event or the like without a text.
    """
    item = _parse(body)
    kind = _kind(item)
    is_text = kind == "text"
    paragraphs = read_bodies(item) or (read_description(item) if is_text else [])
    found = _described(item)
    if paragraphs and not found.headline.value and (title := fields.first_line(item.get("title"))):
        found = replace(found, headline=replace(title, confidence=GUESSED))
    name = line(item.get("uri")) or line(item.get("guid"))
    return complete(found, paragraphs, what=f"ninjs of the type {kind}", may_be_headline=is_text, name=name)


def _parse(body: str) -> Object:
    item = parse_json(body)
    if isinstance(item, list):
        raise PermanentError(Reason.UNREADABLE, f"a list of {len(item)}; each object is pushed by itself")
    found = small(item)
    if found.keys().isdisjoint(_NAMES):
        raise PermanentError(Reason.UNREADABLE, "JSON, but no ninjs")
    return found


def _kind(item: Object) -> str:
    """What it is. Events need no type; a type that is not known is not told, as it may hold anything."""
    told = line(item.get("type")).lower()
    if not told:
        return "event" if "eventdetails" in item else "text"
    return told if told in _KINDS else "unknown"


def _described(item: Object) -> Found:
    """What all fields but the bodies say."""
    first, last = fields.moment(item.get("firstcreated")), fields.moment(item.get("versioncreated"))
    published, modified = fields.publication(first, last)
    embargoed = fields.moment(item.get("embargoed"), item.get("embargoeduntil"))
    codes = list(_codes(item))
    return Found(
        headline=_headline(item) or NO_HEADLINE,
        byline=_byline(item),
        dateline=fields.dateline(item.get("located")),
        publisher=fields.publisher(
            item.get("copyrightholder"),
            *(each.get("name") for each in objects(item, "infosources", "infosource")),
            item.get("source"),
            notice=item.get("copyrightnotice"),
        ),
        section=fields.first_line(*(each.get("name") for each in objects(item, "service")), limit=NAME_MAX),
        language=fields.language(item.get("language")),
        published=published,
        modified=modified,
        embargoed=embargoed,
        urgency=fields.urgency(item.get("urgency")),
        pub_status=_status(item, codes, is_embargoed=embargoed is not None),
        signals=unique([*read_codes(codes), *read_note(line(item.get("ednote"))), *_for_editors(item, codes)]),
        tags=fields.tags(each.get("name") for each in objects(item, "subjects", "subject")),
    )


def _headline(item: Object) -> Fact[str] | None:
    """That of 1.x, else the main one of the list, else its first."""
    listed = sorted(objects(item, "headlines"), key=lambda each: each.get("role") != "main")
    said = (item.get("headline"), *(each.get("value") for each in listed))
    return fields.first_line(*(plain_line(each) for each in said if isinstance(each, str)))


def _byline(item: Object) -> Fact[str] | None:
    """The writers: a line, or Superdesk's list of them."""
    authors = fields.authors(each.get("name") for each in objects(item, "authors"))
    return fields.byline(item.get("byline"), item.get("by")) or authors


def _codes(item: Object) -> Iterator[str]:
    """The words of the fields in which agencies tell what a version is."""
    for each in [*objects(item, "signals"), *objects(item, "signal"), *objects(item, "profile")]:
        for name in ("qcode", "code", "literal", "name"):
            if isinstance(value := each.get(name), str):
                yield value.strip()


def _status(item: Object, codes: list[str], *, is_embargoed: bool) -> Fact[PubStatus] | None:
    status = fields.pub_status(item.get("pubstatus"), is_embargoed=is_embargoed)
    is_usable = status is None or status.value is PubStatus.USABLE
    return Fact(PubStatus.CANCELED, Origin.BODY, SURE) if is_usable and Signal.KILL in read_codes(codes) else status


def _for_editors(item: Object, codes: list[str]) -> tuple[Signal, ...]:
    """AP marks what may be published with `newscontent`; anything else is a word to editors."""
    is_of_ap = "itemid" in small(item.get("altids"))
    return (Signal.ADVISORY,) if is_of_ap and item.get("signals") and "newscontent" not in codes else ()

"""Reads an item of NewsML-G2, the XML of IPTC for news. It knows no other format but those that it carries as text."""

from dataclasses import replace

from schemas.article import PubStatus
from schemas.dead_letter import Reason
from schemas.extraction import Origin, Signal
from workers.errors import PermanentError
from workers.extraction.formats import fields
from workers.extraction.formats.completion import complete
from workers.extraction.formats.newsml_text import read_content
from workers.extraction.formats.nitf import Nitf
from workers.extraction.formats.xml_tree import LANG, Element, find_all, local_name, parse_xml, text_of, unindented
from workers.extraction.found import GUESSED, LIKELY, NO_HEADLINE, SURE, Fact, Found
from workers.extraction.values import NAME_MAX, line
from workers.extraction.wire_copy.text import paragraphs_of
from workers.extraction.wire_copy.wire_tags import read_codes, read_note, unique

_OTHER_ITEMS = ("packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem")
_KINDS = ("text", "picture", "graphic", "audio", "video", "composite", "animation", "data")
_DESCRIPTION = "contentmeta/description"
_SUBJECTS = ("contentmeta/subject", "contentmeta/subject/mainconcept")


def read_newsml(body: str) -> Found:
    """The text of a news item, or of the only one in a message, and what its fields say.

    What is of the class `text`, or of none, may be a description or a headline alone.

    Raises:
        PermanentError: it is no NewsML-G2, holds no news item or several, or the item is a picture or the like.
    """
    item = _news_item(parse_xml(body))
    kind = _kind(item)
    content = read_content(item)
    is_text = kind == "text"
    paragraphs = content.paragraphs or (paragraphs_of(unindented(_text(item, _DESCRIPTION))) if is_text else [])
    name, what = line(item.get("guid")), f"a news item of the class {kind}"
    return complete(_described(item, content), paragraphs, what=what, may_be_headline=is_text, name=name)


def _news_item(root: Element) -> Element:
    name = local_name(root)
    items = [root] if name == "newsitem" else find_all(root, "itemset/newsitem")
    if len(items) == 1:
        return items[0]
    if items:
        raise PermanentError(Reason.UNREADABLE, f"a message of {len(items)} news items; each is pushed by itself")
    raise PermanentError(Reason.UNREADABLE, _other(name))


def _other(name: str) -> str:
    return f"NewsML-G2, but a {name.removesuffix('item')} item" if name in _OTHER_ITEMS else "no item of NewsML-G2"


def _kind(item: Element) -> str:
    told = _codes(item, "itemmeta/itemclass") or ["text"]
    return told[0] if told[0] in _KINDS else "unknown"


def _described(item: Element, content: Nitf) -> Found:
    """What its fields say, and after them the lines in the head of its text."""
    first, last = (fields.moment(_text(item, f"itemmeta/{name}")) for name in ("firstcreated", "versioncreated"))
    published, modified = fields.publication(first, last)
    note = read_note(_text(item, "itemmeta/ednote"))
    return Found(
        headline=_headline(item, content),
        byline=_byline(item, content),
        dateline=_dateline(item, content),
        publisher=_publisher(item),
        section=fields.first_line(*(_first_name(each) for each in find_all(item, "itemmeta/service")), limit=NAME_MAX),
        language=fields.language(_attribute(item, "contentmeta/language", "tag"), content.language, item.get(LANG)),
        published=published,
        modified=modified,
        embargoed=fields.moment(_text(item, "itemmeta/embargoed")),
        urgency=fields.urgency(_text(item, "contentmeta/urgency")),
        pub_status=_status(item),
        signals=unique([*read_codes(_codes(item, "itemmeta/signal")), *note]),
        tags=fields.tags(_first_name(each) for path in _SUBJECTS for each in find_all(item, path)),
    )


def _headline(item: Element, content: Nitf) -> Fact[str]:
    title = fields.first_line(_text(item, "itemmeta/title"))
    said = fields.first_line(_text(item, "contentmeta/headline"), content.headline)
    return said or (replace(title, confidence=GUESSED) if title else NO_HEADLINE)


def _byline(item: Element, content: Nitf) -> Fact[str] | None:
    """The writers as the text names them, else who made the content."""
    if said := fields.byline(_text(item, "contentmeta/by"), content.byline):
        return said
    creator = fields.first_line(*(_first_name(each) for each in find_all(item, "contentmeta/creator")))
    return replace(creator, confidence=LIKELY) if creator else None


def _dateline(item: Element, content: Nitf) -> Fact[str] | None:
    """The place in the date line, else where the content was made."""
    located = (_first_name(each) for each in find_all(item, "contentmeta/located"))
    return fields.dateline(_text(item, "contentmeta/dateline"), content.dateline, *located)


def _publisher(item: Element) -> Fact[str] | None:
    """The provider's name, else the holder of the rights, else the provider's code (`nprov:REUTERS`)."""
    holders = (_first_name(each) for each in find_all(item, "rightsinfo/copyrightholder"))
    notice = _text(item, "rightsinfo/copyrightnotice")
    if said := fields.publisher(_text(item, "itemmeta/provider/name"), *holders, notice=notice):
        return said
    code = _attribute(item, "itemmeta/provider", "qcode").rpartition(":")[2]
    return Fact(code, Origin.BODY, GUESSED) if code and code == line(code, NAME_MAX) else None


def _status(item: Element) -> Fact[PubStatus] | None:
    """Its status. A kill among the signals cancels it; an embargo without an end withholds it."""
    embargoes = find_all(item, "itemmeta/embargoed")
    is_open = bool(embargoes) and not fields.moment(text_of(embargoes[0]))
    codes = _codes(item, "itemmeta/pubstatus") or [""]
    status = fields.pub_status(codes[0], is_embargoed=False)
    if status and status.value is not PubStatus.USABLE:
        return status
    if Signal.KILL in read_codes(_codes(item, "itemmeta/signal")):
        return Fact(PubStatus.CANCELED, Origin.BODY, SURE)
    return fields.pub_status("embargoed", is_embargoed=False) if is_open else status


def _codes(item: Element, path: str) -> list[str]:
    """The codes in small letters, without the scheme in `qcode` (`stat:usable`) or the path in `uri` (`…/usable`)."""
    told = (each.get("qcode") or each.get("uri") or "" for each in find_all(item, path))
    return [each.rpartition(":")[2].rpartition("/")[2].strip().lower() for each in told if each.strip()]


def _text(item: Element, path: str) -> str:
    """The text of the first element at a path."""
    return next((text for each in find_all(item, path) if (text := text_of(each).strip())), "")


def _attribute(item: Element, path: str, name: str) -> str:
    return next((value for each in find_all(item, path) if (value := each.get(name))), "")


def _first_name(element: Element) -> str:
    return _text(element, "name")

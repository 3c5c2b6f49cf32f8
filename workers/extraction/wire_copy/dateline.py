"""Reads the place line at the beginning of wire copy, such as `NAIROBI, Kenya (AP) _`. It knows nothing of formats."""

import re
from dataclasses import dataclass

LOOKED_AT = 160
"""Characters of a paragraph in which its date line must end."""

RUNNING_MIN = 60
"""Characters behind a place and a dash that are no rest of a title."""

_SHORTEST = len("Ulm")
_PARTICLES = {
    "am",
    "an",
    "auf",
    "da",
    "de",
    "del",
    "der",
    "di",
    "do",
    "dos",
    "du",
    "im",
    "la",
    "las",
    "le",
    "of",
    "sur",
    "upon",
}

_WORD = r"[^\W\d_]++(?:['\u2019.-][^\W\d_]++)*+\.?"
_PLACE = rf"{_WORD}(?:[ /]{_WORD}){{0,3}}"
_DAY = (
    r"(?:[0-9]{1,2}(?:\.|er|º)?(?: de)? [^\W\d_]{3,10}+\.?|[^\W\d_]{3,10}+\.? [0-9]{1,2})(?:,? (?:de )?[0-9]{4})?"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
_REGION = rf", (?!{_DAY}){_WORD}(?: {_WORD}){{0,3}}"
_KNOWN = (
    "ap|associated press|reuters|thomson reuters|upi|afp|dpa|dapd|ddp|epd|kna|sid|apa|ots|efe|europa press|ansa|agi"
    "|adnkronos|lusa|xinhua|kyodo|jiji|yonhap|tass|itar-tass|interfax|ria novosti|ukrinform|pti|ani|ians|bernama"
    "|antara|cnn|bloomberg|dow jones|cp|pa|pa media|aap|tt|ntb|ritzau|stt|belga|anp|pap|ctk|mti|bta|anadolu|aa|irna"
    "|mena|spa|wam|prnewswire|business wire|globe newswire|globenewswire|accesswire|jta"
)
"""Agencies; others are taken for one only between a place in capitals and a dash."""
_AGENCIES = frozenset(_KNOWN.split("|"))
_NAME = r"[^\W\d_][^()\[\]\d\n]{1,29}"
_DASHES = " -_\u2013\u2014"
_DASH = r"\s*(?:--|\.?[\u2013\u2014\u2015_]|\.-)\s*|\s+-(?:\s+|$)"
_NO_PLACE = re.compile(
    "UPDATE|URGENT|FLASH|BULLETIN|BREAKING|ALERT|CORRECT|KILL|ADVISORY|ATTENTION|NOTE|EDITOR|EXCLUSIVE|ANALYSIS|OPINION"
    r"|COMMENT|FACT|FILE$|WATCH|VIDEO|PHOTO|LIVE$|NEW$|REVIEW|INTERVIEW|FEATURE|PREVIEW|SPORT|FOOTBALL|SOCCER|WEATHER|MARKET"
)
"""Labels in capitals that stand before a dash as a place does."""
_BY_AGENCY = rf",? ?(?:\((?P<agency>{_NAME})\)|/(?P<wire>[^\W\d_][^/\n]{{1,29}})/)"
_WESTERN = re.compile(
    rf"(?P<place>{_PLACE}(?:{_REGION})?)(?:,? (?:{_DAY}|\((?:{_DAY})(?<=[0-9]{{4}})\))\.?)?"
    rf"(?:{_BY_AGENCY}(?:(?P<dash>{_DASH})|[.:](?=\s))?|(?P<dash_alone>{_DASH}))\s*"
)
_AGENCY_FIRST = re.compile(
    rf"\((?P<agency>{_KNOWN})\)(?:{_DASH}|\s*)(?:(?P<place>{_PLACE}(?:{_REGION})?)(?:,? (?:{_DAY}))?(?:{_DASH}))?",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"据?(?P<agency>[\u4e00-\u9fff]{2,3}[社网])\s?(?P<place>[\u4e00-\u9fff·]{2,12}?)\s?(?:[0-9]{1,2}月)?[0-9]{1,2}日专?电\s*"
    r"(?:[\uff08(][^\uff08\uff09()]{0,60}[\uff09)])?\s*"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where it was written and by which agency, each as it is written there, and where the running text begins."""

    place: str | None
    agency: str | None
    end: int


def read_dateline(paragraph: str) -> Dateline | None:
    """The date line that a paragraph begins with.

    Without a known agency the place must be in capitals; without any, running text must follow, so a title is none.
    """
    start = paragraph[:LOOKED_AT]
    if found := _CHINESE.match(start) or _AGENCY_FIRST.match(start):
        return Dateline(found["place"], found["agency"].strip(), found.end())
    found = _WESTERN.match(start)
    if not found or not _is_dateline(found, rest=paragraph[found.end() :]):
        return None
    agency = found["agency"] or found["wire"]
    return Dateline(found["place"], agency.strip() if agency else None, found.end())


def place_of(field: str) -> str:
    """The place in a field for date lines, such as `MOSCOW, Monday (Reuters)`, or all of the field."""
    found = _WESTERN.fullmatch(f"{field.rstrip(_DASHES)} --")
    return found["place"] if found else field


def _is_dateline(found: re.Match[str], *, rest: str) -> bool:
    """Whether it is a known agency's, or a place in capitals and a dash before an agency or running text."""
    city, agency = found["place"].partition(",")[0], found["agency"] or found["wire"]
    if agency and agency.partition("/")[0].strip().casefold() in _AGENCIES:
        return all(word[0].isupper() or word in _PARTICLES for word in city.split())
    if not city.isupper() or len(city) < _SHORTEST or _NO_PLACE.match(city):
        return False
    return bool(found["dash"]) or (bool(found["dash_alone"]) and _is_running(rest))


def _is_running(text: str) -> bool:
    """Whether it reads like the beginning of a text, and not like the rest of a title or of a sentence."""
    return not text[:1].islower() and (len(text) >= RUNNING_MIN or text.endswith((".", "!", "?")))

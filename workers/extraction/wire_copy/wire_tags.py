"""Reads the tags that wires put before a headline, and what they say. It knows nothing of formats."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.extraction import Signal

URGENCIES = {Signal.FLASH: 1, Signal.BULLETIN: 2, Signal.URGENT: 3}
"""The editor's urgency that goes with a bell."""

LINE_MAX = 60
"""Characters of a line that may be nothing but a tag."""

TAGS_MAX = 5
"""Tags before one headline; `CORRECTED-REFILE-UPDATE 2-` has three."""

_MEANINGS: dict[Signal | None, str] = {
    Signal.FLASH: "FLASH|NEWSFLASH|BLITZ|BLITZMELDUNG",
    Signal.BULLETIN: "BULLETIN|ALERT|NEWS ALERT|NEWSALERT|ALERTE|ALERTE INFO|ALERTA|EIL|EILMELDUNG",
    Signal.URGENT: (
        "URGENT|URGENTE|BREAKING|BREAKING NEWS|JUST IN|VORRANG|DERNIÈRE MINUTE|ÚLTIMA HORA|ULTIMA HORA|ULTIM'ORA"
    ),
    Signal.CORRECTION: (
        "CORRECTION|CORRECTED|CORRECTIVE|BERICHTIGUNG|BERICHTIGT|KORREKTUR|KORRIGIERT|KORR.|KORR|RECTIFICATIF|RECTIFICATION"
        "|CORRECCIÓN|CORREGIDO|RETTIFICA|CORREÇÃO"
    ),
    Signal.UPDATE: (
        "UPDATE|UPDATED|REFILE|WRITETHRU|WRITE-THRU|LEAD|LD|AKTUALISIERT|AKTUALISIERUNG|NEUFASSUNG|ACTUALISATION"
        "|MISE À JOUR|ACTUALIZACIÓN|AMPLIACIÓN|AGGIORNAMENTO|ATUALIZAÇÃO"
    ),
    Signal.WRAPUP: "WRAPUP|WRAP|ROUNDUP|ZUSAMMENFASSUNG|GESAMTZUSAMMENFASSUNG|SYNTHÈSE",
    Signal.ADVISORY: "ADVISORY|MEDIA ADVISORY|ATTENTION EDITORS|EDITORS' NOTE|EDITOR'S NOTE",
    Signal.KILL: "KILL|MANDATORY KILL|STORY KILLED|WITHDRAWN|WITHDRAWAL|RETRACTION|ANNULLIERUNG|ANNULATION|ANULACIÓN",
    None: "RPT|REPEAT|WDH|WIEDERHOLUNG",
}
"""What tags mean; those of the last line say that an article is sent once more, and nothing else."""

_SIGNALS = {tag: signal for signal, tags in _MEANINGS.items() for tag in tags.split("|")}
_BELLS = {Signal.FLASH, Signal.BULLETIN, Signal.URGENT, Signal.CORRECTION}
_COMMON = {"KILL", "WITHDRAWAL", "LEAD", "REPEAT", "BLITZ", "WRAP", "BULLETIN"}
"""Words that begin a headline as themselves, unless they are written in capitals or brackets."""
_NO_COMPOUNDS = {"CORRECTED", "CORRECTION", "REFILE", "RPT", "WRAPUP", "WDH"}
"""Tags that a hyphen alone parts even from a headline in capitals; `FLASH-FLOODING` is a word."""

_NAME = (
    r"(?:[0-9]{1,2}(?P<nth>st|nd|rd|th|\.)?[ -])?"
    rf"(?P<tag>{'|'.join(sorted(map(re.escape, _SIGNALS), key=len, reverse=True))})(?![^\W_])"
    r"(?P<number>[ -]?[0-9]{1,2}(?![0-9]))?(?:[ -](?:WRITETHRU|WRITE-THRU))?(?: ?\(OFFICIAL\))?"
)
_TAG = re.compile(
    rf"[#*+=\s]*+(?P<open>[(\[])?{_NAME}(?P<close>[)\]])?"
    r"(?P<between>\s?:|\s*(?:--|[\u2013\u2014|!]|[/*+]{2,3})|\s+-(?=\s)|[-/](?=\S)|(?=\s))\s*",
    re.IGNORECASE,
)
_TIGHT = ("-", "/")
"""Marks that also stand inside of words."""
_ALONE = re.compile(rf"[\W_]*+{_NAME}[\W_]*", re.IGNORECASE)
_BEHIND = re.compile(rf"\s[(\[]{_NAME}[)\]]$", re.IGNORECASE)

_NOTES = {
    Signal.CORRECTION: r"correct(?:s|ed|ing|ion)|corrige|rectifi|berichtig|korrig|korrektur",
    Signal.UPDATE: r"updat(?:es?|ed|ing)|adds|recasts|aktualisier|ergänzt",
    Signal.KILL: r"mandatory kill|story kill(?:ed)?|kill the story|withdrawn",
    Signal.ADVISORY: r"advisory",
}
_NOTE = re.compile("|".join(rf"\b(?P<{each}>{words})" for each, words in _NOTES.items()), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A headline without its tags, and what they said, in their order."""

    line: str
    signals: tuple[Signal, ...]


def take_tags(headline: str) -> Tagged:
    """Take the wire's tags off a headline of one line. Words that merely look like a tag stay."""
    signals: list[Signal | None] = []
    for _ in range(TAGS_MAX):
        found = _TAG.match(headline)
        if not found or not _is_tag(found, rest=headline[found.end() :]):
            break
        signals.append(_signal(found["tag"]))
        headline = headline[found.end() :]
    if found := _BEHIND.search(headline):
        signals.append(_signal(found["tag"]))
        headline = headline[: found.start()].rstrip()
    return Tagged(headline, unique(signals))


def read_tag_line(line: str) -> tuple[Signal, ...] | None:
    """What a line says that is nothing but a tag, such as `URGENT`; None for other lines."""
    found = _ALONE.fullmatch(line) if len(line) <= LINE_MAX else None
    return unique([_signal(found["tag"])]) if found else None


def read_note(note: str) -> tuple[Signal, ...]:
    """What a note to editors says of an article: `Corrects spelling in the third paragraph`."""
    return unique(Signal(found.lastgroup) for found in _NOTE.finditer(note) if found.lastgroup)


def read_codes(codes: Iterable[str]) -> tuple[Signal, ...]:
    """What words from a format's own field say, such as `sig:correction` or `update`."""
    return unique(_signal(code.rpartition(":")[2].strip()) for code in codes)


def unique(signals: Iterable[Signal | None]) -> tuple[Signal, ...]:
    """Each signal once, at its first place."""
    return tuple(dict.fromkeys(signal for signal in signals if signal))


def _signal(tag: str) -> Signal | None:
    return _SIGNALS.get(tag.upper())


def _is_tag(found: re.Match[str], *, rest: str) -> bool:
    """Whether what looks like a tag is written like one, before the rest of the headline."""
    tag = found["tag"]
    if not any(each.isalnum() for each in rest) or bool(found["open"]) is not bool(found["close"]):
        return False
    if found["open"]:
        return True
    between = found["between"].strip()
    if not tag.isupper():
        return between == ":" and tag[0].isupper() and tag.upper() not in _COMMON
    if between and found["between"] not in _TIGHT:
        return True
    return _stands_out(found, tag, rest)


def _stands_out(found: re.Match[str], tag: str, rest: str) -> bool:
    """Whether capitals with only a hyphen, a slash or a space behind them are a tag, not the headline's own words."""
    is_counted = bool(found["number"] or found["nth"])
    if found["between"] and is_counted:
        return True
    if rest[0].islower():
        return False
    if found["between"]:
        return not rest.isupper() or tag in _NO_COMPOUNDS
    return not rest.isupper() and (_signal(tag) in _BELLS or is_counted)

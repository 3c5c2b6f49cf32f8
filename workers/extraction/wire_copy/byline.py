"""Reads who wrote an article from a line that says so. It knows nothing of formats."""

import re
from collections.abc import Iterable

from workers.extraction.values import each_once

LINE_MAX = 150
"""Characters of a line that names writers."""

_PREFIX = re.compile(r"(?:By|BY|Von|VON|Par|PAR|Por|POR)\s*:?\s+(?=[^\W_])")
_INTRODUCTION = re.compile(
    rf"(?:(?P<by>(?i:(?:(?:posted|written|words|story|reported|edited)\s+)?by)\s*:?\s+(?=[^\W_]))|{_PREFIX.pattern})"
)
_ROLE = re.compile(
    r"(?i)\s*[,|(\u2013\u2014-]\s*(?:[^\W\d_]+\s+){0,2}"
    r"(?:reporter|writer|editor|correspondent|columnist|contributor|journalist|producer|redakteur(?:in)?)\b.*$"
)
_MAIL = re.compile(r"\s*[^\s@]++@[^\s@]++(?:\s*\(([^()]*)\))?\s*")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_NEXT_NAME = re.compile(r",|\s(?:and|AND|with|und|UND|et|ET|y|Y|e|E|&)\s")
_WORD = re.compile(r"[^\W\d_][^\W\d_.'\u2019-]*+(?:[.'\u2019-][^\W\d_.'\u2019-]*+)*+")
_IN_NAMES = set("al bin da de del den der di do dos du el dpa el for in la le of sid ten the van von".split())
_ROLES = re.compile(r"(?:sports?)?(?:writers?|reporters?|correspondents?|editors?|staff)\s+", re.IGNORECASE)
_POST = re.compile(r"(?:[^\W\d_a-z]\S*\s){1,5}(?=[A-Z])(?i:writer|reporter|correspondent|editor|staff)[sS]?")
_NOT_NAMES = set("all any chance contrast day design far invitation land law night now sea the".split())


def read_byline(line: str) -> str | None:
    """The writers whom a line like `By Jane Doe, Associated Press` names, as it writes them; None for other lines.

    The first name must be of two words, so that `By Design` and `Von Wasser und Brot` are titles.
    """
    found = _PREFIX.match(line) if len(line) <= LINE_MAX else None
    if not found:
        return None
    names = line[found.end() :].rstrip(" :")
    parts = [part.split() for part in _NEXT_NAME.split(_ROLES.sub("", names, count=1))]
    if len(parts[0]) < len(("Jane", "Doe")) or (parts[0][0].lower() in _NOT_NAMES and "Press" not in names):
        return None
    return names if all(_is_in_name(word) for part in parts for word in part) else None


def is_post(line: str) -> bool:
    """Whether a line is nothing but a post, such as `Associated Press Writer`, which stands below a byline."""
    return len(line) <= LINE_MAX and bool(_POST.fullmatch(line))


def names_of(byline: str) -> str:
    """A byline field without the word that introduces it: `Jane Doe` of `By Jane Doe`. `Von Miller` is a name."""
    found = _INTRODUCTION.match(byline)
    if not found:
        return byline
    names = byline[found.end() :]
    return names if found["by"] or len(names.split()) > 1 else byline


def writers(persons: Iterable[str]) -> str:
    """Persons in one line, each once, without roles and without addresses of pages.

    An address for mail is no name, but RSS puts one behind it: `ada@ost.example (Ada Moor)`.
    """
    names = (_ROLE.sub("", names_of(_MAIL.sub(r"\1", each).strip())) for each in persons)
    return ", ".join(each_once(name for name in names if not _ADDRESS.match(name)))


def _is_in_name(word: str) -> bool:
    return bool(_WORD.fullmatch(word)) and (word != word.lower() or word in _IN_NAMES)

"""Reads words in capitals, and lines in capitals, as they would be written in running text."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from workers.extraction.names.stretches import Candidate
from workers.extraction.names.vocabulary import COMMON, GIVEN, ORGANISATION
from workers.extraction.names.words import Words

SHORTEST = 4
"""Letters of a word in capitals that may be more than an acronym."""

_DATELINE = re.compile(
    r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*){0,3})?,? (?:\([A-Z][\w/ ]{1,20}\) )?(?:_|--?|[\u2013\u2014]) "
)
"""What stands behind the place in `NAIROBI, Kenya (AP) _`."""

_INDENT_MAX = 8
"""Characters that a paragraph may be indented by."""

_LONGEST = 4
"""Words of a name that is looked for in a headline."""


def recase(text: str, candidates: list[Candidate], known: Words, places: Container[str]) -> list[Candidate]:
    """The candidates; those in capitals are read as names that the article or the lists know, or dropped."""
    loud = {each.start for each in candidates if each.key.isupper() and _is_shouted(each, known.names)}
    if not loud:
        return candidates
    reader = _Reader([each for each in candidates if each.start not in loud], known, places)
    found: list[Candidate] = []
    for each in candidates:
        if each.start not in loud:
            found.append(each)
        elif _begins_line(text, each.start) and _DATELINE.match(text, each.end):
            found.append(_dateline(each))
        else:
            found.extend(reader.parts(each))
    return found


def _is_shouted(candidate: Candidate, names: Container[str]) -> bool:
    """Whether one in capitals is more than an acronym."""
    words = candidate.words
    if len(words) == 1:
        word = words[0]
        return len(word) >= SHORTEST and "." not in word and word not in names
    return all(word.isupper() for word in words) and any(len(word) >= SHORTEST for word in words)


class _Reader:
    """Finds known names in words in capitals, the longest first."""

    def __init__(self, quiet: Sequence[Candidate], known: Words, places: Container[str]) -> None:
        self._in_article = {each.key for each in quiet}
        self._surnames = {each.words[-1] for each in quiet}
        self._known, self._places = known, places

    def parts(self, candidate: Candidate) -> Iterator[Candidate]:
        first, count = 0, len(candidate.words)
        while first < count:
            length, read = self._longest(candidate.words, first)
            if read:
                part = candidate.part(first, first + length)
                role = "" if first else candidate.role
                yield replace(part, key=" ".join(read), words=read, role=role, honorific=candidate.honorific)
            first += length

    def _longest(self, words: tuple[str, ...], first: int) -> tuple[int, tuple[str, ...]]:
        """How many words a name takes, and it as it is usually written; nothing when the next word is in none."""
        for count in range(min(_LONGEST, len(words) - first), 0, -1):
            part = words[first : first + count]
            for read in (part, tuple(map(_title, part))):
                if self._is_name(read):
                    return count, read
        if len(words) == 1 and len(words[0]) <= SHORTEST + 1:
            return 1, words
        return 1, ()

    def _is_name(self, words: tuple[str, ...]) -> bool:
        key, known = " ".join(words), self._known
        if key in self._in_article or key in known.names:
            return True
        kinds = list(map(known.kind_of, words))
        if len(words) == 1:
            return key in self._surnames or (not kinds[0] & COMMON and key in self._places)
        if key in self._places or (kinds[-1] & ORGANISATION and not kinds[0] & COMMON):
            return True
        return bool(kinds[0] & GIVEN) and not kinds[-1] & COMMON and len(words) < SHORTEST


def _dateline(candidate: Candidate) -> Candidate:
    words = tuple(map(_title, candidate.words))
    return replace(candidate, key=" ".join(words), words=words, role="", honorific=False, dateline=True)


def _begins_line(text: str, start: int) -> bool:
    before = text[max(0, start - _INDENT_MAX) : start].rstrip(" \t")
    return before.endswith("\n") or (not before and start < _INDENT_MAX)


def _title(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))

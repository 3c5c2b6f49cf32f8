"""Reads words in capitals, and lines in capitals, as they would be written in running text."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from workers.extraction.names.stretches import kind_of
from workers.extraction.names.titles import Candidate
from workers.extraction.names.vocabulary import COMMON, GIVEN, ORGANISATION

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


def recase(
    text: str,
    candidates: Sequence[Candidate],
    classes: Mapping[str, int],
    names: Container[str],
    places: Container[str],
) -> list[Candidate]:
    """The candidates; those in capitals are read as names that the article or the lists know, or dropped."""
    shouted = [_is_shouted(each, names) for each in candidates]
    if not any(shouted):
        return list(candidates)
    in_article = {" ".join(each.words) for each, loud in zip(candidates, shouted, strict=True) if not loud}
    surnames = {each.words[-1] for each, loud in zip(candidates, shouted, strict=True) if not loud}
    known = _Known(in_article, surnames, classes, names, places)
    found: list[Candidate] = []
    for each, loud in zip(candidates, shouted, strict=True):
        if loud and _begins_line(text, each.start) and _DATELINE.match(text, each.end):
            found.append(Candidate(each.start, each.end, [_title(word) for word in each.words], dateline=True))
        else:
            found.extend(known.parts(each) if loud else (each,))
    return found


def _is_shouted(candidate: Candidate, names: Container[str]) -> bool:
    words = candidate.words
    if len(words) == 1:
        word = words[0]
        return len(word) >= SHORTEST and word.isupper() and "." not in word and word not in names
    return all(word.isupper() for word in words) and any(len(word) >= SHORTEST for word in words)


class _Known:
    """Finds known names in words in capitals, the longest first."""

    def __init__(
        self,
        in_article: Container[str],
        surnames: Container[str],
        classes: Mapping[str, int],
        names: Container[str],
        places: Container[str],
    ) -> None:
        self._in_article, self._surnames = in_article, surnames
        self._classes, self._names, self._places = classes, names, places

    def parts(self, candidate: Candidate) -> Iterator[Candidate]:
        words = candidate.words
        first, place = 0, candidate.start
        while first < len(words):
            count, read = self._longest(words, first)
            length = len(" ".join(words[first : first + count]))
            if read:
                yield Candidate(place, place + length, read, candidate.role if not first else "", candidate.honorific)
            first, place = first + count, place + length + 1

    def _longest(self, words: list[str], first: int) -> tuple[int, list[str]]:
        """How many words a name takes, and it as it is usually written; nothing when the next word is in none."""
        for count in range(min(_LONGEST, len(words) - first), 0, -1):
            part = words[first : first + count]
            for read in (part, [_title(word) for word in part]):
                if self._is_name(read):
                    return count, read
        if len(words) == 1 and len(words[0]) <= SHORTEST + 1:
            return 1, words
        return 1, []

    def _is_name(self, words: list[str]) -> bool:
        key = " ".join(words)
        if key in self._in_article or key in self._names:
            return True
        if len(words) == 1:
            is_common = self._classes.get(key.lower(), 0) & COMMON
            return key in self._surnames or (not is_common and key in self._places)
        kinds = [kind_of(word, self._classes) for word in words]
        if key in self._places or (kinds[-1] & ORGANISATION and not kinds[0] & COMMON):
            return True
        return bool(kinds[0] & GIVEN) and not kinds[-1] & COMMON and len(words) < SHORTEST


def _begins_line(text: str, start: int) -> bool:
    before = text[max(0, start - _INDENT_MAX) : start].rstrip(" \t")
    return before.endswith("\n") or (not before and start < _INDENT_MAX)


def _title(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))

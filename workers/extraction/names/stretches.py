"""Parts runs of capitals where no name goes on: at small words with capitals, dates, hyphens. It knows no titles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from workers.extraction.names.vocabulary import CALENDAR, CLOSING, COMMON, FUNCTION, GIVEN
from workers.extraction.names.words import Words

_PARTIES = frozenset("DRI")
"""As in `R-Ohio`."""

_TAIL_MIN = 3
"""Letters of what may hang on a name: `-led`, not the second half of a name like `Il-su`."""

_OPEN = frozenset(("corp", "co", "cos", "jr"))
"""Closing words that close no name without their dot."""

_ACRONYMS = frozenset(("US", "IT", "WHO", "ME"))
"""Names in capitals that would be small words without."""

_PARTING = FUNCTION | CALENDAR


@dataclass(slots=True)
class Candidate:
    """A stretch of text that may be a name, with what stands before it as a title."""

    start: int
    end: int
    key: str
    """Its words with one space between."""
    words: tuple[str, ...]
    kinds: tuple[int, ...]
    """The classes of each word."""
    role: str = ""
    honorific: bool = False
    dateline: bool = False

    def part(self, first: int, behind: int | None = None) -> "Candidate":
        """Some of its words, when one character is between each."""
        words = self.words[first:behind]
        start = self.start + sum(map(len, self.words[:first])) + first
        key = " ".join(words)
        return Candidate(start, start + len(key), key, words, self.kinds[first:behind])


def stretches(start: int, run: str, known: Words) -> Sequence[Candidate]:
    """The parts of a run that may hold names, in their order; `start` is where it begins."""
    if " " not in run and "-" not in run:
        kind = known.kind_of(run)
        if kind & _PARTING and run not in _ACRONYMS:
            return ()
        return (Candidate(start, start + len(run), run, (run,), (kind,)),)
    words = tuple(run.split(" "))
    kinds = tuple(map(known.kind_of, words))
    whole = Candidate(start, start + len(run), run, words, kinds)
    if "-" in run or known.language == "de" or reduce(or_, kinds) & (_PARTING | CLOSING):
        return tuple(_parted(whole, known))
    return (whole,)


def _parted(whole: Candidate, known: Words) -> Iterator[Candidate]:
    words, kinds = whole.words, whole.kinds
    first = 0
    for index, word in enumerate(words):
        if kinds[index] & _PARTING and _is_boundary(whole, index, first):
            yield from _trimmed(whole, first, index)
            first = index + 1
        elif "-" in word and (names_in := _hyphenated(word, known, alone=len(words) == 1)):
            yield from _with_hyphen(whole, first, index, names_in)
            first = index + 1
        elif index > first and kinds[index - 1] & CLOSING and _is_closed(words[index - 1], word):
            yield from _trimmed(whole, first, index)
            first = index
        elif known.language == "de" and word.islower() and kinds[index - 1] & (COMMON | GIVEN) == COMMON:
            yield from _trimmed(whole, first, index)  # `Seite von Spielern`, not `Anna von Berg`
            first = index + 1
    yield from _trimmed(whole, first, len(words))


def _with_hyphen(
    whole: Candidate, first: int, index: int, names: Sequence[tuple[int, str, int]]
) -> Iterator[Candidate]:
    """What ends with a hyphenated word: its first name goes on from the words before when it begins the word."""
    place = whole.part(index).start
    offset, name, kind = names[0]
    if offset:
        yield from _trimmed(whole, first, index)
    elif first < index:
        before = whole.part(first, index)
        key = f"{before.key} {name}"
        yield Candidate(before.start, place + len(name), key, (*before.words, name), (*before.kinds, kind))
        names = names[1:]
    for offset, name, kind in names:
        yield Candidate(place + offset, place + offset + len(name), name, (name,), (kind,))


def _trimmed(whole: Candidate, first: int, behind: int) -> Iterator[Candidate]:
    """Some of the words, without those in small letters at the ends; nothing of none."""
    words = whole.words
    while first < behind and words[first].islower():
        first += 1
    while behind > first and words[behind - 1].islower():
        behind -= 1
    if first < behind:
        yield whole if behind - first == len(words) else whole.part(first, behind)


def _is_boundary(stretch: Candidate, index: int, first: int) -> bool:
    """Whether a small word or a date ends what is before it, and belongs to no name itself."""
    word = stretch.words[index]
    if word.islower():
        return False
    if stretch.kinds[index] & CALENDAR:
        return not (index > first and stretch.kinds[index - 1] & GIVEN)
    if len(word) == 1:
        return index == first
    return word not in _ACRONYMS or (index > 0 and stretch.words[index - 1].isupper())


def _is_closed(before: str, word: str) -> bool:
    """Whether no name goes on from the word before: `Inc.`."""
    return before.lower() not in _OPEN and word[-1] != "."


def _hyphenated(word: str, known: Words, *, alone: bool) -> list[tuple[int, str, int]]:
    """The names in `Paris-based`, `R-Ohio`, `Norland-Sudland` with their places and classes; none of a single name."""
    head, _, tail = word.partition("-")
    if not head or not tail or word in known.names:
        return []
    kind_of, names = known.kind_of, known.names
    found: list[tuple[int, str]] = []
    if head in _PARTIES:
        found = [(2, tail)]
    elif tail.islower():
        found = [(0, head)] if len(tail) >= _TAIL_MIN and kind_of(tail) & COMMON else []
    elif alone and head in names and tail in names and not kind_of(head) & GIVEN:
        found = [(0, head), (len(head) + 1, tail)]
    return [(offset, name, kind_of(name)) for offset, name in found]

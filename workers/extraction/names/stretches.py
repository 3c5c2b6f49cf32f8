"""Parts runs of capitals where no name goes on: at small words with capitals, dates, hyphens. It knows no titles."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workers.extraction.names.vocabulary import CALENDAR, COMMON, FUNCTION, GIVEN

_PARTIES = frozenset("DRI")
"""As in `R-Ohio`."""

_TAIL_MIN = 3
"""Letters of what may hang on a name: `-led`, not the second half of a name like `Il-su`."""

_LAST = frozenset(("inc.", "corp.", "co.", "cos.", "ltd.", "inc", "llc", "ltd", "jr.", "plc"))
"""What no name goes on behind."""

_ACRONYMS = frozenset(("US", "IT", "WHO", "ME"))
"""Names in capitals that would be small words without."""


@dataclass(slots=True)
class Stretch:
    """Words in a row, parted by one character each, with their classes."""

    start: int
    words: list[str]
    kinds: list[int]

    @property
    def end(self) -> int:
        """The character behind the last word."""
        return self.start + sum(map(len, self.words)) + len(self.words) - 1

    @property
    def key(self) -> str:
        """All of it, as it is looked up."""
        return " ".join(self.words)

    def part(self, first: int, behind: int | None = None) -> "Stretch":
        """Some of its words."""
        start = self.start + sum(map(len, self.words[:first])) + first
        return Stretch(start, self.words[first:behind], self.kinds[first:behind])


def kind_of(word: str, classes: Mapping[str, int]) -> int:
    """The classes of a word; an initial has none."""
    return 0 if word[1:] == "." else classes.get(word.lower().rstrip("."), 0)


def stretches(
    start: int, run: str, classes: Mapping[str, int], names: Container[str], *, are_nouns_capital: bool
) -> Iterator[Stretch]:
    """The parts of a run that may hold names, in their order."""
    if " " not in run and "-" not in run:
        kind = kind_of(run, classes)
        if not kind & (FUNCTION | CALENDAR) or run in _ACRONYMS:
            yield Stretch(start, [run], [kind])
        return
    words = run.split(" ")
    whole = Stretch(start, words, [kind_of(word, classes) for word in words])
    first = 0
    for index, word in enumerate(words):
        if _is_boundary(whole, index, first) or (are_nouns_capital and _is_small_behind_noun(whole, index)):
            yield from _trimmed(whole.part(first, index))
            first = index + 1
        elif names_in := _hyphenated(word, classes, names, alone=len(words) == 1):
            yield from _with_hyphen(whole, first, index, names_in)
            first = index + 1
        elif index > first and words[index - 1].lower() in _LAST and word[-1] != ".":
            yield from _trimmed(whole.part(first, index))
            first = index
    yield from _trimmed(whole.part(first))


def _with_hyphen(whole: Stretch, first: int, index: int, names: Sequence[tuple[int, str, int]]) -> Iterator[Stretch]:
    """What ends with a hyphenated word: its first name goes on from the words before when it begins the word."""
    before, place = whole.part(first, index), whole.part(index).start
    for offset, name, kind in names:
        if offset:
            yield from _trimmed(before)
            before = Stretch(place + offset, [], [])
        yield Stretch(before.start, [*before.words, name], [*before.kinds, kind])
        before = Stretch(place, [], [])


def _trimmed(stretch: Stretch) -> Iterator[Stretch]:
    """A stretch without small letters at its ends; nothing of an empty one."""
    first, behind = 0, len(stretch.words)
    while first < behind and stretch.words[first].islower():
        first += 1
    while behind > first and stretch.words[behind - 1].islower():
        behind -= 1
    if first < behind:
        yield stretch.part(first, behind)


def _is_boundary(stretch: Stretch, index: int, first: int) -> bool:
    """Whether a word ends what is before it, and belongs to no name itself."""
    kind = stretch.kinds[index]
    if not kind & (FUNCTION | CALENDAR):
        return False
    word = stretch.words[index]
    if word.islower():
        return False
    if kind & CALENDAR:
        return not (index > first and stretch.kinds[index - 1] & GIVEN)
    if len(word) == 1:
        return index == first
    return word not in _ACRONYMS or (index > 0 and stretch.words[index - 1].isupper())


def _is_small_behind_noun(stretch: Stretch, index: int) -> bool:
    """`Seite von Spielern`, not `Anna von Berg`."""
    return stretch.words[index].islower() and stretch.kinds[index - 1] & (COMMON | GIVEN) == COMMON


def _hyphenated(
    word: str, classes: Mapping[str, int], names: Container[str], *, alone: bool
) -> list[tuple[int, str, int]]:
    """The names in `Paris-based`, `R-Ohio`, `Norland-Sudland` with their places and classes; none of a single name."""
    head, _, tail = word.partition("-")
    if not head or not tail or word in names:
        return []
    found: list[tuple[int, str]] = []
    if head in _PARTIES:
        found = [(2, tail)]
    elif tail.islower():
        found = [(0, head)] if len(tail) >= _TAIL_MIN and classes.get(tail, 0) & COMMON else []
    elif alone and head in names and tail in names and not classes.get(head.lower(), 0) & GIVEN:
        found = [(0, head), (len(head) + 1, tail)]
    return [(offset, name, kind_of(name, classes)) for offset, name in found]

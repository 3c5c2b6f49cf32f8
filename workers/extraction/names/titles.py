"""Takes titles off the names that they stand before: `Prime Minister Anna Bell`. It knows no names by itself."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from workers.extraction.names.stretches import Stretch
from workers.extraction.names.vocabulary import COMMON, GIVEN, HONORIFIC, ORGANISATION, PLACE, TITLE, TITLE_PART

_OF = frozenset((" of ", " of the ", " for ", " for the "))
_ANY_TITLE = TITLE | TITLE_PART | HONORIFIC
_WEAK = frozenset(
    "major general private chief justice sister brother father king queen prince princess captain head leader".split()
)
"""Titles that begin other names too: `General Electric`, `Major League`."""


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a name, with what stands before it as a title."""

    start: int
    end: int
    words: list[str]
    role: str = ""
    honorific: bool = False
    dateline: bool = False


class TitleReader:
    """Parts the stretches of a text, in their order, into titles and what else they hold."""

    def __init__(self, text: str, names: Container[str]) -> None:
        self._text = text
        self._names = names
        self._last: tuple[int, int] | None = None
        """Where the title stands that the stretch before ended with."""

    def part(self, stretch: Stretch) -> Iterator[tuple[Stretch, str, bool]]:
        """The stretches that may be names; each with its title, and whether that has an honorific."""
        title, self._last = self._last, None
        first = self._length(stretch, title) if title else 0
        if title and first:
            rest = stretch.part(first)
            role_end = rest.start - 1
            self._last = title[0], role_end
            if rest.words:
                yield rest, self._text[title[0] : role_end], False
            return
        if len(stretch.words) == 1:
            if stretch.kinds[0] & (TITLE | HONORIFIC):
                self._last = stretch.start, stretch.end
            yield stretch, "", False
            return
        at = next((index for index, kind in enumerate(stretch.kinds) if kind & (TITLE | HONORIFIC)), -1)
        if at < 0 or self._is_whole(stretch, at):
            yield stretch, "", False
        else:
            yield from self._around(stretch, at)

    def _length(self, stretch: Stretch, title: tuple[int, int]) -> int:
        """How many words of a stretch go on with the title before: `State` in `Secretary of State Anna Bell`."""
        if self._text[title[1] : stretch.start] not in _OF:
            return 0
        return next((index for index, kind in enumerate(stretch.kinds) if not kind & _ANY_TITLE), len(stretch.kinds))

    def _around(self, stretch: Stretch, at: int) -> Iterator[tuple[Stretch, str, bool]]:
        kinds, last = stretch.kinds, len(stretch.words) - 1
        low = high = at
        while low and kinds[low - 1] & (TITLE_PART | TITLE) and not kinds[low - 1] & GIVEN:
            low -= 1
        while high < last and kinds[high + 1] & _ANY_TITLE and not (kinds[high] & HONORIFIC and high + 1 == last):
            high += 1
        if low:
            yield stretch.part(0, low), "", False
        title = stretch.part(low, high + 1)
        self._last = title.start, title.end
        if high < last:
            plain = [word for word, kind in zip(title.words, title.kinds, strict=True) if not kind & HONORIFIC]
            yield stretch.part(high + 1), " ".join(plain), len(plain) < len(title.words)

    def _is_whole(self, stretch: Stretch, at: int) -> bool:
        """Whether a title is part of a name: `King County`, `Stephen King`."""
        words, kinds, last = stretch.words, stretch.kinds, len(stretch.words) - 1
        if stretch.key in self._names:
            return True
        if at == last:
            return bool(kinds[at - 1] & GIVEN)
        if kinds[last] & (ORGANISATION | PLACE) and not kinds[at] & HONORIFIC:
            return True
        return words[at].lower() in _WEAK and bool(kinds[at + 1] & COMMON) and not kinds[at + 1] & (TITLE | TITLE_PART)

"""Takes titles off the names that they stand before: `Prime Minister Anna Bell`. It knows no names by itself."""

from collections.abc import Container, Iterator, Sequence

from workers.extraction.names.stretches import Candidate
from workers.extraction.names.vocabulary import COMMON, GIVEN, HONORIFIC, ORGANISATION, PLACE, TITLE, TITLE_PART

_OF = frozenset((" of ", " of the ", " for ", " for the "))
_TITLE = TITLE | HONORIFIC
_ANY_TITLE = _TITLE | TITLE_PART
_WEAK = frozenset(
    "major general private chief justice sister brother father king queen prince princess captain head leader".split()
)
"""Titles that begin other names too: `General Electric`, `Major League`."""


class TitleReader:
    """Parts the stretches of a text, in their order, into titles and what else they hold."""

    def __init__(self, text: str, names: Container[str]) -> None:
        self._text = text
        self._names = names
        self._last: tuple[int, int] | None = None
        """Where the title stands that the stretch before ended with."""

    def part(self, stretch: Candidate) -> Sequence[Candidate]:
        """The stretches that may be names, each with its title."""
        title, self._last = self._last, None
        if title and (first := self._length(stretch, title)):
            return self._behind(stretch, title[0], first)
        kinds = stretch.kinds
        if len(kinds) == 1:
            if kinds[0] & _TITLE:
                self._last = stretch.start, stretch.end
            return (stretch,)
        for at, kind in enumerate(kinds):
            if kind & _TITLE:
                return (stretch,) if self._is_whole(stretch, at) else list(self._around(stretch, at))
        return (stretch,)

    def _length(self, stretch: Candidate, title: tuple[int, int]) -> int:
        """How many words of a stretch go on with the title before: `State` in `Secretary of State Anna Bell`."""
        if self._text[title[1] : stretch.start] not in _OF:
            return 0
        return next((index for index, kind in enumerate(stretch.kinds) if not kind & _ANY_TITLE), len(stretch.kinds))

    def _behind(self, stretch: Candidate, start: int, first: int) -> Sequence[Candidate]:
        """What is left when some words go on with a title that starts before."""
        rest = stretch.part(first)
        end = rest.start - 1
        self._last = start, end
        if not rest.words:
            return ()
        rest.role = self._text[start:end]
        return (rest,)

    def _around(self, stretch: Candidate, at: int) -> Iterator[Candidate]:
        kinds, last = stretch.kinds, len(stretch.words) - 1
        low = high = at
        while low and kinds[low - 1] & (TITLE_PART | TITLE) and not kinds[low - 1] & GIVEN:
            low -= 1
        while high < last and kinds[high + 1] & _ANY_TITLE and not (kinds[high] & HONORIFIC and high + 1 == last):
            high += 1
        if low:
            yield stretch.part(0, low)
        title = stretch.part(low, high + 1)
        self._last = title.start, title.end
        if high < last:
            plain = [word for word, kind in zip(title.words, title.kinds, strict=True) if not kind & HONORIFIC]
            named = stretch.part(high + 1)
            named.role, named.honorific = " ".join(plain), len(plain) < len(title.words)
            yield named

    def _is_whole(self, stretch: Candidate, at: int) -> bool:
        """Whether a title is part of a name: `King County`, `Stephen King`."""
        words, kinds, last = stretch.words, stretch.kinds, len(stretch.words) - 1
        if stretch.key in self._names:
            return True
        if at == last:
            return bool(kinds[at - 1] & GIVEN)
        if kinds[last] & (ORGANISATION | PLACE) and not kinds[at] & HONORIFIC:
            return True
        return words[at].lower() in _WEAK and bool(kinds[at + 1] & COMMON) and not kinds[at + 1] & (TITLE | TITLE_PART)

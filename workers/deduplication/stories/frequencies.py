"""How many articles have a term, as far as the workers have told each other. Pure.

A table of counters that terms share, so that its size does not depend on what the world writes. Languages share it too:
their terms are different numbers, and a term of its own counts a language's articles.
"""

import sys
from array import array
from collections.abc import Iterable, Sequence

COUNTERS = 1 << 18
TERMS = 1 << 24
TABLE_BYTES = 4 * COUNTERS
_SHARING = TERMS // COUNTERS


class Frequencies:
    """The counters as one worker knows them: what all have told, and what it has counted since."""

    def __init__(self) -> None:
        self._told = array("I", bytes(TABLE_BYTES))
        self._counts = self._told[:]
        self._changed: set[int] = set()
        self.untold_articles = 0

    def add(self, terms: Iterable[int]) -> None:
        """Count an article that has these terms."""
        counts, places = self._counts, [term // _SHARING for term in terms]
        for place in places:
            counts[place] += 1
        self._changed.update(places)
        self.untold_articles += 1

    def of(self, terms: Iterable[int]) -> list[int]:
        """How many articles have each term, or one that shares its counter."""
        counts = self._counts
        return [counts[term // _SHARING] for term in terms]

    def untold(self) -> list[tuple[int, int]]:
        """Counters that grew since the last `share`, and by how much."""
        return [(counter, self._counts[counter] - self._told[counter]) for counter in sorted(self._changed)]

    def share(self, tables: Sequence[bytes]) -> None:
        """Take over what all workers told, a table of `TABLE_BYTES` for each time slice: 32 bits each, big-endian."""
        # Added as one large number each: no counter comes near to overflowing into the next.
        total = sum(int.from_bytes(table, "big") for table in tables)
        self._told = array("I", total.to_bytes(TABLE_BYTES, "big"))
        if sys.byteorder == "little":
            self._told.byteswap()
        self._counts = self._told[:]
        self._changed.clear()
        self.untold_articles = 0

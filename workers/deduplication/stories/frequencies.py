"""How many articles have a term, as far as the workers have told each other. Pure.

A table of counters that terms share, so that its size does not depend on what the world writes. Languages share it too:
their terms are different numbers, and a term of its own counts a language's articles.
"""

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

COUNTERS = 1 << 18
TERMS = 1 << 24
COUNTER_BYTES = 4
_SHARING = TERMS // COUNTERS


class Frequencies:
    """The counters as one worker knows them, and what it has counted since it told the others."""

    def __init__(self) -> None:
        self._counts = array("I", bytes(COUNTERS * COUNTER_BYTES))
        self._untold: Counter[int] = Counter()
        self.untold_articles = 0

    def add(self, terms: Iterable[int]) -> None:
        """Count an article that has these terms."""
        places = [term // _SHARING for term in terms]
        for place in places:
            self._counts[place] += 1
        self._untold.update(places)
        self.untold_articles += 1

    def of(self, term: int) -> int:
        """How many articles had the term, or one that shares its counter."""
        return self._counts[term // _SHARING]

    def of_all(self, terms: Iterable[int]) -> list[int]:
        """How many articles had each term."""
        counts = self._counts
        return [counts[term // _SHARING] for term in terms]

    @property
    def untold(self) -> list[tuple[int, int]]:
        """Counters and by how much they grew since the last `share`."""
        return list(self._untold.items())

    def share(self, tables: Sequence[bytes]) -> None:
        """Take what all workers counted, a table for each time slice (32 bits each, big-endian), as what there is."""
        size = COUNTERS * COUNTER_BYTES
        # Added as one large number each: no counter comes near to overflowing into the next.
        total = sum(int.from_bytes(table.ljust(size, b"\0"), "big") for table in tables)
        self._counts = array("I", total.to_bytes(size, "big"))
        if sys.byteorder == "little":
            self._counts.byteswap()
        self._untold.clear()
        self.untold_articles = 0

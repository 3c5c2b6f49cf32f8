"""Finds titles of works in quotation marks. It knows nothing of names."""

import re
from bisect import bisect_right

_REST = (
    r"(?<!\w.)`? ?(?=[A-Z0-9\u00c0-\u00de])"
    r"((?:[^\"'`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb\n]|['\u2019](?=\w)){1,60}+)(?:''|[\"\u201d\u201c\u00bb'\u2019])"
)
_TITLES = {mark: re.compile(mark + _REST) for mark in '"`\u201c\u201e\u00ab\u2018'}
"""By opening mark: `re` looks for one character ten times as fast as for any of a set."""

_SMALL = re.compile(r"(?:^|(?<=\s))[a-z\u00df-\u00ff]{4,}")


class Works:
    """The works that a text names in quotation marks."""

    def __init__(self, text: str) -> None:
        spans = sorted(
            found.span(1)
            for mark, title in _TITLES.items()
            if mark in text
            for found in title.finditer(text)
            if not _SMALL.search(found[1])
        )
        self._starts = [start for start, _end in spans]
        self._ends = [end for _start, end in spans]

    def hold(self, start: int, end: int) -> bool:
        """Whether a stretch is within one of them."""
        index = bisect_right(self._starts, start) - 1 if self._starts else -1
        return index >= 0 and end <= self._ends[index]

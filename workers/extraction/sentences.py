"""Finds where sentences end. It knows nothing of articles."""

import re
from collections.abc import Iterator

_STOPS, _WIDE_STOPS = ".!?\u2026", "\u3002\uff01\uff1f\uff61"
_END = re.compile(f"[{_STOPS}{_WIDE_STOPS}]+[\"'\u201d\u2019\u00bb)\\]\u300d\u300f\uff09]*")
_SHORT_FORMS = frozenset(
    "Mr Mrs Ms Mx Dr Prof Hon Rev Fr St Ste Mt Sen Rep Gov Pres Gen Adm Col Maj Capt Cmdr Lt Sgt Cpl Pvt Det Insp Supt "
    "Jr Sr Inc Corp Co Ltd Bros Dept Univ Assn No Nos vs v approx est "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mme Mlle Nr Hr Str bzw ca".split()
)
_LONGEST = 12
_LAST_WORD = re.compile(r"\w+$")


def sentence_ends(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where sentences end in `text[start:end]`, counted in the whole text, after the closing marks."""
    end = len(text) if end is None else end
    for found in _END.finditer(text, start, end):
        first, last = found.span()
        if text[first] in _STOPS and last < end and not _may_begin(text, last):
            continue
        if found[0] != "." or not _is_abbreviated(text[max(start, first - _LONGEST) : first]):
            yield last


def _may_begin(text: str, end: int) -> bool:
    """Whether a sentence may begin behind what stands here: white space, and no small letter."""
    return text[end].isspace() and not "a" <= text[end + 1 : end + 2] <= "z"


def _is_abbreviated(before: str) -> bool:
    """Whether what stands before a full stop ends with a short form: an initial, a number of a day, a title."""
    word = before.rpartition(" ")[2]
    if not word.isalnum():
        found = _LAST_WORD.search(word)
        word = found[0] if found else ""
    return word in _SHORT_FORMS or (len(word) == 1 and word.isalpha()) or (word.isdigit() and len(word) <= 2)  # noqa: PLR2004 - a day of the month

"""Finds a headline in running text. It knows nothing of formats."""

import re
from collections.abc import Iterator, Sequence

from workers.extraction.lines import shorten

TITLE_MAX = 150
"""Characters of a first paragraph that may be a title."""

HEADLINE_MAX = 200
"""Characters of a headline made from a sentence."""

_CLOSING = "\"'\u201d\u2019\u00bb)\\]"
_END = re.compile(
    f"[.!?\u2026]+[{_CLOSING}]*(?= (?![a-z])|$)|[\u3002\uff01\uff1f\uff61]+[\u201d\u2019\u300d\u300f\uff09]*"
)
_SHORT_FORMS = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Hon|Rev|Fr|St|Ste|Mt|Sen|Rep|Gov|Pres|Gen|Adm|Col|Maj|Capt|Cmdr|Lt|Sgt|Cpl|Pvt|Det|Insp|Supt"
    "|Jr|Sr|Inc|Corp|Co|Ltd|Bros|Dept|Univ|Assn|No|Nos|vs|v|approx|est"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mme|Mlle|Nr|Hr|Str|bzw|ca"
)
_ABBREVIATION = re.compile(rf"(?<!\w)(?:(?:[^\W\d_]\.)*[^\W\d_]|[0-9]{{1,2}}|{_SHORT_FORMS})$")


def headline_of(paragraphs: Sequence[str], *, first_is_line: bool) -> str:
    """The first paragraph when it reads like a title, else its first sentence. There is at least one paragraph.

    `first_is_line` says that the first paragraph was written on one line.
    """
    first = paragraphs[0]
    if first_is_line and len(paragraphs) > 1 and len(first) <= TITLE_MAX and not _ends(first):
        return first
    return first_sentence(first)


def first_sentence(paragraph: str) -> str:
    """The first sentence of a paragraph with single spaces, cut to `HEADLINE_MAX` characters."""
    end = next(_sentence_ends(paragraph), len(paragraph))
    return shorten(paragraph[:end], HEADLINE_MAX)


def _sentence_ends(paragraph: str) -> Iterator[int]:
    """Where sentences end, as far as a headline can reach."""
    beginning = paragraph[: HEADLINE_MAX + 2]
    for found in _END.finditer(beginning):
        if found[0] != "." or not _ABBREVIATION.search(beginning, 0, found.start()):
            yield found.end()


def _ends(line: str) -> bool:
    """Whether a line closes like a sentence."""
    last = max((found.end() for found in _END.finditer(line)), default=0)
    return last == len(line)

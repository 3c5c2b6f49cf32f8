"""Finds where sentences end. It knows nothing of articles."""

import re
from collections.abc import Iterator

_CLOSING = "\"'\u201d\u2019\u00bb)\\]"
_END = re.compile(
    f"[.!?\u2026]+[{_CLOSING}]*(?=\\s(?![a-z])|$)|[\u3002\uff01\uff1f\uff61]+[\u201d\u2019\u300d\u300f\uff09]*"
)
_SHORT_FORMS = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Hon|Rev|Fr|St|Ste|Mt|Sen|Rep|Gov|Pres|Gen|Adm|Col|Maj|Capt|Cmdr|Lt|Sgt|Cpl|Pvt|Det|Insp|Supt"
    "|Jr|Sr|Inc|Corp|Co|Ltd|Bros|Dept|Univ|Assn|No|Nos|vs|v|approx|est"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mme|Mlle|Nr|Hr|Str|bzw|ca"
)
_ABBREVIATION = re.compile(rf"(?<!\w)(?:(?:[^\W\d_]\.)*[^\W\d_]|[0-9]{{1,2}}|{_SHORT_FORMS})$")
_LONGEST_ABBREVIATION = 12


def sentence_ends(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where sentences end in `text[start:end]`, counted in the whole text, after the closing marks."""
    end = len(text) if end is None else end
    for found in _END.finditer(text, start, end):
        if found[0] != "." or not _ABBREVIATION.search(
            text, max(start, found.start() - _LONGEST_ABBREVIATION), found.start()
        ):
            yield found.end()

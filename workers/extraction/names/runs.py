"""Finds runs of words with capitals. It knows how names are written, and no words but abbreviations and small ones."""

import re
from collections.abc import Iterator

from workers.extraction.names.small_words import PARTICLES
from workers.extraction.names.vocabulary import LANGUAGES

LENGTH_MAX = 400
"""Characters of a run that may hold names; a longer one is no text."""

_UPPER = "".join(each for each in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if each.isupper())
_STATES = (
    "Calif|Mass|Conn|Fla|Ill|Ind|Ariz|Ark|Colo|Del|Ga|Kan|Ky|La|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex"
    "|Va|Vt|Wash|Wis|Wyo|Ala"
)
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Hon|Rev|Fr|St|Ste|Mt|Ft|Sens|Sen|Reps|Rep|Gov|Pres|Gen|Adm|Col|Maj|Capt|Cmdr|Lt|Sgt|Cpl|Brig"
    f"|Jr|Sr|Inc|Corp|Co|Cos|Ltd|Bros|Dept|Assn|Msgr|Supt|Sra|Mme|Mlle|{_STATES}"
)
_SUFFIX = "(?i:Inc|Ltd|LLC|LLP|Jr|Sr)"
_PREFIX = "[dD]['\u2019]|[ae][lsdr]-"
"""As in `d'Estaing`, `al-Assad`."""


def _pattern(language: str) -> re.Pattern[str]:
    """It begins with a set of letters and looks behind from there: so `re` finds its places as fast as it can scan."""
    upper = f"[{_UPPER}]"
    inner = "[-&/]" if language == "fr" else "[-&/'`\u2019]"
    closing = "|".join(rf"(?<=\b(?i:{word})\.)" for word in _ABBREVIATIONS.split("|"))
    rest = (
        rf"(?:\.(?:-?{upper}\.)*+(?!\w)|(?<=[DRI])-(?:{_STATES}|[A-Z]\.[A-Z])\."
        rf"|\w*+(?:{inner}(?![sS]\b)\w++)*+(?:\.(?!\w)(?:{closing}))?+)"
    )
    small = rf"(?:(?:{PARTICLES[language]}) ){{1,2}}+"
    between = rf"(?: (?={upper}|{_PREFIX})| ?& ?(?={upper})| {small}(?={upper}|{_PREFIX})|, (?={_SUFFIX}\b))"
    first = rf"{upper}(?<![\w@#].)(?:(?<!\w-.)|(?<=\b[ae][lsdr]-.)){rest}"
    return re.compile(rf"{first}(?:{between}(?:{_PREFIX})?{upper}{rest})*+")


_PATTERNS = {language: _pattern(language) for language in LANGUAGES}


def runs(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Each run of words with capitals, and where it begins."""
    for found in _PATTERNS[language].finditer(text):
        start, end = found.span()
        if start > 1 and text[start - 1] == "-" and text[start - 2].isalpha():
            start -= len("al-")
        if end - start <= LENGTH_MAX:
            yield start, text[start:end]

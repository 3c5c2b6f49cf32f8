"""Finds stretches of text that may be names, by capitals and by classes of words. It does not say of what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workers.extraction.names.vocabulary import (
    CALENDAR,
    COMMON,
    DEMONYM,
    FUNCTION,
    GIVEN,
    HONORIFIC,
    LANGUAGES,
    ORGANISATION,
    OTHER,
    PARTICLES,
    PLACE,
    TITLE,
    TITLE_PART,
)

_UPPER = "".join(
    each for each in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if each.isupper()
)
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Hon|Rev|Fr|St|Ste|Mt|Ft|Sens?|Reps?|Gov|Pres|Gen|Adm|Col|Maj|Capt|Cmdr|Lt|Sgt|Cpl|Brig"
    "|Jr|Sr|Inc|Corp|Cos?|Ltd|Bros|Dept|Assn|Msgr|Supt|Calif|Mass|Conn|Fla|Ill|Ind|Ariz|Ark|Colo|Del|Ga|Kan|Ky|La"
    "|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ala|Sra|Mme|Mlle"
)
_SUFFIX = "(?i:Inc|Ltd|LLC|LLP|Jr|Sr|S\\.A|AG)"
_LINKS = {
    "en": {" of ", " of the ", " for ", " for the ", " and ", " on ", " in "},
    "de": {" f\u00fcr ", " der ", " des ", " und ", " f\u00fcr das ", " of "},
    "fr": {" d'", " d\u2019", " de l'", " de l\u2019", " et ", " pour ", " pour la ", " de la ", " of "},
    "es": {" para ", " para la ", " of "},
}
_OF = (" of ", " of the ", " for ", " for the ")
_LINKED_PLACES = frozenset(("gulf", "republic", "strait", "bay", "cape", "isle", "sea", "district", "kingdom", "straits"))


def _runs(language: str) -> re.Pattern[str]:
    """Words with capitals in a row, with what may stand between them."""
    inner = "[-&/]" if language == "fr" else "[-&/'\u2019]"
    word = (
        rf"(?:[{_UPPER}]\.(?:-?[{_UPPER}]\.)*+(?!\w)|(?i:{_ABBREVIATIONS})\.(?!\w)"
        rf"|(?:[dDO]['\u2019]|(?:al|el|as|ad|ar)-)?[{_UPPER}]\w*+(?:{inner}(?![sS]\b)\w++)*+)"
    )
    between = rf"(?: (?:(?:{PARTICLES[language]}) ){{0,2}}| ?& ?|, (?={_SUFFIX}\b))"
    return re.compile(rf"(?<![\w@#])(?:(?:{PARTICLES[language]}) )?(?=\w){word}(?:{between}{word})*+")


_RUNS = {language: _runs(language) for language in LANGUAGES}


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a name, with what stands before it as a title."""

    start: int
    end: int
    words: list[str]
    role: str = ""
    honorific: bool = False


def find_candidates(text: str, language: str, classes: Mapping[str, int]) -> list[Candidate]:
    """All stretches, in the order of the text, none over another."""
    cutter = _Cutter(text, language, classes)
    for run in _RUNS[language].finditer(text):
        cutter.cut(run.start(), run[0])
    return cutter.found


class _Cutter:
    """Parts runs of capitals into candidates, and joins candidates that a small word links."""

    def __init__(self, text: str, language: str, classes: Mapping[str, int]) -> None:
        self.found: list[Candidate] = []
        self._text = text
        self._links = _LINKS[language]
        self._classes = classes
        self._heads_first = language in ("fr", "es")
        self._title: tuple[int, int] | None = None

    def cut(self, start: int, run: str) -> None:
        """Take the candidates of one run."""
        words = run.split(" ")
        classes = self._classes
        kinds = [classes.get(word.lower().rstrip("."), 0) for word in words]
        first, place = 0, start
        for index, word in enumerate(words):
            kind = kinds[index]
            if kind & (FUNCTION | CALENDAR) and self._is_boundary(words, kinds, index, first):
                if index > first:
                    self._piece(start, words[first:index], kinds[first:index])
                first, start = index + 1, place + len(word) + 1
            place += len(word) + 1
        if first < len(words):
            self._piece(start, words[first:], kinds[first:])

    def _is_boundary(self, words: list[str], kinds: list[int], index: int, first: int) -> bool:
        word = words[index]
        if word.islower():
            return False
        if kinds[index] & CALENDAR:
            return not (index > first and kinds[index - 1] & GIVEN)
        if len(word) == 1:
            return index == first
        return not (word.isupper() and index > first and not words[index - 1].isupper()) and word not in ("US", "IT", "WHO", "ME")

    def _piece(self, start: int, words: list[str], kinds: list[int]) -> None:
        """Part a stretch without function words into a title and the names around it."""
        while words and words[0].islower() and len(words) > 1 and kinds[0] & FUNCTION and words[0] not in ("de", "al", "el", "la", "van", "von"):
            start += len(words[0]) + 1
            words, kinds = words[1:], kinds[1:]
        start, words, kinds = self._after_title(start, words, kinds)
        if not words:
            return
        last = len(words) - 1
        at = next((i for i, kind in enumerate(kinds) if kind & (TITLE | HONORIFIC)), -1)
        if at < 0 or last == 0 or self._is_whole(words, kinds, at):
            self._add(start, words, kinds)
            return
        low = high = at
        while low and kinds[low - 1] & (TITLE_PART | TITLE) and not kinds[low - 1] & GIVEN:
            low -= 1
        while high < last and kinds[high + 1] & (TITLE | TITLE_PART | HONORIFIC) and (high + 1 < last or kinds[high] & TITLE_PART or not kinds[at] & HONORIFIC and kinds[high + 1] & TITLE_PART):
            high += 1
        if low:
            self._add(start, words[:low], kinds[:low])
        role_start = start + len(" ".join(words[:low])) + (low > 0)
        rest_start = start + len(" ".join(words[: high + 1])) + 1
        self._title = (role_start, rest_start - 1)
        if high < last:
            honorific = any(kind & HONORIFIC for kind in kinds[low : high + 1])
            role = " ".join(
                word for word, kind in zip(words[low : high + 1], kinds[low : high + 1], strict=True) if not kind & HONORIFIC
            )
            self._add(rest_start, words[high + 1 :], kinds[high + 1 :], role=role, honorific=honorific)

    def _is_whole(self, words: list[str], kinds: list[int], at: int) -> bool:
        """Whether a title is part of a name: `King County`, `Stephen King`."""
        last = len(words) - 1
        if kinds[last] & (ORGANISATION | PLACE) and not kinds[at] & HONORIFIC and at < last:
            return True
        return at == last and at > 0 and bool(kinds[at - 1] & GIVEN)

    def _after_title(self, start: int, words: list[str], kinds: list[int]) -> tuple[int, list[str], list[int]]:
        """Take `State` from `Secretary of State Anna Bell`."""
        title, self._title = self._title, None
        if not title or self._text[title[1] : start] not in _OF:
            return start, words, kinds
        count = 0
        while count < len(kinds) and kinds[count] & (TITLE_PART | TITLE):
            count += 1
        if not count:
            return start, words, kinds
        here = start + len(" ".join(words[:count])) + 1
        role = self._text[title[0] : here - 1]
        self._title = (title[0], here - 1)
        if count < len(words):
            self._add(here, words[count:], kinds[count:], role=role)
        return here, [], []

    def _add(self, start: int, words: list[str], kinds: list[int], *, role: str = "", honorific: bool = False) -> None:
        while len(words) > 1 and kinds[0] & DEMONYM and not kinds[-1] & (ORGANISATION | PLACE | OTHER):
            start += len(words[0]) + 1
            words, kinds = words[1:], kinds[1:]
        while words and words[-1].islower():
            words = words[:-1]
        if not words:
            return
        end = start + len(" ".join(words))
        if self.found and not role and not honorific and self._join(start, end, words, kinds):
            return
        self.found.append(Candidate(start, end, words, role, honorific))

    def _join(self, start: int, end: int, words: list[str], kinds: list[int]) -> bool:
        """Whether a small word links this stretch to the one before: `Ministry of Health and Welfare`."""
        before = self.found[-1]
        link = self._text[before.end : start]
        if link not in self._links or before.role or before.honorific:
            return False
        head = before.words[0 if self._heads_first else -1].lower().rstrip(".")
        classes = self._classes.get(head, 0)
        is_linked = len(before.words) > 1 and any(word in ("of", "for") for word in before.words)
        if link in (" and ", " und ", " et "):
            joins = is_linked and all(kind & (COMMON | ORGANISATION | OTHER) for kind in kinds) and bool(self._classes.get(before.words[-1].lower(), 0) & COMMON)
        elif link in (" on ", " in "):
            joins = bool(classes & ORGANISATION) and all(kind & COMMON for kind in kinds)
        else:
            joins = bool(classes & ORGANISATION) or head in _LINKED_PLACES or is_linked or bool(classes & OTHER)
        if joins:
            before.words = [*before.words, *link.split(), *words]
            before.end = end
        return joins

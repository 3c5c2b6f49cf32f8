"""Finds stretches of text that may be names, by capitals and by classes of words. It does not say of what."""

import re
from collections.abc import Container, Mapping
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

_UPPER = "".join(each for each in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if each.isupper())
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Hon|Rev|Fr|St|Ste|Mt|Ft|Sens?|Reps?|Gov|Pres|Gen|Adm|Col|Maj|Capt|Cmdr|Lt|Sgt|Cpl|Brig"
    "|Jr|Sr|Inc|Corp|Cos?|Ltd|Bros|Dept|Assn|Msgr|Supt|Calif|Mass|Conn|Fla|Ill|Ind|Ariz|Ark|Colo|Del|Ga|Kan|Ky|La"
    "|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ala|Sra|Mme|Mlle"
)
_SUFFIX = "(?i:Inc|Ltd|LLC|LLP|Jr|Sr)"
_OF = {" of ", " of the ", " for ", " for the "}
_AND = {" and ", " und ", " et ", " y "}
_ON = {" on "}
_LINKS = {
    "en": _OF | _AND | _ON,
    "de": {" f\u00fcr ", " der ", " des ", " und ", " f\u00fcr das ", " of "},
    "fr": {" d'", " d\u2019", " de l'", " de l\u2019", " et ", " pour ", " pour la ", " of "},
    "es": {" y ", " para ", " para la ", " of "},
}
_LINKED = {
    "en": (
        "academy agency archive archives army association authority bank board bureau center centers centre chamber church"
        " collection college commission committee"
        " confederation congress conference council court department dept directorate faculty federation foundation fund gallery"
        " house institute institution knights league library ministry movement museum office order organisation organization"
        " parliament party school secretariat society union university bay cape district gulf isle kingdom republic sea"
        " strait straits act declaration day battle treaty tournament bill hall"
    ),
    "de": "bank bund universit\u00e4t ministerium institut bundesamt bundesministerium verband rat republik",
    "fr": "minist\u00e8re universit\u00e9 institut conseil banque parti r\u00e9publique cour union f\u00e9d\u00e9ration mouvement mus\u00e9e front"
    " acad\u00e9mie comit\u00e9 assembl\u00e9e organisation",
    "es": "ministerio universidad instituto consejo banco partido organizaci\u00f3n",
}
_PARTIES = frozenset("DRI")
_WEAK_TITLES = frozenset(
    "major general private chief justice sister brother father king queen prince princess captain head leader".split()
)
_LAST = frozenset(("inc.", "corp.", "co.", "cos.", "ltd.", "inc", "llc", "ltd", "jr.", "plc"))


def _runs(language: str) -> re.Pattern[str]:
    """Words with capitals in a row, with what may stand between them."""
    inner = "[-&/]" if language == "fr" else "[-&/'`\u2019]"
    word = (
        rf"(?:[{_UPPER}]\.(?:-?[{_UPPER}]\.)*+(?!\w)|(?i:{_ABBREVIATIONS})\.(?!\w)"
        rf"|(?:[dDO]['\u2019]|(?:al|el|as|ad|ar)-)?[{_UPPER}]\w*+(?:{inner}(?![sS]\b)\w++)*+)"
    )
    between = rf"(?: (?:(?:{PARTICLES[language]}) ){{0,2}}| ?& ?|, (?={_SUFFIX}\b))"
    return re.compile(rf"(?<![\w@#])(?<!\w-)(?=\w){word}(?:{between}{word})*+")


_RUNS = {language: _runs(language) for language in LANGUAGES}


@dataclass(slots=True)
class Candidate:
    """A stretch that may be a name, with what stands before it as a title."""

    start: int
    end: int
    words: list[str]
    role: str = ""
    honorific: bool = False
    dateline: bool = False


def find_candidates(
    text: str, language: str, classes: Mapping[str, int], names: Container[str], starts: Container[int]
) -> list[Candidate]:
    """All stretches, in the order of the text, none over another.

    `names` are known names; at `starts` a word has its capital for its place.
    """
    cutter = _Cutter(text, language, classes, names, starts)
    for run in _RUNS[language].finditer(text):
        cutter.cut(run.start(), run[0])
    return cutter.found


class _Cutter:
    """Parts runs of capitals into candidates, and joins candidates that a small word links."""

    def __init__(
        self, text: str, language: str, classes: Mapping[str, int], names: Container[str], starts: Container[int]
    ) -> None:
        self.found: list[Candidate] = []
        self._text = text
        self._links = _LINKS[language]
        self._linked = frozenset(_LINKED[language].split())
        self._classes = classes
        self._names = names
        self._starts = starts
        self._head = 0 if language in ("fr", "es") else -1
        self._title: tuple[int, int] | None = None

    def cut(self, start: int, run: str) -> None:
        """Take the candidates of one run."""
        words = run.split(" ")
        classes = self._classes
        kinds = [0 if word[1:] == "." else classes.get(word.lower().rstrip("."), 0) for word in words]
        first, here, place = 0, start, start
        for index, word in enumerate(words):
            behind = place + len(word) + 1
            if index > first and words[index - 1].lower() in _LAST and word[-1] != ".":
                self._piece(here, words[first:index], kinds[first:index])
                first, here = index, place
            if kinds[index] & (FUNCTION | CALENDAR) and self._is_boundary(words, kinds, index, first):
                self._piece(here, words[first:index], kinds[first:index])
                first, here = index + 1, behind
            elif "-" in word and (cut := self._hyphenated(word, alone=len(words) == 1)):
                skip, kept, _ = cut
                name = word[skip : skip + kept]
                if skip:
                    self._piece(here, words[first:index], kinds[first:index])
                    first, here = index, place + skip
                words[index] = name
                kinds[index] = classes.get(name.lower(), 0)
                self._piece(here, words[first : index + 1], kinds[first : index + 1])
                first, here = index + 1, behind
                rest = word[skip + kept + 1 :]
                if cut[2]:
                    self._piece(place + skip + kept + 1, [rest], [classes.get(rest.lower(), 0)])
            place = behind
        self._piece(here, words[first:], kinds[first:])

    def _hyphenated(self, word: str, *, alone: bool) -> tuple[int, int, bool] | None:
        """Where the name in a hyphenated word begins, how long it is, and whether another follows."""
        if word in self._names:
            return None
        head, _, tail = word.partition("-")
        if head in _PARTIES:
            return 2, len(tail), False
        if tail.islower():
            return (0, len(head), False) if self._classes.get(tail, 0) & COMMON and len(tail) > 2 else None
        if alone and head in self._names and tail in self._names and not self._classes.get(head.lower(), 0) & GIVEN:
            return 0, len(head), True
        return None

    def _is_boundary(self, words: list[str], kinds: list[int], index: int, first: int) -> bool:
        word = words[index]
        if word.islower():
            return False
        if kinds[index] & CALENDAR:
            return not (index > first and kinds[index - 1] & GIVEN)
        if len(word) == 1:
            return index == first
        return word not in ("US", "IT", "WHO", "ME") or bool(words[index - 1 : index]) and words[index - 1].isupper()

    def _piece(self, start: int, words: list[str], kinds: list[int]) -> None:
        """Part a stretch without function words into a title and the names around it."""
        if words and self._title:
            start, words, kinds = self._after_title(start, words, kinds)
        while words and words[-1].islower():
            words, kinds = words[:-1], kinds[:-1]
        while words and words[0].islower():
            start += len(words[0]) + 1
            words, kinds = words[1:], kinds[1:]
        if not words:
            return
        last = len(words) - 1
        at = next((index for index, kind in enumerate(kinds) if kind & (TITLE | HONORIFIC)), -1)
        if at < 0 or last == 0 or self._is_whole(words, kinds, at):
            self._add(start, words, kinds)
            if last == 0 and at == 0:
                self._title = (start, start + len(words[0]))
            return
        low = high = at
        while low and kinds[low - 1] & (TITLE_PART | TITLE) and not kinds[low - 1] & GIVEN:
            low -= 1
        while (
            high < last
            and kinds[high + 1] & (TITLE | TITLE_PART | HONORIFIC)
            and not (kinds[high] & HONORIFIC and high + 1 == last)
        ):
            high += 1
        if low:
            self._add(start, words[:low], kinds[:low])
        role_start = start + len(" ".join(words[:low])) + (low > 0)
        rest_start = start + len(" ".join(words[: high + 1])) + 1
        self._title = (role_start, rest_start - 1)
        if high < last:
            honorific = any(kind & HONORIFIC for kind in kinds[low : high + 1])
            role = " ".join(
                word
                for word, kind in zip(words[low : high + 1], kinds[low : high + 1], strict=True)
                if not kind & HONORIFIC
            )
            self._add(rest_start, words[high + 1 :], kinds[high + 1 :], role=role, honorific=honorific)

    def _is_whole(self, words: list[str], kinds: list[int], at: int) -> bool:
        """Whether a title is part of a name: `King County`, `Stephen King`."""
        last = len(words) - 1
        if kinds[last] & (ORGANISATION | PLACE) and not kinds[at] & HONORIFIC and at < last:
            return True
        if at < last and words[at].lower() in _WEAK_TITLES and kinds[at + 1] & COMMON and not kinds[at + 1] & (TITLE | TITLE_PART):
            return True
        return at == last and at > 0 and bool(kinds[at - 1] & GIVEN) or " ".join(words) in self._names

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
        if self.found and self.found[-1].start == title[0]:
            self.found.pop()
        self._title = (title[0], here - 1)
        if count < len(words):
            self._add(here, words[count:], kinds[count:], role=self._text[title[0] : here - 1])
        return here, [], []

    def _add(self, start: int, words: list[str], kinds: list[int], *, role: str = "", honorific: bool = False) -> None:
        cut = 0
        if len(words) > 1 and not role and not honorific:
            if start in self._starts and kinds[0] & COMMON and not words[0].isupper() and not self._is_name(words, kinds):
                cut = 1
            while cut < len(words) - 1 and kinds[cut] & DEMONYM and kinds[cut + 1] & GIVEN:
                cut += 1
        if cut:
            start += len(" ".join(words[:cut])) + 1
            words, kinds = words[cut:], kinds[cut:]
        end = start + len(" ".join(words))
        if self.found and not role and not honorific and self._join(start, end, words, kinds):
            return
        self.found.append(Candidate(start, end, words, role, honorific))

    def _is_name(self, words: list[str], kinds: list[int]) -> bool:
        if kinds[-1] & (ORGANISATION | PLACE | OTHER | COMMON) or kinds[0] & GIVEN:
            return True
        return " ".join(words) in self._names or " ".join(words[:2]) in self._names

    def _join(self, start: int, end: int, words: list[str], kinds: list[int]) -> bool:
        """Whether a small word links this stretch to the one before: `Ministry of Health and Welfare`."""
        before = self.found[-1]
        link = self._text[before.end : start]
        if link not in self._links or before.role or before.honorific:
            return False
        head = before.words[self._head].lower()
        is_linked = "of" in before.words or "for" in before.words
        if link in _AND:
            joins = (
                is_linked and bool(self._classes.get(before.words[-1].lower(), 0) & COMMON) and bool(kinds[0] & COMMON)
            )
        elif link in _ON:
            joins = head in self._linked and bool(kinds[0] & COMMON)
        else:
            joins = head in self._linked or is_linked
            if joins and head in ("parliament", "university", "house"):
                joins = link in (" of ", " of the ")
        if joins:
            before.words = [*before.words, *link.split(), *words]
            before.end = end
        return joins

    def _joins_common(self, last: str, kinds: list[int], *, is_linked: bool) -> bool:
        """`Ministry of Health and Welfare`, `Food and Drug Administration`."""
        kind = self._classes.get(last.lower(), 0)
        if not kind & COMMON or not kinds[0] & COMMON:
            return False
        return is_linked or bool(kinds[-1] & ORGANISATION and not kind & ORGANISATION)

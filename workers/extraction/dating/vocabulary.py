"""Makes the words of a language's dates ready to be looked up, with all their forms. It knows no grammar."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from workers.extraction.dating.words import ENDINGS, FIRST, NOTHING, WORDS

OTHER = " "
"""The letter of all words that have no part in dates."""

_SHOUTED = "MmWw"
"""Letters of the words that are known in capitals too, as in `LONDON, NOV. 9`."""

_COMMON = {**{mark: mark for mark in ",.'/:-"}, "\u2019": "'", "\u2018": "'", "'s": "s", "\u2019s": "s", "%": "c"}
_COMMON |= dict.fromkeys("$€£¥₹#", "$")
_SURELY_YEARS = range(1900, 2100)
_DAYS_MAX = 31


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Of each word its letter and its value, for words as they are written."""

    letters: dict[str, str]
    values: dict[str, int]
    endings: dict[str, bool]


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language, given as its BCP 47 primary tag; None where dates in words are not known."""
    if language not in WORDS:
        return None
    words = WORDS[language]
    letters, values = dict(_COMMON), {}
    for word, letter, value in (*_numbers(), *_listed(words), *_COMPOUNDS[language]()):
        letters[word], values[word] = letter, value
    for word in words.get("A", "").split():
        letters |= dict.fromkeys(_forms(word, "M"), "A")
    return Vocabulary(letters, values, ENDINGS[language])


def _listed(words: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    for letter, line in words.items():
        parts = line.split() if letter != "A" else ()
        for value, synonyms in enumerate(parts, FIRST.get(letter, 0)):
            for word in synonyms.split("/"):
                for form in _forms(word, letter) if word != NOTHING else ():
                    yield from _with_apostrophes(form, letter, value)


def _forms(word: str, letter: str) -> Iterator[str]:
    yield word
    yield word[0].upper() + word[1:]
    if letter in _SHOUTED:
        yield word.upper()


def _with_apostrophes(word: str, letter: str, value: int) -> Iterator[tuple[str, str, int]]:
    yield word, letter, value
    if "'" in word:
        yield word.replace("'", "\u2019"), letter, value


def _numbers() -> Iterator[tuple[str, str, int]]:
    for number in range(1, 100):
        yield str(number), "n" if number <= _DAYS_MAX else "N", number
    for day in range(1, 10):
        yield f"0{day}", "n", day
    for year in range(1000, 2200):
        yield str(year), "y" if year in _SURELY_YEARS and year % 100 else "Y", year
    for quarter in range(1, 5):
        yield f"Q{quarter}", "Q", quarter


def _english() -> Iterator[tuple[str, str, int]]:
    for day in range(1, _DAYS_MAX + 1):
        ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
        yield f"{day}{ending}", "n", day
        yield from ((f"{day}-{last}", "n", day) for last in range(day + 1, _DAYS_MAX + 1))
    for decade in range(10):
        yield f"{decade}0s", "d", decade
    for decade in range(100, 220):
        yield f"{decade}0s", "D", decade
        yield f"mid-{decade}0s", "D", decade
    for year in _SURELY_YEARS:
        yield f"mid-{year}", "y", year
    for month, name in enumerate(WORDS["en"]["M"].split(), 1):
        for part in ("early", "mid", "late"):
            yield f"{part}-{name}", "M", month


_DECADE_ENDINGS = ("er", "er-Jahre", "er-Jahren")


def _german() -> Iterator[tuple[str, str, int]]:
    for weekday, names in enumerate(WORDS["de"]["W"].split()):
        for name in names.split("/"):
            for part in ("morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht"):
                yield name + part, "W", weekday
    for decade in range(100, 220):
        yield from ((f"{decade}0{ending}", "D", decade) for ending in _DECADE_ENDINGS)
    for decade in range(10):
        yield from ((f"{decade}0{ending}", "D", decade) for ending in _DECADE_ENDINGS)


def _french() -> Iterator[tuple[str, str, int]]:
    yield "1er", "n", 1
    for month, name in ((4, "avril"), (8, "août"), (10, "octobre")):
        yield from _with_apostrophes(f"d'{name}", "M", month)


def _spanish() -> Iterator[tuple[str, str, int]]:
    yield "1º", "n", 1


_COMPOUNDS = {"en": _english, "de": _german, "fr": _french, "es": _spanish}

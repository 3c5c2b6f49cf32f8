"""Finds dates and says which stretch of time is meant. It reads no clock: the day of writing is given to it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import islice, repeat

from schemas.annotations import DateMention
from workers.extraction.dating.digits import Place, find_numeric
from workers.extraction.dating.rules import DATE, Mention, Timeline, resolve
from workers.extraction.dating.vocabulary import OTHER, Vocabulary, vocabulary
from workers.extraction.tokens import Tokens

DATES_MAX = 1_000
"""No article has more; tables do."""

_TENSE_REACH = 10
"""Words before and behind a date that are asked for the tense."""

_LONE_MONTH = re.compile(r"(?<!n)(?<!n\.)A(?!,?[nyY])")
_TITLES = frozenset(("Mr", "Mrs", "Ms", "Dr", "Sen", "Rep"))


def find_dates(tokens: Tokens, language: str, written: date) -> list[DateMention]:
    """The first 1,000 dates of a text, in its order, resolved against the day on which it was written.

    In words they are known in English, German, French and Spanish, in digits everywhere. What has no place in the
    calendar (`now`, `recently`, a span of time, the time of day) is left out, and so is a day that does not exist.
    """
    places = [*islice(find_numeric(tokens.text, language, written), DATES_MAX)]
    if words := vocabulary(language):
        places += islice(_find_worded(tokens, words, written), DATES_MAX)
        places.sort(key=lambda place: (place[0], -place[1]))
    found, reached = [], 0
    for start, end, stretch in places:
        if start >= reached and (value := stretch.iso()):
            found.append(DateMention(span=(start, end), value=value))
            reached = end
    return found[:DATES_MAX]


def _find_worded(tokens: Tokens, words: Vocabulary, written: date) -> Iterator[Place]:
    letters = "".join(map(words.letters.get, tokens.words, repeat(OTHER)))
    if "A" in letters:
        letters = _without_names(tokens.words, letters)
    time = Timeline(written)
    for match in DATE.finditer(letters):
        first, end = match.span()
        values = [words.values.get(word, 0) for word in tokens.words[first:end]]
        ahead = partial(_tells_ahead, tokens, letters, words.endings, first, end)
        if stretch := resolve(match.lastindex or 1, Mention(match[0], values, ahead), time):
            yield tokens.starts[first], tokens.end(end - 1), stretch


def _without_names(words: list[str], letters: str) -> str:
    """The letters without those of a lone month whose word is somebody's name in this text: Theresa May, Mrs. May."""
    doubtful = [match.start() for match in _LONE_MONTH.finditer(letters)]
    names = {words[index] for index in doubtful if _is_named(words, letters, index)}
    kept = list(letters)
    for index in doubtful:
        if words[index] in names:
            kept[index] = OTHER
    return "".join(kept)


def _is_named(words: list[str], letters: str, index: int) -> bool:
    before = words[index - 1] if index else ""
    if before == "." and index > 1:
        return words[index - 2] in _TITLES
    return before[:1].isupper() and letters[index - 1] == OTHER


def _tells_ahead(tokens: Tokens, letters: str, endings: dict[str, bool], first: int, end: int) -> bool | None:
    """Whether the sentence tells of the future at a date, by the nearest word that shows it; None without one."""
    if first and letters[first - 1] in "ku":
        return letters[first - 1] == "u"
    start, stop = tokens.sentences[bisect_right(tokens.sentences, (tokens.starts[first], len(tokens.text))) - 1]
    low = bisect_left(tokens.starts, start, max(first - _TENSE_REACH + 1, 0), first)
    high = bisect_left(tokens.starts, stop, end, min(end + _TENSE_REACH, len(letters)))
    for index in (*range(first - 1, low - 1, -1), *range(end, high)):
        letter = letters[index]
        if letter == OTHER:
            tense = endings.get(tokens.words[index][-2:])
            if tense is not None:
                return tense
        elif letter in "fv":
            return letter == "f"
    return None

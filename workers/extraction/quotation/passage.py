"""A text made ready for reading, token by token. It knows nothing of who speaks."""

from bisect import bisect_left
from dataclasses import dataclass, field

from workers.extraction.quotation.lexicon import Lexicon
from workers.extraction.quotation.marks import CLOSING, quoted_stretches
from workers.extraction.tokens import Tokens

Range = tuple[int, int]
"""The first token, and the one behind the last."""

DASHES = frozenset("\u2014\u2013-")
_MARKS_MAX = 4
"""Tokens of quotation marks, one within the other."""

_TITLE_MAX = 12
"""Tokens of a title, marks included."""

_PARTICLE_MAX = 3
"""Letters of a word that may be small in one."""

_BEFORE_SPEECH = frozenset(",:.?!")
TRAILING = frozenset(".,;:!?\u2026") | DASHES


@dataclass(frozen=True, slots=True)
class Passage:
    """A text's tokens, also in lower case with straight apostrophes, and for each whether it is quoted, marks too."""

    tokens: Tokens
    lows: list[str]
    quotes: list[Range]
    quoted: bytearray
    words: Lexicon
    before_verbs: dict[int, int] = field(default_factory=dict)
    """What stands before each verb, as far as it was looked for: each is asked for several times."""

    def opens_line(self, at: int) -> bool:
        """Whether a token is the first of its line."""
        tokens = self.tokens
        return at == 0 or "\n" in tokens.text[tokens.end(at - 1) : tokens.starts[at]]

    def is_name(self, at: int) -> bool:
        """Whether a word begins with a capital letter."""
        return self.tokens.words[at][0].isupper()

    def is_comma(self, at: int) -> bool:
        """Whether a token is a comma, or the end of a quote that closes with one."""
        return self.lows[at] == "," or (self.quoted[at] == 1 and self.closes_with(at + 1) == ",")

    def is_title(self, first: int, last: int) -> bool:
        """Whether a quote within a line is the name of a work: a few words that all begin with a capital letter."""
        before = self.lows[first - 1] if first else ","
        if before in _BEFORE_SPEECH or self.opens_line(first) or last - first > _TITLE_MAX:
            return False
        words = [word for word in self.tokens.words[first:last] if word[0].isalpha()]
        long = [word for word in words if len(word) > _PARTICLE_MAX]
        return bool(words) and words[0][0].isupper() and all(word[0].isupper() for word in long)

    def closes_with(self, end: int) -> str:
        """The last word or mark of a quote that ends there, before its quotation marks."""
        within = (at for at in range(end - 1, max(-1, end - _MARKS_MAX - 2), -1) if self.lows[at] not in CLOSING)
        return self.lows[next(within, end - 1)]

    def trim(self, first: int, last: int) -> int:
        """The end of a range without the marks at its end, unless they are quoted."""
        while last > first and not self.quoted[last - 1] and self.lows[last - 1] in TRAILING:
            last -= 1
        return last

    def skip(self, first: int, last: int) -> int:
        """The beginning of a range without the marks at its beginning; its last token stays."""
        while first < last - 1 and self.lows[first] in TRAILING:
            first += 1
        return first


def read_passage(tokens: Tokens, words: Lexicon) -> Passage:
    """Make a text ready."""
    starts = tokens.starts
    stretches = quoted_stretches(tokens.text)
    quotes = [(bisect_left(starts, start), bisect_left(starts, end)) for start, end in stretches]
    quoted = bytearray(len(starts))
    for first, last in quotes:
        quoted[first:last] = b"\1" * (last - first)
    return Passage(tokens, _lows(tokens), quotes, quoted, words)


def _lows(tokens: Tokens) -> list[str]:
    lows = list(map(str.lower, tokens.words))
    at = tokens.text.find("\u2019")
    while at >= 0:
        token = tokens.at(at)
        lows[token] = lows[token].replace("\u2019", "'")
        at = tokens.text.find("\u2019", at + 1)
    return lows

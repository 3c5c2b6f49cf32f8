"""Parts a text into words and sentences, once for all annotators. It knows nothing of what they look for."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from workers.extraction.sentences import sentence_ends

_TOKEN = re.compile(
    r"[^\W_]++(?:[-&.,:'\u2019](?:(?<=[-&])|(?<=[.,:])(?=\d)|(?<=['\u2019])(?!s\b))[^\W_]++)*+"  # AT&T, O'Brien, 10:30
    r"(?:(?<=\b[^\W\d_])\.(?:[^\W\d_]\.)++)?+"  # U.S., e.g.
    r"|['\u2019]s\b"  # the possessive stands alone
    r"|\S"
)
_PARAGRAPHS = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's words and marks in their order, with their places in the text.

    A hyphenated word is one token, a possessive 's one of its own.
    """

    text: str
    words: list[str]
    starts: list[int]
    """The first character of each."""
    sentences: list[tuple[int, int]]
    """`[start, end)` in characters, without the white space around."""

    def end(self, index: int) -> int:
        """The character behind a token."""
        return self.starts[index] + len(self.words[index])

    def at(self, offset: int) -> int:
        """The index of the token that holds a character, or of the last one before it; -1 before the first."""
        return bisect_right(self.starts, offset) - 1


def tokenize(text: str) -> Tokens:
    """Part a text into tokens and sentences; the end of a line ends a sentence."""
    found = list(_TOKEN.finditer(text))
    return Tokens(text, [each[0] for each in found], [each.start() for each in found], _sentences(text))


def _sentences(text: str) -> list[tuple[int, int]]:
    found = []
    for paragraph in _PARAGRAPHS.finditer(text):
        start, last = paragraph.span()
        for end in (*sentence_ends(text, start, last), last):
            while start < end and text[start].isspace():
                start += 1
            if start < end:
                found.append((start, end))
            start = end
    return found

"""Parts a text into words and sentences, once for all annotators. It knows nothing of what they look for."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from workers.extraction.sentences import sentence_ends

_TOKEN = re.compile(
    r"[^\W_]++(?:[-&.,:'\u2019](?:(?<=[-&])|(?<=[.,:])(?=\d)|(?<=['\u2019])(?!s\b))[^\W_]++)*+"  # AT&T, O'Brien, 10:30
    r"(?:(?<=\b[^\W\d_])\.(?:[^\W\d_]\.)++)?+"  # U.S., e.g.
    r"|['\u2019]s\b"  # the possessive stands alone
    r"|\S"
)


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
    words: list[str] = []
    starts: list[int] = []
    offset = 0
    for piece in text.split(" "):
        if piece.isalnum():  # most pieces are one word
            words.append(piece)
            starts.append(offset)
        else:
            for found in _TOKEN.finditer(piece):
                words.append(found[0])
                starts.append(offset + found.start())
        offset += len(piece) + 1
    return Tokens(text, words, starts, _sentences(text))


def _sentences(text: str) -> list[tuple[int, int]]:
    found = []
    start = 0
    for end in sorted({*sentence_ends(text), *_line_ends(text), len(text)}):
        piece = text[start:end].lstrip()
        if length := len(piece.rstrip()):
            found.append((end - len(piece), end - len(piece) + length))
        start = end
    return found


def _line_ends(text: str) -> Iterator[int]:
    end = text.find("\n")
    while end >= 0:
        yield end
        end = text.find("\n", end + 1)

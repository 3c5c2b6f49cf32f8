"""The words of a text, as they are compared to find copies. It knows nothing of articles.

Words are casefolded in Unicode's form NFKC. Punctuation, symbols and white space part them and do not count; letters,
digits and their marks do. Chinese, Japanese, Thai and other scripts without spaces are taken by characters.
"""

import re
import unicodedata
from typing import NamedTuple

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphen and joiners: inside a word a reader does not see them
_UNSPACED = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff])"  # kana, Han
)


def _parts_words(character: str) -> bool:
    return unicodedata.category(character)[0] not in "LMN" and character not in _UNSEEN


_PARTING = re.compile(f"[{''.join(filter(_parts_words, map(chr, range(0x80, 0x10000))))}\U0001f000-\U0001faff]")
_PARTING_ASCII = bytes(code for code in range(0x80) if not chr(code).isalnum())
_TO_SPACES = bytes.maketrans(_PARTING_ASCII, b" " * len(_PARTING_ASCII))


class Words(NamedTuple):
    """The words of a text, in order, in UTF-8."""

    all: list[bytes]
    are_characters: bool
    """Most are single characters of a script without spaces."""


def split(text: str) -> Words:
    """Cut a text into its words."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    characters = 0
    if not folded.isascii():
        folded = _PARTING.sub(" ", folded)
    if not folded.isascii():  # often it was no more than quotation marks
        for unseen in _UNSEEN:
            folded = folded.replace(unseen, "")
        pieces = _UNSPACED.split(folded)
        characters = len(pieces) // 2
        folded = " ".join(pieces)
    words = folded.encode().translate(_TO_SPACES).split()
    return Words(words, are_characters=2 * characters > len(words))

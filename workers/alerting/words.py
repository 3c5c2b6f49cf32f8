"""What a reader takes for a word, the same for queries and for articles. It knows nothing of rules.

Words are compared casefolded in Unicode's form NFKC. A possessive 's is dropped and hyphens part words; `AT&T`, `C++`,
`o'neill` and `2.5` stay whole. Scripts written without spaces are taken by characters.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Myanmar, Khmer
    "\u1100-\u11ff\u2e80-\u31ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"  # Han, kana, Hangul
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_SYLLABLE = "[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?"  # Hangul written by its parts
_MARK_BLOCKS = (range(0x300, 0x3100), range(0xA600, 0xAC00), range(0xFE00, 0xFE30))
_MARKS = "".join(chr(code) for code in chain(*_MARK_BLOCKS) if unicodedata.category(chr(code)).startswith("M"))
_UNSEEN = "\u00ad\u200c\u200d\u2060\ufeff"  # soft hyphen and joiners: inside a word a reader does not see them
_APOSTROPHES = "'\u2019\u02bc\uff07"

INSIDE = f"[{_MARKS}{_UNSEEN}]"
"""As a regular expression: what may stand inside a word, but is no letter or digit."""

APOSTROPHE = f"[{_APOSTROPHES}]"
"""As a regular expression: every apostrophe."""

_LETTER = f"[^\\W_{_UNSPACED}]"
_JOINT = f"(?:{APOSTROPHE}(?![sS](?!{_LETTER}))|&|[.,](?<=[0-9].)(?=[0-9]))"
_WORD = re.compile(
    "("
    "[a-zA-Z0-9]++(?=[ ])"  # most words; the rest of the expression takes twice the time
    f"|(?=\\w)(?:{_LETTER}++(?:{INSIDE}+{_LETTER}*|{_JOINT}{_LETTER}++)*(?:\\+\\+|\\#)?|{_SYLLABLE}|[{_UNSPACED}]{INSIDE}*)"
    f")(?:{APOSTROPHE}[sS](?!{_LETTER}))?"
)
_REMEMBERED_LENGTH = 50  # so that the cache stays small whatever an article holds
_SEEN = dict.fromkeys(map(ord, _UNSEEN)) | dict.fromkeys(map(ord, _APOSTROPHES), "'")


def split(text: str) -> list[str]:
    """The words of a text, in order, as they are compared."""
    words: list[str] = []
    for piece in text.split():
        if not piece.isascii():
            words += map(_folded, _WORD.findall(piece))
        elif piece.isalnum():  # most are, and are spared the expression
            words.append(piece.lower())
        else:
            words += _WORD.findall(piece.lower())
    return words


def places(text: str) -> list[tuple[int, int]]:
    """Where each word of `split(text)` stands: characters of the text, end excluded."""
    return [match.span(1) for match in _WORD.finditer(text)]


def _folded(word: str) -> str:
    return _fold_known(word) if len(word) <= _REMEMBERED_LENGTH else _fold(word)


def _fold(word: str) -> str:
    seen = unicodedata.normalize("NFKC", word.translate(_SEEN)).casefold()
    # The dot of a Turkish capital İ, left over by casefolding: İstanbul is written istanbul in small letters.
    return unicodedata.normalize("NFKC", seen).replace("i\u0307", "i")


_fold_known = lru_cache(maxsize=8192)(_fold)

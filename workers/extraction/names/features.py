"""Features of a name and of what stands around it, as the lists know them: the first letter tells their kind."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from workers.extraction.names.stretches import Candidate
from workers.extraction.names.vocabulary import COMMON, THING, TITLE
from workers.extraction.tokens import Tokens

WEIGHTS = {"=": 1.2, "<": 0.5, ">": 0.8, "|": 0.4, "%": 0.5, "#": 0.5, "~": 0.5, "-": 0.5, "+": 0.5}
"""By kind: the whole name, its first word, its last, one between; how many of its words are common, its shape, its
ending; what stands before it, what behind. How much each counts."""

LONG = 4
"""Words; longer names are alike."""

OF_NAMES = "=<>"
"""Kinds that hold in all languages."""


def inner(key: str, words: Sequence[str], kinds: Sequence[int]) -> list[str]:
    """Features of a name itself; `kinds` are the classes of its words."""
    if len(words) == 1:
        kind = kinds[0]
        if kind & (COMMON | TITLE | THING):
            return [f"={key}", f"#{'t' if kind & TITLE else 'c'}{_shape(key)}"]
        return [f"={key}", f"~{key[-3:]}", f"#{_shape(key)}"]
    common = len([kind for kind in kinds if kind & COMMON])
    share = "all" if common == len(words) else "some" if common else "none"
    length = min(len(words), LONG)
    initial = "." if "." in key and any(word[1:] == "." for word in words) else ""
    between = [f"|{word}" for word in words[1:-1]]
    return [f"={key}", f"<{words[0]}", f">{words[-1]}", f"%{share}{length}", f"#{initial}{length}", *between]


def outer(mention: Candidate, tokens: Tokens) -> list[str]:
    """Features of the two words before a mention and of the two behind."""
    words = tokens.words
    index, behind = place(mention, tokens)
    before = words[index - 1].lower() if index else ""
    before2 = words[index - 2].lower() if index > 1 else ""
    after = words[behind].lower() if behind < len(words) else ""
    after2 = words[behind + 1].lower() if behind + 1 < len(words) else ""
    return [f"-{before}", f"-{before2} {before}", f"+{after}", f"+{after} {after2}"]


def place(mention: Candidate, tokens: Tokens) -> tuple[int, int]:
    """The first token of a mention, and the one behind its last."""
    index = bisect_right(tokens.starts, mention.start) - 1
    return index, bisect_left(tokens.starts, mention.end, index)


def _shape(word: str) -> str:
    if word.isupper():
        return f"A{min(len(word), 6)}{'.' if '.' in word else ''}"
    if not word.isalpha():
        if any(map(str.isdigit, word)):
            return "9"
        if "-" in word:
            return "-"
    if not word[1:].islower():
        return "aB"
    return "as" if word[-1] == "s" else "a"

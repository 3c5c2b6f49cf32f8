"""Cuts a query's text into signs: words, phrases, operators, parentheses. It knows nothing of their order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import NoReturn

from workers.alerting.words import APOSTROPHE, INSIDE, split

PHRASE_WORDS_MAX = 100

_QUOTES = '"\u201c\u201d\u201e'
_HYPHENS = "\u2010\u2011\u2013-"
_BARE = f"[^\\W_](?:[^\\W_]|{INSIDE}|(?:{APOSTROPHE}|[.&{_HYPHENS}])(?=[^\\W_])|(?<=[0-9]),(?=[0-9]))*"
_BARE_WORD = re.compile(f"{_BARE}(?:\\+\\+|\\#)?(?:\\.|{APOSTROPHE})?")
_SIGN = re.compile(
    rf"(?P<SPACE>\s+)|(?P<OPEN>\()|(?P<CLOSE>\))|(?P<AND>&&)|(?P<OR>\|\|)|(?P<NOT>-(?=[({_QUOTES}]|[^\W_]))"
    rf"|[{_QUOTES}](?P<QUOTED>[^{_QUOTES}]*)[{_QUOTES}]|(?P<BARE>{_BARE_WORD.pattern})"
)
_OPERATORS = {"AND", "OR", "NOT"}
_RESERVED = {"NEAR", "ONEAR"}
_HINTS = {
    **dict.fromkeys("*?~", "wildcards are not known: write the forms that you mean with OR"),
    **dict.fromkeys(_QUOTES, "each phrase needs a quote at both ends"),
    ":": "fields are not known; to search for text with a colon, quote it",
    "|": "write OR, or ||",
    "&": "write AND, or &&",
    "!": "write NOT",
    "+": "every word is needed already, unless OR stands between them",
    ",": "write AND or OR between words",
    "'": "a phrase is written in double quotes",
    "\u2018": "a phrase is written in double quotes",
    "-": "to leave out a word, write the hyphen right before it, or NOT",
}
_QUOTE_IT = "to search for text with this character, quote it"


class QueryError(ValueError):
    """A query is refused. Whoever takes in rules shows `reason` and `hint` at the place.

    `line` and `column` count from 1, in characters of the query.
    """

    def __init__(self, reason: str, line: int, column: int, hint: str) -> None:
        super().__init__(reason, line, column, hint)
        self.reason = reason
        self.line = line
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.reason} ({self.hint})"


class Kind(Enum):
    """What a sign is."""

    WORDS = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign and its place. `text` is without quotes; `words` as they are compared, for `Kind.WORDS` alone."""

    kind: Kind
    text: str
    start: int
    end: int
    words: tuple[str, ...] = ()


_OPENING = {Kind.WORDS, Kind.NOT, Kind.OPEN}
_CLOSING = {Kind.WORDS, Kind.CLOSE}


def scan(text: str) -> Iterator[Sign]:
    """Cut a query into signs.

    Raises:
        QueryError: a character, word or phrase that is not part of the language.
    """
    at, glued = 0, False
    while at < len(text):
        found = _SIGN.match(text, at)
        if not found or not found.lastgroup:
            _refuse_character(text, at)
        if found.lastgroup == "SPACE":
            glued = False
        else:
            sign = _sign(text, found, found.lastgroup)
            if glued and sign.kind in _OPENING:
                refuse(text, at, "a space is missing here", "part words and phrases by spaces")
            glued = sign.kind in _CLOSING
            yield sign
        at = found.end()


def refuse(text: str, at: int, reason: str, hint: str) -> NoReturn:
    """Raise a `QueryError` for the character at offset `at`."""
    line_start = text.rfind("\n", 0, at) + 1
    raise QueryError(reason, text.count("\n", 0, at) + 1, at - line_start + 1, hint)


def _refuse_character(text: str, at: int) -> NoReturn:
    """Raise a `QueryError` that says why a sign cannot begin here."""
    character = text[at]
    if character in _QUOTES:
        refuse(text, at, "the quote is not closed", _HINTS[character])
    shown = f"`{character}`" if character.isprintable() else f"U+{ord(character):04X}"
    refuse(text, at, f"{shown} is not part of the query language", _HINTS.get(character, _QUOTE_IT))


def is_bare(text: str) -> bool:
    """Whether a text stands for its words without quotes."""
    return bool(_BARE_WORD.fullmatch(text)) and text.upper() not in _OPERATORS and text not in _RESERVED


def _sign(text: str, found: "re.Match[str]", group: str) -> Sign:
    if group == "BARE":
        return _bare(text, found)
    if group == "QUOTED":
        return _quoted(text, found)
    return Sign(Kind[group], found[0], *found.span())


def _bare(text: str, found: "re.Match[str]") -> Sign:
    word = found[0]
    if word in _OPERATORS:
        return Sign(Kind[word], word, *found.span())
    if (capitals := word.upper()) in _OPERATORS:
        hint = f"write {capitals} in capitals, or quote the word to search for it"
        refuse(text, found.start(), f"`{word}` could be a word or an operator", hint)
    if word in _RESERVED:
        refuse(text, found.start(), f"`{word}` is not known", "quote it to search for the word")
    return _words(text, found, word)


def _quoted(text: str, found: "re.Match[str]") -> Sign:
    inner = found["QUOTED"]
    if "*" in inner:
        refuse(text, found.start("QUOTED") + inner.index("*"), "`*` has no meaning in a phrase", _HINTS["*"])
    return _words(text, found, inner)


def _words(text: str, found: "re.Match[str]", written: str) -> Sign:
    words = tuple(split(written))
    if not words:
        refuse(text, found.start(), "there is no word between the quotes", "a phrase needs letters or digits")
    if len(words) > PHRASE_WORDS_MAX:
        hint = f"a phrase may have {PHRASE_WORDS_MAX}; join shorter ones with AND"
        refuse(text, found.start(), f"the phrase has {len(words)} words", hint)
    return Sign(Kind.WORDS, written, *found.span(), words)

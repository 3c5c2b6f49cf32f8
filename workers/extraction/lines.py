"""Cleans characters and cuts lines. It knows nothing of formats."""

import re

NOISE_SHARE_MAX = 0.05
"""Control and replacement characters in a text; a wrong encoding leaves one in a hundred, a picture one in four."""

_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
_CONTROL_BYTES = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_UNCLEAN = re.compile(f"[{_CONTROL}]")
_NOISE = re.compile(f"[{_CONTROL}\ufffd]+")
_WORDS = re.compile(r"\w+")


def clean(text: str, *, put: str = " ") -> str:
    """Put a space, or `put`, for each control character and lone surrogate; white space and line ends stay."""
    return text if text.isascii() and not _controls(text) else _UNCLEAN.sub(put, text)


def is_binary(text: str) -> bool:
    """Whether a text was made from bytes that never were one."""
    noise = _controls(text) if text.isascii() else len(text) - len(_NOISE.sub("", text))
    return noise > NOISE_SHARE_MAX * len(text)


def one_line(text: str) -> str:
    """A text in one line, with single spaces."""
    return " ".join(clean(text).split())


def words_of(line: str) -> str:
    """A line's words in small letters, to compare headlines."""
    return " ".join(_WORDS.findall(line.casefold()))


def shorten(line: str, limit: int) -> str:
    """A line of at most `limit` characters, cut between words where one ends in its second half."""
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    space = line.rfind(" ", limit // 2, limit)
    return (cut[:space] if space >= 0 else cut).rstrip() + "\u2026"


def _controls(text: str) -> int:
    """How many control characters an ASCII text holds; several times faster than the expressions."""
    return len(text) - len(text.encode().translate(None, _CONTROL_BYTES))

"""The numbers of a text, as they are compared to tell a copy from another report of the same form. Pure."""

import re
from collections.abc import Iterable
from zlib import crc32

MARK_BITS = 64

_NUMBER = re.compile("[0-9][0-9.,]*")
_SEPARATORS = str.maketrans("", "", ".,")


def numbers_in(words: Iterable[bytes]) -> set[bytes]:
    """The words, as `words.split` cuts them, that begin with a digit."""
    return {word for word in words if word[:1].isdigit()}


def mark_numbers(text: str) -> bytes:
    """A bit for each number of a text, by its digits: `1,500` and `1.500` are the same, and other than `1` and `500`.

    The share of common bits tells whether two texts speak of the same numbers (Whang et al. 1990, linear counting): of
    `MARK_BITS`, a text of a dozen numbers sets a fifth.
    """
    bits = 0
    for number in set(_NUMBER.findall(text)):
        bits |= 1 << crc32(number.translate(_SEPARATORS).encode()) % MARK_BITS
    return bits.to_bytes(MARK_BITS // 8, "big")

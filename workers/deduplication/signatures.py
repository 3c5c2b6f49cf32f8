"""What a text is recognised by: a hash for exact copies, a MinHash for near ones. Pure; it knows one text at a time.

The headline is left out: whoever takes a text over writes one of his own. Only beside a text that is too short to be
compared it counts, since flashes and teasers share a text (`More follows.`) and differ by the headline.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from struct import pack
from typing import NamedTuple
from zlib import crc32

from rensa import RMinHash

from schemas.extraction import Extraction
from workers.deduplication.words import Words

EXACT_BYTES = 12
PERMUTATIONS = 128
BANDS = 24
ROWS = 4
"""Permutations in a band. Texts that share one are compared: 998 in 1,000 of Jaccard .7 do, and 177 of .3."""

SEED = 1
"""Of the MinHash. With another one, or a release of rensa that hashes otherwise, earlier texts are found no more."""


class Cut(NamedTuple):
    """How a text is cut into overlapping shingles."""

    length: int
    """Words in a shingle."""
    shortest: int
    """Texts of fewer words have no near copies. In fewer than 34 shingles of three words, two changed words leave less
    than .7 in common: what is left to merge there are flashes, in which the one changed word is the news."""


WORDS = Cut(length=3, shortest=36)
CHARACTERS = Cut(length=5, shortest=72)
"""A word is about two characters; two changed ones leave less than .7 of 68 shingles."""


class Signature(NamedTuple):
    """The marks of one text. `bands` and `sketch` are empty when it is short."""

    exact: bytes
    """A hash of `EXACT_BYTES`, equal for equal words."""
    bands: bytes
    """`BANDS` hashes of 4 bytes; near copies share some."""
    sketch: bytes
    """A byte for each permutation; the share of equal ones estimates the similarity."""


def sign(extraction: Extraction, *, headline: Words, text: Words, publisher: str) -> Signature:  # noqa: ARG001
    """Compute the marks of an article's text, cut into words: the same in every process and at every run."""
    words, are_characters = text
    cut = CHARACTERS if are_characters else WORDS
    if len(words) < cut.shortest:
        return Signature(_hash(_short(extraction, headline.all, words)), b"", b"")
    minhash = RMinHash(PERMUTATIONS, SEED)
    minhash.update(_shingles(words, cut.length))
    rows = pack(f"<{PERMUTATIONS}I", *minhash.digest())
    return Signature(_hash(b" ".join(words)), _bands(rows), sketch=rows[::4])


def _shingles(words: Sequence[bytes], length: int) -> Iterator[bytes]:
    return map(b" ".join, zip(*(islice(words, start, None) for start in range(length)), strict=False))


def _bands(rows: bytes) -> bytes:
    size = 4 * ROWS
    return pack(f"<{BANDS}I", *(crc32(rows[size * band : size * (band + 1)], band) for band in range(BANDS)))


def _short(extraction: Extraction, headline: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """A short text with its headline; if there is no word in them, as they are written."""
    if not headline and not words:
        return f"{extraction.headline}\n{extraction.text}".encode()
    return b"%b\n%b" % (b" ".join(headline), b" ".join(words))


def _hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=EXACT_BYTES).digest()

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
from workers.deduplication.numbers import mark_numbers
from workers.deduplication.words import Words

EXACT_BYTES = 8
PUBLISHER_BYTES = 4
BANDS = 8
"""Each is one permutation. Texts share one in 996 of 1,000 cases at a Jaccard of .5, in 942 at .3, in 570 at .1."""
SKETCHED = 128
"""Permutations of which the sketch keeps a byte: it estimates Jaccard to within .04."""
LONGEST = (1 << 24) - 1

SEED = 1
"""Of the MinHash. With another one, or a release of rensa that hashes otherwise, earlier texts are found no more."""


class Cut(NamedTuple):
    """How a text is cut into overlapping shingles."""

    length: int
    """Words in a shingle."""
    shortest: int
    """Texts of fewer words have no near copies: what is left to merge there are flashes, in which the one changed word
    is the news."""


WORDS = Cut(length=5, shortest=36)
CHARACTERS = Cut(length=8, shortest=72)
"""A word is about two characters."""


class Signature(NamedTuple):
    """The marks of one text, in the order that lua/texts.lua takes. The last two are empty when it is short."""

    exact: bytes
    """A hash of `EXACT_BYTES`, equal for equal words."""
    publisher: bytes
    """A hash of `PUBLISHER_BYTES` of who published it."""
    bands: bytes
    """`BANDS` hashes of 4 bytes; near copies share some."""
    sketch: bytes
    """The number of shingles (3 bytes), marks of the numbers (8), and a byte for each of the permutations `SKETCHED`:
    the share of equal ones estimates the Jaccard of the shingles."""


def sign(extraction: Extraction, *, headline: Words, text: Words, publisher: str) -> Signature:
    """Compute the marks of an article's text, cut into words: the same in every process and at every run."""
    words, are_characters = text
    cut = CHARACTERS if are_characters else WORDS
    by = blake2b(publisher.encode(), digest_size=PUBLISHER_BYTES).digest()
    if len(words) < cut.shortest:
        return Signature(_hash(_short(extraction, headline.all, words)), by, b"", b"")
    minhash = RMinHash(BANDS + SKETCHED, SEED)
    minhash.update(_shingles(words, cut.length))
    rows = minhash.digest()
    return Signature(
        exact=_hash(b" ".join(words)),
        publisher=by,
        bands=pack(f">{BANDS}I", *(crc32(pack("<I", row), band) for band, row in enumerate(rows[:BANDS]))),
        sketch=_sketch(len(words) - cut.length + 1, extraction.text, rows[BANDS:]),
    )


def _sketch(shingles: int, text: str, rows: Sequence[int]) -> bytes:
    length = min(LONGEST, shingles).to_bytes(3, "big")
    return length + mark_numbers(text) + pack(f"<{SKETCHED}I", *rows)[::4]


def _shingles(words: Sequence[bytes], length: int) -> Iterator[bytes]:
    return map(b" ".join, zip(*(islice(words, start, None) for start in range(length)), strict=False))


def _short(extraction: Extraction, headline: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """A short text with its headline; if there is no word in them, as they are written."""
    if not headline and not words:
        return f"{extraction.headline}\n{extraction.text}".encode()
    return b"%b\n%b" % (b" ".join(headline), b" ".join(words))


def _hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=EXACT_BYTES).digest()

"""What of an article is compared with its next version: a hash each of headline, text, numbers and names. Pure."""

from collections.abc import Iterable
from hashlib import blake2b

from schemas.verdict import Aspect
from workers.deduplication.numbers import numbers_in
from workers.deduplication.words import Words

PART_BYTES = 4
ASPECTS = tuple(Aspect)
"""In the order of the parts, and of the bits that lua/decide.lua sets."""


def fingerprint(headline: Words, text: Words, *, names: Iterable[str]) -> bytes:
    """A hash of `PART_BYTES` for each aspect. Order and number of the numbers and names do not count."""
    parts = (
        b" ".join(headline.all),
        b" ".join(text.all),
        b" ".join(sorted({*numbers_in(headline.all), *numbers_in(text.all)})),
        "\0".join(sorted({name.casefold() for name in names})).encode(),
    )
    return b"".join(blake2b(part, digest_size=PART_BYTES).digest() for part in parts)


def changed_aspects(bits: int) -> tuple[Aspect, ...]:
    """The aspects of the parts that differ: bit 0 is the first."""
    return tuple(aspect for place, aspect in enumerate(ASPECTS) if bits >> place & 1)

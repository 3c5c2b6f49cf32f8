"""Shows where a text has digits, at the speed of bytes. It knows nothing of what they say."""

from string import ascii_letters, digits

DIGIT = b"0"
_SHAPE = bytes.maketrans((digits + ascii_letters).encode(), DIGIT * len(digits) + b" " * len(ascii_letters))


def shape(text: str) -> bytes:
    """A byte for each character: 0 for a digit, marks of ASCII as they are, something else for the others."""
    return text.encode("ascii", "replace").translate(_SHAPE)

"""The numbers of a text, as they are compared to tell a copy from another report of the same form. Pure."""

from collections.abc import Iterable


def numbers_in(words: Iterable[bytes]) -> set[bytes]:
    """The words, as `words.split` cuts them, that begin with a digit."""
    return {word for word in words if word[:1].isdigit()}

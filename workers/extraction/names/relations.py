"""Remembers an article's longer names, and says which of them a shorter one may stand for. It weighs nothing."""

from workers.extraction.names.weights import ORGANISATION, PERSON

_SMALL = frozenset(
    ("of", "the", "for", "and", "on", "in", "&", "de", "la", "del", "des", "du", "et", "y", "der", "und")
)


class Relations:
    """The persons and organisations that were seen so far, by their parts."""

    def __init__(self) -> None:
        self._surnames: set[str] = set()
        self._forenames: set[str] = set()
        self._shorts: set[str] = set()
        self._acronyms: set[str] = set()

    def add(self, key: str, words: list[str], kind: int) -> None:
        """Remember a name of this kind."""
        if len(words) < 2:
            return
        if kind == PERSON:
            self._surnames.add(words[-1])
            self._surnames.add(" ".join(words[1:]))
            self._forenames.add(words[0])
        elif kind == ORGANISATION:
            self._shorts.add(words[0])
            self._shorts.add(words[-1])
            self._shorts.add(" ".join(words[:-1]))
            initials = "".join(word[0] for word in words if word not in _SMALL)
            self._acronyms.add(initials)
            self._acronyms.add("".join(word[0].upper() for word in words))

    def hint(self, key: str, words: list[str]) -> str | None:
        """What the name is of a longer one."""
        if key in self._surnames:
            return "surname"
        if key in self._forenames:
            return "forename"
        if key in self._shorts:
            return "short"
        if len(words) == 1 and key.replace(".", "") in self._acronyms:
            return "acronym"
        return None

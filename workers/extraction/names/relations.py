"""An article's names, and which of them a shorter one may stand for. It weighs nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workers.extraction.names.titles import Candidate
from workers.extraction.names.weights import NEITHER, ORGANISATION, PERSON

_SMALL = frozenset(
    ("of", "the", "for", "and", "on", "in", "&", "de", "la", "del", "des", "du", "et", "y", "der", "und")
)
"""Words that an acronym leaves out."""


@dataclass(slots=True)
class Name:
    """A name in an article, with its mentions."""

    key: str
    words: list[str]
    mentions: list[Candidate] = field(default_factory=list)
    kind: int = NEITHER


class Relations:
    """The persons and organisations that were seen so far, by their parts."""

    def __init__(self) -> None:
        self._surnames: set[str] = set()
        self._forenames: set[str] = set()
        self._shorts: set[str] = set()
        self._acronyms: set[str] = set()

    def add(self, name: Name) -> None:
        """Remember a name when it has several words."""
        words = name.words
        if len(words) == 1:
            return
        if name.kind == PERSON:
            self._surnames.update((words[-1], " ".join(words[1:])))
            self._forenames.add(words[0])
        elif name.kind == ORGANISATION:
            self._shorts.update((words[0], words[-1], " ".join(words[:-1])))
            self._acronyms.update(acronyms(words))

    def hint(self, name: Name) -> str | None:
        """What the name is of a longer one."""
        if name.key in self._surnames:
            return "surname"
        if name.key in self._forenames:
            return "forename"
        if name.key in self._shorts:
            return "short"
        if len(name.words) == 1 and name.key.replace(".", "") in self._acronyms:
            return "acronym"
        return None


def acronyms(words: list[str]) -> Iterator[str]:
    """What a name of several words may be shortened to."""
    yield "".join(word[0] for word in words if word not in _SMALL)
    yield "".join(word[0].upper() for word in words)

"""An article's names, and which of them a shorter one may stand for. It weighs nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from workers.extraction.names.profiles import Profile
from workers.extraction.names.stretches import Candidate
from workers.extraction.names.weights import NEITHER, ORGANISATION, PERSON

_SMALL = frozenset(
    ("of", "the", "for", "and", "on", "in", "&", "de", "la", "del", "des", "du", "et", "y", "der", "und")
)
"""Words that an acronym leaves out."""


@dataclass(slots=True)
class Name:
    """A name in an article, with its mentions."""

    key: str
    words: tuple[str, ...]
    profile: Profile
    mentions: list[Candidate] = field(default_factory=list)
    is_titled: bool = False
    kind: int = NEITHER

    def is_only_at(self, starts: set[int]) -> bool:
        """Whether all mentions begin at one of these characters."""
        return starts >= {each.start for each in self.mentions}


def longest_first(names: Iterable[Name]) -> list[Name]:
    """By how many words they have."""
    return sorted(names, key=lambda each: len(each.words), reverse=True)


class Relations:
    """The persons and organisations that were seen so far, by their parts."""

    def __init__(self) -> None:
        self._hints: dict[str, str] = {}
        self._acronyms: set[str] = set()

    def add(self, name: Name) -> None:
        """Remember a name when it has several words."""
        words = name.words
        if len(words) == 1:
            return
        if name.kind == PERSON:
            self._hints[words[-1]] = self._hints[" ".join(words[1:])] = "surname"
            if self._hints.get(words[0]) != "surname":
                self._hints[words[0]] = "forename"
        elif name.kind == ORGANISATION:
            for short in (words[0], words[-1], " ".join(words[:-1])):
                self._hints.setdefault(short, "short")
            self._acronyms.update(acronyms(words))

    def hint(self, name: Name) -> str | None:
        """What the name is of a longer one."""
        hint = self._hints.get(name.key)
        if not hint and len(name.words) == 1 and name.key.replace(".", "") in self._acronyms:
            return "acronym"
        return hint


def acronyms(words: Sequence[str]) -> Iterator[str]:
    """What a name of several words may be shortened to."""
    yield "".join(word[0] for word in words if word not in _SMALL)
    yield "".join(word[0].upper() for word in words)

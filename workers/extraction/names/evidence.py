"""What the lists say of names and of the words around them, laid out as it is asked for. It knows no rules."""

from collections.abc import Mapping, Sequence

from workers.extraction.names.features import inner, place
from workers.extraction.names.stretches import Candidate
from workers.extraction.tokens import Tokens

Neighbours = dict[str, tuple[int, dict[str, int]]]
"""By the word beside a name: what it says, and what it says more by the word beyond."""

_NOTHING: tuple[int, dict[str, int]] = (0, {})


class Evidence:
    """The learned lists of one language; what they say is packed (`weights.pack`)."""

    def __init__(self, of_names: Mapping[str, int], signs: Mapping[str, int]) -> None:
        """What features say: `of_names` in all languages, `signs` in this one."""
        self._of_names = of_names
        self._signs = {feature: weights for feature, weights in signs.items() if feature[0] not in "-+"}
        self._before = _neighbours(signs, "-", beside=-1)
        self._behind = _neighbours(signs, "+", beside=0)

    def of_name(self, key: str, words: Sequence[str], kinds: Sequence[int]) -> int:
        """What the name itself says."""
        total = 0
        for feature in inner(key, words, kinds):
            total += self._signs.get(feature) or self._of_names.get(feature, 0)
        return total

    def of_surroundings(self, mention: Candidate, tokens: Tokens) -> int:
        """What the words around a mention say: as the features `outer`, without making them."""
        words = tokens.words
        index, behind = place(mention, tokens)
        before = words[index - 1].lower() if index else ""
        total, beyond = self._before.get(before, _NOTHING)
        if beyond:
            total += beyond.get(words[index - 2].lower() if index > 1 else "", 0)
        after = words[behind].lower() if behind < len(words) else ""
        more, beyond = self._behind.get(after, _NOTHING)
        if beyond:
            more += beyond.get(words[behind + 1].lower() if behind + 1 < len(words) else "", 0)
        return total + more


def _neighbours(signs: Mapping[str, int], kind: str, *, beside: int) -> Neighbours:
    alone: dict[str, int] = {}
    pairs: dict[str, dict[str, int]] = {}
    for feature, weights in signs.items():
        if feature[0] == kind:
            words = feature[1:].split(" ")
            if len(words) == 1:
                alone[words[0]] = weights
            else:
                pairs.setdefault(words[beside], {})[words[-1 - beside]] = weights
    return {word: (alone.get(word, 0), pairs.get(word, _NOTHING[1])) for word in alone.keys() | pairs.keys()}

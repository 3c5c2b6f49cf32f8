"""Says what a name may be by itself, from lists and rules. It knows no article."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import log10
from typing import NamedTuple

from workers.extraction.names.evidence import Evidence
from workers.extraction.names.hints import WEIGHED, weighed
from workers.extraction.names.places import STATES, Gazetteer
from workers.extraction.names.vocabulary import COMMON, GIVEN, OTHER, THING, head_of
from workers.extraction.names.vocabulary import ORGANISATION as ORGANISATION_HEAD
from workers.extraction.names.vocabulary import PLACE as PLACE_HEAD
from workers.extraction.names.weights import verdict
from workers.extraction.names.words import Words

PROFILES_KEPT = 8192
"""Names that are at hand: three in four of those of news."""

TOWN = 10_000
"""People in a town whose name says nothing by itself; with ten times as many, its hint counts once."""

_HEADS = ((ORGANISATION_HEAD, "organisation head"), (PLACE_HEAD, "place head"), (OTHER, "other head"))


class Profile(NamedTuple):
    """What is known of a name wherever it stands."""

    weights: int
    """What it may be, packed."""
    verdict: tuple[int, float]
    """What it is by these alone, and the lead."""
    is_listed: bool
    """Whether the gazetteer has it."""
    is_common: bool
    """Whether it is one word that is written small elsewhere."""
    is_noun: bool
    """Whether it may have its capital as all nouns have."""


class Profiler:
    """Makes the profiles of names in one language."""

    def __init__(self, known: Words, evidence: Evidence, gazetteer: Gazetteer) -> None:
        self._known, self._evidence, self._gazetteer = known, evidence, gazetteer
        self._head = head_of(known.language)

    def profile(self, key: str) -> Profile:
        """The profile of a name; its words stand with one space between."""
        words = key.split(" ")
        kinds = list(map(self._known.kind_of, words))
        of_place = self._of_place(key)
        weights = self._evidence.of_name(key, words, kinds) + self._of_words(kinds) + of_place
        return Profile(
            weights=weights,
            verdict=verdict(weights),
            is_listed=of_place != 0,
            is_common=len(words) == 1 and kinds[0] & COMMON != 0,
            is_noun=self._known.language == "de" and key not in self._known.names and not key.isupper(),
        )

    def _of_place(self, key: str) -> int:
        if key in self._gazetteer.countries:
            return WEIGHED["country"]
        if key in STATES:
            return WEIGHED["state"]
        people = self._gazetteer.people(key)
        return weighed("town", log10(people / TOWN)) if people else 0

    def _of_words(self, kinds: Sequence[int]) -> int:
        """By a word alone; of a longer name, by the word that tells what it is, and by its first."""
        total = WEIGHED["always"]
        if len(kinds) == 1:
            return total + WEIGHED["thing"] if kinds[0] & THING else total
        if kinds[0] & GIVEN:
            total += WEIGHED["given"]
        for head, hint in _HEADS:
            if kinds[self._head] & head:
                total += WEIGHED[hint]
        return total


def kept(known: Words, evidence: Evidence, gazetteer: Gazetteer) -> Callable[[str], Profile]:
    """Tells the profile of a name; those asked for last are kept."""
    return lru_cache(PROFILES_KEPT)(Profiler(known, evidence, gazetteer).profile)

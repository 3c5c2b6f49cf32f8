"""What is taken for certain before anything is learned: rules, a few names. It does not know how learning goes on."""

from collections.abc import Callable, Mapping, Sequence

from workers.extraction.names.stretches import Candidate
from workers.extraction.names.vocabulary import COMMON, DEMONYM, OTHER, THING, TITLE
from workers.extraction.names.vocabulary import ORGANISATION as ORGANISATION_HEAD
from workers.extraction.names.vocabulary import PLACE as PLACE_HEAD
from workers.extraction.names.weights import NEITHER, ORGANISATION, PERSON, PLACE

ORGANISATIONS = frozenset(
    (
        "Congress Senate House Parliament Pentagon Kremlin Treasury Vatican Fed FBI CIA NASA NATO UN U.N. IMF WTO"
        " EU OPEC CNN BBC NBC CBS ABC AP AFP Reuters Google Microsoft Facebook Twitter Amazon Boeing Toyota IBM"
        " Intel Sony Hamas Hezbollah Taliban Bundestag Bundesrat Bundesliga SPD CDU FDP ÖVP SPÖ FPÖ"
    ).split()
)
REGIONS = frozenset(
    (
        "Europe Africa Asia America Antarctica Scandinavia Caucasus Balkans Caribbean Mediterranean Europa Afrika Asien"
        " Amerika Afrique Asie Am\u00e9rique \u00c1frica Am\u00e9rica"
    ).split()
) | {"Middle East", "Latin America", "South America", "North America", "Central America", "Soviet Union", "Naher Osten"}
PREPOSITIONS = {
    "en": {"in", "at", "from", "near"},
    "de": {"in", "aus", "nach", "bei"},
    "fr": {"\u00e0", "en"},
    "es": {"en", "desde"},
}
TOWN_MIN = 300_000
"""People in a town whose name is trusted behind a preposition."""

SMALL_SHARE = 0.8
"""Of a word's uses that are small letters, when it is no name by itself."""


class Seeds:
    """Says of some names what they are, by rules that are hardly ever wrong."""

    def __init__(
        self,
        language: str,
        *,
        kind_of: Callable[[str], int],
        places: frozenset[str],
        towns: Mapping[str, int],
        small: Mapping[str, float],
        known: Mapping[str, int],
    ) -> None:
        """`places` are countries and states, `towns` have their people, `small` are shares of small letters."""
        self._before = PREPOSITIONS[language]
        self._kind_of = kind_of
        self._places = places
        self._certain = dict.fromkeys(places | REGIONS, PLACE) | dict.fromkeys(ORGANISATIONS, ORGANISATION)
        self._towns = towns
        self._small = small
        self._known = known
        self._are_nouns_capital = language == "de"
        self._first = language in ("fr", "es")

    def kind(self, key: str, mentions: Sequence[Candidate], before: set[str]) -> int | None:
        """What a name of one article is; None when no rule says."""
        words = mentions[0].words
        if any(each.honorific or each.role for each in mentions):
            return PERSON
        if key in self._certain:
            return self._certain[key]
        if self._towns.get(key, 0) >= TOWN_MIN and (len(words) > 1 or before & self._before):
            return PLACE
        found = self._by_words(key, words)
        return self._known.get(key) if found is None else found

    def _by_words(self, key: str, words: Sequence[str]) -> int | None:
        kinds = [self._kind_of(word) for word in words]
        if len(words) == 1:
            is_neither = kinds[0] & (DEMONYM | THING) or self._is_common(key, kinds[0]) or self._is_noun(key)
            return NEITHER if is_neither else None
        if kinds[-1] & DEMONYM or (kinds[-1] & THING and kinds[-2] & OTHER):
            return NEITHER
        head = kinds[0 if self._first else -1]
        if head & ORGANISATION_HEAD or self._is_team(words, kinds) or self._is_of_organisation(words):
            return ORGANISATION
        if head & PLACE_HEAD:
            return PLACE
        return NEITHER if head & OTHER else None

    def _is_of_organisation(self, words: Sequence[str]) -> bool:
        return "of" in words[1:] and bool(self._kind_of(words[words.index("of") - 1]) & ORGANISATION_HEAD)

    def _is_common(self, key: str, kind: int) -> bool:
        word = key.lower()
        if kind & TITLE or self._small.get(word, 0) >= SMALL_SHARE:
            return True
        return word.endswith("s") and self._small.get(word[:-1], 0) >= SMALL_SHARE

    def _is_noun(self, key: str) -> bool:
        """In German every noun has a capital: a word alone is one when nothing is known of it."""
        return self._are_nouns_capital and key[1:].islower() and key not in self._known and key not in self._towns

    def _is_team(self, words: Sequence[str], kinds: Sequence[int]) -> bool:
        """`Springfield Otters`: a place and a plural that is nothing else."""
        lead = " ".join(words[:-1])
        is_place = lead in self._places or self._towns.get(lead, 0) >= TOWN_MIN
        return is_place and words[-1].endswith("s") and not kinds[-1] & (PLACE_HEAD | OTHER | DEMONYM | COMMON)

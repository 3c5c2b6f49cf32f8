"""The learned lists and the gazetteer, read once when first asked for. It knows how the files are written, not what for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workers.extraction.names.places import ALIASES
from workers.extraction.names.vocabulary import COMMON, GIVEN, word_classes
from workers.extraction.names.weights import Weights, to_weights

_LEARNED = {"common": COMMON, "given": GIVEN}


@dataclass(frozen=True, slots=True)
class Town:
    """A town, its country and, in the United States, its state."""

    country: str
    state: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words and names in one language."""

    classes: dict[str, int]
    """Lower-cased words: bits of `vocabulary`."""
    evidence: dict[str, Weights]
    """By feature of a name: what it says."""
    signs: dict[str, Weights]
    """By feature of its form and its surroundings in this language: what it says."""
    head: int
    """The index of the word of a name that tells what it is: the last, or the first."""
    are_nouns_capital: bool
    names: frozenset[str]
    """Names that are hardly ever anything else."""
    countries: dict[str, str]
    towns: dict[str, list[Town]]


@cache
def lexicon(language: str) -> Lexicon:
    """The lists of a language."""
    classes = word_classes(language)
    for tongue, kind, word in _rows("words.tsv"):
        if tongue in (language, ""):
            key = word.lower()
            classes[key] = classes.get(key, 0) | _LEARNED[kind]
    signs = {feature: tuple(map(int, counts)) for tongue, feature, *counts in _rows("signs.tsv") if tongue == language}
    return Lexicon(
        classes, _evidence(), to_weights(signs), 0 if language in ("fr", "es") else -1, language == "de", _names(), _countries(), _towns()
    )


@cache
def _names() -> frozenset[str]:
    learned = {
        feature[1:]
        for feature, found in _evidence().items()
        if feature[0] == "=" and max(found[:3]) > max(1.0, found[3])
    }
    return frozenset(learned | _countries().keys())


@cache
def _evidence() -> dict[str, Weights]:
    return to_weights({feature: tuple(map(int, counts)) for feature, *counts in _rows("names.tsv")})


@cache
def _countries() -> dict[str, str]:
    return {**{name: code for name, code in _rows("countries.tsv")}, **ALIASES}


@cache
def _towns() -> dict[str, list[Town]]:
    towns: dict[str, list[Town]] = {}
    for name, country, state, latitude, longitude, population in _rows("towns.tsv"):
        town = Town(country, state, float(latitude), float(longitude), int(population))
        towns.setdefault(name, []).append(town)
    return towns


def _rows(name: str) -> Iterator[list[str]]:
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    return (line.split("\t") for line in text.split("\n") if line)

"""The learned lists and the gazetteer, read when first asked for. It knows how they are written, not what for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workers.extraction.names.evidence import Evidence
from workers.extraction.names.features import WEIGHTS
from workers.extraction.names.places import ALIASES, Gazetteer
from workers.extraction.names.profiles import Profile, kept
from workers.extraction.names.vocabulary import COMMON, GIVEN, word_classes
from workers.extraction.names.weights import Weights, pack, to_weights
from workers.extraction.names.words import Words, classified


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of words and names in one language."""

    words: Words
    evidence: Evidence
    gazetteer: Gazetteer
    profile: Callable[[str], Profile]
    """What is known of a name by itself."""


@cache
def lexicon(language: str) -> Lexicon:
    """The lists of a language."""
    of_names, names = _learned()
    words = Words(language, classified(_classes(language)), names)
    signs = {feature: tuple(map(int, counts)) for tongue, feature, *counts in _rows("signs.tsv") if tongue == language}
    evidence = Evidence(of_names, _packed(to_weights(signs, WEIGHTS)))
    return Lexicon(words, evidence, _gazetteer(), kept(words, evidence, _gazetteer()))


def _classes(language: str) -> dict[str, int]:
    classes = word_classes(language)
    for tongue, word in _rows("common.tsv"):
        if tongue == language:
            classes[word] = classes.get(word, 0) | COMMON
    for (name,) in _rows("given.tsv"):
        key = name.lower()
        classes[key] = classes.get(key, 0) | GIVEN
    return classes


@cache
def _learned() -> tuple[dict[str, int], frozenset[str]]:
    """What features of names say in all languages, packed; names that are hardly ever anything else."""
    weights = to_weights({feature: tuple(map(int, counts)) for feature, *counts in _rows("names.tsv")}, WEIGHTS)
    sure = {
        feature[1:] for feature, found in weights.items() if feature[0] == "=" and max(found[:3]) > max(1.0, found[3])
    }
    return _packed(weights), frozenset(sure | _gazetteer().countries.keys())


def _packed(weights: Mapping[str, Weights]) -> dict[str, int]:
    numbers = {each: pack(each) for each in set(weights.values())}
    return {feature: numbers[each] for feature, each in weights.items()}


@cache
def _gazetteer() -> Gazetteer:
    countries = {row[0]: row[1] for row in _rows("countries.tsv")} | ALIASES
    towns: dict[str, str] = {}
    for line in _lines("towns.tsv"):
        name, _, rest = line.partition("\t")
        towns[name] = f"{towns[name]}\n{rest}" if name in towns else rest
    return Gazetteer(countries, towns)


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(name))


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath("data", name).read_text("utf-8")
    return text.removesuffix("\n").split("\n")

"""The learned lists and the gazetteer, read when first asked for. It knows how they are written, not what for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from workers.extraction.names.features import WEIGHTS
from workers.extraction.names.places import ALIASES, Gazetteer
from workers.extraction.names.vocabulary import COMMON, GIVEN, head_of, word_classes
from workers.extraction.names.weights import Weights, to_weights


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
    gazetteer: Gazetteer


@cache
def lexicon(language: str) -> Lexicon:
    """The lists of a language."""
    classes = word_classes(language)
    for tongue, word in _rows("common.tsv"):
        if tongue == language:
            classes[word] = classes.get(word, 0) | COMMON
    for (name,) in _rows("given.tsv"):
        key = name.lower()
        classes[key] = classes.get(key, 0) | GIVEN
    signs = {feature: tuple(map(int, counts)) for tongue, feature, *counts in _rows("signs.tsv") if tongue == language}
    return Lexicon(
        classes=classes,
        evidence=_evidence(),
        signs=to_weights(signs, WEIGHTS),
        head=head_of(language),
        are_nouns_capital=language == "de",
        names=_names(),
        gazetteer=_gazetteer(),
    )


@cache
def _names() -> frozenset[str]:
    learned = {
        feature[1:]
        for feature, found in _evidence().items()
        if feature[0] == "=" and max(found[:3]) > max(1.0, found[3])
    }
    return frozenset(learned | _gazetteer().countries.keys())


@cache
def _evidence() -> dict[str, Weights]:
    return to_weights({feature: tuple(map(int, counts)) for feature, *counts in _rows("names.tsv")}, WEIGHTS)


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

"""Says what a name may be, from its words, from what stands around it, and from the other names of its article."""

from collections.abc import Iterator, Mapping
from math import log10

from workers.extraction.names.features import around, inner
from workers.extraction.names.lexicon import Lexicon
from workers.extraction.names.places import STATES
from workers.extraction.names.relations import Name, Relations
from workers.extraction.names.stretches import kind_of
from workers.extraction.names.vocabulary import GIVEN, OTHER, THING
from workers.extraction.names.vocabulary import ORGANISATION as ORGANISATION_HEAD
from workers.extraction.names.vocabulary import PLACE as PLACE_HEAD
from workers.extraction.names.weights import NEITHER, ORGANISATION, PERSON, PLACE
from workers.extraction.tokens import Tokens

HINTS = {
    "titled": (PERSON, 6.0),
    "surname": (PERSON, 5.0),
    "forename": (PERSON, 3.0),
    "given": (PERSON, 2.5),
    "short": (ORGANISATION, 3.0),
    "acronym": (ORGANISATION, 3.0),
    "organisation head": (ORGANISATION, 2.0),
    "organisation behind": (ORGANISATION, 1.5),
    "country": (PLACE, 6.0),
    "state": (PLACE, 3.0),
    "town": (PLACE, 2.0),
    "dateline": (PLACE, 3.0),
    "before its country": (PLACE, 2.0),
    "place head": (PLACE, 2.0),
    "other head": (NEITHER, 1.0),
    "thing": (NEITHER, 4.0),
    "noun": (NEITHER, 6.0),
    "only at starts": (NEITHER, 1.0),
    "always": (NEITHER, 1.0),
}
"""What a hint speaks for, and how much, in nats beside the weights of learned features."""

TOWN = 10_000
"""People in a town whose name says nothing by itself; with ten times as many, its hint counts once."""

_HEADS = ((ORGANISATION_HEAD, "organisation head"), (PLACE_HEAD, "place head"), (OTHER, "other head"))

MENTIONS_MAX = 3
"""So many mentions are looked at."""


def decide(names: Mapping[str, Name], tokens: Tokens, lexicon: Lexicon, starts: set[int]) -> None:
    """Set the kind of each name: longer names first, since shorter ones lean on them."""
    relations = Relations()
    for name in sorted(names.values(), key=lambda each: -len(each.words)):
        totals = _learned(name, tokens, lexicon)
        for hint, strength in _hints(name, tokens, lexicon, starts, relations):
            kind, weight = HINTS[hint]
            totals[kind] += weight * strength
        name.kind = totals.index(max(totals))
        relations.add(name)


def _learned(name: Name, tokens: Tokens, lexicon: Lexicon) -> list[float]:
    """What the lists say for each kind."""
    person = organisation = place = neither = 0.0
    evidence, signs = lexicon.evidence, lexicon.signs
    features = inner(name.words, name.key, lexicon.classes)
    for mention in name.mentions[:MENTIONS_MAX]:
        features += around(mention, tokens)
    for feature in features:
        if found := signs.get(feature) or evidence.get(feature):
            person += found[PERSON]
            organisation += found[ORGANISATION]
            place += found[PLACE]
            neither += found[NEITHER]
    return [person, organisation, place, neither]


def _hints(
    name: Name, tokens: Tokens, lexicon: Lexicon, starts: set[int], relations: Relations
) -> Iterator[tuple[str, float]]:
    """What rules say, and how strongly."""
    yield "always", 1
    known = list(_of_known(name, lexicon, relations))
    yield from known
    first = name.mentions[0]
    if first.dateline:
        yield "dateline", 1
    if lexicon.gazetteer.larger_behind(tokens.text, first.end):
        yield "before its country", 1
    if len(name.words) > 1:
        yield from _of_words(name.words, lexicon)
        return
    if all(each.start in starts for each in name.mentions):
        yield "only at starts", 1
    if lexicon.classes.get(name.key.lower(), 0) & THING:
        yield "thing", 1
    if not known:
        yield from _of_unknown(name, tokens, lexicon)


def _of_known(name: Name, lexicon: Lexicon, relations: Relations) -> Iterator[tuple[str, float]]:
    """Of names with a title, of parts of longer names, of places."""
    if any(each.honorific or each.role for each in name.mentions):
        yield "titled", 1
    if hint := relations.hint(name):
        yield hint, 1
    if name.key in lexicon.gazetteer.countries:
        yield "country", 1
    elif name.key in STATES:
        yield "state", 1
    elif people := lexicon.gazetteer.people(name.key):
        yield "town", log10(people / TOWN)


def _of_words(words: list[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """Of the words of a longer name."""
    head = kind_of(words[lexicon.head], lexicon.classes)
    for kind, hint in _HEADS:
        if head & kind:
            yield hint, 1
    if kind_of(words[0], lexicon.classes) & GIVEN:
        yield "given", 1


def _of_unknown(name: Name, tokens: Tokens, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """Of a word alone that no longer name and no gazetteer knows."""
    if lexicon.are_nouns_capital and name.key not in lexicon.names and not name.key.isupper():
        yield "noun", 1
    behind = tokens.at(name.mentions[0].end) + 1
    if behind < len(tokens.words) and lexicon.classes.get(tokens.words[behind], 0) & ORGANISATION_HEAD:
        yield "organisation behind", 1

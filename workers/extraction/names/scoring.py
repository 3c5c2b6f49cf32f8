"""Says what a name may be, from its words, from what stands around it, and from the other names of its article."""

from collections.abc import Iterator, Mapping
from math import log10

from workers.extraction.names.candidates import Candidate
from workers.extraction.names.features import around, inner
from workers.extraction.names.lexicon import Lexicon
from workers.extraction.names.relations import Name, Relations
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

MENTIONS_MAX = 3
"""So many mentions are looked at."""


def decide(names: Mapping[str, Name], tokens: Tokens, lexicon: Lexicon, starts: set[int]) -> None:
    """Set the kind of each name: longer names first, since shorter ones lean on them."""
    relations = Relations()
    for name in sorted(names.values(), key=lambda each: -len(each.words)):
        totals = _learned(name, tokens, lexicon)
        for hint, strength in hints(name, tokens, lexicon, starts, relations):
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


def hints(
    name: Name, tokens: Tokens, lexicon: Lexicon, starts: set[int], relations: Relations
) -> Iterator[tuple[str, float]]:
    """What rules say, and how strongly."""
    key, mentions, gazetteer = name.key, name.mentions, lexicon.gazetteer
    yield "always", 1
    is_known = False
    if any(each.honorific or each.role for each in mentions):
        yield "titled", 1
        is_known = True
    if hint := relations.hint(name):
        yield hint, 1
        is_known = True
    if key in gazetteer.countries:
        yield "country", 1
        is_known = True
    elif towns := gazetteer.towns(key):
        yield "town", log10(towns[0].population) - 4
        is_known = True
    if mentions[0].dateline:
        yield "dateline", 1
    if gazetteer.larger_behind(tokens.text, mentions[0].end):
        yield "before its country", 1
    if len(name.words) > 1:
        yield from _heads(name.words, lexicon)
        return
    if all(each.start in starts for each in mentions):
        yield "only at starts", 1
    if lexicon.classes.get(key.lower(), 0) & THING:
        yield "thing", 1
    if lexicon.are_nouns_capital and not is_known and key not in lexicon.names and not key.isupper():
        yield "noun", 1
    if not is_known and _is_before_organisation(mentions[0], tokens, lexicon):
        yield "organisation behind", 1


def _heads(words: list[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    classes = lexicon.classes
    head = classes.get(words[lexicon.head].lower().rstrip("."), 0)
    if head & ORGANISATION_HEAD:
        yield "organisation head", 1
    if head & PLACE_HEAD:
        yield "place head", 1
    if head & OTHER:
        yield "other head", 1
    if classes.get(words[0].lower(), 0) & GIVEN:
        yield "given", 1


def _is_before_organisation(mention: Candidate, tokens: Tokens, lexicon: Lexicon) -> bool:
    """`the Quad alliance`."""
    behind = tokens.at(mention.end) + 1
    return behind < len(tokens.words) and bool(lexicon.classes.get(tokens.words[behind], 0) & ORGANISATION_HEAD)

"""Says what a name may be, from its words, from what stands around it, and from the other names of its article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import log10

from workers.extraction.names.candidates import Candidate
from workers.extraction.names.features import around, inner
from workers.extraction.names.lexicon import Lexicon
from workers.extraction.names.relations import Relations
from workers.extraction.names.vocabulary import GIVEN, OTHER, THING
from workers.extraction.names.vocabulary import ORGANISATION as ORGANISATION_HEAD
from workers.extraction.names.vocabulary import PLACE as PLACE_HEAD
from workers.extraction.names.weights import KINDS, NEITHER, ORGANISATION, PERSON, PLACE
from workers.extraction.tokens import Tokens

LEARNED = {"=": 1.0, "<": 0.8, ">": 0.8, "|": 0.4, "%": 0.5, "#": 0.5, "~": 0.5, "-": 0.5, "+": 0.5}
"""How much a learned feature counts, by its kind."""

HINTS = {
    "titled": (PERSON, 6.0),
    "surname": (PERSON, 5.0),
    "forename": (PERSON, 3.0),
    "given": (PERSON, 1.0),
    "short": (ORGANISATION, 3.0),
    "acronym": (ORGANISATION, 3.0),
    "organisation head": (ORGANISATION, 1.0),
    "country": (PLACE, 6.0),
    "town": (PLACE, 1.0),
    "dateline": (PLACE, 3.0),
    "before its country": (PLACE, 2.0),
    "place head": (PLACE, 1.0),
    "other head": (NEITHER, 1.0),
    "thing": (NEITHER, 4.0),
    "noun": (NEITHER, 4.0),
    "only at starts": (NEITHER, 2.0),
    "neither": (NEITHER, 0.0),
}
"""What a hint speaks for, and how much; the last one speaks always."""

MENTIONS_MAX = 3
"""So many mentions count in full."""


@dataclass(slots=True)
class Name:
    """A name in an article, with its mentions."""

    key: str
    words: list[str]
    mentions: list[Candidate] = field(default_factory=list)
    kind: int = NEITHER


Signals = dict[str, tuple[float, ...] | list[float]]
"""By the name of a weight: what it is multiplied with, for each kind."""


def decide(names: Mapping[str, Name], tokens: Tokens, lexicon: Lexicon, starts: set[int]) -> None:
    """Set the kind of each name: longer names first, since shorter ones lean on them."""
    relations = Relations()
    for name in sorted(names.values(), key=lambda each: -len(each.words)):
        totals = weigh(signals(name, tokens, lexicon, starts, relations))
        name.kind = totals.index(max(totals))
        relations.add(name.key, name.words, name.kind)


def weigh(found: Signals) -> list[float]:
    """How much speaks for each kind, in nats."""
    totals = [0.0] * KINDS
    for key, values in found.items():
        if key in LEARNED:
            weight = LEARNED[key]
            for index, value in enumerate(values):
                totals[index] += weight * value
        else:
            kind, weight = HINTS[key]
            totals[kind] += weight * values[kind]
    return totals


def signals(name: Name, tokens: Tokens, lexicon: Lexicon, starts: set[int], relations: Relations) -> Signals:
    """All that speaks for and against."""
    found: Signals = {}
    evidence, signs = lexicon.evidence, lexicon.signs
    for feature in inner(name.words, name.key, lexicon.classes):
        if values := evidence.get(feature) or signs.get(feature):
            found[feature[0]] = _plus(found.get(feature[0]), values, 1.0)
    share = min(len(name.mentions), MENTIONS_MAX) / len(name.mentions)
    for mention in name.mentions:
        for feature in around(mention, tokens):
            if values := signs.get(feature):
                found[feature[0]] = _plus(found.get(feature[0]), values, share)
    for hint, strength in _hints(name, tokens, lexicon, starts, relations):
        kind = HINTS[hint][0]
        found[hint] = [strength if index == kind else 0.0 for index in range(KINDS)]
    return found


def _plus(sums: object, values: tuple[float, ...], share: float) -> list[float]:
    if sums is None:
        return [share * each for each in values]
    return [each + share * value for each, value in zip(sums, values, strict=True)]


def _hints(
    name: Name, tokens: Tokens, lexicon: Lexicon, starts: set[int], relations: Relations
) -> Iterator[tuple[str, float]]:
    key, mentions = name.key, name.mentions
    first = mentions[0]
    yield "neither", 1
    is_known = False
    if any(each.honorific or each.role for each in mentions):
        yield "titled", 1
        is_known = True
    if hint := relations.hint(key, name.words):
        yield hint, 1
        is_known = True
    if key in lexicon.countries:
        yield "country", 1
        is_known = True
    elif towns := lexicon.towns.get(key):
        yield "town", log10(towns[0].population) - 4
        is_known = True
    if first.dateline:
        yield "dateline", 1
    if tokens.text.startswith(", ", first.end) and _leads(tokens.text, first.end + 2, lexicon):
        yield "before its country", 1
    if len(name.words) > 1:
        yield from _heads(name.words, lexicon)
    else:
        if all(each.start in starts for each in mentions):
            yield "only at starts", 1
        if lexicon.classes.get(key.lower(), 0) & THING:
            yield "thing", 1
        if lexicon.are_nouns_capital and not is_known and key not in lexicon.names and not key.isupper():
            yield "noun", 1


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


def _leads(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether a country or state stands here."""
    part = text[start : start + 30]
    word = part.split(",", 1)[0].split(" (", 1)[0].rstrip(".")
    return word in lexicon.countries or word in STATES


STATES = frozenset(
    (
        "Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois"
        " Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri"
        " Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington"
        " Wisconsin Wyoming Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb"
        " Nev Okla Ore Pa Tenn Tex Vt Va Wash Wis Wyo N.M N.J N.Y N.H N.C S.C N.D S.D W.Va R.I D.C"
    ).split()
)

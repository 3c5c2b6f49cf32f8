"""Finds persons, organisations and places by rules and lists. It knows the steps, and none of the rules."""

from collections.abc import Collection

from schemas.annotations import Entity, EntityType, Place, Span
from workers.extraction.names.candidates import find_candidates
from workers.extraction.names.capitals import recase
from workers.extraction.names.joining import Joined, join
from workers.extraction.names.lexicon import Lexicon, lexicon
from workers.extraction.names.quoted import Works
from workers.extraction.names.relations import Name
from workers.extraction.names.scoring import decide
from workers.extraction.names.weights import ORGANISATION, PLACE
from workers.extraction.tokens import Tokens

_TYPES = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE)


def recognise(tokens: Tokens, language: str) -> list[Entity]:
    """The entities of a text, in the order of their first mentions. No mentions overlap, none goes over a line."""
    known = lexicon(language)
    starts = {start for start, _end in tokens.sentences}
    names = gather(tokens.text, known, starts)
    decide(names, tokens, known, starts)
    joined = join(names)
    countries = known.gazetteer.countries
    named = {countries[each.name] for each in joined if each.kind == PLACE and each.name in countries}
    return [
        Entity(
            type=_TYPES[each.kind],
            name=each.name,
            mentions=_spans(tokens.text, each, starts),
            role=each.role,
            place=_place(each, tokens.text, known, named) if each.kind == PLACE else None,
        )
        for each in joined
    ]


def gather(text: str, known: Lexicon, starts: set[int]) -> list[Name]:
    """The names of a text; words that have their capital for their place alone, and titles of works, are left out."""
    candidates = find_candidates(text, known.words, starts)
    works = Works(text)
    names: dict[str, Name] = {}
    for each in recase(text, candidates, known.words, known.gazetteer.names):
        if works.hold(each.start, each.end):
            continue
        name = names.get(each.key)
        if name is None:
            name = names[each.key] = Name(each.key, each.words, known.profile(each.key))
        name.mentions.append(each)
        if each.role or each.honorific:
            name.is_titled = True
    return [each for each in names.values() if not (each.profile.is_common and each.is_only_at(starts))]


def _spans(text: str, joined: Joined, starts: set[int]) -> tuple[Span, ...]:
    """`The` belongs to the name of an organisation that has it with a capital within a sentence."""
    spans = [(each.start, each.end) for each in joined.mentions]
    if joined.kind == ORGANISATION and "The " in text:
        spans = [(_with_article(text, start, starts), end) for start, end in spans]
    return tuple(spans)


def _with_article(text: str, start: int, starts: set[int]) -> int:
    before = start - len("The ")
    if text.startswith("The ", before) and before not in starts and text[before - 2].islower():
        return before
    return start


def _place(joined: Joined, text: str, known: Lexicon, named: Collection[str]) -> Place | None:
    gazetteer = known.gazetteer
    followed = (gazetteer.larger_behind(text, each.end) for each in joined.mentions)
    return gazetteer.locate(joined.name, behind=next(filter(None, followed), ""), named=named)

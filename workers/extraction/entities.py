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
from workers.extraction.names.titles import Candidate
from workers.extraction.names.vocabulary import COMMON
from workers.extraction.names.weights import ORGANISATION, PLACE
from workers.extraction.tokens import Tokens

_TYPES = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE)


def recognise(tokens: Tokens, language: str) -> list[Entity]:
    """The entities of a text, in the order of their first mentions. No mentions overlap, none goes over a line."""
    known = lexicon(language)
    starts = {start for start, _end in tokens.sentences}
    names = gather(tokens, language, known, starts)
    decide(names, tokens, known, starts)
    joined = join(names.values())
    countries = known.gazetteer.countries
    named = {countries[each.name] for each in joined if each.kind == PLACE and each.name in countries}
    return [
        Entity(
            type=_TYPES[each.kind],
            name=each.name,
            mentions=tuple(_span(tokens.text, mention, each.kind, starts) for mention in each.mentions),
            role=each.role,
            place=_place(each, tokens.text, known, named) if each.kind == PLACE else None,
        )
        for each in joined
    ]


def gather(tokens: Tokens, language: str, known: Lexicon, starts: set[int]) -> dict[str, Name]:
    """The names of a text; words that have their capital for their place alone, and titles of works, are left out."""
    text = tokens.text
    candidates = find_candidates(text, language, known.classes, known.names, starts)
    works = Works(text)
    names: dict[str, Name] = {}
    for each in recase(text, candidates, known.classes, known.names, known.gazetteer.names):
        if works.hold(each.start, each.end):
            continue
        key = " ".join(each.words)
        if key not in names:
            names[key] = Name(key, each.words)
        names[key].mentions.append(each)
    return {key: name for key, name in names.items() if not _is_common(name, known, starts)}


def _is_common(name: Name, known: Lexicon, starts: set[int]) -> bool:
    if len(name.words) > 1 or not known.classes.get(name.key.lower(), 0) & COMMON:
        return False
    return all(each.start in starts for each in name.mentions)


def _span(text: str, mention: Candidate, kind: int, starts: set[int]) -> Span:
    """`The` belongs to the name of an organisation that has it with a capital within a sentence."""
    start = mention.start
    before = start - len("The ")
    if kind == ORGANISATION and text.startswith("The ", before) and before not in starts and text[before - 2].islower():
        start = before
    return start, mention.end


def _place(joined: Joined, text: str, known: Lexicon, named: Collection[str]) -> Place | None:
    gazetteer = known.gazetteer
    followed = (gazetteer.larger_behind(text, each.end) for each in joined.mentions)
    return gazetteer.locate(joined.name, behind=next(filter(None, followed), ""), named=named)

"""Finds persons, organisations and places by rules and lists. It knows the steps, and none of the rules."""

from schemas.annotations import Entity, EntityType
from workers.extraction.names.candidates import Candidate, find_candidates
from workers.extraction.names.capitals import recase
from workers.extraction.names.lexicon import Lexicon, lexicon
from workers.extraction.names.quoted import Titles
from workers.extraction.names.scoring import Name, decide
from workers.extraction.names.vocabulary import COMMON
from workers.extraction.names.weights import NEITHER, ORGANISATION
from workers.extraction.tokens import Tokens

TYPES = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE)


def recognise(tokens: Tokens, language: str) -> list[Entity]:
    """The entities of a text, in the order of their first mentions. No mentions overlap, none goes over a line."""
    known = lexicon(language)
    starts = {start for start, _end in tokens.sentences}
    names = gather(tokens, language, known, starts)
    decide(names, tokens, known, starts)
    entities = [
        Entity(type=TYPES[name.kind], name=name.key, mentions=tuple(_span(tokens.text, each, name.kind, starts) for each in name.mentions))
        for name in names.values()
        if name.kind != NEITHER
    ]
    return sorted(entities, key=lambda entity: entity.mentions[0])


def gather(tokens: Tokens, language: str, known: Lexicon, starts: set[int]) -> dict[str, Name]:
    """The names of a text that are not written with a capital for their place alone."""
    candidates = find_candidates(tokens.text, language, known.classes, known.names, starts)
    names: dict[str, Name] = {}
    titles = Titles(tokens.text)
    for each in recase(tokens.text, candidates, known.classes, known.names, known.towns):
        if titles.hold(each.start, each.end):
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


def _span(text: str, each: Candidate, kind: int, starts: set[int]) -> tuple[int, int]:
    """Where a mention is; `The` is part of an organisation's name when it has its capital within a sentence."""
    start = each.start
    if kind == ORGANISATION and text[start - 4 : start] == "The " and start - 4 not in starts and text[start - 6 : start - 5].islower():
        start -= 4
    return start, each.end

"""Finds stretches of text that may be names, by capitals and by classes of words. It does not say of what."""

from collections.abc import Container

from workers.extraction.names.linking import Linker
from workers.extraction.names.runs import runs
from workers.extraction.names.stretches import Candidate, stretches
from workers.extraction.names.titles import TitleReader
from workers.extraction.names.vocabulary import COMMON, DEMONYM, GIVEN, ORGANISATION, OTHER, PLACE
from workers.extraction.names.words import Words

CANDIDATES_MAX = 10_000
"""So many are looked at in one text: those of half a million characters of news. What follows is not read for names."""

_MAKES_NAME = ORGANISATION | PLACE | OTHER | COMMON


def find_candidates(text: str, known: Words, starts: Container[int]) -> list[Candidate]:
    """All stretches, in the order of the text, none over another; at `starts` a word has its capital for its place."""
    titles, linker = TitleReader(text, known.names), Linker(text, known)
    found: list[Candidate] = []
    for start, run in runs(text, known.language):
        if len(found) >= CANDIDATES_MAX:
            break
        for stretch in stretches(start, run, known):
            for part in titles.part(stretch):
                if part.role or part.honorific:
                    found.append(part)
                    continue
                bare = part if len(part.words) == 1 else _without_lead(part, known.names, starts)
                if not found or not linker.join(found[-1], bare):
                    found.append(bare)
    return found


def _without_lead(stretch: Candidate, names: Container[str], starts: Container[int]) -> Candidate:
    """A stretch without a first word that only begins the sentence, and without a nationality before a person."""
    words, kinds = stretch.words, stretch.kinds
    cut = int(kinds[0] & COMMON != 0 and stretch.start in starts and not _is_name(stretch, names))
    while cut < len(words) - 1 and kinds[cut] & DEMONYM and kinds[cut + 1] & GIVEN:
        cut += 1
    return stretch.part(cut) if cut else stretch


def _is_name(stretch: Candidate, names: Container[str]) -> bool:
    words, kinds = stretch.words, stretch.kinds
    if words[0].isupper() or kinds[-1] & _MAKES_NAME or kinds[0] & GIVEN:
        return True
    return stretch.key in names or " ".join(words[:2]) in names

"""Finds stretches of text that may be names, by capitals and by classes of words. It does not say of what."""

from collections.abc import Container, Mapping

from workers.extraction.names.linking import Linker
from workers.extraction.names.runs import runs
from workers.extraction.names.stretches import Stretch, stretches
from workers.extraction.names.titles import Candidate, TitleReader
from workers.extraction.names.vocabulary import COMMON, DEMONYM, GIVEN, ORGANISATION, OTHER, PLACE, head_of

CANDIDATES_MAX = 10_000
"""So many are looked at in one text: those of half a million characters of news. What follows is not read for names."""

_MAKES_NAME = ORGANISATION | PLACE | OTHER | COMMON


def find_candidates(
    text: str, language: str, classes: Mapping[str, int], names: Container[str], starts: Container[int]
) -> list[Candidate]:
    """All stretches, in the order of the text, none over another.

    `names` are known names; at `starts` a word has its capital for its place.
    """
    titles = TitleReader(text, names)
    linker = Linker(language, classes, head=head_of(language))
    found: list[Candidate] = []
    for start, run in runs(text, language):
        if len(found) >= CANDIDATES_MAX:
            break
        for stretch in stretches(start, run, classes, names, are_nouns_capital=language == "de"):
            for part, role, has_honorific in titles.part(stretch):
                if role or has_honorific:
                    found.append(Candidate(part.start, part.end, part.words, role, has_honorific))
                    continue
                bare = _without_lead(part, names, starts)
                last = found[-1] if found else None
                if last and not last.role and not last.honorific:
                    link = text[last.end : bare.start]
                    if linker.links(last.words, link, bare):
                        last.words = [*last.words, *link.split(), *bare.words]
                        last.end = bare.end
                        continue
                found.append(Candidate(bare.start, bare.end, bare.words))
    return found


def _without_lead(stretch: Stretch, names: Container[str], starts: Container[int]) -> Stretch:
    """A stretch without a first word that only begins the sentence, and without a nationality before a person."""
    words, kinds = stretch.words, stretch.kinds
    if len(words) == 1:
        return stretch
    cut = int(stretch.start in starts and bool(kinds[0] & COMMON) and not _is_name(stretch, names))
    while cut < len(words) - 1 and kinds[cut] & DEMONYM and kinds[cut + 1] & GIVEN:
        cut += 1
    return stretch.part(cut) if cut else stretch


def _is_name(stretch: Stretch, names: Container[str]) -> bool:
    words, kinds = stretch.words, stretch.kinds
    if words[0].isupper() or kinds[-1] & _MAKES_NAME or kinds[0] & GIVEN:
        return True
    return stretch.key in names or " ".join(words[:2]) in names

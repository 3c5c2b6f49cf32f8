"""Tells which entity speaks behind the words of a source. It knows nothing of contents."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from schemas.annotations import Entity, EntityType
from workers.extraction.quotation.passage import Passage, Range
from workers.extraction.quotation.phrases import POSSESSIVES

_BACK = 60
"""Mentions before a pronoun among which its person is looked for."""


@dataclass(slots=True)
class Speakers:
    """The mentions of a text, and what has been learned of the persons so far. Ask for sources in their order."""

    passage: Passage
    mentions: list[tuple[Range, Entity]]
    men: dict[str, bool] = field(default_factory=dict)
    """By a person's name: whether a title or a pronoun told of a man; else of a woman."""
    last: tuple[int, Entity] | None = None
    """The person who spoke last, and the token behind the source."""

    def behind(self, source: Range) -> str | None:
        """The name of the entity behind a source; None where it is not known."""
        low, words = self.passage.lows[source[0]], self.passage.words
        if source[1] - source[0] > 1 or low not in words.pronouns:
            found = self._named(source)
        elif low in words.relatives:
            found = self._before(source[0])
        elif low in words.male or low in words.female:
            found = self._meant(source[0], is_man=low in words.male)
        else:
            found = None
        if found and found.type is EntityType.PERSON:
            self.last = (source[1], found)
        return found.name if found else None

    def _named(self, source: Range) -> Entity | None:
        """The person whom a source names, else the organisation; a place if it is all of the source."""
        within = self._within(source)
        for mention, entity in within:
            if entity.type is EntityType.PERSON and self._is_head(source, mention):
                return entity
        for _, entity in within:
            if entity.type is EntityType.ORGANISATION:
                return entity
        for (first, last), entity in within:
            if first <= source[0] + 1 and last >= source[1] and entity.type is EntityType.PLACE:
                return entity
        return None

    def _within(self, source: Range) -> list[tuple[Range, Entity]]:
        at = bisect_left(self.mentions, source[0], key=_first)
        end = bisect_left(self.mentions, source[1], key=_first)
        starts_before = at > 0 and self.mentions[at - 1][0][1] > source[0]
        return self.mentions[at - starts_before : end]

    def _is_head(self, source: Range, mention: Range) -> bool:
        """Whether a name in a source is the one who speaks: not `a friend of X`, not `X's lawyer`."""
        lows, words = self.passage.lows, self.passage.words
        first, last = mention
        if last < source[1] and lows[last] in POSSESSIVES:
            return False
        for at in range(first - 1, source[0] - 1, -1):
            if lows[at] == ",":
                return True
            if lows[at] in words.prepositions or lows[at] in words.subordinators:
                return False
        return True

    def _before(self, at: int) -> Entity | None:
        """The person right before `who`."""
        place = bisect_left(self.mentions, at, key=_first) - 1
        if place < 0:
            return None
        (_, last), entity = self.mentions[place]
        return entity if entity.type is EntityType.PERSON and at - last <= 1 else None

    def _meant(self, at: int, *, is_man: bool) -> Entity | None:
        """The person whom `he` or `she` means: the nearest of those who spoke last or began a sentence, else any."""
        place = bisect_left(self.mentions, at, key=_first)
        back = range(place - 1, max(-1, place - 1 - _BACK), -1)
        persons = [self.mentions[k] for k in back if self._may_be(self.mentions[k][1], is_man=is_man)]
        subject = next((each for each in persons if self._is_subject(each[0])), None)
        spoke = self.last if self.last and self._may_be(self.last[1], is_man=is_man) else None
        if spoke and not (subject and subject[0][0] >= spoke[0]):
            found = spoke[1]
        elif subject or persons:
            found = (subject or persons[0])[1]
        else:
            return None
        self.men.setdefault(found.name, is_man)
        return found

    def _may_be(self, entity: Entity, *, is_man: bool) -> bool:
        return entity.type is EntityType.PERSON and self.men.get(entity.name, is_man) is is_man

    def _is_subject(self, mention: Range) -> bool:
        """Whether a name begins a sentence and is not a possessive."""
        first, last = mention
        lows, passage = self.passage.lows, self.passage
        if last < len(lows) and lows[last] in POSSESSIVES:
            return False
        return not passage.quoted[first] and (passage.opens_line(first) or lows[first - 1] == ".")


def know_speakers(passage: Passage, entities: Sequence[Entity]) -> Speakers:
    """All mentions of the entities in order, with what titles tell of the persons."""
    at = passage.tokens.at
    mentions = [((at(start), at(end - 1) + 1), entity) for entity in entities for start, end in entity.mentions]
    mentions.sort(key=_first)
    speakers = Speakers(passage, mentions)
    lows, men, women = passage.lows, passage.words.male_titles, passage.words.female_titles
    for (first, last), entity in mentions:
        if entity.type is EntityType.PERSON and entity.name not in speakers.men:
            for low in lows[max(0, first - 2) : last - 1]:
                if low in men or low in women:
                    speakers.men[entity.name] = low in men
    return speakers


def _first(mention: tuple[Range, Entity]) -> int:
    return mention[0][0]

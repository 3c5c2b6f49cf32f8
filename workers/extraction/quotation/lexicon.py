"""What must be known of a language so that its quotes are found. It knows nothing of texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

_NONE: frozenset[str] = frozenset()


class Cue(IntEnum):
    """How a cue goes with what somebody said or thinks."""

    SAYING = 1
    """With a clause or a quote, before or behind it."""
    REPORTING = 2
    """As `SAYING`, but it has other meanings: only a clause or a quote makes it a cue."""
    TELLING = 3
    """As `SAYING`, with a listener first: `told reporters`."""
    QUOTING = 4
    """With nothing but a quote: `put it`."""
    STANCE = 5
    """Before what somebody wants, judges, praises or blames."""
    ACCORDING = 6
    """Before the source."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of a language, in lower case."""

    cues: Mapping[str, Cue]
    participles: frozenset[str]
    """Cues without a subject of their own: `saying`."""
    according: Mapping[str, str]
    """Cues before a source with their second word, empty where there is none: `according`, `to`."""
    pronouns: frozenset[str]
    """Those that may be a source; also verbs that hold one: `dit-il`."""
    relatives: frozenset[str]
    complementers: frozenset[str]
    """Words that begin a reported clause."""
    that: frozenset[str]
    """The one among them that may stand some words behind its cue."""
    auxiliaries: frozenset[str]
    passives: frozenset[str]
    """Auxiliaries that make the subject the one who is spoken of."""
    adverbs: frozenset[str]
    """Words that stand between a subject and its verb."""
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    """Words that begin a clause and so end a noun phrase."""
    fronting: frozenset[str]
    """Those whose clause may stand before the main one, or around a cue: `while`, `as`."""
    prepositions: frozenset[str]
    links: frozenset[str]
    """Prepositions within a noun phrase: `a spokesman for the bank`."""
    adjuncts: frozenset[str]
    """Those that, behind a source, tell where or to whom it spoke: `said X in a letter`."""
    openers: frozenset[str]
    """Other words that open a sentence before its subject."""
    determiners: frozenset[str]
    """Words after which comes a noun, not a verb."""
    days: frozenset[str]
    male: frozenset[str]
    """Pronouns of one man."""
    female: frozenset[str]
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    finite_endings: tuple[str, ...]
    """Of cues that cannot be infinitives."""
    phases: frozenset[str] = _NONE
    """Words whose subject is the one of the infinitive behind them: `went on to say`."""
    participle_endings: tuple[str, ...] = ()
    """Of words that open a sentence before its subject: `Leaving the hall, she said`."""
    vehicles: frozenset[str] = _NONE
    """Nouns in which somebody else speaks: `a statement saying`."""
    adverb_endings: tuple[str, ...] = ()
    verb_second: bool = False
    """The subject stands behind the verb when something else stands before it."""
    comma_before_clause: bool = False

    @cached_property
    def fillers(self) -> frozenset[str]:
        """Words that may stand between a subject and its verb."""
        return self.auxiliaries | self.adverbs | self.days

    @cached_property
    def phrase_ends(self) -> frozenset[str]:
        """Words that belong to no noun phrase."""
        saying = {low for low, kind in self.cues.items() if kind is Cue.SAYING}
        return self.subordinators | self.auxiliaries | self.adverbs | (self.prepositions - self.links) | saying


def words(text: str) -> frozenset[str]:
    """The words of a list that is written with spaces."""
    return frozenset(text.split())


def cues(groups: Mapping[Cue, str]) -> dict[str, Cue]:
    """Each word with its group; of a word in two, the last counts."""
    return {word: kind for kind, group in groups.items() for word in group.split()}

"""The words by which a language tells who said what. It knows nothing of texts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's words, all in lower case.

    Cues are verbs: `saying` take a clause or a quote, before or after them; `telling` have a listener first; `stance`
    ones are followed by what somebody thinks, wants or judges. `participles` are forms without a subject of their own.
    """

    saying: frozenset[str]
    telling: frozenset[str]
    stance: frozenset[str]
    participles: frozenset[str]
    nouns: frozenset[str]
    according: frozenset[str]
    """First words of phrases that name a source, such as `according`."""
    according_next: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    complementers: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    conjunctions: frozenset[str]
    breaks: frozenset[str]
    """Words at which a noun phrase ends, from either side."""
    prepositions: frozenset[str]
    openers: frozenset[str]
    """Words that open an adverbial at the beginning of a sentence."""
    articles: frozenset[str]
    days: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]

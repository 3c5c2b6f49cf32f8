"""Says what a name may be: features of it and of what stands around it, and how much each of them weighs."""

from collections.abc import Iterable, Iterator, Mapping
from math import log

from workers.extraction.names.candidates import Candidate
from workers.extraction.names.vocabulary import COMMON, HONORIFIC, ORGANISATION, OTHER, PLACE
from workers.extraction.tokens import Tokens

Counts = tuple[int, int, int, int]
"""How often a feature was seen with a person, an organisation, a place, and something else."""

Weights = tuple[float, float, float, float]
"""For the same four: what speaks for each, in nats."""

KINDS = 4
PERSON, ORGANISATION_, PLACE_, NEITHER = range(KINDS)
SMOOTHING = 1.0
STRONGEST = 4.0


def inner(words: list[str], key: str, classes: Mapping[str, int]) -> list[str]:
    """Features of a name itself. The first letters tell their kind."""
    if len(words) == 1:
        word = words[0]
        return [f"={key}", f"^{key}", f"${key}", f"~{key[-3:]}", f"#{_shape(word)}"]
    kinds = [classes.get(word.lower().rstrip("."), 0) for word in words]
    common = sum(1 for kind in kinds if kind & COMMON)
    share = "all" if common == len(kinds) else "some" if common else "none"
    features = [
        f"={key}",
        f"<{words[0]}",
        f">{words[-1]}",
        f"%{share}{min(len(words), 4)}",
        f"#{'.' if any(word[1:] == '.' for word in words) else ''}{min(len(words), 4)}",
    ]
    features.extend(f"|{word}" for word in words[1:-1])
    return features


def _shape(word: str) -> str:
    if word.isupper():
        return f"A{min(len(word), 6)}{'.' if '.' in word else ''}"
    if any(each.isdigit() for each in word):
        return "9"
    if "-" in word:
        return "-"
    return "a" if word[1:].islower() else "aB"


def around(candidate: Candidate, tokens: Tokens, starts: frozenset[int] = frozenset()) -> list[str]:
    """Features of what stands before and behind a candidate."""
    words = tokens.words
    index = tokens.at(candidate.start)
    behind = tokens.at(candidate.end - 1) + 1
    before = words[index - 1].lower() if index else ""
    before2 = words[index - 2].lower() if index > 1 else ""
    after = words[behind].lower() if behind < len(words) else ""
    after2 = words[behind + 1].lower() if behind + 1 < len(words) else ""
    return [f"-{before}", f"-{before2} {before}", f"+{after}", f"+{after} {after2}"]

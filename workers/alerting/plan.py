"""A query made ready for matching: negations moved inward, and the words by which to find it. It knows no articles."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from workers.alerting.tree import And, Not, Or, Phrase, Query, Term


@dataclass(frozen=True, slots=True)
class Adjacent:
    """These words, one right after the other. A single word is a case of it."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacks:
    """Not this."""

    part: Adjacent


@dataclass(frozen=True, slots=True)
class Every:
    """All of the words and all of the parts."""

    words: frozenset[str]
    parts: "tuple[Plan, ...]"


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of the words or parts."""

    words: frozenset[str]
    parts: "tuple[Plan, ...]"


Plan: TypeAlias = Adjacent | Lacks | Every | Some

Cost = Callable[[str], float]
"""How often a word is likely to be met; comparable only with itself."""


def make_plan(query: Query) -> Plan:
    """Move negations inward to the words, after De Morgan, and part plain words from the rest."""
    return _plan(query, negated=False)


def words_of(plan: Plan) -> Iterator[str]:
    """The words by which a plan can be found, each as often as it is there."""
    match plan:
        case Adjacent(words):
            yield from words
        case Every(words, parts) | Some(words, parts):
            yield from words
            for part in parts:
                yield from words_of(part)


def anchors(plan: Plan, *, cost: Cost) -> frozenset[str] | None:
    """The cheapest words of which an article must hold at least one to match; None when it needs none."""
    match plan:
        case Adjacent(words):
            return frozenset({min(words, key=cost)})
        case Lacks():
            return None
        case Every(words, parts):
            choices = [frozenset({word}) for word in words]
            choices += [found for part in parts if (found := anchors(part, cost=cost))]
            return min(choices, key=lambda each: sum(map(cost, each)), default=None)
        case Some(words, parts):
            found_in = [anchors(part, cost=cost) for part in parts]
            known = [found for found in found_in if found]
            return words.union(*known) if len(known) == len(parts) else None


def _plan(query: Query, *, negated: bool) -> Plan:
    match query:
        case Term(word):
            return Lacks(Adjacent((word,))) if negated else Adjacent((word,))
        case Phrase(words):
            return Lacks(Adjacent(words)) if negated else Adjacent(words)
        case Not(child):
            return _plan(child, negated=not negated)
        case And(children) | Or(children):
            parts = [_plan(child, negated=negated) for child in children]
            return _group(parts, of=Every if isinstance(query, And) is not negated else Some)


def _group(parts: Iterable[Plan], *, of: type[Every] | type[Some]) -> Plan:
    words, others = set(), []
    for part in parts:
        if isinstance(part, Adjacent) and len(part.words) == 1:
            words.add(part.words[0])
        else:
            others.append(part)
    return of(frozenset(words), tuple(others))

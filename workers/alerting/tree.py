"""A query as a tree: its parts, where they stood, and how to write it down again. It knows nothing of articles."""

from dataclasses import dataclass, field
from typing import TypeAlias

from workers.alerting.scanner import is_bare

Span: TypeAlias = tuple[int, int]
"""Characters of the query's text, end excluded."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word. `text` is as it was written, without quotes; `word` as it is compared."""

    word: str
    text: str = field(compare=False)
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Two words or more, one right after the other."""

    words: tuple[str, ...]
    text: str = field(compare=False)
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """The child must not match."""

    child: "Query"
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class And:
    """All of two children or more must match."""

    children: "tuple[Query, ...]"
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two children or more must match."""

    children: "tuple[Query, ...]"
    span: Span = field(compare=False)


Query: TypeAlias = Term | Phrase | And | Or | Not


def render(query: Query) -> str:
    """Write a query with the fewest parentheses and every operator; parsing that gives an equal tree."""
    match query:
        case Term(text=text) | Phrase(text=text):
            return text if is_bare(text) else f'"{text}"'
        case Not(child):
            return f"NOT {_render_in(query, child)}"
        case And(children):
            return " AND ".join(_render_in(query, child) for child in children)
        case Or(children):
            return " OR ".join(_render_in(query, child) for child in children)


def _render_in(parent: Query, child: Query) -> str:
    looser = {Not: (And, Or), And: (And, Or), Or: (Or,)}[type(parent)]
    return f"({render(child)})" if isinstance(child, looser) else render(child)


def holds_by_absence(query: Query) -> Not | None:
    """The NOT by which a query matches even an empty text, if it does."""
    match query:
        case Not(child):
            return query if holds_by_absence(child) is None else None
        case And(children):
            found = [holds_by_absence(child) for child in children]
            return found[0] if all(found) else None
        case Or(children):
            return next(filter(None, map(holds_by_absence, children)), None)
        case _:
            return None

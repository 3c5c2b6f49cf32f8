"""The query language: words and "phrases" with AND, OR, NOT and parentheses. It knows nothing of rules and articles.

    query = both { OR both }
    both  = one { [AND] one }
    one   = NOT one | ( query ) | word | "phrase"

`&&`, `||` and a hyphen right before a word are other ways to write AND, OR and NOT. Whatever else is written is refused
with its place.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from workers.alerting.scanner import Kind, QueryError, Sign, refuse, scan
from workers.alerting.tree import And, Not, Or, Phrase, Query, Term, holds_by_absence, render

__all__ = ["And", "Not", "Or", "Phrase", "Query", "QueryError", "Term", "parse", "render"]

LENGTH_MAX = 20_000
"""Characters of a query."""

DEPTH_MAX = 50
"""Parentheses and NOTs inside each other."""

_STARTS = {Kind.WORDS, Kind.NOT, Kind.OPEN}


def parse(text: str) -> Query:
    """Read a query. NOT binds closest, then AND, then OR; words side by side are joined by AND.

    Raises:
        QueryError: it is not of the language, longer than `LENGTH_MAX`, nested deeper than `DEPTH_MAX`, or would match
            an article by the absence of words alone.
    """
    if len(text) > LENGTH_MAX:
        refuse(text, LENGTH_MAX, f"the query is longer than {LENGTH_MAX} characters", "make several rules of it")
    reader = _Reader(text, list(scan(text)))
    query = reader.read_query()
    if left := reader.next:
        refuse(text, left.start, f"`{left.text}` closes nothing", "take it away, or open one before it")
    if absent := holds_by_absence(query):
        hint = "a query needs at least one word that must be there"
        refuse(text, absent.span[0], "this would match nearly every article", hint)
    return query


@dataclass(slots=True)
class _Reader:
    """Reads signs from left to right by the grammar above, one method for each of its lines."""

    text: str
    signs: list[Sign]
    at: int = 0
    depth: int = 0

    @property
    def next(self) -> Sign | None:
        return self.signs[self.at] if self.at < len(self.signs) else None

    def read_query(self) -> Query:
        return self._read_chain(self._read_both, joined_by={Kind.OR}, make=Or)

    def _read_both(self) -> Query:
        return self._read_chain(self._read_one, joined_by={Kind.AND, *_STARTS}, make=And)

    def _read_chain(
        self, read: Callable[[], Query], *, joined_by: Collection[Kind], make: type[And] | type[Or]
    ) -> Query:
        children = [read()]
        while (sign := self.next) and sign.kind in joined_by:
            self.at += sign.kind not in _STARTS
            children.append(read())
        if len(children) == 1:
            return children[0]
        return make(tuple(children), (children[0].span[0], children[-1].span[1]))

    def _read_one(self) -> Query:
        sign = self._take_start()
        if sign.kind is Kind.WORDS:
            return _leaf(sign)
        self.depth += 1
        if self.depth > DEPTH_MAX:
            refuse(self.text, sign.start, f"nested deeper than {DEPTH_MAX}", "make several rules of it")
        query = self._read_negated(sign) if sign.kind is Kind.NOT else self._read_group(sign)
        self.depth -= 1
        return query

    def _read_negated(self, sign: Sign) -> Query:
        child = self._read_one()
        return Not(child, (sign.start, child.span[1]))

    def _read_group(self, opening: Sign) -> Query:
        query = self.read_query()
        if not self.next:
            refuse(self.text, opening.start, "the parenthesis is not closed", "close it, or quote it as text")
        self.at += 1
        return query

    def _take_start(self) -> Sign:
        sign = self.next
        if not sign or sign.kind not in _STARTS:
            after = f"after `{self.signs[self.at - 1].text}`" if self.at else "at the start"
            reason = f"a word is missing {after}" if self.signs else "the query is empty"
            place = sign.start if sign else len(self.text.rstrip())
            refuse(self.text, place, reason, 'write a word, a "phrase" or a group in parentheses')
        self.at += 1
        return sign


def _leaf(sign: Sign) -> Query:
    span = (sign.start, sign.end)
    if len(sign.words) == 1:
        return Term(sign.words[0], sign.text, span)
    return Phrase(sign.words, sign.text, span)

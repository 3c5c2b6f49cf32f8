"""Says what a name is, by what is known of it, what stands around it, and the other names of its article."""

from collections.abc import Iterable

from workers.extraction.names.hints import WEIGHED
from workers.extraction.names.lexicon import Lexicon
from workers.extraction.names.relations import Name, Relations, longest_first
from workers.extraction.names.vocabulary import ORGANISATION as ORGANISATION_HEAD
from workers.extraction.names.weights import verdict
from workers.extraction.tokens import Tokens

MENTIONS_MAX = 3
"""So many mentions are looked at."""

SURE = 5.0
"""Nats that a kind leads by without the words around: in one name of a thousand they would say otherwise."""


def decide(names: Iterable[Name], tokens: Tokens, lexicon: Lexicon, starts: set[int]) -> None:
    """Set the kind of each name: longer names first, since shorter ones lean on them."""
    relations = Relations()
    for name in longest_first(names):
        hinted = _hinted(name, tokens, lexicon, starts, relations.hint(name))
        total = name.profile.weights + hinted
        name.kind, lead = verdict(total) if hinted else name.profile.verdict
        if lead < SURE:
            for mention in name.mentions[:MENTIONS_MAX]:
                total += lexicon.evidence.of_surroundings(mention, tokens)
            name.kind, _ = verdict(total)
        relations.add(name)


def _hinted(name: Name, tokens: Tokens, lexicon: Lexicon, starts: set[int], relation: str | None) -> int:
    """What rules say of a name in this article; `relation` is what it is of a longer one."""
    first = name.mentions[0]
    total = WEIGHED[relation] if relation else 0
    if name.is_titled:
        total += WEIGHED["titled"]
    if first.dateline:
        total += WEIGHED["dateline"]
    if lexicon.gazetteer.larger_behind(tokens.text, first.end):
        total += WEIGHED["before its country"]
    if len(name.words) == 1:
        if name.is_only_at(starts):
            total += WEIGHED["only at starts"]
        if not (relation or name.is_titled or name.profile.is_listed):
            total += _of_unknown(name, tokens, lexicon)
    return total


def _of_unknown(name: Name, tokens: Tokens, lexicon: Lexicon) -> int:
    """Of a word alone that no longer name and no gazetteer knows."""
    total = WEIGHED["noun"] if name.profile.is_noun else 0
    behind = tokens.at(name.mentions[0].end) + 1
    if behind < len(tokens.words) and lexicon.words.kind_of(tokens.words[behind]) & ORGANISATION_HEAD:
        total += WEIGHED["organisation behind"]
    return total

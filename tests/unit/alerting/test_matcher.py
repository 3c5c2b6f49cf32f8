"""Which rules an article meets, and where."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.extraction import Extraction
from schemas.rule import AlertRule
from workers.alerting.matcher import Matcher
from workers.alerting.query import And, Not, Or, Phrase, Query, QueryError, Term, parse
from workers.alerting.words import split


def rule(query: str, *, name: str = "r", languages: tuple[str, ...] = (), sources: tuple[str, ...] = ()) -> AlertRule:
    """A rule with this query."""
    return AlertRule(id=name, title="A rule", query=query, languages=languages, sources=sources)


def article(text: str, *, headline: str = "-", language: str | None = "en") -> Extraction:
    """An article with this text."""
    return Extraction(headline=headline, text=text, language=language, word_count=0)


def found(query: str, extraction: Extraction) -> list[str] | None:
    """What is highlighted in an article, or None when the query does not match."""
    matches = Matcher([rule(query)]).match(extraction, source="wire")
    fields = {"headline": extraction.headline, "text": extraction.text}
    return [fields[each.field][each.start : each.end] for each in matches[0].highlights] if matches else None


@pytest.mark.parametrize(
    ("query", "headline", "text", "highlights"),
    [
        (
            'Blinken AND "defence partnership"',
            "Blinken in Oslo",
            "A Defence\nPartnership.",
            ["Blinken", "Defence\nPartnership"],
        ),
        ("blinken", "-", "BLINKEN\u2019s plane", ["BLINKEN"]),
        ("a b", "a", "b", ["a", "b"]),
        ("a b", "a", "c", None),
        ('"a b"', "a", "b", None),
        ('"a b"', "-", "a, b", ["a, b"]),
        ('"a a b"', "-", "a a a b", ["a a b"]),
        ("covid-19", "-", "Covid 19, COVID-19", ["Covid 19", "COVID-19"]),
        ("a OR b", "-", "b a b", ["b", "a", "b"]),
        ("a -b", "-", "a c", ["a"]),
        ("a -b", "b", "a c", None),
        ("a OR (b c)", "-", "a b", ["a"]),
        ("a OR (b -c)", "-", "a b c", ["a"]),
        ("NOT (NOT a OR b)", "-", "a c", ["a"]),
        ("NOT (NOT a OR b)", "-", "a b", None),
        ("NOT NOT a", "-", "a", ["a"]),
        ('a -"b c"', "-", "a c b", ["a"]),
        ('"a b" OR "b c"', "-", "a b c", ["a b c"]),
        ('"a b" OR b', "-", "b a b", ["b", "a b"]),
        ("stra\u00dfe", "-", "\ufb01ne STRASSE", ["STRASSE"]),
        ("\u5730\u9707", "-", "\u5927\u5730\u9707\u304c", ["\u5730\u9707"]),
        ("art", "-", "party", None),
    ],
)
def test_queries_match_and_highlight(query: str, headline: str, text: str, highlights: list[str] | None) -> None:
    """A query finds its words in headline and text, phrases within one of them, and shows what made it match."""
    assert found(query, article(text, headline=headline)) == highlights


def test_at_most_twenty_places_are_highlighted() -> None:
    """Highlights are the first twenty, in the order of reading."""
    matches = Matcher([rule("a OR b")]).match(article("a b " * 50, headline="b"), source="wire")
    places = [(each.field, each.start) for each in matches[0].highlights]
    assert places == [("headline", 0), *(("text", 2 * number) for number in range(19))]


@pytest.mark.parametrize(
    ("languages", "language", "matches"),
    [
        ((), "en", True),
        ((), None, True),
        (("en",), "en-GB", True),
        (("EN", "fr"), "fr", True),
        (("en",), "eng", False),
        (("en",), "de", False),
        (("en",), None, False),
    ],
)
def test_languages_are_compared_by_their_first_part(
    *, languages: tuple[str, ...], language: str | None, matches: bool
) -> None:
    """A rule for a language takes its regional forms, and no article of unknown language."""
    matcher = Matcher([rule("a", languages=languages)])
    assert bool(matcher.match(article("a", language=language), source="wire")) is matches


def test_sources_are_compared_exactly() -> None:
    """A rule for sources takes only theirs."""
    matcher = Matcher([rule("a", sources=("Wire", "Post"))])
    assert matcher.match(article("a"), source="Post")
    assert not matcher.match(article("a"), source="post")


def test_rules_come_in_their_order() -> None:
    """Matches have the order of the rules given, whatever their names and numbers."""
    rules = [rule("b" if number % 7 == 1 else "a", name=f"{99 - number}") for number in range(40)]
    matches = Matcher(rules).match(article("b"), source="wire")
    assert [match.rule for match in matches] == rules[1::7]


def test_a_refused_query_is_not_compiled() -> None:
    """A matcher is never built without one of its rules in silence."""
    with pytest.raises(QueryError):
        Matcher([rule("a"), rule("a AND")])


@pytest.mark.parametrize("shared", ["the", "government", '"the government"'])
def test_only_rules_that_could_match_are_tried(shared: str) -> None:
    """A rule is not looked at unless the article holds the word that it shares with the fewest others."""
    rules = [rule(f"{shared} AND rare{number}", name=f"r{number}") for number in range(100)]
    matcher = Matcher(rules)
    matches = matcher.match(article("the government rare7 tremor"), source="wire")
    assert [match.rule.id for match in matches] == ["r7"]
    assert set(matcher._by_anchor) == {f"rare{number}" for number in range(100)}


def naive(query: Query, fields: Sequence[Sequence[str]]) -> bool:
    """Whether a query matches, by the definition of its parts."""
    match query:
        case Term(word):
            return any(word in words for words in fields)
        case Phrase(sought):
            size = len(sought)
            return any(tuple(words[at : at + size]) == sought for words in fields for at in range(len(words)))
        case Not(child):
            return not naive(child, fields)
        case And(children):
            return all(naive(child, fields) for child in children)
        case Or(children):
            return any(naive(child, fields) for child in children)


def positive_words(query: Query, *, negated: bool = False) -> set[str]:
    """The words of a query that may be highlighted."""
    match query:
        case Term(word):
            return set() if negated else {word}
        case Phrase(words):
            return set() if negated else set(words)
        case Not(child):
            return positive_words(child, negated=not negated)
        case And(children) | Or(children):
            return set().union(*(positive_words(child, negated=negated) for child in children))


def is_read(query: str) -> bool:
    """Whether the language takes a query."""
    try:
        parse(query)
    except QueryError:
        return False
    return True


leaves = st.sampled_from(["a", "bb", "ccc", "dddd", '"a bb"', '"bb ccc a"', '"a a"', "ccc-dddd"])
queries = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" AND ", " OR ", " ", " AND NOT ", " OR NOT "]), inner).map("".join),
        inner.map("({})".format),
        inner.map("NOT ({})".format),
    ),
    max_leaves=8,
).filter(is_read)
texts = st.lists(st.sampled_from(["a", "bb", "ccc", "dddd", "eeeee", "A", "bb's", "-"]), max_size=12).map(" ".join)


@given(st.lists(queries, max_size=12), texts.map("x {}".format), texts)
def test_the_matcher_agrees_with_the_definition(queries: list[str], headline: str, text: str) -> None:
    """Random rules match random articles exactly when each one, tried alone and plainly, does."""
    rules = [rule(query, name=f"r{number}") for number, query in enumerate(queries)]
    fields = [split(headline), split(text)]
    expected = [each.id for each in rules if naive(parse(each.query), fields)]
    matches = Matcher(rules).match(article(text, headline=headline), source="wire")
    assert [match.rule.id for match in matches] == expected
    for match in matches:
        shown = [(each.field, each.start, each.end) for each in match.highlights]
        assert shown == sorted(shown)
        cut = [{"headline": headline, "text": text}[field][start:end] for field, start, end in shown]
        assert {word for part in cut for word in split(part)} <= positive_words(parse(match.rule.query))
        assert cut

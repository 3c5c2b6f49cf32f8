"""The query language."""

import pickle

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schemas.rule import AlertRule
from workers.alerting.query import DEPTH_MAX, LENGTH_MAX, And, Not, Or, Phrase, Query, QueryError, Term, parse, render

NOWHERE = (0, 0)


def term(word: str) -> Term:
    """A word, wherever it stands."""
    return Term(word, word, NOWHERE)


def phrase(*words: str) -> Phrase:
    """Words in a row, wherever they stand."""
    return Phrase(words, " ".join(words), NOWHERE)


def both(*children: Query) -> And:
    """All of these."""
    return And(children, NOWHERE)


def either(*children: Query) -> Or:
    """One of these."""
    return Or(children, NOWHERE)


def no(child: Query) -> Not:
    """Not this."""
    return Not(child, NOWHERE)


A, B, C = map(term, "abc")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("A", A),
        ("a AND b AND c", both(A, B, C)),
        ("a b c", both(A, B, C)),
        ("a && b c", both(A, B, C)),
        ("a OR b || c", either(A, B, C)),
        ("a OR b AND c", either(A, both(B, C))),
        ("a b OR c", either(both(A, B), C)),
        ("(a OR b) AND c", both(either(A, B), C)),
        ("(a AND b) AND c", both(both(A, B), C)),
        ("((a))", A),
        ("a AND NOT b", both(A, no(B))),
        ("a NOT b OR c", either(both(A, no(B)), C)),
        ("a -b", both(A, no(B))),
        ('a -"b c"', both(A, no(phrase("b", "c")))),
        ("a -(b OR c)", both(A, no(either(B, C)))),
        ("NOT a b", both(no(A), B)),
        ("NOT NOT a", no(no(A))),
        ("NOT (NOT a OR b)", no(either(no(A), B))),
        ('"defence partnership"', phrase("defence", "partnership")),
        ("\u201cdefence  Partnership\u201d", phrase("defence", "partnership")),
        ('"and"', term("and")),
        ('"a"', A),
        ("COVID-19", phrase("covid", "19")),
        ("AT&T C++ U.S.", both(term("at&t"), term("c++"), phrase("u", "s"))),
        ("Blinken\u2019s", term("blinken")),
        ("\u5730\u9707", phrase("\u5730", "\u9707")),
        ('"9/11: what, now?"', phrase("9", "11", "what", "now")),
        ('("a")AND(b)', both(A, B)),
        ("a\n\tOR b", either(A, B)),
        ("near open", both(term("near"), term("open"))),
    ],
)
def test_queries_are_read(text: str, tree: Query) -> None:
    """Each way of writing gives the tree that it means."""
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "line", "column", "reason", "hint"),
    [
        ("", 1, 1, "the query is empty", "write a word"),
        (" \n ", 1, 1, "the query is empty", "write a word"),
        ("a and b", 1, 3, "`and` could be a word or an operator", "AND in capitals, or quote"),
        ("Or", 1, 1, "`Or` could be a word or an operator", "OR in capitals, or quote"),
        ("a AND", 1, 6, "a word is missing after `AND`", "write a word"),
        ("a\nOR", 2, 3, "a word is missing after `OR`", "write a word"),
        ("AND a", 1, 1, "a word is missing at the start", "write a word"),
        ("a OR OR b", 1, 6, "a word is missing after `OR`", "write a word"),
        ("a NOT", 1, 6, "a word is missing after `NOT`", "write a word"),
        ("a ()", 1, 4, "a word is missing after `(`", "write a word"),
        ("(a OR b", 1, 1, "the parenthesis is not closed", "close it"),
        ("a OR b)", 1, 7, "`)` closes nothing", "open one before it"),
        ('a "b c', 1, 3, "the quote is not closed", "a quote at both ends"),
        ('a ""', 1, 3, "there is no word between the quotes", "letters or digits"),
        ('"?!"', 1, 1, "there is no word between the quotes", "letters or digits"),
        ("a NEAR b", 1, 3, "`NEAR` is not known", "quote it"),
        ("NEAR/5", 1, 1, "`NEAR` is not known", "quote it"),
        ("a W/5 b", 1, 4, "`/` is not part of the query language", "quote it"),
        ("title:a", 1, 6, "`:` is not part of the query language", "fields are not known"),
        ("defen*", 1, 6, "`*` is not part of the query language", "wildcards are not known"),
        ('"defen* x"', 1, 7, "`*` has no meaning in a phrase", "wildcards are not known"),
        ("a, b", 1, 2, "`,` is not part of the query language", "AND or OR"),
        ("'a b'", 1, 1, "`'` is not part of the query language", "double quotes"),
        ("a - b", 1, 3, "`-` is not part of the query language", "right before it"),
        ("a\x00", 1, 2, "U+0000 is not part of the query language", "quote it"),
        ('a"b"', 1, 2, "a space is missing here", "part words"),
        ('"a" b" c"', 1, 6, "a space is missing here", "part words"),
        ("a(b)", 1, 2, "a space is missing here", "part words"),
        ("NOT a", 1, 1, "this would match nearly every article", "at least one word that must be there"),
        ("-a", 1, 1, "this would match nearly every article", "at least one word that must be there"),
        ("a OR NOT b", 1, 6, "this would match nearly every article", "at least one word that must be there"),
        ("(a -b) OR -c", 1, 11, "this would match nearly every article", "at least one word that must be there"),
        ("NOT (a AND NOT b)", 1, 1, "this would match nearly every article", "at least one word that must be there"),
        ("a" * 20_001, 1, 20_001, "the query is longer than 20000 characters", "several rules"),
        ("(" * 51 + "a" + ")" * 51, 1, 51, "nested deeper than 50", "several rules"),
        ("NOT " * 51 + "a", 1, 201, "nested deeper than 50", "several rules"),
        ('"' + "a " * 101 + '"', 1, 1, "the phrase has 101 words", "join shorter ones"),
    ],
)
def test_what_is_not_understood_is_refused(text: str, line: int, column: int, reason: str, hint: str) -> None:
    """A refusal tells the place, the reason and the way out."""
    with pytest.raises(QueryError) as caught:
        parse(text)
    error = caught.value
    assert (error.line, error.column, error.reason) == (line, column, reason)
    assert hint in error.hint


def test_the_largest_queries_are_read() -> None:
    """What is just within the limits is read."""
    assert parse("(" * DEPTH_MAX + "a" + ")" * DEPTH_MAX) == A
    assert parse("(a b OR " * (DEPTH_MAX - 1) + "a" + ")" * (DEPTH_MAX - 1))
    assert parse("(a) " * (DEPTH_MAX + 1)) == both(*[A] * (DEPTH_MAX + 1))
    assert parse("a " * (LENGTH_MAX // 2)) == both(*[A] * (LENGTH_MAX // 2))
    assert AlertRule(id="x", title="x", query="a" * LENGTH_MAX)


def test_parts_tell_where_they_stood() -> None:
    """Each part of the tree has its place in the query."""
    text = 'a OR (b -"c d")'
    query = parse(text)
    assert isinstance(query, Or)
    group = query.children[1]
    assert isinstance(group, And)
    spans = [query.span, query.children[0].span, group.span, group.children[1].span]
    assert [text[start:end] for start, end in spans] == ['a OR (b -"c d"', "a", 'b -"c d"', '-"c d"']


def test_the_error_survives_pickling() -> None:
    """A refusal may cross processes."""
    error = QueryError("reason", 1, 2, "hint")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (copy.reason, copy.line, copy.column, copy.hint) == ("reason", 1, 2, "hint")
    assert str(copy) == "1:2: reason (hint)"


words = st.sampled_from(
    ["a", "b", "c", "and", "near", "C++", "AT&T", "COVID-19", "NEAR", "\u5730\u9707", "$5", "1,000"]
)
texts = st.lists(words, min_size=1, max_size=3).map(" ".join)


def leaf(text: str) -> Query:
    """What a quoted text is in a tree."""
    return parse(f'"{text}"')


def branches(children: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    """Trees one level higher."""
    some = st.lists(children, min_size=2, max_size=3)
    return st.one_of(
        some.map(lambda found: both(*found)),
        some.map(lambda found: either(*found)),
        children.map(no),
    )


trees = st.recursive(texts.map(leaf), branches, max_leaves=12)


def parse_or_refuse(text: str) -> Query | QueryError:
    """The tree of a query, or why it is refused."""
    try:
        return parse(text)
    except QueryError as error:
        return error


@given(trees)
def test_what_is_rendered_is_read_the_same(tree: Query) -> None:
    """A tree that is written down and read again is equal."""
    read = parse_or_refuse(render(tree))
    assume(not isinstance(read, QueryError))
    assert read == tree


@given(
    st.one_of(
        st.text(),
        st.text(alphabet='ab()"-&|\u201c\u201d :* \n'),
        st.lists(st.sampled_from(["a", "AND", "OR", "NOT", "(", ")", '"b c"', "-d", "&&", "||", "and"])).map(" ".join),
    )
)
def test_any_text_is_read_or_refused(text: str) -> None:
    """Any text gives a tree, the same when rendered, or a refusal with a place within it."""
    read = parse_or_refuse(text)
    if isinstance(read, QueryError):
        assert read.line <= text.count("\n") + 1
        assert 1 <= read.column <= len(text) + 1
    else:
        assert parse(render(read)) == read

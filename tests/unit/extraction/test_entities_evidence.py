"""What the lists say of a name: laid out for speed, it is what the features say that were learned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.names.evidence import Evidence
from workers.extraction.names.features import inner, outer
from workers.extraction.names.stretches import Candidate
from workers.extraction.names.weights import NEITHER, ORGANISATION, PERSON, PLACE, pack, verdict
from workers.extraction.tokens import tokenize

WORDS = ("said", "In", "of", "the", "Bell", ",")
PAIRS = [(before, behind) for before in WORDS[:4] for behind in ("said", "the", "")]
SIGNS = {
    **{f"-{word.lower()}": pack((index, 0, -index, 0.5)) for index, word in enumerate(WORDS, 1)},
    **{f"+{word.lower()}": pack((0, index, 0, -1.5)) for index, word in enumerate(WORDS, 1)},
    **{f"-{beyond} {word.lower()}": pack((0.1, 0, 2, 0)) for word, beyond in PAIRS},
    **{f"+{word.lower()} {beyond}": pack((0, 0.2, 0, 3)) for word, beyond in PAIRS},
    "-": pack((0.3, 0, 0, 0)),
    "+": pack((0, 0, 0, 0.4)),
    "#a": pack((0.7, 0, 0, 0)),
}
NAMES = {"=Bell": pack((2, 0, 0, 0)), "<Anna": pack((1, 0, 0, 0)), ">Bell": pack((0.5, 0.25, 0, 0))}
EVIDENCE = Evidence(NAMES, SIGNS)
weights = st.tuples(*[st.integers(-400, 400).map(lambda share: share / 100)] * 4)


@given(st.lists(st.sampled_from(WORDS), max_size=4), st.lists(st.sampled_from(WORDS), max_size=4))
def test_surroundings_say_what_their_features_say(before: list[str], behind: list[str]) -> None:
    """The words around a mention weigh what the features weigh that lists are learned from."""
    text = " ".join([*before, "Anna", *behind])
    start = len(" ".join([*before, ""]))
    mention = Candidate(start, start + len("Anna"), "Anna", ("Anna",), (0,))
    tokens = tokenize(text)
    expected = sum(SIGNS.get(feature, 0) for feature in outer(mention, tokens))
    assert EVIDENCE.of_surroundings(mention, tokens) == expected


@pytest.mark.parametrize("key", ["Bell", "Anna Bell", "Anna", "Anna of Bell"])
def test_a_name_says_what_its_features_say(key: str) -> None:
    """So do the words of a name."""
    words, kinds = key.split(" "), [0] * len(key.split(" "))
    expected = sum((SIGNS | NAMES).get(feature, 0) for feature in inner(key, words, kinds))
    assert EVIDENCE.of_name(key, words, kinds) == expected


@given(st.lists(weights, min_size=1, max_size=50))
def test_sums_of_packed_weights_are_sums_of_each(rows: list[tuple[float, ...]]) -> None:
    """The kind with the largest sum wins, by as much as it is ahead."""
    sums = [round(sum(column), 2) for column in zip(*rows, strict=True)]
    kind, lead = verdict(sum(map(pack, rows)))
    first, second = sorted(sums, reverse=True)[:2]
    assert kind == sums.index(first)
    assert lead == pytest.approx(first - second, abs=0.005)


@pytest.mark.parametrize("kind", [PERSON, ORGANISATION, PLACE, NEITHER])
def test_negative_weights_reach_no_other_kind(kind: int) -> None:
    """What speaks against all but one leaves that one."""
    row = tuple(0.0 if each == kind else -400.0 for each in range(4))
    assert verdict(pack(row)) == (kind, 400.0)

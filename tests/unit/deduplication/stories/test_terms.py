"""What a text is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.annotations import EntityType
from schemas.extraction import Naming
from workers.deduplication.stories.frequencies import Frequencies
from workers.deduplication.stories.similarity import Vector
from workers.deduplication.stories.terms import WEIGHED_TERMS, Terms, terms_of, weigh
from workers.deduplication.words import split

NOTHING = split("")


def terms(text: str, *, headline: str = "", language: str = "en", names: tuple[Naming, ...] = ()) -> Terms:
    """The terms of a text."""
    return terms_of(split(headline), split(text), names, language=language)


def term(word: str, language: str = "en") -> int:
    """The term of one word."""
    (found,) = terms(word, language=language).words
    return found


def name(of: str, mentions: int = 1) -> Naming:
    """Somebody who is named."""
    return Naming(type=EntityType.PERSON, name=of, mentions=mentions)


def weighed(found: Terms, *earlier: Terms) -> Vector:
    """The weights of terms after articles that came before."""
    frequencies = Frequencies()
    for each in earlier:
        frequencies.add(each.all)
    return weigh(found, frequencies)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("elections", "electing"),
        ("Ministerium", "Ministerien"),
        ("\u0432\u044b\u0431\u043e\u0440\u044b", "\u0412\u042b\u0411\u041e\u0420\u042b"),
        ("harbour's", "harbour"),
    ],
)
def test_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    """Words that begin alike count as one."""
    assert terms(one).words.keys() & terms(other).words.keys()


@pytest.mark.parametrize(("one", "other"), [("ferry", "fairy"), ("tower", "towed"), ("rate", "rates")])
def test_short_words_count_whole(one: str, other: str) -> None:
    """Words of up to six characters that differ are different terms."""
    assert term(one) != term(other)


def test_a_language_has_its_own_terms() -> None:
    """The same word in another language is another term, and so is the language."""
    assert term("die", "en") != term("die", "de")
    assert terms("die", language="en").of_language != terms("die", language="de").of_language


def test_scripts_without_spaces_count_by_pairs() -> None:
    """Two neighbouring characters are a term."""
    found = terms("\u6d77\u6e2f\u6d77\u6e2f\u706b\u707e", language="zh")
    assert sorted(found.words.values()) == [1, 1, 1, 2]


def test_names_are_terms_beside_their_words() -> None:
    """A name is one term, whatever its case, and other than its words."""
    found, again = (terms("", names=(name(of, 3),)) for of in ("Orrin Gap", "ORRIN GAP"))
    assert found.names == again.names
    assert list(found.names.values()) == [3]
    assert not found.names.keys() & terms("Orrin Gap").words.keys()


def test_rare_words_weigh_more() -> None:
    """What many articles have weighs less than what none had; what all have weighs next to nothing."""
    common = [terms(f"harbour {number}zz") for number in range(50)]
    vector = weighed(terms("harbour volcano"), *common, terms("volcano"))
    assert list(vector.weights) == [term("volcano"), term("harbour")]
    assert vector.weights[term("volcano")] == 255
    assert vector.weights[term("harbour")] < 20


def test_one_article_makes_no_word_common() -> None:
    """In the second article of all, a word of the first still weighs more than half of a new one."""
    vector = weighed(terms("harbour volcano"), terms("harbour"))
    assert vector.weights[term("harbour")] > 128


def test_headline_and_lead_weigh_more() -> None:
    """A word of the headline weighs more than one of the lead, and that more than one far below."""
    filling = " ".join(f"w{number}" for number in range(130))
    vector = weighed(terms(f"lead {filling} below", headline="top"))
    weights = [vector.weights.get(term(word), 0) for word in ("top", "lead", "below")]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 3


def test_a_vector_has_the_heaviest_terms_alone() -> None:
    """Of many words the heaviest are kept, in their order."""
    vector = weighed(terms(" ".join(f"w{number} " * (number % 7 + 1) for number in range(500))))
    assert len(vector.weights) == WEIGHED_TERMS
    assert list(vector.weights.values()) == sorted(vector.weights.values(), reverse=True)


@given(st.text(), st.text(), st.lists(st.text(min_size=1, max_size=70), max_size=3))
def test_any_text_has_a_vector(headline: str, text: str, names: list[str]) -> None:
    """Whatever is written, weights are of one byte, terms of three, and the vector packs."""
    called = tuple(Naming.model_construct(type=EntityType.PLACE, name=each, mentions=1) for each in names)
    vector = weighed(terms(text, headline=headline, names=called))
    assert all(1 <= weight <= 255 for weight in vector.weights.values())
    assert all(0 <= each < 1 << 24 for each in vector.weights)
    assert len(vector.pack()) == 4 * len(vector.weights)

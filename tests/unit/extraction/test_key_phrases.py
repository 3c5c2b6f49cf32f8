"""Which phrases are told to be what an article is about."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.annotations import Entity, EntityType
from workers.extraction.key_phrases import PHRASES_MAX, find_key_phrases
from workers.extraction.tokens import tokenize

DAM = """The Ost river dam must close for repairs, Energy Minister Vera Lund said on Monday.

Engineers found cracks in the river dam last week. Lund said that the river dam would be safe again by spring, and that
power prices would not rise. The opposition doubts that: power prices rose when New Brook power station closed.

"Nobody lives in danger," the minister said. New Brook is the largest town below the dam. Lund visits New Brook today.
"""


def phrases(text: str, language: str = "en", entities: tuple[Entity, ...] = ()) -> list[str]:
    """The key phrases of a text."""
    return [each.phrase for each in find_key_phrases(tokenize(text), language, entities)]


def test_an_article_is_told_by_its_repeated_words_and_names() -> None:
    """Words that stand together again and again are one phrase, and so are names; common words are none."""
    found = phrases(DAM)
    assert found[0] == "river dam"
    assert {"Energy Minister Vera Lund", "New Brook", "power prices"} <= set(found)
    assert not {"the", "said", "Monday", "Lund", "closed", "new"} & set(found)


def test_an_entity_goes_by_its_name() -> None:
    """A word of an entity's name stands for the fullest name that the article gives."""
    entity = Entity(type=EntityType.PERSON, name="Vera Lund", mentions=((0, 4), (9, 13)))
    assert "Vera Lund" in phrases(DAM, entities=(entity,))
    assert "Energy Minister Vera Lund" not in phrases(DAM, entities=(entity,))


def test_scores_fall_from_one() -> None:
    """The first phrase has 1, the others follow in the order of their scores."""
    scores = [each.score for each in find_key_phrases(tokenize(DAM), "en", ())]
    assert scores[0] == 1
    assert scores == sorted(scores, reverse=True)


def test_a_phrase_keeps_its_small_letters() -> None:
    """A capital that only begins a sentence is left, where the phrase stands elsewhere too."""
    assert phrases("Power prices rose. Nobody knows why power prices fell.")[0] == "power prices"


def test_a_part_gives_way_to_the_whole() -> None:
    """No phrase is made of words of another, even if its words are the weightier ones."""
    assert (
        phrases("The dam holds. The dam leaks. Nobody likes the dam, the river dam. A river dam is no good dam.")[0]
        == "river dam"
    )
    found = [set(phrase.lower().split()) for phrase in phrases(DAM)]
    assert not any(one < other for one in found for other in found)


def test_some_words_say_nothing_alone() -> None:
    """An adjective like `former`, or an English participle, is a part of phrases only."""
    text = (
        "A former judge, a former clerk. Men charged with theft were charged again. New York was calm, New York slept."
    )
    assert not {"former", "charged"} & set(phrases(text))
    assert "New York" in phrases(text)


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("de", "Der Staudamm muss schließen. Der Staudamm hat Risse, sagt die Ministerin.", "Staudamm"),
        ("fr", "Le barrage doit fermer. Le barrage a des fissures, selon la ministre.", "barrage"),
        ("es", "La presa debe cerrar. La presa tiene grietas, dijo la ministra.", "presa"),
        ("sw", "Bwawa la mto lina nyufa. Bwawa la mto litafungwa na waziri wa nishati.", "Bwawa"),
        (
            "zh",
            "水坝必须关闭\u3002水坝有裂缝\uff0c部长说\u3002",
            "水坝",
        ),
        (
            "ja",
            "ダムは閉鎖される\u3002ダムに亀裂がある\u3002",
            "ダム",
        ),
    ],
)
def test_languages(language: str, text: str, phrase: str) -> None:
    """What is repeated comes first, with words or without spaces between them."""
    assert phrases(text, language)[0] == phrase


def test_characters_that_stand_together_are_one_phrase() -> None:
    """In Chinese a phrase takes in what mostly stands around two characters."""
    text = "中央银行降息\u3002中央银行的决定令市场吃惊\u3002中央银行表示\u3002"
    assert phrases(text, "zh") == ["中央银行"]


@pytest.mark.parametrize("text", ["", "The and of 5,000.", "...", "\u00a9 \u2122 \u00a9", "a" * 200])
def test_some_texts_have_none(text: str) -> None:
    """Common words, numbers, marks and what is too long to be a word make no phrase."""
    assert phrases(text) == []


WORDS = st.sampled_from(
    "dam Dam river New York power prices rose the said 水坝 中央 . , 5 U.S. O'Brien's \u00a9".split()
)
TEXTS = st.lists(WORDS).map(" ".join) | st.text()


@given(TEXTS, st.sampled_from(["en", "de", "sw", "zh", "ja", ""]))
def test_any_text_has_a_few_phrases_of_its_own(text: str, language: str) -> None:
    """There are at most 10, each once, with the words of the text, and the first has a score of 1."""
    found = find_key_phrases(tokenize(text), language, ())
    assert len(found) <= PHRASES_MAX
    assert len({each.phrase for each in found}) == len(found)
    assert all(each.phrase in " ".join(tokenize(text).words) for each in found)
    assert not found or found[0].score == 1


@pytest.mark.parametrize("part", ["$", "9", "aa bb ", "Aa Bb Cc ", "dam ", "水坝", "\u202ea1 "])
def test_time_is_linear(part: str) -> None:
    """Half a megabyte of anything is read within seconds."""
    text = part * (500_000 // len(part))
    tokens = tokenize(text)
    started = time.perf_counter()
    find_key_phrases(tokens, "zh" if part == "水坝" else "en", ())
    assert time.perf_counter() - started < 5

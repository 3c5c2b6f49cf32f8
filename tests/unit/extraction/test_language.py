"""Which language a text is in."""

import pytest

from workers.extraction.language import SAMPLE_CHARS, by_function_words, detect

ENGLISH = "The minister said on Monday that talks about the new dam would go on for another week."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Die Ministerin sagte am Montag, die Gespr\u00e4che \u00fcber den Damm gingen weiter.", "de"),
        ("La ministre a d\u00e9clar\u00e9 lundi que les discussions sur le barrage se poursuivraient.", "fr"),
        ("\u90e8\u957f\u8868\u793a\uff0c\u5173\u4e8e\u5927\u575d\u7684\u8c08\u5224\u7ee7\u7eed\u3002", "zh"),
        ("Earthquake", None),
        ("", None),
        ("14.2 15.8 16.1 9.9 12.4 " * 20, None),
        ("\U0001f30b" * 50, None),
        ("Blinken Jaishankar Austin Singh", None),
    ],
)
def test_a_language_is_told_when_it_is_clear(text: str, language: str | None) -> None:
    """Running text has a language; a word, figures and names alone have none."""
    assert detect(text) == language


def test_the_beginning_decides() -> None:
    """However long a text is, only its first characters are looked at."""
    beginning = (ENGLISH + " ") * (SAMPLE_CHARS // len(ENGLISH) + 1)
    assert detect(beginning + "\u5730\u9707" * 500_000) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Damm bei Ost hat nachts gehalten, sagte der B\u00fcrgermeister, und das Tal kann nun auch schlafen.",
            "de",
        ),
        ("Le barrage a tenu dans la nuit, a dit le maire, et les gens du village sont au sec pour le moment.", "fr"),
        (
            "La presa ha resistido por la noche, dijo el alcalde, y los vecinos del valle ya no se van con sus cosas.",
            "es",
        ),
    ],
)
def test_function_words_tell_a_language_without_the_model(text: str, language: str) -> None:
    """Running text of the four languages with annotators does not need the slow way."""
    assert by_function_words(text.lower().split()) == language
    assert detect(text) == language


def test_pidgin_is_not_taken_for_english() -> None:
    """A language that shares half of the words is left to the model."""
    pidgin = "Di govment for Ost don tok say dem go fix di dam wey spoil for di road, and pipol dey happy for di mata."
    assert by_function_words(pidgin.lower().split()) is None

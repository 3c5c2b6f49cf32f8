"""Which language a text is in."""

import pytest

from workers.extraction.language import SAMPLE_CHARS, detect

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

"""Where a text has digits."""

from string import digits

from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.digits import DIGIT, shape


@given(st.text() | st.text("09aé年\uff11\ud800😀-."))
def test_digits_keep_their_places(text: str) -> None:
    """Each character has one byte, and those of the digits of ASCII, no others, are 0."""
    shown = shape(text)
    assert len(shown) == len(text)
    assert [shown[index : index + 1] == DIGIT for index in range(len(text))] == [each in digits for each in text]


def test_marks_stay() -> None:
    """Marks of ASCII are shown as they are, letters are not."""
    assert shape("on 9/11, 1.5") == b"   0/00, 0.0"

"""What the first paragraphs say of an article."""

from schemas.extraction import Signal
from workers.extraction.wire_copy.opening import PARAGRAPHS_MAX, is_apparatus, read_opening

LEDE = "OST, Norland (AP) _ The dam held through the night."


def test_first_lines_are_read() -> None:
    """Tags, a title, a byline and a date line are found in the order in which wires set them."""
    found = read_opening(["URGENT", "Dam holds", "By ADA MOOR", "Associated Press Writer", LEDE, "By BEN HALE"])
    assert (found.byline, found.signals) == ("ADA MOOR", (Signal.URGENT,))
    assert found.dateline
    assert (found.dateline.place, found.dateline.agency) == ("OST, Norland", "AP")


def test_a_tag_may_begin_the_first_line() -> None:
    """It counts as one of the headline does."""
    assert read_opening(["UPDATE 1-Dam holds", LEDE]).signals == (Signal.UPDATE,)


def test_nothing_is_looked_for_behind_the_first_sentences() -> None:
    """A line in the middle of the text is no byline and no date line of it."""
    found = read_opening(["The dam held.", "By ADA MOOR", LEDE])
    assert (found.byline, found.dateline) == (None, None)
    found = read_opening([*["Dam holds"] * PARAGRAPHS_MAX, "By ADA MOOR"])
    assert found.byline is None


def test_nothing_says_nothing() -> None:
    """A text without paragraphs has no opening."""
    assert read_opening([]).signals == ()


def test_apparatus_is_told_from_text() -> None:
    """A line that is only a tag, a byline, a post or a date line is no headline."""
    lines = ["EILMELDUNG", "By ADA MOOR", "Associated Press Writer", "WARSAW, Poland (AP) _", LEDE, "Dam holds"]
    assert [is_apparatus(line) for line in lines] == [True, True, True, True, False, False]

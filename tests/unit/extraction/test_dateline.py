"""Which beginnings are date lines, and what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.extraction.wire_copy.dateline import place_of, read_dateline

TEXT = "The dam at Ost held through the night."


@pytest.mark.parametrize(
    ("dateline", "place", "agency"),
    [
        ("NAIROBI, Kenya (AP) _ ", "NAIROBI, Kenya", "AP"),
        ("NAIROBI, Kenya (AP)_ ", "NAIROBI, Kenya", "AP"),
        ("O'FALLON, Ill. (AP) \u2014 ", "O'FALLON, Ill.", "AP"),
        ("PORT-AU-PRINCE, Haiti (AP) \u2014 ", "PORT-AU-PRINCE, Haiti", "AP"),
        ("BERLIN, Nov 9 (Reuters) - ", "BERLIN", "Reuters"),
        ("SEOUL/WASHINGTON (Reuters) - ", "SEOUL/WASHINGTON", "Reuters"),
        ("OST CITY (Norland Press) - ", "OST CITY", "Norland Press"),
        ("DOHA, Nov. 28 (Xinhua) -- ", "DOHA", "Xinhua"),
        ("NEW YORK, Nov. 9, 2023 /PRNewswire/ -- ", "NEW YORK", "PRNewswire"),
        ("MOSCOW, November 9. /TASS/. ", "MOSCOW", "TASS"),
        ("MOSCOW, Monday (Reuters) - ", "MOSCOW", "Reuters"),
        ("Washington (CNN) ", "Washington", "CNN"),
        ("Rio de Janeiro (AFP) - ", "Rio de Janeiro", "AFP"),
        ("(CNN) -- ", None, "CNN"),
        ("(dpa) - ", None, "dpa"),
        ("(dpa) Berlin - ", "Berlin", "dpa"),
        ("Berlin/Hamburg (dpa/lno) - ", "Berlin/Hamburg", "dpa/lno"),
        ("M\u00dcNCHEN (dpa/lby) \u2013 ", "M\u00dcNCHEN", "dpa/lby"),
        ("(ANSA) - ROMA, 09 NOV - ", "ROMA", "ANSA"),
        ("Madrid, 9 nov (EFE).- ", "Madrid", "EFE"),
        ("Le Caire, 9 novembre 2023 (AFP) - ", "Le Caire", "AFP"),
        ("Oslo (NTB): ", "Oslo", "NTB"),
        ("WASHINGTON \u2014 ", "WASHINGTON", None),
        ("PARIS (March 14, 2025) \u2014 ", "PARIS", None),
        ("SANTA CRUZ, CA--", "SANTA CRUZ, CA", None),
        ("TAMPA, Fla. \u2013 ", "TAMPA, Fla.", None),
        ("CROSBY, Texas\u2014", "CROSBY, Texas", None),
        ("WASHINGTON, D.C. \u2014 ", "WASHINGTON, D.C.", None),
        ("ST. LOUIS - ", "ST. LOUIS", None),
        ("ROMA, 09 NOV - ", "ROMA", None),
        ("NEW YORK _ ", "NEW YORK", None),
        (
            "\u65b0\u534e\u793e\u5317\u4eac11\u67089\u65e5\u7535\uff08\u8bb0\u8005\u5f20\u4e09\uff09",
            "\u5317\u4eac",
            "\u65b0\u534e\u793e",
        ),
        ("\u4e2d\u65b0\u793e \u5317\u4eac 11\u67089\u65e5\u7535 ", "\u5317\u4eac", "\u4e2d\u65b0\u793e"),
    ],
)
def test_date_lines_are_read(dateline: str, place: str | None, agency: str | None) -> None:
    """Place and agency are as written; the running text begins behind the dash."""
    found = read_dateline(dateline + TEXT)
    assert found
    assert (found.place, found.agency, found.end) == (place, agency, len(dateline))


def test_a_date_line_may_stand_alone() -> None:
    """Some wires begin the text in the next paragraph."""
    found = read_dateline("WARSAW, Poland (AP) _")
    assert found
    assert (found.place, found.end) == ("WARSAW, Poland", 21)


@pytest.mark.parametrize(
    "paragraph",
    [
        TEXT,
        "IBM \u2014 the computer maker \u2014 said on Tuesday that it would build no dams.",
        "The European Union (EU) on Thursday asked for a dam.",
        "Rep. Ada Moor (D-Ost), who heads the board, said that the dam held.",
        "GlaxoSmithKline (GSK), the drug maker, is building a plant near the dam.",
        "Ada Moor near Ost on Tuesday, March 1, 2024 (Reuters/Ben Hale)",
        "Ada Moor on the dam (Reuters)",
        "FOOTBALL - Ost win the cup again after a long and wet night",
        "EXCLUSIVE \u2014 The dam broke last night, they say, and nobody knew of it.",
        "UPDATE - The dam broke last night, they say, and nobody knew of it.",
        "Berlin - Die Stadt lebt vom Wasser, und das Wasser kommt vom Damm.",
        "PARIS \u2014 Le barrage",
        "COPYRIGHT 1998 BY OST WIRES, INC., A JOINT VENTURE OF NOBODY",
        "OST (Part 2) \u2014 The dam held through the night, and nobody slept in the valley.",
        "By Ada Moor",
        "",
    ],
)
def test_other_beginnings_are_none(paragraph: str) -> None:
    """Titles, labels, brackets in a sentence and names before a dash are not taken for a place."""
    assert read_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("OST, Monday (NP)", "OST"),
        ("Berlin (dpa)", "Berlin"),
        ("OST, Norland", "OST, Norland"),
        ("Ost", "Ost"),
        ("OST, March 14", "OST"),
        ("OST (NP) \u2014 ", "OST"),
    ],
)
def test_a_field_is_freed_of_day_and_agency(field: str, place: str) -> None:
    """Formats have a field for the whole date line."""
    assert place_of(field) == place


@given(st.text() | st.text(alphabet="OST Ab,.(AP)/-_\u2014 19\u793e\u65e5\u7535", max_size=60))
def test_any_text_has_one_or_none(paragraph: str) -> None:
    """What is found stands at the beginning."""
    if found := read_dateline(paragraph):
        assert 0 < found.end <= len(paragraph)
        assert (found.place or "") in paragraph
        assert (found.agency or "") in paragraph

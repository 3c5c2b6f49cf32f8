"""Which words before a headline are tags of a wire, and what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.extraction import Signal
from workers.extraction.wire_copy.wire_tags import read_codes, read_note, read_tag_line, take_tags

FLASH, BULLETIN, URGENT, KILL = Signal.FLASH, Signal.BULLETIN, Signal.URGENT, Signal.KILL
UPDATE, CORRECTION, WRAPUP, ADVISORY = Signal.UPDATE, Signal.CORRECTION, Signal.WRAPUP, Signal.ADVISORY


@pytest.mark.parametrize(
    ("headline", "line", "signals"),
    [
        ("UPDATE 2-Dam holds", "Dam holds", (UPDATE,)),
        ("UPDATE 2-iPhone sales fall", "iPhone sales fall", (UPDATE,)),
        ("UPDATE 2-DAM HOLDS", "DAM HOLDS", (UPDATE,)),
        ("UPDATE 10-SOCCER-Ost win", "SOCCER-Ost win", (UPDATE,)),
        ("WRAPUP 1-Dam holds", "Dam holds", (WRAPUP,)),
        ("RPT-Dam holds", "Dam holds", ()),
        ("REFILE-UPDATE 1-Dam holds", "Dam holds", (UPDATE,)),
        ("CORRECTED-UPDATE 3-Dam holds", "Dam holds", (CORRECTION, UPDATE)),
        ("CORRECTED (OFFICIAL)-Dam holds", "Dam holds", (CORRECTION,)),
        ("CORRECTED-DAM AT OST HOLDS", "DAM AT OST HOLDS", (CORRECTION,)),
        ("(CORRECTED) - DAM AT OST HOLDS", "DAM AT OST HOLDS", (CORRECTION,)),
        ("Correction: Ost-Dam story", "Ost-Dam story", (CORRECTION,)),
        ("FLASH - Dam breaks", "Dam breaks", (FLASH,)),
        ("FLASH: DAM BREAKS", "DAM BREAKS", (FLASH,)),
        ("BULLETIN Dam breaks", "Dam breaks", (BULLETIN,)),
        ("URGENT Dam breaks", "Dam breaks", (URGENT,)),
        ("URGENT-Dam breaks", "Dam breaks", (URGENT,)),
        ("#BREAKING Dam breaks", "Dam breaks", (URGENT,)),
        ("BREAKING NEWS: Dam breaks", "Dam breaks", (URGENT,)),
        ("Breaking news: Dam breaks", "Dam breaks", (URGENT,)),
        ("KILL: Dam story", "Dam story", (KILL,)),
        ("ADVISORY-Talks on the dam", "Talks on the dam", (ADVISORY,)),
        ("(2nd Ld) North Ost opens dam", "North Ost opens dam", (UPDATE,)),
        ("3rd LD: Dam holds", "Dam holds", (UPDATE,)),
        ("1st Ld-Writethru: Dam holds", "Dam holds", (UPDATE,)),
        ("1st LD Dam holds", "Dam holds", (UPDATE,)),
        ("ROUNDUP/Dam holds", "Dam holds", (WRAPUP,)),
        ("KORREKTUR/ROUNDUP 2: Damm h\u00e4lt", "Damm h\u00e4lt", (CORRECTION, WRAPUP)),
        ("Korr: Damm h\u00e4lt", "Damm h\u00e4lt", (CORRECTION,)),
        ("EILMELDUNG: Damm bricht", "Damm bricht", (BULLETIN,)),
        ("EIL - Damm bricht", "Damm bricht", (BULLETIN,)),
        ("+++ EILMELDUNG +++ Damm bricht", "Damm bricht", (BULLETIN,)),
        ("BERICHTIGUNG: Damm hielt", "Damm hielt", (CORRECTION,)),
        ("ALERTE - Le barrage tient", "Le barrage tient", (BULLETIN,)),
        ("Alerte : le barrage tient", "le barrage tient", (BULLETIN,)),
        ("\u00daLTIMA HORA | La presa aguanta", "La presa aguanta", (URGENT,)),
        ("Dam holds [Updated]", "Dam holds", (UPDATE,)),
        ("Dam holds (CORRECTED)", "Dam holds", (CORRECTION,)),
    ],
)
def test_tags_are_taken_off(headline: str, line: str, signals: tuple[Signal, ...]) -> None:
    """Tags of several agencies and languages, one after the other, before and behind."""
    tagged = take_tags(headline)
    assert (tagged.line, tagged.signals) == (line, signals)


@pytest.mark.parametrize(
    "headline",
    [
        "Dam holds",
        "Urgent care centres close",
        "URGENT CARE CENTRES CLOSE",
        "FLASH FLOODS KILL 12",
        "FLASH-FLOODING KILLS 12",
        "Flash floods kill 12",
        "KILL-switch law passes",
        "Kill: the new film",
        "Lead: a heavy metal",
        "LEAD poisoning rises",
        "WRAP Technologies jumps",
        "Update on the dam",
        "UPDATE 2023-Dam holds",
        "3 LEAD mines close",
        "LEAD/zinc mines close",
        "UPDATE/RELEASE NOTES",
        "Correction officers strike",
        "Alert level raised",
        "Breaking Ost returns",
        "Repeat offenders sought",
        "Eilenburg feiert",
        "Bulletin board: what is on",
        "(Ost) Dam holds",
        "Dam holds (Ost)",
        "URGENT",
        "UPDATE 1-",
    ],
)
def test_headlines_are_left_alone(headline: str) -> None:
    """Words that look like a tag, and a tag that has nothing behind it, stay; they say nothing."""
    tagged = take_tags(headline)
    assert (tagged.line, tagged.signals) == (headline, ())


@pytest.mark.parametrize(
    ("line", "signals"),
    [
        ("URGENT", (URGENT,)),
        ("-- BULLETIN --", (BULLETIN,)),
        ("Eilmeldung", (BULLETIN,)),
        ("*** KILL ***", (KILL,)),
        ("UPDATE 2", (UPDATE,)),
        ("RPT", ()),
        ("URGENT Dam breaks", None),
        ("Updates", None),
        ("", None),
        (f"{'-' * 100} URGENT", None),
    ],
)
def test_a_line_may_be_a_tag(line: str, signals: tuple[Signal, ...] | None) -> None:
    """A line that is nothing but a tag says what the tag says; one that repeats says nothing, and is none."""
    assert read_tag_line(line) == signals


@pytest.mark.parametrize(
    ("note", "signals"),
    [
        ("Corrects spelling of Ost in the third paragraph", (CORRECTION,)),
        ("UPDATES: Adds quotes. CORRECTS: the day.", (UPDATE, CORRECTION)),
        ("Berichtigt: Name im zweiten Absatz", (CORRECTION,)),
        ("MANDATORY KILL. The dam never broke.", (KILL,)),
        ("Pictures follow.", ()),
    ],
)
def test_notes_to_editors_are_understood(note: str, signals: tuple[Signal, ...]) -> None:
    """What a note says of the version becomes signals."""
    assert read_note(note) == signals


def test_codes_are_understood() -> None:
    """Codes come with or without a scheme; unknown ones say nothing."""
    assert read_codes(["sig:correction", "update", "newscontent", ""]) == (CORRECTION, UPDATE)


@given(st.text() | st.text(alphabet="URGENTBREAKING update12-:()[] \u0131\u017f", max_size=40))
def test_any_headline_keeps_its_end(headline: str) -> None:
    """What is left is a part of the headline, and never nothing; a second look finds no more signals."""
    tagged = take_tags(headline)
    assert tagged.line in headline
    assert bool(tagged.line) is bool(headline)

"""Which persons, organisations and places are found in an article, and which mentions are one."""

from pathlib import Path
from typing import NamedTuple

import pytest

from schemas.annotations import Entity, EntityType
from workers.extraction.entities import recognise
from workers.extraction.tokens import tokenize
from workers.extraction.wire_copy.text import read_text

PERSON, ORGANISATION, PLACE = EntityType
ASKED_FOR = Path(__file__).parents[4] / "shared" / "seeds" / "000_81762a311fdba36f.txt"

TALKS = """\
Foreign Affairs Minister T Velankar is meeting US Secretary of State Martin Hale with talks expected to focus on \
trade. Mr Hale arrived in India today after a tour of the Middle East.

Mr Velankar and Defence Minister Rakesh Anand will hold talks with Hale and US Secretary of Defence Peter Lindqvist. \
India has said that the Israel-Hamas war will be on the table, and that the United States sees it as well.

"It is a joy to be back in New Delhi," Mr Hale said after meeting Mr Velankar. The visit follows a G7 meeting in \
Japan and a G20 one. NATO's envoys were there, too, and so was the U.N. Security Council.
"""


class Found(NamedTuple):
    """An entity, in words."""

    type: EntityType
    name: str
    mentions: list[str]
    role: str | None = None


def found_in(text: str, language: str = "en") -> list[Found]:
    """What is found in a text."""
    entities = recognise(tokenize(text), language)
    return [
        Found(each.type, each.name, [text[start:end] for start, end in each.mentions], each.role) for each in entities
    ]


def names_in(text: str, language: str = "en") -> dict[str, EntityType]:
    """The names of what is found in a text."""
    return {each.name: each.type for each in found_in(text, language)}


def test_persons_are_joined_with_all_their_mentions() -> None:
    """Full name, surname behind Mr and bare surname are one person; a title is a role and in no span."""
    persons = [each for each in found_in(TALKS) if each.type is PERSON]
    assert persons == [
        Found(PERSON, "T Velankar", ["T Velankar", "Velankar", "Velankar"], "Foreign Affairs Minister"),
        Found(PERSON, "Martin Hale", ["Martin Hale", "Hale", "Hale", "Hale"], "Secretary of State"),
        Found(PERSON, "Rakesh Anand", ["Rakesh Anand"], "Defence Minister"),
        Found(PERSON, "Peter Lindqvist", ["Peter Lindqvist"], "Secretary of Defence"),
    ]


def test_places_and_organisations_of_an_article() -> None:
    """Names joined by a hyphen are two, synonyms of a country one; possessives are outside."""
    others = {each.name: each for each in found_in(TALKS) if each.type is not PERSON}
    assert others["United States"].mentions == ["US", "US", "United States"]
    assert others["Israel"].type is PLACE
    assert others["Hamas"].type is ORGANISATION
    assert others["NATO"].mentions == ["NATO"]
    places = {name for name, each in others.items() if each.type is PLACE}
    assert {"India", "New Delhi", "Japan", "Middle East"} <= places
    assert {"G7", "G20", "U.N. Security Council"} <= others.keys() - places


@pytest.mark.skipif(not ASKED_FOR.exists(), reason="the article that the project was asked for with is not here")
def test_the_article_that_was_asked_for() -> None:
    """Its persons, places and organisations are found, each person as one."""
    entities = names_in(read_text(ASKED_FOR.read_text("utf-8")).text)
    assert [name for name, kind in entities.items() if kind is PERSON] == [
        "S Jaishankar",
        "Antony Blinken",
        "Rajnath Singh",
        "Lloyd Austin",
    ]
    places = {name for name, kind in entities.items() if kind is PLACE}
    assert {"India", "New Delhi", "South Korea", "Japan", "Gaza", "Israel", "China", "Russia", "Australia"} <= places
    assert "United States" in places
    organisations = {name for name, kind in entities.items() if kind is ORGANISATION}
    assert {"Quad", "G7", "G20", "Hamas"} <= organisations


def test_a_surname_of_two_persons_goes_to_the_one_named_last() -> None:
    """Two persons share a surname: a bare one means who was named before it."""
    text = "Anna Carter spoke first. Carter was brief. Then Peter Carter spoke. Carter was not, said Mr Carter."
    assert [each.mentions for each in found_in(text)] == [
        ["Anna Carter", "Carter"],
        ["Peter Carter", "Carter", "Carter"],
    ]


def test_initials_and_full_forenames_are_one() -> None:
    """`R. Sandoval` and `Rosa Sandoval` are one person, `Luis Sandoval` is another."""
    text = "Rosa Sandoval won. R. Sandoval was happy, and so was her brother, said Luis Sandoval."
    assert [each.name for each in found_in(text)] == ["Rosa Sandoval", "Luis Sandoval"]


def test_acronyms_and_short_forms_join_the_long_one() -> None:
    """What stands in brackets behind an organisation, and its name without its last word, are the organisation."""
    text = (
        "The Norland Farmers Association (NFA) met on Friday. The NFA has 40 members. "
        "Its rival, Kestrel Mining Corp., was there. Kestrel Mining sells gravel."
    )
    assert [(each.name, len(each.mentions)) for each in found_in(text)] == [
        ("Norland Farmers Association", 3),
        ("Kestrel Mining Corp.", 2),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It opened an office in Paris.", {"Paris": PLACE}),
        ("The Ministry of Health and Welfare said so.", {"Ministry of Health and Welfare": ORGANISATION}),
        ("Talks with the Food and Drug Administration failed.", {"Food and Drug Administration": ORGANISATION}),
        ("He studied at the University of Chicago.", {"University of Chicago": ORGANISATION}),
        ("Then John Smith and Mary Jones left.", {"John Smith": PERSON, "Mary Jones": PERSON}),
        ("A flood hit Portland, Ore., on Monday.", {"Portland": PLACE, "Ore.": PLACE}),
        ("They asked German Claudia Berger about it.", {"Claudia Berger": PERSON}),
        ("The French and the Germans met on Tuesday in May.", {}),
        ("The senator, D-Mass., and the Paris-based bank agreed.", {"Mass.": PLACE, "Paris": PLACE}),
        ("She wrote ``The Road to London'' in 1990.", {}),
        ('He read "Gone With the Wind," a novel.', {}),
        ("The rebels fled to Kenya, and Theresa May spoke.", {"Kenya": PLACE, "Theresa May": PERSON}),
        ("Then Philip A. Morgan left.", {"Philip A. Morgan": PERSON}),
        ("It was written by Jean-Paul Morel.", {"Jean-Paul Morel": PERSON}),
        ("Roads to King County are closed.", {"King County": PLACE}),
        ("They asked Michael Sergeant about it.", {"Michael Sergeant": PERSON}),
        ("All was done.\n\n-Michael Morgan spoke.", {"Michael Morgan": PERSON}),
        ("-Anna Bell", {"Anna Bell": PERSON}),
        ("It was in The Washington Post that they wrote it.", {"Washington Post": ORGANISATION}),
    ],
)
def test_sentences(text: str, names: dict[str, EntityType]) -> None:
    """Names end where they should, and what only looks like one is none."""
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("NAIROBI, Kenya (AP) _ Rain fell.", {"Nairobi": PLACE, "Kenya": PLACE, "AP": ORGANISATION}),
        ("KLOSTERAU, Austria (AP) -- Rain fell.", {"Klosterau": PLACE, "Austria": PLACE, "AP": ORGANISATION}),
        ("NEW YORK _ Rain fell.", {"New York": PLACE}),
        ("BAKER WARNS OF FLOODS IN LONDON\n\nRobert Baker spoke.", {"Robert Baker": PERSON, "London": PLACE}),
        ("STOP THE ROAD NOW\n\nRain fell.", {}),
    ],
)
def test_capitals(text: str, names: dict[str, EntityType]) -> None:
    """In capitals, the place of a date line is a name, and what the article or the lists know."""
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "de",
            "Bundeskanzlerin Angela Merkel traf in Berlin den Chef der Polizei. Frau Merkel reiste nach Frankreich.",
            {"Angela Merkel": PERSON, "Berlin": PLACE, "Frankreich": PLACE},
        ),
        (
            "fr",
            "Mme Claire Dupont est arriv\u00e9e en Espagne avec M. Dupont.",
            {"Claire Dupont": PERSON, "Espagne": PLACE},
        ),
        (
            "es",
            "La se\u00f1ora Carmen L\u00f3pez viaj\u00f3 a Alemania desde M\u00e9xico.",
            {"Carmen L\u00f3pez": PERSON, "Alemania": PLACE, "M\u00e9xico": PLACE},
        ),
    ],
)
def test_other_languages(language: str, text: str, names: dict[str, EntityType]) -> None:
    """German nouns are no names; titles and countries are known in each language."""
    found = names_in(text, language)
    assert {name: kind for name, kind in found.items() if name in names} == names
    assert not found.keys() & {"Chef", "Polizei"}


def test_entities_carry_where_they_are() -> None:
    """Only a place has a country, and a town its degrees."""
    entities = {each.name: each for each in recognise(tokenize(TALKS), "en")}
    delhi, india = _place(entities["New Delhi"]), _place(entities["India"])
    assert (delhi[0], india) == ("IN", ("IN", None))
    assert delhi[1] == pytest.approx(28.6, abs=0.1)
    assert entities["Martin Hale"].place is None


def _place(entity: Entity) -> tuple[str, float | None]:
    assert entity.place
    return entity.place.country, entity.place.latitude

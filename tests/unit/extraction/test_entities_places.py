"""Where the places of an article are."""

import pytest

from workers.extraction.names.places import Gazetteer

GAZETTEER = Gazetteer(
    {"Norland": "NO", "Sudland": "SE", "Georgia": "GE"},
    {
        "Springfield": "NO\t\t60.00\t10.00\t500000\nUS\tIL\t39.80\t-89.64\t116000\nUS\tMO\t37.21\t-93.29\t169000",
        "Harbourton": "SE\t\t55.00\t13.00\t90000\nNO\t\t61.00\t11.00\t80000",
        "Washington": "US\tDC\t38.90\t-77.04\t690000",
    },
)


@pytest.mark.parametrize(
    ("name", "behind", "named", "country", "latitude"),
    [
        ("Norland", "", (), "NO", None),
        ("Georgia", "", (), "GE", None),
        ("Utah", "", (), "US", None),
        ("Washington", "", (), "US", 38.9),
        ("Springfield", "", (), "NO", 60.0),
        ("Springfield", "Ill.", (), "US", 39.8),
        ("Springfield", "Missouri", (), "US", 37.21),
        ("Harbourton", "", (), "SE", 55.0),
        ("Harbourton", "Norland", (), "NO", 61.0),
        ("Harbourton", "", ("NO",), "NO", 61.0),
    ],
)
def test_towns_of_one_name(
    name: str, behind: str, named: tuple[str, ...], country: str, latitude: float | None
) -> None:
    """A town is where the place behind it says, else in a country of the article, else it is the largest."""
    place = GAZETTEER.locate(name, behind=behind, named=named)
    assert place
    assert (place.country, place.latitude) == (country, latitude)


def test_unknown_places_are_nowhere() -> None:
    """Nothing is made up."""
    assert GAZETTEER.locate("Nowhere", behind="Norland", named=("NO",)) is None


@pytest.mark.parametrize(
    ("text", "larger"),
    [
        ("Harbourton, Norland, said", "Norland"),
        ("Harbourton, N.Y., said", "N.Y."),
        ("Harbourton, Ill. It", "Ill."),
        ("Harbourton, New York City", "New York"),
        ("Harbourton, said", ""),
        ("Harbourton", ""),
    ],
)
def test_the_larger_place_behind(text: str, larger: str) -> None:
    """A comma and a country or state behind a place."""
    assert GAZETTEER.larger_behind(text, len("Harbourton")) == larger

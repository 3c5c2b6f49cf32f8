"""Which headline a page has, whatever its site puts around it."""

import pytest

from schemas.extraction import Origin
from workers.extraction.found import GUESSED, LIKELY, SURE, Fact
from workers.extraction.pages.title import Titles, headline_of_page, without_kickers
from workers.extraction.sites import names_of_site

SITES = names_of_site(["The Ost Courier", "NPR"])


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Opinion | Let the dam be a dam", "Let the dam be a dam"),
        ("Let the dam be a dam | Editorial", "Let the dam be a dam"),
        (
            "The best dams of the year | Top ten reviewed in depth",
            "The best dams of the year | Top ten reviewed in depth",
        ),
    ],
)
def test_sections_are_taken_off(title: str, headline: str) -> None:
    """A few words beside a stroke are a section; more belong to the headline."""
    assert without_kickers(title) == headline


def headline(*headings: str, stated: str = "", shared: str = "", window: str = "") -> Fact[str] | None:
    """The headline of a page of the Courier."""
    return headline_of_page(Titles(headings=headings, stated=stated, shared=[shared], window=window, sites=SITES))


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (headline("Dam holds", shared="Dam holds"), Fact("Dam holds", Origin.MARKUP, SURE)),
        (headline("Dam holds", window="Dam holds | Unknown Gazette"), Fact("Dam holds", Origin.MARKUP, SURE)),
        (
            headline("Sport", "Dam at Ost holds on", window="Dam at Ost holds on - Sport"),
            Fact("Dam at Ost holds on", Origin.MARKUP, SURE),
        ),
        (headline("Opinion Let the dam be", stated="Let the dam be"), Fact("Let the dam be", Origin.JSON_LD, SURE)),
        (headline("What the dam did next", shared="Dam holds"), Fact("What the dam did next", Origin.MARKUP, LIKELY)),
        (headline("Courier logo", shared="Dam at Ost holds"), Fact("Dam at Ost holds", Origin.META, LIKELY)),
        (headline(stated="Dam holds", shared="Dam holds | NPR"), Fact("Dam holds", Origin.JSON_LD, SURE)),
        (headline(window="Gazette - Dam at Ost holds"), Fact("Dam at Ost holds", Origin.MARKUP, GUESSED)),
        (headline(), None),
    ],
)
def test_the_headline_is_what_readers_see(found: Fact[str] | None, wanted: Fact[str] | None) -> None:
    """A heading that a title confirms goes first; a label gives way to what the page tells machines."""
    assert found == wanted

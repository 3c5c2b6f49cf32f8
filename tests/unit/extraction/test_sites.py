"""What a headline is without the names of its site."""

import pytest

from workers.extraction.sites import names_of_site, without_site

SITES = names_of_site(["The Ost Courier", "NPR", "www.valley-news.com", " ", "--"])


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Dam at Ost holds | The Ost Courier", "Dam at Ost holds"),
        ("Dam at Ost holds - Ost Courier", "Dam at Ost holds"),
        ("Dam at Ost holds : NPR", "Dam at Ost holds : NPR"),
        ("Dam at Ost holds \u2013 News \u2013 Ost Courier", "Dam at Ost holds"),
        ("The Ost Courier | Dam at Ost holds", "Dam at Ost holds"),
        ("Ost Courier: Dam at Ost holds", "Dam at Ost holds"),
        ("Dam at Ost holds \u2014 Valley News", "Dam at Ost holds"),
        ("Dam at Ost holds - valley-news.com", "Dam at Ost holds"),
        ("Dam at Ost holds - !", "Dam at Ost holds - !"),
        ("OstCourier - Dam - it holds", "Dam - it holds"),
        ("Dam holds: what we know", "Dam holds: what we know"),
        ("Courier", "Courier"),
        ("NPR", "NPR"),
        ("", ""),
    ],
)
def test_the_site_is_taken_off(title: str, headline: str) -> None:
    """The names of the site go, on either side, with the section between."""
    assert without_site(title, SITES) == headline

"""What an address says by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.feeds.urls import host_of, is_address, without_login

ODD = ["http://[", "http://[::1", "//[", "://", "http://a:b", "http://@@", ""]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://desk:secret@ost.example/a?b#c", "https://ost.example/a?b#c"),
        ("https://desk:p@ss@ost.example:8443/", "https://ost.example:8443/"),
        ("https://desk@ost.example?to=a@b.example", "https://ost.example?to=a@b.example"),
        ("https://ost.example/a@b", "https://ost.example/a@b"),
        (
            "https://ost.example/http://desk:secret@other.example",
            "https://ost.example/http://desk:secret@other.example",
        ),
        ("http://desk:secret@[", "http://["),
        ("feeds/list.opml", "feeds/list.opml"),
    ],
)
def test_the_login_is_left_out(url: str, shown: str) -> None:
    """The name and the password go, and nothing else; an address that is none loses them as well."""
    assert without_login(url) == shown


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://desk:secret@Ost.Example:8443/a", "ost.example"), ("feeds/a.rss", ""), *((odd, "") for odd in ODD[:3])],
)
def test_the_host_is_told(url: str, host: str) -> None:
    """It is in lower case, without its port; what has none has an empty one."""
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("place", "is_url"), [("HTTP://ost.example", True), ("ftp://ost.example", True), ("a/b.opml", False), ("-", False)]
)
def test_an_address_is_told_from_a_path(place: str, *, is_url: bool) -> None:
    """What has a scheme is an address, also one that cannot be fetched: it is no file."""
    assert is_address(place) is is_url


@given(st.text(alphabet="ht:/[]@?#ab.\n", max_size=30) | st.sampled_from(ODD))
def test_no_address_is_too_odd(url: str) -> None:
    """Whatever strangers write as an address raises nothing."""
    assert isinstance(host_of(url), str)
    assert isinstance(without_login(url), str)

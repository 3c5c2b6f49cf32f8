"""How addresses are made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from schemas.base import Line
from workers.extraction.links import LENGTH_MAX, canonical, host_of, web_address

LINE = TypeAdapter(Line)


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("HTTPS://News.Ost.example:443/Dam?id=3#top", "https://news.ost.example/Dam?id=3"),
        ("http://ost.example:80", "http://ost.example/"),
        ("http://ost.example:8080/dam", "http://ost.example:8080/dam"),
        (
            "https://ost.example/dam?utm_source=x&utm_medium=rss&fbclid=1&gclid=2&mc_cid=3&ref=home",
            "https://ost.example/dam",
        ),
        ("https://ost.example/dam?UTM_Source=x&p=1", "https://ost.example/dam?p=1"),
        ("https://ost.example/dam?b=2&amp;utm_source=x&amp;a=%20y&Z", "https://ost.example/dam?b=2&a=%20y&Z"),
        ("https://ost.example/dam?reference=4&source=ost", "https://ost.example/dam?reference=4&source=ost"),
        ("https://ada:secret@ost.example/dam", "https://ost.example/dam"),
        ("https://ost.example/#!/dam/1", "https://ost.example/#!/dam/1"),
        ("https://[2001:DB8::1]:443/dam", "https://[2001:db8::1]/dam"),
        (" https://ost.example/dam ", "https://ost.example/dam"),
        (
            "https://www.google.com/url?rct=j&sa=t&url=https://ost.example/dam%3Fid%3D1%26utm_source%3Dx&ct=ga",
            "https://ost.example/dam?id=1",
        ),
    ],
)
def test_addresses_are_cleaned(address: str, clean: str) -> None:
    """What does not identify the page is gone, what does is as it was."""
    assert canonical(address) == clean


@pytest.mark.parametrize(
    "address",
    [
        "urn:newsml:ost.example:20231110:dam",
        "mailto:desk@ost.example",
        "//ost.example/dam",
        "http://[::1",
        "http://ost.example:99999/",
        "http:///dam",
        "the dam",
        "https://www.google.com/url?q=https://www.google.com/url?q=x",
        "https://www.google.com/url?q=https://ost.example/%0A",
        "https://www.google.com/url?q=https://ost.example/%01",
        "https://" + "o" * (LENGTH_MAX - len("https://")),
    ],
)
def test_other_names_stay(address: str) -> None:
    """What is no address of the web, or would lead nowhere, is left alone."""
    assert canonical(address) == address


@pytest.mark.parametrize(
    ("value", "address"),
    [
        (" https://ost.example/dam?id=1 ", "https://ost.example/dam?id=1"),
        ("HTTPS://OST.example/", "HTTPS://OST.example/"),
        ("/dam", ""),
        ("javascript:alert(1)", ""),
        ("https://ost.example/a b", ""),
        ("https://ost.example/\x01", ""),
        ("https:///dam", ""),
        ("http://[x", ""),
        ("https://x/" + "a" * LENGTH_MAX, ""),
        (None, ""),
    ],
)
def test_addresses_can_be_opened(value: object, address: str) -> None:
    """Anything else is none."""
    assert web_address(value) == address


@pytest.mark.parametrize(
    ("address", "host"), [("https://OST.example:80/dam", "ost.example"), ("http://[x", ""), ("the dam", "")]
)
def test_hosts_are_read(address: str, host: str) -> None:
    """In small letters, without the port."""
    assert host_of(address) == host


hosts = st.sampled_from(
    ["ost.example", "OST.example:443", "[::1]:80", "www.google.com", "ada@ost.example", "\u0130.example", ""]
)
paths = st.text(alphabet="/url?&=;#!%0A. utm_source", max_size=40) | st.text(max_size=20)


@given(
    st.builds("{}://{}/{}".format, st.sampled_from(["http", "HTTPS", "ftp", ""]), hosts, paths) | st.text(min_size=1)
)
def test_any_line_stays_a_line(address: str) -> None:
    """Cleaning a line gives a line, and a clean one is not changed any more."""
    try:
        LINE.validate_python(address)
    except ValidationError:
        return
    clean = canonical(address)
    assert LINE.validate_python(clean) == clean
    assert canonical(clean) == clean

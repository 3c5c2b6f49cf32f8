"""Which addresses may be connected to."""

from ipaddress import ip_address

import pytest

from wireroom.feeds.web.addresses import AddressError, is_public, resolve

PUBLIC = ("8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "2002:808:808::", "64:ff9b::808:808")
INSIDE = (
    *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104 - it is not bound to
    *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.0.170", "198.18.0.1", "203.0.113.5"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fd00:ec2::254", "ff02::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b:1::1"),
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
)


@pytest.mark.parametrize(
    ("address", "public"), [*((each, True) for each in PUBLIC), *((each, False) for each in INSIDE)]
)
def test_addresses_inside_are_told(address: str, public: bool) -> None:  # noqa: FBT001 - a column of the table
    """Loopback, private, link-local, metadata, multicast, reserved: none is public, nor what stands for it in IPv6."""
    assert is_public(ip_address(address)) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f.1", "2130706433", "127.1", "::1", "localhost"])
def test_a_host_inside_is_refused_however_it_is_written(host: str) -> None:
    """What counts is the address that a name stands for."""
    with pytest.raises(AddressError, match="is not public"):
        resolve(host, 80, allow_private=False)
    assert resolve(host, 80, allow_private=True)


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a" * 300, "x..y"])
def test_a_host_that_is_none_is_told(host: str) -> None:
    """Names that nobody has, and names that are none."""
    with pytest.raises(AddressError, match="there is no such host"):
        resolve(host, 80, allow_private=True)

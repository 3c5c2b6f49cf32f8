"""Tells addresses that anybody may be sent to from those inside: private, loopback, link-local, metadata services."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from wireroom.feeds.refusal import UnreadableError

_NAT64 = IPv6Network("64:ff9b::/96")
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")
_LOW_32_BITS = (1 << 32) - 1


class AddressError(UnreadableError):
    """A host that is not to be connected to."""


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of a host that may be connected to, in the order of the resolver.

    Connect to these, not to the host: its name may be answered otherwise the next time.

    Raises:
        AddressError: there is no such host, or all its addresses are inside.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise AddressError("there is no such host") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    allowed = [each for each in addresses if allow_private or is_public(ip_address(each))]
    if not allowed:
        raise AddressError(f"its address {addresses[0]} is not public")
    return allowed


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is out in the internet; one of IPv6 that stands for one of IPv4 is as public as that."""
    if isinstance(address, IPv6Address):
        if embedded := _embedded(address):
            return is_public(embedded)
        if address.is_site_local or address in _LOCAL_NAT64:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """The address of IPv4 that is reached by mapping, 6to4, Teredo, NAT64, or the old compatible form."""
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    is_compatible = int(address) >> 32 == 0
    if is_compatible or address in _NAT64:
        return IPv4Address(int(address) & _LOW_32_BITS)
    return None

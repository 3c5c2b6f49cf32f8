"""What an address says by itself. No address is too odd for it, and it fetches none."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

_LOGIN = re.compile(r"\A([^:/?#]*+://)[^/?#]*@")


def is_address(place: str) -> bool:
    """Whether it is a URL, if only one that cannot be fetched, and no path."""
    return "://" in place


def without_login(url: str) -> str:
    """An address without the name and the password in it: what may be told and noted."""
    return _LOGIN.sub(r"\1", url)


def host_of(url: str) -> str:
    """The host in lower case; empty when there is none."""
    with suppress(ValueError):  # brackets that hold no address of IPv6
        return urlsplit(url).hostname or ""
    return ""

"""Makes one line of plain text from what a feed holds: titles with markup in them, names over several lines."""

import re
from hashlib import blake2b
from html import unescape
from urllib.parse import urljoin

LINE_MAX, NAME_MAX = 2000, 200
DIGEST_BYTES = 12

_TAG = re.compile(r"</?[A-Za-z][^<>]*+>|<![^<>]*+>")
_BLANK = re.compile(r"[\s\x00-\x1f\x7f]+")
_COUNT = re.compile(r"(?:comments?|points|score) ?: ?\d++|\b\d[\d,.]{0,12}+ comments?\b", re.IGNORECASE)


def one_line(text: str, *, at_most: int = LINE_MAX) -> str:
    """Text on one line, cut; a character that no JSON can hold is shown as broken (U+FFFD)."""
    encodable = text.encode("utf-8", "replace").decode() if not text.isascii() else text
    return _BLANK.sub(" ", encodable).strip()[:at_most].rstrip()


def plain(markup: str, *, at_most: int = LINE_MAX) -> str:
    """What a reader sees of a line that may hold tags and entities."""
    return one_line(unescape(_TAG.sub(" ", unescape(markup))), at_most=at_most)


def absolute(link: str, *, base: str | None) -> str | None:
    """An address in full; None when there is none, or it is too long to be one."""
    try:
        address = one_line(urljoin(base or "", link.strip()), at_most=LINE_MAX + 1) if link.strip() else ""
    except ValueError:  # brackets that hold no address of IPv6
        address = ""
    return address if 0 < len(address) <= LINE_MAX else None


def digest(*parts: str) -> str:
    """24 hexadecimal digits."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(joined, digest_size=DIGEST_BYTES).hexdigest()


def fingerprint(*parts: str) -> str:
    """A digest of what readers see: markup, white space and counts of comments do not change it."""
    return digest(*map(_visible, parts))


def _visible(markup: str) -> str:
    return " ".join(_COUNT.sub(" ", _BLANK.sub(" ", unescape(_TAG.sub(" ", markup)))).split())

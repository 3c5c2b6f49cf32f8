"""Turns bytes into text, and never guesses: UTF-8, or the charset that a page or its transport declares."""

import codecs
import re

PRESCAN_BYTES = 1024
"""Where a declaration is looked for (WHATWG HTML, 13.2.3.2: prescan a byte stream)."""

_CHARSET = re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)

_READ_AS = {
    **dict.fromkeys(("ascii", "iso8859-1", "cp1252"), "cp1252"),
    **dict.fromkeys(("iso8859-9", "cp1254"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso8859-11", "cp874"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("shift_jis", "cp932"), "cp932"),
    **dict.fromkeys(("euc_kr", "cp949"), "cp949"),
    **{f"cp125{number}": f"cp125{number}" for number in (0, 1, 3, 5, 6, 7, 8)},
    **{f"iso8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{name: name for name in ("big5hkscs", "cp866", "euc_jp", "koi8-r", "koi8-u", "mac-roman")},
    "big5": "big5hkscs",
}
"""Codecs that pages declare, and what they are read with (WHATWG Encoding, 4.2: names and labels)."""


class DecodingError(ValueError):
    """Bytes that are no text. `reason` is one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def decode(content: bytes, *, is_html: bool, charset: str | None = None) -> str:
    """Read UTF-8, with a byte order mark or without; a page that is not UTF-8 is read as it declares.

    `charset` is what the transport declared of a page; it goes before what the page says.

    Raises:
        DecodingError: neither fits.
    """
    try:
        return content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if not is_html:
            raise DecodingError(f"no UTF-8 at byte {error.start}") from None
        return _decode_declared(content, charset or _declared(content), error.start)


def decode_as(content: bytes, label: str) -> str:
    """Read the charset that a label names on the web.

    Raises:
        DecodingError: it is not known, or does not fit.
    """
    codec = _codec(label)
    if codec is None:
        raise DecodingError(f"the declared charset `{label}` is not known")
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise DecodingError(f"no {label} at byte {error.start}, though it is declared") from None


def _declared(content: bytes) -> str | None:
    found = _CHARSET.search(content, 0, PRESCAN_BYTES)
    return found[1].decode() if found else None


def _decode_declared(content: bytes, label: str | None, no_utf8_at: int) -> str:
    if label is None:
        raise DecodingError(f"no UTF-8 at byte {no_utf8_at}, and no other charset is declared")
    if _codec(label) is None:
        raise DecodingError(f"no UTF-8 at byte {no_utf8_at}, and the declared charset `{label}` is not known")
    return decode_as(content, label)


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = label
    return _READ_AS.get(name)

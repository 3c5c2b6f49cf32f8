"""Turns the bytes of a document into text: by its mark, as UTF-8, as is declared, as it surely looks; or not."""

import codecs
import re

from wireroom.feeds.detection import detect
from wireroom.feeds.refusal import UnreadableError

PRESCAN_BYTES = 1024
"""Where a declaration is looked for (WHATWG HTML, 13.2.3.2: prescan a byte stream)."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CHARSET = re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)

_SEVEN_BIT = "iso2022_jp"
_WIDE = ("utf-16-le", "utf-16-be")
"""UTF-8 by their bytes, but not by their text. A page whose bytes say so of themselves cannot be it."""

_READ_AS = {
    **dict.fromkeys(("ascii", "iso8859-1", "cp1252"), "cp1252"),
    **dict.fromkeys(("iso8859-9", "cp1254"), "cp1254"),
    **dict.fromkeys(("tis-620", "iso8859-11", "cp874"), "cp874"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030"), "gb18030"),
    **dict.fromkeys(("shift_jis", "cp932"), "cp932"),
    **dict.fromkeys(("euc_kr", "cp949"), "cp949"),
    **{f"cp125{number}": f"cp125{number}" for number in (0, 1, 3, 5, 6, 7, 8)},
    **{f"iso8859-{number}": f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{name: name for name in ("big5hkscs", "cp866", "euc_jp", "koi8-r", "koi8-u", "mac-roman", *_WIDE, _SEVEN_BIT)},
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
}
"""Codecs that are declared, and what they are read with (WHATWG Encoding, 4.2: names and labels)."""


class DecodingError(UnreadableError):
    """Bytes that are no text."""


def decode(content: bytes, *, charset: str | None = None) -> str:
    """Read UTF-16 and 32 by their marks, then UTF-8, then the charset that is declared, else what is surely some other.

    Raises:
        DecodingError: no charset fits, or none for sure.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _decode(content.removeprefix(mark), codec, f"no {codec}", but="its mark stands first")
    if charset and _codec(charset) in (*_WIDE, _SEVEN_BIT):
        return decode_as(content, charset)
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        return _decode_other(content, charset, error.start)


def decode_page(content: bytes, *, charset: str | None = None) -> str:
    """Read HTML, without its zeros, as browsers do. What a server declares goes before what the page says of itself.

    Raises:
        DecodingError: as `decode`, or it holds no text.
    """
    page = decode(content, charset=charset or _declared(content)).replace("\0", "")
    if not page.strip():
        raise DecodingError("holds no text")
    return page


def decode_as(content: bytes, label: str) -> str:
    """Read the charset that a label names on the web.

    Raises:
        DecodingError: it is not known, or does not fit.
    """
    codec = _codec(label)
    if codec is None:
        raise DecodingError(f"the declared charset `{label}` is not known")
    return _decode(content, codec, f"no {label}", but="it is declared")


def _declared(content: bytes) -> str | None:
    found = _CHARSET.search(content, 0, PRESCAN_BYTES)
    label = found[1].decode() if found else None
    return label if label and _codec(label) not in _WIDE else None


def _decode_other(content: bytes, label: str | None, no_utf8_at: int) -> str:
    if label and _codec(label):
        return decode_as(content, label)
    if label:
        raise DecodingError(f"no UTF-8 at byte {no_utf8_at}, and the declared charset `{label}` is not known")
    if codec := detect(content):
        return _decode(content, _READ_AS.get(codec, codec), f"neither UTF-8 nor {codec}", but="it looks like that")
    raise DecodingError(f"no UTF-8 at byte {no_utf8_at}, and what else it is cannot be told for sure")


def _decode(content: bytes, codec: str, what: str, *, but: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise DecodingError(f"{what} at byte {error.start}, though {but}") from None


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        name = label
    return _READ_AS.get(name)

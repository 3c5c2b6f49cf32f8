"""Unpacks gzip within a bound, so that a small file cannot fill the memory. It opens no files."""

import zlib
from collections.abc import Iterable

from wireroom.feeds.refusal import UnreadableError

GZIP_MAGIC = b"\x1f\x8b"

_EITHER = zlib.MAX_WBITS | 32
"""Has zlib tell gzip from deflate by itself."""


class InflatingError(UnreadableError):
    """Bytes that cannot be unpacked."""


def inflate(chunks: Iterable[bytes], *, max_bytes: int) -> bytes:
    """Unpack gzip or deflate; what follows the end of the packed stream is left.

    Raises:
        InflatingError: it is broken, ends early, or grows beyond `max_bytes`.
    """
    unpacker, content = zlib.decompressobj(_EITHER), bytearray()
    try:
        for chunk in chunks:
            content += unpacker.decompress(chunk, max_bytes + 1 - len(content))
            if len(content) > max_bytes:
                raise InflatingError(f"larger than {max_bytes} bytes, unpacked")
    except zlib.error as error:
        raise InflatingError(f"cannot be unpacked: {error}") from None
    if not unpacker.eof:
        raise InflatingError("cannot be unpacked: it ends early")
    return bytes(content)

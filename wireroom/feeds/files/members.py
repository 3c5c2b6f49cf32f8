"""Reads a file of several gzip members, one after the other, and goes on behind a damaged one. It knows no format."""

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from wireroom.feeds.refusal import UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAGIC = b"\x1f\x8b\x08"
CHUNK_BYTES = 1 << 16

_GZIP = zlib.MAX_WBITS | 16


class DamagedError(UnreadableError):
    """A member ends early, or is no gzip from some place on."""


class Member(io.RawIOBase):
    """One member, unpacked. Reading raises `DamagedError`; what was read before is sound, but for its checksum."""

    def __init__(self, file: BinaryIO, packed: bytes, *, offset: int) -> None:
        self.offset = offset
        """In the file."""
        self._file = file
        self._packed = packed
        self._unpacker = zlib.decompressobj(_GZIP)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """The next bytes, as many as fit; 0 at the end."""
        view = memoryview(buffer)
        while not self._unpacker.eof:
            packed = self._packed or self._file.read(CHUNK_BYTES)
            if not packed:
                raise DamagedError("it ends early")
            try:
                unpacked = self._unpacker.decompress(packed, len(view))
            except zlib.error as error:
                raise DamagedError(str(error)) from None
            self._packed = self._unpacker.unconsumed_tail
            if unpacked:
                view[: len(unpacked)] = unpacked
                return len(unpacked)
        return 0

    def finish(self) -> bytes | None:
        """Read what is left of it; answers what was read behind its end, or None when it is damaged."""
        room = bytearray(CHUNK_BYTES)
        try:
            while self.readinto(room):
                pass
        except DamagedError:
            return None
        return self._unpacker.unused_data


def members(file: BinaryIO) -> Iterator[Member]:
    """The members of a file that can seek. Zeros between and behind them are padding."""
    packed = b""
    while packed := (packed or file.read(CHUNK_BYTES)).lstrip(b"\0") or _skip_zeros(file):
        offset = file.tell() - len(packed)
        member = Member(file, packed, offset=offset)
        yield member
        behind = member.finish()
        packed = _find_magic(file, offset + 1) if behind is None else behind


def _skip_zeros(file: BinaryIO) -> bytes:
    while chunk := file.read(CHUNK_BYTES):
        if chunk := chunk.lstrip(b"\0"):
            break
    return chunk


def _find_magic(file: BinaryIO, offset: int) -> bytes:
    """Bytes from the next place on where a member may begin; none when there is no such place."""
    file.seek(offset)
    seen = b""
    while chunk := file.read(CHUNK_BYTES):
        seen += chunk
        if (place := seen.find(MAGIC)) >= 0:
            return seen[place:]
        seen = seen[-len(MAGIC) + 1 :]
    return b""

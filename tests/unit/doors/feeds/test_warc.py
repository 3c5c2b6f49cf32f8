"""How archives are taken apart, whole and broken ones."""

import gzip
import os
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.doors.feeds.archive import packed, page, record
from wireroom.feeds.files.members import CHUNK_BYTES
from wireroom.feeds.files.warc import Broken, Record, read_records

MAX = 10_000
A, B, C = page("a"), page("b"), page("c")


def read(content: bytes, *, is_packed: bool = False) -> list[Record | Broken]:
    """The responses of an archive, and what is broken in it."""
    return list(
        read_records(
            BytesIO(content),
            is_packed=is_packed,
            is_wanted=lambda headers: headers.get("warc-type") == "response",
            max_bytes=MAX,
        )
    )


def shown(found: list[Record | Broken]) -> list[str]:
    """Records by the end of their address, broken ones by their reason; with their numbers."""
    return [
        f"{each.number} {each.reason}"
        if isinstance(each, Broken)
        else f"{each.number} {each.headers['warc-target-uri'][-1]}"
        for each in found
    ]


def test_records_are_read_with_their_places() -> None:
    """Each has its number and the place where it begins, of its gzip member where it has one; others are counted."""
    request = record("a", b"GET / HTTP/1.1\r\n\r\n", kind="request")
    plain, members = A + request + B, [packed(each) for each in (A, request, B)]
    for found, places in (
        (read(plain), [0, len(A) + len(request)]),
        (read(b"".join(members), is_packed=True), [0, len(members[0]) + len(members[1])]),
        (read(gzip.compress(plain), is_packed=True), [0, 0]),
    ):
        assert shown(found) == ["1 a", "3 b"]
        assert [each.offset for each in found] == places
        blocks = [each.block for each in found if isinstance(each, Record)]
        assert [A.endswith(blocks[0] + b"\r\n\r\n"), B.endswith(blocks[1] + b"\r\n\r\n")] == [True, True]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (A + b"junk\r\nmore junk\r\n" + B, ["1 is not as long as it says", "2 b"]),
        (b"junk\r\n" + A, ["1 no record begins here", "2 a"]),
        (A[:-30], ["1 ends early"]),
        (A[:-30] + B + C, ["1 is not as long as it says", "2 b", "3 c"]),
        (A[:40] + b"\r\n" + B, ["1 its headers are broken", "2 b"]),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + B, ["1 its headers do not say how long it is", "2 b"]),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\n" + B, ["1 its headers do not say how long it is", "2 b"]),
        (b"WARC/1.0\r\n" + b"X: " + b"x" * 70_000 + b"\r\n\r\n" + B, ["1 its headers are broken", "2 b"]),
        (b"WARC/1.0\r\nContent-Length: 3", ["1 its headers do not say how long it is"]),
        (record("x", b"x" * (MAX + 1)) + B, [f"1 larger than {MAX} bytes", "2 b"]),
        (record("x", b"x", size=10**17) + B, ["1 ends early", "2 b"]),
        (record("x", b"x", kind="request", size=10**17) + B, ["1 ends early", "2 b"]),
        (record("x", b"x", kind="request", size=30) + B, ["1 is not as long as it says", "2 b"]),
        (A.rstrip() + B, ["1 a", "2 b"]),
        (A.rstrip() + b"\n" + B + b"\n\n\n", ["1 a", "2 b"]),
        (b"", []),
        (b"\r\n\r\n", []),
    ],
)
def test_what_is_broken_is_told_and_the_reading_goes_on(content: bytes, expected: list[str]) -> None:
    """It is told once, with a reason; what is behind it is read, also what stands in a block that was too long."""
    assert shown(read(content)) == expected


def test_a_damaged_member_costs_no_other() -> None:
    """A member that cannot be unpacked, ends early or has another checksum is told with its place; the next is read."""
    noise = os.urandom(100_000)
    members = [packed(A), packed(record("b", noise)), packed(C)]
    place, length = len(members[0]), len(members[1])
    for begin, damage in ((40, b"\xff" * 50), (length - 8, b"\0\0\0\0"), (0, b"XX"), (length - 60_000, b"")):
        damaged = members[1][:begin] + damage + members[1][begin + len(damage) :] if damage else members[1][:begin]
        found = read(members[0] + damaged + members[2], is_packed=True)
        assert shown(found)[0] == "1 a"
        assert shown(found)[-1].endswith("c")
        broken = [each for each in found if isinstance(each, Broken)]
        assert broken[0].offset == place
        assert broken[0].reason.startswith(("cannot be unpacked: ", f"larger than {MAX} bytes"))


def test_an_archive_that_ends_early_is_told() -> None:
    """What came before is read."""
    content = packed(A, B)
    assert shown(read(content[:-20], is_packed=True)) == ["1 a", "2 cannot be unpacked: it ends early"]
    assert shown(read(b"no gzip at all", is_packed=True)) == [
        "1 cannot be unpacked: Error -3 while decompressing data: incorrect header check"
    ]


def test_padding_is_no_damage() -> None:
    """Zeros between and behind members are left, however many."""
    zeros = b"\0" * (CHUNK_BYTES + 1)
    assert shown(read(packed(A) + zeros + packed(B) + zeros, is_packed=True)) == ["1 a", "2 b"]


def test_a_bomb_stays_small() -> None:
    """A member of 20 MB of zeros is read in pieces, and told."""
    bomb = record("x", b"\0" * 20_000_000)
    assert shown(read(packed(bomb, B), is_packed=True)) == [f"1 larger than {MAX} bytes", "2 b"]


@given(
    st.lists(st.sampled_from([A, B, b"WARC/1.0\r\n", b"\r\n", b"junk\n", A[:50], A[100:]]), max_size=8), st.booleans()
)
def test_any_parts_are_read_or_told(parts: list[bytes], is_packed: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """Nothing is raised, and numbers count on."""
    content = packed(*parts) if is_packed else b"".join(parts)
    found = read(content, is_packed=is_packed)
    assert [each.number for each in found] == list(range(1, len(found) + 1))


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_are_told(content: bytes, is_packed: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """What is no archive has no records."""
    assert all(isinstance(each, Broken) for each in read(content, is_packed=is_packed))

"""Packs the names of articles, versions and pushes as the records in Redis hold them (lua/records.lua). Pure."""

from schemas.article import Lane

ARTICLE_BYTES = 12
CONTENT_BYTES = 7
LANES = tuple(Lane)


def pack_article(article_id: str) -> bytes:
    """The 12 bytes of an article's id."""
    return bytes.fromhex(article_id)


def pack_version(version_hash: str) -> bytes:
    """The 8 bytes of a version: 7 of its content, and one that counts how often this came before."""
    content, _, coming = version_hash.partition("-")
    return bytes.fromhex(content)[:CONTENT_BYTES] + bytes([int(coming or 1) - 1])


def name_version(content_hash: str, *, coming: int) -> str:
    """The hash of a version whose content comes for the first time, or again after another (`<hash>-2`)."""
    return content_hash if coming == 1 else f"{content_hash}-{coming}"


def pack_owner(owner: str) -> bytes:
    """The 9 bytes of a push, `<lane>/<ms>-<n>`: they sort by the time of the push from the second byte on."""
    lane, _, entry = owner.partition("/")
    pushed_ms, _, number = entry.partition("-")
    # Of more than 65,536 pushes in one millisecond the last ones would share a number, never a lane and a name.
    return b"%c%b%b" % (
        1 + LANES.index(Lane(lane)),
        int(pushed_ms).to_bytes(6, "big"),
        min(int(number), 0xFFFF).to_bytes(2, "big"),
    )

"""How far sources were fed, as it is kept in Redis."""

import os
from typing import Any

import pytest
from redis import Redis

from schemas.settings import Settings
from wireroom.bookmarks import AT_ONCE, RedisBookmarks
from wireroom.feeds.bookmarks import Mark

DESK = "/wires/desk"


def keys(redis: "Redis") -> list[bytes]:
    """All there are."""
    found: Any = redis.keys("*")
    return sorted(found)


def test_notes_are_kept_by_source(redis_client: "Redis", settings: Settings) -> None:
    """A later note of a field counts, one without a value forgets it; another source has notes of its own."""
    bookmarks = RedisBookmarks(redis_client, settings)
    bookmarks.note([Mark(DESK, "a.txt", "1"), Mark(DESK, "b.txt", "1"), Mark("other", "a.txt", "9")])
    bookmarks.note([Mark(DESK, "a.txt", "2"), Mark(DESK, "a.txt", "3"), Mark(DESK, "b.txt", None)])
    again = RedisBookmarks(redis_client, settings)
    assert again.read(DESK) == {"a.txt": "3"}
    assert again.read("other") == {"a.txt": "9"}
    assert again.read("unheard-of") == {}


def test_notes_expire(redis_client: "Redis", settings: Settings) -> None:
    """They are kept for `bookmarks_keep_s` after the last one, also after one that forgets."""
    bookmarks = RedisBookmarks(redis_client, settings)
    for mark in (Mark(DESK, "a", "1"), Mark(DESK, "b", None)):
        bookmarks.note([mark])
        (key,) = keys(redis_client)
        assert settings.bookmarks_keep_s - 5 < int(redis_client.ttl(key)) <= settings.bookmarks_keep_s
        redis_client.expire(key, 60)


def test_another_way_of_feeding_has_its_own_notes(redis_client: "Redis", settings: Settings) -> None:
    """What makes other articles of a source shares no notes with it; parts of a way are not run together."""
    RedisBookmarks(redis_client, settings, way=("once", "ab", "c")).note([Mark(DESK, "a", "1")])
    for way in ((), ("once", "a", "bc"), ("follow", "ab", "c")):
        assert RedisBookmarks(redis_client, settings, way=way).read(DESK) == {}


def test_what_was_asked_about_is_forgotten(redis_client: "Redis", settings: Settings) -> None:
    """All notes of the sources that were read or noted go, but for those to keep; those of others stay."""
    for place in ("a", "b", "c", "d"):
        RedisBookmarks(redis_client, settings).note([Mark(place, "x", "1")])
    bookmarks = RedisBookmarks(redis_client, settings, lasting=lambda place: place == "d")
    bookmarks.forget()
    bookmarks.read("a")
    bookmarks.note([Mark("b", "x", "2"), Mark("d", "x", "2")])
    bookmarks.forget()
    left = [RedisBookmarks(redis_client, settings).read(place) for place in ("a", "b", "c", "d")]
    assert left == [{}, {}, {"x": "1"}, {"x": "2"}]


@pytest.mark.parametrize(("place", "goes_on"), [("interrupted", True), ("lasting", False), ("new", False)])
def test_an_interruption_shows(redis_client: "Redis", settings: Settings, place: str, *, goes_on: bool) -> None:
    """Notes tell of an interrupted run, but for those that outlive one that came to its end."""
    RedisBookmarks(redis_client, settings).note([Mark(name, "x", "1") for name in ("interrupted", "lasting")])
    bookmarks = RedisBookmarks(redis_client, settings, lasting=lambda name: name == "lasting")
    bookmarks.read(place)
    assert bookmarks.goes_on is goes_on


def test_names_may_be_many_and_odd(redis_client: "Redis", settings: Settings) -> None:
    """A folder of thousands of files is noted in parts; names of any bytes come back as they were."""
    odd = os.fsdecode(b"caf\xe9\n\xff.txt")
    marks = [Mark(DESK, f"{number}.txt", "x") for number in range(AT_ONCE * 2 + 1)]
    bookmarks = RedisBookmarks(redis_client, settings)
    bookmarks.note([*marks, Mark(os.fsdecode(b"/\xff"), odd, "é")])
    assert bookmarks.read(DESK) == {mark.field: "x" for mark in marks}
    assert bookmarks.read(os.fsdecode(b"/\xff")) == {odd: "é"}
    bookmarks.note(mark._replace(value=None) for mark in marks[1:])
    assert bookmarks.read(DESK) == {"0.txt": "x"}


def test_nothing_to_note_asks_nothing(redis_client: "Redis", settings: Settings) -> None:
    """No key is made."""
    RedisBookmarks(redis_client, settings).note([])
    assert keys(redis_client) == []

"""What Lua computes of vectors and postings, on a real Redis."""

from math import isclose
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st
from redis import Redis

from wireroom.server import RedisServer
from workers.connections import connect
from workers.deduplication.stories.similarity import KEPT_TERMS, Vector, likeness, nearness
from workers.scripts import source

TERMS = st.one_of(st.integers(0, 50), st.integers(0, (1 << 24) - 1))
WEIGHTS = st.dictionaries(TERMS, st.integers(1, 255), min_size=1, max_size=40)
VECTORS = WEIGHTS.map(lambda weights: Vector(dict(sorted(weights.items(), key=lambda each: -each[1]))))

LIKENESS = (
    source("vectors")
    + """
local weights, length = weights_of(read_vector(ARGV[1]))
return tostring(likeness(weights, length, read_vector(ARGV[2]))) .. ' ' .. nearness(tonumber(ARGV[3]))
"""
)
BLEND = source("vectors") + "return blend(ARGV[1], tonumber(ARGV[2]), ARGV[3])"
TIDIED = (
    source("vectors") + "local call, key, alive, newest = redis.call\n" + source("postings") + "return tidied(ARGV[1])"
)


def kept(vector: Vector) -> Vector:
    """As much of a vector as a story keeps."""
    return Vector(dict(list(vector.weights.items())[:KEPT_TERMS]))


def run(redis: "Redis", script: str, *args: bytes | int) -> Any:  # noqa: ANN401 - as Redis answers
    """The answer of a script."""
    return redis.eval(script, 0, *args)


@effort(max_examples=100, deadline=None)
@given(one=VECTORS, other=VECTORS, apart_s=st.integers(-(10**7), 10**7))
def test_lua_and_python_score_alike(redis_server: RedisServer, one: Vector, other: Vector, apart_s: int) -> None:
    """The score by which Redis decides is the one that is measured in Python."""
    with connect(redis_server.url) as redis:
        answer = run(redis, LIKENESS, other.pack(), kept(one).pack(), apart_s)
    alike, near = map(float, answer.split())
    assert isclose(alike, likeness(one, other), rel_tol=1e-9)
    assert isclose(near, nearness(apart_s), rel_tol=1e-9)


def unpack(packed: bytes) -> dict[int, int]:
    """The weights of a packed vector."""
    entries = (packed[at : at + 4] for at in range(0, len(packed), 4))
    return {int.from_bytes(entry[:3], "big"): entry[3] for entry in entries}


@pytest.mark.parametrize(
    ("one", "articles", "other", "both"),
    [
        ({1: 255}, 1, {1: 255}, {1: 255}),
        ({1: 255}, 1, {2: 255}, {2: 255, 1: 255}),
        ({1: 255}, 3, {2: 255}, {1: 255, 2: 85}),
        ({1: 3, 2: 4}, 1, {1: 255}, {1: 255, 2: 128}),
        ({}, 1, {5: 7}, {5: 255}),
    ],
)
def test_vectors_blend_by_their_articles(
    redis_client: "Redis", one: dict[int, int], articles: int, other: dict[int, int], both: dict[int, int]
) -> None:
    """The mean of both at length 1, the first counted for its articles; the heaviest term is of 255."""
    blended = unpack(run(redis_client, BLEND, Vector(one).pack(), articles, Vector(other).pack()))
    assert list(blended.items()) == list(both.items())


def test_a_blend_keeps_the_heaviest(redis_client: "Redis") -> None:
    """Of more terms than a story keeps the heaviest stay."""
    one, other = Vector({term: 255 - term for term in range(32)}), Vector(dict.fromkeys(range(100, 132), 255))
    blended = unpack(run(redis_client, BLEND, one.pack(), 1, other.pack()))
    assert len(blended) == KEPT_TERMS
    assert list(blended.values()) == sorted(blended.values(), reverse=True)


def test_postings_keep_the_latest_of_each_term(redis_client: "Redis") -> None:
    """Tidied, a bucket has of each term the latest 12 stories, each once, the latest last."""
    frequent = [b"\x00\x01" + number.to_bytes(3, "big") for number in range(40)]
    rare = b"\x09\x09\x00\x00\x07"
    tidied = run(redis_client, TIDIED, rare + b"".join(frequent) + frequent[30])
    assert tidied == rare + b"".join([*frequent[28:30], *frequent[31:], frequent[30]])

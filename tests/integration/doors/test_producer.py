"""The producer on a real Redis."""

import pickle
import threading
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

from schemas.article import Article, Lane
from schemas.settings import Settings
from wireroom import ArticleTooLarge, BacklogFull, Producer, Receipt
from wireroom.producer import CHUNK_MAX
from wireroom.server import RedisServer


def article(number: int = 1, *, urgency: int | None = None, body: str = "The ferry left at dawn.") -> Article:
    """An article of the night wire."""
    return Article(source="night-wire", uri=f"nw/{number}", body=body, urgency=urgency)


def held(redis: "Redis", settings: Settings, lane: Lane = Lane.LIVE) -> list[tuple[str, Article]]:
    """The ids and articles of a lane."""
    entries: Any = redis.xrange(settings.channels.incoming(lane))
    assert all(set(fields) == {b"article"} for _, fields in entries)
    return [(entry.decode(), Article.model_validate_json(fields[b"article"])) for entry, fields in entries]


@pytest.fixture
def producer(redis_client: "Redis", settings: Settings) -> Iterator[Producer]:
    """A producer whose lanes take three entries, and that does not wait."""
    del redis_client
    with Producer(settings.model_copy(update={"backlog_max": 3, "push_wait_s": 0})) as made:
        yield made


def test_a_receipt_names_the_entry(redis_client: "Redis", settings: Settings, producer: Producer) -> None:
    """What was pushed lies in the lane as the contract says, where its receipt says."""
    receipt = producer.push(article())
    assert held(redis_client, settings) == [(receipt.entry, article())]
    assert receipt == Receipt(
        article_id=article().meta().article_id,
        lane=Lane.LIVE,
        stream=settings.channels.incoming(Lane.LIVE),
        entry=receipt.entry,
    )


def test_urgency_chooses_the_lane_unless_one_is_named(
    redis_client: "Redis", settings: Settings, producer: Producer
) -> None:
    """Urgent copy goes to its own lane; a named lane counts more."""
    mixed = [article(1), article(2, urgency=1), article(3)]
    assert [receipt.lane for receipt in producer.push_many(mixed)] == [Lane.LIVE, Lane.URGENT, Lane.LIVE]
    assert [receipt.lane for receipt in producer.push_many(mixed, lane=Lane.BACKFILL)] == [Lane.BACKFILL] * 3
    assert [found.uri for _, found in held(redis_client, settings)] == ["nw/1", "nw/3"]


def test_many_are_pushed_in_their_order(redis_client: "Redis", settings: Settings) -> None:
    """Any iterable of any length is pushed, and its receipts have its order."""
    wanted = 2 * CHUNK_MAX + 1
    with Producer(settings) as producer:
        receipts = producer.push_many(article(number) for number in range(wanted))
    found = held(redis_client, settings)
    assert [receipt.entry for receipt in receipts] == [entry for entry, _ in found]
    assert [each.uri for _, each in found] == [f"nw/{number}" for number in range(wanted)]


def test_an_endless_source_is_pushed_as_receipts_are_taken(redis_client: "Redis", settings: Settings) -> None:
    """No more is read than a chunk beyond what was asked for."""
    read: list[int] = []

    def endless() -> Iterator[Article]:
        for number in count():
            read.append(number)
            yield article(number)

    with Producer(settings) as producer:
        assert len(list(islice(producer.push_each(endless()), CHUNK_MAX + 1))) == CHUNK_MAX + 1
    assert len(read) <= 2 * CHUNK_MAX + 1
    assert redis_client.xlen(settings.channels.incoming(Lane.LIVE)) == 2 * CHUNK_MAX


def test_a_chunk_is_bounded_in_bytes(redis_client: "Redis", settings: Settings) -> None:
    """Large articles travel in calls of about one MiB, and all arrive."""
    large = "x" * 700_000
    with Producer(settings) as producer:
        first = next(iter(producer.push_each(article(number, body=large) for number in range(3))))
        assert [entry for entry, _ in held(redis_client, settings)] == [first.entry]
        assert len(producer.push_many(article(number, body=large) for number in range(3))) == 3


def test_a_full_backlog_refuses_what_has_no_room(redis_client: "Redis", settings: Settings, producer: Producer) -> None:
    """What fits is accepted, the rest is refused with what was accepted; nothing is pushed beyond the limit."""
    with pytest.raises(BacklogFull) as caught:
        producer.push_many(article(number) for number in range(5))
    assert (caught.value.lane, caught.value.backlog) == (Lane.LIVE, 3)
    found = held(redis_client, settings)
    assert [receipt.entry for receipt in caught.value.accepted] == [entry for entry, _ in found]
    assert len(found) == 3
    assert str(caught.value) == "the lane `live` is full: 3 articles wait in it"
    assert producer.push(article(), lane=Lane.BACKFILL).lane is Lane.BACKFILL


def test_a_full_backlog_is_waited_for(redis_client: "Redis", settings: Settings) -> None:
    """A push goes on as soon as there is room."""
    lane = settings.channels.incoming(Lane.LIVE)
    with Producer(settings.model_copy(update={"backlog_max": 2, "push_wait_s": 20})) as producer:
        first, second = producer.push_many([article(1), article(2)])
        receipts: list[Receipt] = []
        pushing = threading.Thread(target=lambda: receipts.append(producer.push(article(3))))
        pushing.start()
        assert pushing.is_alive()
        assert redis_client.xlen(lane) == 2
        redis_client.xdel(lane, first.entry)
        pushing.join(timeout=10)
    assert [entry for entry, _ in held(redis_client, settings)] == [second.entry, receipts[0].entry]


def test_a_push_goes_on_for_as_long_as_there_is_progress(redis_client: "Redis", settings: Settings) -> None:
    """The wait counts anew from each entry that was accepted."""
    lane = settings.channels.incoming(Lane.LIVE)
    with Producer(settings.model_copy(update={"backlog_max": 1, "push_wait_s": 1.0})) as producer:
        receipts: list[Receipt] = []
        wanted = [article(number) for number in range(4)]
        pushing = threading.Thread(target=lambda: receipts.extend(producer.push_many(wanted)))
        pushing.start()
        for _ in wanted[1:]:
            until_room_is_needed(redis_client, lane)
            pushing.join(timeout=0.5)
            redis_client.xtrim(lane, maxlen=0, approximate=False)
        pushing.join(timeout=10)
    assert len(receipts) == len(wanted)


def until_room_is_needed(redis: "Redis", lane: str) -> None:
    """Wait until the lane is full."""
    end = time.monotonic() + 10
    while not redis.xlen(lane):
        assert time.monotonic() < end
        time.sleep(0.005)


def test_a_push_waits_no_longer_than_it_may(redis_client: "Redis", settings: Settings) -> None:
    """With no room for `push_wait_s`, it is refused then."""
    del redis_client
    with Producer(settings.model_copy(update={"backlog_max": 1, "push_wait_s": 0.3})) as producer:
        producer.push(article(1))
        started = time.monotonic()
        with pytest.raises(BacklogFull):
            producer.push(article(2))
        assert 0.3 <= time.monotonic() - started < 3


def test_an_article_that_is_too_large_is_refused(redis_client: "Redis", settings: Settings) -> None:
    """It is refused by its size in bytes, without its text; an iteration that is told of it goes on."""
    secret = "\u00e9" * 600
    small = settings.model_copy(update={"article_max_bytes": 1024})
    refused: list[ArticleTooLarge] = []
    with Producer(small) as producer:
        with pytest.raises(ArticleTooLarge) as caught:
            producer.push(article(1, body=secret))
        receipts = list(producer.push_each([article(1, body=secret), article(2)], on_refused=refused.append))
    assert (caught.value.article_id, caught.value.max_bytes) == (article(1).meta().article_id, 1024)
    assert caught.value.size_bytes > 1200
    assert secret[:10] not in f"{caught.value!r} {caught.value}"
    assert [error.article_id for error in refused] == [article(1).meta().article_id]
    assert [entry for entry, _ in held(redis_client, settings)] == [receipts[0].entry]


def test_what_is_refused_survives_pickling() -> None:
    """The errors may cross processes, with what was accepted."""
    receipt = Receipt(article_id="a", lane=Lane.LIVE, stream="s", entry="1-0")
    full, large = BacklogFull(Lane.LIVE, 3), ArticleTooLarge("a", 2, 1)
    full.accepted = (receipt,)
    copies = [pickle.loads(pickle.dumps(error)) for error in (full, large)]  # noqa: S301 - our own bytes
    assert [str(copy) for copy in copies] == [str(full), str(large)]
    assert copies[0].accepted == (receipt,)


def test_a_push_goes_through_an_outage(tmp_path: Path) -> None:
    """A producer waits for a Redis that went away and lost its scripts."""
    server = RedisServer(tmp_path)
    server.start()
    try:
        settings = Settings(redis_url=server.url)
        with Producer(settings) as producer:
            producer.push(article(1))
            server.kill()
            starting = threading.Thread(target=server.start)
            starting.start()
            receipt = producer.push(article(2))
            starting.join()
            with Redis.from_url(server.url, protocol=2) as redis:
                assert held(redis, settings)[-1] == (receipt.entry, article(2))
    finally:
        server.kill()

"""Tickets: never more than there is work or there are slots, and never missing for long; and who is alive."""

import json
from typing import Any

import pytest

from schemas.article import Lane
from schemas.channels import NOBODY, Stage
from schemas.events import EventStream
from tests.integration.engine.floor import ONE, OTHER, Floor, stages_of
from workers.streams import TICKETS_PER_BATCH

HOUR_MS = 3_600_000


def back_in_time(floor: Floor, *, ms: int) -> None:
    """Let all tickets and consumers be of an earlier time, or with less than nothing of a later one."""
    for stage in Stage:
        key = floor.settings.channels.tickets(stage)
        members: Any = floor.redis.zrange(key, 0, -1, withscores=True)
        for member, expires in members:
            floor.redis.zadd(key, {member: expires - ms})


@pytest.mark.parametrize(
    ("work", "slots", "tickets"), [(0, 2, 0), (1, 2, 1), (4, 2, 1), (5, 2, 2), (100, 2, 2), (100, 5, 5), (9, 9, 3)]
)
def test_tickets_are_as_many_as_work_and_slots(floor: Floor, work: int, slots: int, tickets: int) -> None:
    """One for a part of a batch, here four entries; no more than pool slots; and none again while these live."""
    room = Floor(floor.redis, floor.settings.model_copy(update={"batch_max": 4 * TICKETS_PER_BATCH}))
    room.announce(slots=slots)
    room.push(*map(str, range(work)))
    assert stages_of(room.ring()).total() == tickets
    assert room.ring() == []


def test_without_a_worker_one_ticket_waits(narrow: Floor) -> None:
    """For the first worker that comes."""
    narrow.push(*map(str, range(100)))
    assert len(narrow.ring()) == 1


def test_tickets_have_names_of_their_own(narrow: Floor) -> None:
    """So that each can be taken off by itself."""
    narrow.announce(slots=20)
    narrow.push(*map(str, range(20)))
    first = narrow.ring()
    narrow.push(*map(str, range(60)))
    second = narrow.ring()
    assert len({ticket.name for ticket in first + second}) == 20


def test_running_consumers_count_as_tickets(narrow: Floor) -> None:
    """Who works sees to what waits; when it is done, a ticket is missing again."""
    narrow.announce(slots=2)
    narrow.push(*map(str, range(20)))
    one, two = narrow.ring()
    narrow.engine.begin(Stage.EXTRACT, consumer=ONE, ticket=one.name)
    assert narrow.engine.running(Stage.EXTRACT) == [two.name, ONE]
    assert narrow.ring() == []
    narrow.engine.begin(Stage.EXTRACT, consumer=OTHER, ticket=two.name)
    _, tickets = narrow.engine.release(Stage.EXTRACT, consumer=ONE)
    assert len(tickets) == 1
    assert narrow.ring() == []


def test_a_ticket_that_nobody_took_is_replaced(narrow: Floor) -> None:
    """It may have been lost; a consumer that died without a word is forgotten, too."""
    narrow.announce(slots=2)
    narrow.push(*map(str, range(20)))
    one, _ = narrow.ring()
    narrow.engine.begin(Stage.EXTRACT, consumer=ONE, ticket=one.name)
    back_in_time(narrow, ms=int(1000 * narrow.settings.ticket_ttl_s))
    assert len(narrow.ring()) == 1
    back_in_time(narrow, ms=HOUR_MS)
    assert len(narrow.ring()) == 2


def test_tickets_of_the_dead_are_recalled(narrow: Floor) -> None:
    """A process may die with a ticket that it was to begin, or to send; who runs is not touched."""
    narrow.announce(slots=3)
    narrow.push(*map(str, range(20)))
    one, *_ = narrow.ring()
    narrow.engine.begin(Stage.EXTRACT, consumer=ONE, ticket=one.name)
    narrow.engine.recall(Stage.EXTRACT)
    assert narrow.engine.running(Stage.EXTRACT) == [ONE]
    narrow.engine.recall(Stage.EXTRACT)
    assert len(narrow.ring()) == 2


def test_a_clock_that_is_set_back_holds_up_nothing(narrow: Floor) -> None:
    """Tickets of a time that is yet to come are replaced."""
    narrow.announce(slots=2)
    narrow.push(*map(str, range(20)))
    assert len(narrow.ring()) == 2
    back_in_time(narrow, ms=-HOUR_MS)
    assert len(narrow.ring()) == 2


def test_deleted_entries_do_not_silence_the_bell(floor: Floor) -> None:
    """Pending entries that were taken out of one lane are not weighed against the work of another."""
    floor.announce(slots=2)
    ids = floor.push(*map(str, range(8)), lane=Lane.BACKFILL)
    floor.read(8)
    floor.redis.xdel(floor.settings.channels.incoming(Lane.BACKFILL), *ids)
    floor.push(*"abcdef")
    assert len(floor.ring()) == 1


def test_slots_are_summed_over_workers(floor: Floor) -> None:
    """By stage; a worker that takes leave, or falls silent, is not counted."""
    slots = floor.settings.channels.slots
    floor.announce("a", slots=2)
    floor.announce("b", slots=3, stages=[Stage.ALERT])
    assert floor.redis.hgetall(slots) == {b"extract": b"2", b"deduplicate": b"2", b"alert": b"5"}
    floor.engine.announce("a", boot="boot-a", card=None, silence_ms=5000)
    assert floor.redis.hgetall(slots) == {b"alert": b"3"}
    floor.engine.announce("b", boot="boot-b", card=None, silence_ms=5000)
    assert floor.redis.hgetall(slots) == {}


def test_silent_workers_are_taken_off_with_their_tickets(floor: Floor) -> None:
    """Their consumers no longer count as running; those of others do."""
    assert floor.announce("a") == []
    assert floor.announce("b") == []
    floor.engine.begin(Stage.ALERT, consumer="desk:1:boot-a", ticket="t")
    floor.engine.begin(Stage.ALERT, consumer="desk:1:boot-b", ticket="t")
    card = json.loads(floor.redis.hget(floor.settings.channels.workers, "a") or b"")
    silent = {**card, "seen_ms": card["seen_ms"] - 6000}
    floor.redis.hset(floor.settings.channels.workers, "a", json.dumps(silent))
    assert floor.announce("b") == ["a"]
    assert floor.engine.running(Stage.ALERT) == ["desk:1:boot-b"]
    assert floor.redis.hkeys(floor.settings.channels.workers) == [b"b"]


def test_the_bell_tells_where_each_stream_ends(floor: Floor) -> None:
    """To listen from there on."""
    (urgent,) = floor.push("a", lane=Lane.URGENT)
    _, last = floor.engine.ring(Stage.EXTRACT, overdue=False)
    incoming = floor.settings.channels.incoming
    assert last == {incoming(Lane.URGENT): urgent, incoming(Lane.LIVE): "0-0", incoming(Lane.BACKFILL): "0-0"}


def test_old_events_are_tidied_away(floor: Floor) -> None:
    """Those past their age; a stream is cut in whole nodes."""
    stream = floor.settings.channels.events(EventStream.ARTICLE)
    for number in range(1, 300):
        floor.redis.xadd(stream, {"type": "old", "id": ""}, id=f"{number}-0")
    floor.redis.xadd(stream, {"type": "new", "id": ""})
    floor.engine.tidy(silence_ms=HOUR_MS)
    assert 1 <= floor.redis.xlen(stream) <= 100
    assert floor.told() == [*["old "] * (floor.redis.xlen(stream) - 1), "new "]


def test_consumers_are_tidied_away_when_they_hold_nothing(floor: Floor) -> None:
    """After a silence; one that holds entries never, or they would be lost."""
    floor.push("a", "b")
    for consumer in (ONE, OTHER):
        floor.read(1, consumer=consumer)
    floor.engine.release(Stage.EXTRACT, consumer=ONE)
    assert floor.engine.tidy(silence_ms=HOUR_MS) == 0
    assert floor.engine.tidy(silence_ms=0) == 1
    assert sorted(held["consumer"].decode() for held in floor.pending(floor.live)) == sorted([OTHER, NOBODY])

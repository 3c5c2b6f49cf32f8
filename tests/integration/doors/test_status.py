"""The state of a room on a real Redis, and how it is shown."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from redis import Redis

from schemas.article import Lane
from schemas.channels import Stage
from schemas.events import EventStream
from schemas.rule import AlertRule
from schemas.settings import Settings
from schemas.verdict import Disposition
from tests.integration.doors.room import Room, copy_of, written
from tests.integration.doors.shell import Run
from wireroom.status import Breaker, EmbargoStatus, Queue, look

FERRY = AlertRule(id="ferry", title="Ferries", query="ferry")


def test_an_unused_room_is_empty(redis_client: "Redis", settings: Settings) -> None:
    """A room that nobody used has nothing anywhere, and looking makes nothing."""
    seen = look(redis_client, settings)
    assert [stage.stage for stage in seen.stages] == list(Stage)
    assert all((stage.waiting, stage.pending, stage.oldest_s) == (0, 0, None) for stage in seen.stages)
    assert seen.totals == dict.fromkeys(("received", *Disposition), 0)
    assert (seen.workers, seen.dead_letters) == ((), 0)
    assert seen.embargoes == EmbargoStatus(waiting=0, next=None, is_full=False)
    assert redis_client.keys(f"{settings.namespace}*") == []


def test_what_waits_is_told_from_what_runs(room: Room, settings: Settings) -> None:
    """Each lane and stage says what was not read, what was read and not committed, and since when."""
    for number in range(3):
        room.push(written(number))
    room.push(written(4), lane=Lane.BACKFILL)
    room.read(Stage.EXTRACT)
    room.extract(written(5, urgency=1))
    extract, deduplicate, alert = look(room.redis, settings).stages
    urgent, live, backfill = extract.queues
    assert (urgent.backlog, live.backlog, live.waiting, live.pending) == (0, 3, 2, 1)
    assert (backfill.name, backfill.waiting) == ("backfill", 1)
    assert (extract.waiting, extract.pending, deduplicate.waiting, alert.waiting) == (3, 1, 1, 0)
    assert urgent == Queue(name="urgent", backlog=0, waiting=0, pending=0, oldest_s=None)
    assert deduplicate.oldest_s is not None
    assert 0 <= deduplicate.oldest_s < 30


def test_an_old_entry_is_seen(room: Room, settings: Settings) -> None:
    """The oldest entry gives its age."""
    seconds, _ = room.redis.time()
    room.redis.xadd(settings.channels.incoming(Lane.LIVE), {"article": "{}"}, id=f"{(int(seconds) - 600) * 1000}-0")
    extract = look(room.redis, settings).stages[0]
    assert extract.oldest_s is not None
    assert 600 <= extract.oldest_s < 630


def test_totals_and_rates_are_those_of_the_commits(room: Room, settings: Settings) -> None:
    """What ended is counted by its disposition; the last minute gives rates."""
    first = room.finish(written(1), [FERRY])
    room.finish(written(2), verdict=copy_of(first))
    room.reject(written(3))
    seen = look(room.redis, settings)
    assert {name: count for name, count in seen.totals.items() if count} == {
        "received": 3,
        "original": 1,
        "duplicate": 1,
        "rejected": 1,
    }
    assert 0.042 <= seen.per_s["received"] <= 0.05
    assert [round(stage.per_s * 65) for stage in seen.stages] == [3, 2, 2]
    assert [(each.stream, each.retained) for each in seen.events] == list(zip(EventStream, (4, 0, 1), strict=True))
    assert (seen.dead_letters, seen.dead_letters_dropped) == (1, 0)
    assert [each.oldest is None for each in seen.events] == [False, True, False]


def test_what_is_under_embargo_is_counted(room: Room, settings: Settings, wireroom: Run) -> None:
    """How many wait, when the first goes on, and whether extraction stands still for them."""
    soon = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
    room.run(*(written(number, embargoed=soon + timedelta(hours=number)) for number in range(2)))
    assert look(room.redis, settings).embargoes == EmbargoStatus(waiting=2, next=soon, is_full=False)
    assert f"under embargo   2, the next until {soon:%Y-%m-%d %H:%M} UTC" in wireroom("status").stdout
    full = settings.model_copy(update={"backlog_max": 2})
    assert look(room.redis, full).embargoes.is_full
    assert "extraction waits" in wireroom("status", WIREROOM_BACKLOG_MAX="2").stdout


def test_a_breaker_that_tripped_is_seen(room: Room, settings: Settings) -> None:
    """A stage that rests says so, and one that tries again too."""
    careful = settings.model_copy(update={"breaker_limit": 2})
    room.redis.set(settings.channels.breaker(Stage.ALERT), 2)
    room.redis.set(settings.channels.pause(Stage.ALERT), "tripped")
    room.redis.set(settings.channels.breaker(Stage.EXTRACT), 2)
    room.redis.set(settings.channels.breaker(Stage.DEDUPLICATE), 1)
    seen = look(room.redis, careful).stages
    assert [stage.breaker for stage in seen] == [Breaker.PROBING, Breaker.CLOSED, Breaker.PAUSED]
    assert [stage.failures_in_a_row for stage in seen] == [2, 1, 2]


def announce(room: Room, name: str) -> None:
    """A worker of the engine says that it lives."""
    card: dict[str, object] = {"stages": ["extract", "alert"], "slots": 3, "host": "mill", "pid": 7}
    room.engine.announce(name, boot="b", card=card, silence_ms=5000)


def test_workers_are_seen_with_their_slots(room: Room, settings: Settings) -> None:
    """Workers tell their stages and slots; one that fell silent is told from the living."""
    announce(room, "w1")
    announce(room, "w2")
    silent = room.redis.hget(settings.channels.workers, "w2")
    card = json.loads(silent or b"")
    room.redis.hset(settings.channels.workers, "w2", json.dumps({**card, "seen_ms": card["seen_ms"] - 9000}))
    first, second = look(room.redis, settings).workers
    assert (first.name, first.stages, first.slots, first.is_alive) == ("w1", ("extract", "alert"), 3, True)
    assert (second.is_alive, 9 <= second.silent_s < 30) == (False, True)
    assert [stage.slots for stage in look(room.redis, settings).stages] == [6, 0, 6]


def test_the_command_shows_it(room: Room, wireroom: Run) -> None:
    """People get a picture, programs a document."""
    announce(room, "w1")
    room.finish(written(1), [FERRY])
    room.reject(written(2))
    shown = wireroom("status")
    assert shown.exit_code == 0
    for part in ("received", "1 original, 1 rejected", "deduplicate", "backfill", "w1", "extract, alert"):
        assert part in shown.stdout
    document = json.loads(wireroom("status", "--json").stdout)
    assert document["totals"]["received"] == 2
    assert document["stages"][0]["queues"][2]["name"] == "backfill"
    assert document["workers"][0]["slots"] == 3


@pytest.mark.parametrize("words", [("status",), ("stories",), ("dead", "list"), ("rules", "list")])
def test_an_empty_room_is_shown(wireroom: Run, words: tuple[str, ...]) -> None:
    """Where nothing is, the command says so."""
    shown = wireroom(*words)
    assert shown.exit_code == 0
    assert "no" in shown.stdout

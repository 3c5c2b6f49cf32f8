"""Working tickets off: what is read, in which order, what is handed on, and when reading stops."""

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from structlog.testing import capture_logs

from schemas.article import Lane
from schemas.channels import GROUP, NOBODY, Stage
from schemas.dead_letter import Reason
from schemas.events import EventStream
from tests.integration.engine.floor import ONE, OTHER, Floor, stages_of
from tests.obedient import BODY, NAME, TimeUp
from workers.drain import RETRY_AFTER_MS
from workers.streams import Engine, Entry, Outcome, State


def test_articles_go_through_all_stages(floor: Floor) -> None:
    """Each is told of at each stage, counted once, and nothing stays behind."""
    floor.push("a", "b", "c")
    assert stages_of(floor.run()) == {Stage.DEDUPLICATE: 1}
    assert stages_of(floor.run(Stage.DEDUPLICATE)) == {Stage.ALERT: 1}
    assert floor.run(Stage.ALERT) == []
    assert floor.told() == [f"{stage} {name}/0" for stage in ("extract", "deduplicate") for name in "abc"]
    assert floor.told(EventStream.ALERT) == ["alert a/0", "alert b/0", "alert c/0"]
    assert floor.counts() == {"received": 3, "original": 3}
    assert floor.lengths() == [0, 0, 0]


def test_the_urgent_lane_goes_first_and_backfill_last(floor: Floor) -> None:
    """Whatever was pushed before; lanes do not share a batch."""
    for lane in (Lane.BACKFILL, Lane.LIVE, Lane.URGENT):
        floor.push(f"{lane} 1", f"{lane} 2", lane=lane)
    while floor.lengths()[0]:
        floor.run()
    lanes = [name.partition(" ")[0] for name in floor.works[Stage.EXTRACT].touched]
    assert lanes == ["urgent", "urgent", "live", "live", "backfill", "backfill"]
    assert floor.works[Stage.EXTRACT].batches == [2, 2, 2]


def test_every_entry_ends_once_whatever_fails(floor: Floor) -> None:
    """Received is the sum of the dispositions, and each good one came through."""
    for number, fault in enumerate(("", "permanent", "", "crash", "memory", "time", "", "transient", "transient once")):
        floor.push(str(number), prepare=fault)
        floor.push(f"claim {number}", claim=fault)
        floor.push(f"conclude {number}", conclude=fault)
    with capture_logs() as logs:
        floor.finish()
    counts = floor.counts()
    assert counts == {"received": 27, "original": 12, "rejected": 15}
    assert Counter(floor.reasons()) == {
        Reason.UNREADABLE: 3,
        Reason.FAILED: 6,
        Reason.OUT_OF_MEMORY: 3,
        Reason.TIMED_OUT: 3,
    }
    assert sum(log["event"] == "article_ended" for log in logs) == 27
    assert BODY not in repr(logs)
    assert floor.deliveries() == []


def test_one_bad_one_among_many(floor: Floor) -> None:
    """The others are committed in the first round; the bad one rests and is then tried alone."""
    floor.push("a", "b", "c")
    floor.push("bad", prepare="memory")
    floor.run()
    assert floor.waiting(Stage.DEDUPLICATE) == ["a", "b", "c"]
    floor.run()
    assert floor.reasons() == [Reason.OUT_OF_MEMORY]


def test_what_fails_for_the_surroundings_comes_back_later(floor: Floor) -> None:
    """Each try alone, with a longer rest each time, and the tries are bounded."""
    (entry,) = floor.push("a", claim="transient")
    rests = []
    for tries in range(1, floor.settings.max_deliveries):
        floor.run()
        assert floor.deliveries() == [tries]
        rests.append(floor.rests_ms()[entry])
        floor.age()
    assert rests[0] <= 0
    assert [RETRY_AFTER_MS < rest <= 2 * RETRY_AFTER_MS for rest in rests[1:2]] == [True]
    assert [2 * RETRY_AFTER_MS < rest <= 4 * RETRY_AFTER_MS for rest in rests[2:]] == [True]
    floor.run()
    assert (floor.reasons(), floor.lengths()) == ([Reason.FAILED], [0, 0, 0])
    assert floor.works[Stage.EXTRACT].batches == [1] * floor.settings.max_deliveries


def test_other_work_does_not_cut_a_rest_short(floor: Floor) -> None:
    """A consumer that goes on with other entries leaves the resting one alone."""
    (entry,) = floor.push("a", claim="transient")
    floor.run()
    floor.run()
    assert floor.rests_ms()[entry] > RETRY_AFTER_MS
    floor.push("b", "c")
    floor.run()
    assert floor.rests_ms()[entry] > RETRY_AFTER_MS
    assert floor.deliveries() == [2]
    assert floor.waiting(Stage.DEDUPLICATE) == ["b", "c"]


def test_who_kills_its_processes_is_given_up_untouched(floor: Floor) -> None:
    """Each delivery counts; after the last it is a dead letter without being read again, and its neighbours go on."""
    floor.push("killer")
    floor.read(1)
    for delivered in range(1, floor.settings.max_deliveries):
        floor.age()
        _, overdue = floor.engine.begin(Stage.EXTRACT, consumer=OTHER, ticket="t")
        assert overdue
        assert overdue.deliveries == delivered
    floor.push("b", "c")
    floor.age()
    floor.run()
    assert floor.works[Stage.EXTRACT].touched == ["b", "c"]
    assert floor.reasons() == [Reason.LOST]
    letters: Any = floor.redis.xrange(floor.settings.channels.dead)
    assert [fields[b"attempts"] for _, fields in letters] == [b"4"]


def test_overdue_entries_come_one_at_a_time(floor: Floor) -> None:
    """Nobody knows which of them killed its process."""
    floor.push(*"abcdef")
    assert len(floor.read(6)) == 6
    floor.push("new")
    floor.run()
    assert floor.works[Stage.EXTRACT].batches == [1]
    floor.age()
    floor.run(consumer=OTHER)
    assert floor.works[Stage.EXTRACT].batches == [1] * 7
    assert sorted(floor.waiting(Stage.DEDUPLICATE)) == sorted([*"abcdef", "new"])


def test_the_least_often_delivered_comes_first(floor: Floor) -> None:
    """So those that were read together with what kills its processes do not wait until that is given up."""
    floor.push("killer", "b", "c")
    floor.read(3)
    taken = []
    for _ in range(4):
        floor.age()
        _, overdue = floor.engine.begin(Stage.EXTRACT, consumer=OTHER, ticket="t")
        assert overdue
        taken.append(overdue.fields[NAME].decode())
        if taken[-1] != "killer":
            floor.commit([Outcome(overdue)], consumer=OTHER)
    assert taken == ["killer", "b", "c", "killer"]


def test_a_dead_consumers_entries_are_handed_on_at_once(floor: Floor) -> None:
    """All of them, however many they are, and a ticket is asked for."""
    for start in range(0, 2500, 500):
        floor.push(*(str(start + number) for number in range(500)))
    floor.engine.begin(Stage.EXTRACT, consumer=ONE, ticket="t")
    assert len(floor.engine.read(Stage.EXTRACT, consumer=ONE, source=1, count=2500)) == 2500
    count, tickets = floor.engine.release(Stage.EXTRACT, consumer=ONE)
    assert (count, stages_of(tickets)) == (2500, {Stage.EXTRACT: 1})
    assert len([rest for rest in floor.rests_ms().values() if rest <= 0]) == 2500
    assert floor.engine.release(Stage.EXTRACT, consumer=ONE) == (0, [])


def test_what_is_released_for_later_asks_for_no_ticket(floor: Floor) -> None:
    """The sweep rings for it when its rest is over."""
    (entry,) = floor.push("a")
    floor.read(1)
    assert floor.engine.release(Stage.EXTRACT, consumer=ONE, delay_ms=5000) == (1, [])
    assert 0 < floor.rests_ms()[entry] <= 5000
    assert floor.ring(overdue=True) == []
    floor.age()
    assert stages_of(floor.ring(overdue=True)) == {Stage.EXTRACT: 1}


def test_entries_that_were_deleted_do_no_harm(floor: Floor) -> None:
    """An operator took pending entries out of the stream: they are forgotten, and the work goes on."""
    hasty = Floor(floor.redis, floor.settings.model_copy(update={"redeliver_after_s": 0.0001}))
    ids = hasty.push(*(str(number) for number in range(20)))
    hasty.read(20)
    hasty.redis.xdel(hasty.live, *ids[:19])
    hasty.run(consumer=OTHER)
    assert hasty.waiting(Stage.DEDUPLICATE) == ["19"]
    assert hasty.pending(hasty.live) == []


def test_the_time_limit_ends_the_ticket(floor: Floor) -> None:
    """What is done is committed; the rest is tried again alone, each with all the time; the culprit ends alone."""
    floor.push("a")
    floor.push("slow", conclude="time")
    floor.push("c")
    floor.run()
    assert floor.waiting(Stage.DEDUPLICATE) == ["a"]
    assert floor.deliveries() == [1, 1]
    floor.finish()
    assert floor.reasons() == [Reason.TIMED_OUT]
    assert floor.counts() == {"received": 3, "original": 2, "rejected": 1}


@dataclass
class Struck:
    """An engine that is interrupted when it has read and not yet answered."""

    engine: Engine

    def read(self, *args: Any, **kwargs: Any) -> list[Entry]:  # noqa: ANN401 - passed on as they come
        """Read, and be interrupted."""
        self.engine.read(*args, **kwargs)
        raise TimeUp

    def __getattr__(self, name: str) -> object:
        return getattr(self.engine, name)


def test_the_time_limit_may_strike_outside_the_work(floor: Floor) -> None:
    """Then the ticket ends without an error, and what is held is handed on at once."""
    (entry,) = floor.push("a")
    drain = floor.drain()
    drain.engine = Struck(drain.engine)  # type: ignore[assignment]  # behaves as one
    assert stages_of(drain.run("ticket", end=math.inf)) == {Stage.EXTRACT: 1}
    assert floor.rests_ms()[entry] <= 0


def test_nothing_is_read_while_the_next_stage_is_full(narrow: Floor) -> None:
    """Reading stops at the high-water mark, goes on below it, and the commit that made room rings the bell for it."""
    narrow.push(*(str(number) for number in range(70)))
    narrow.run_on()
    narrow.redis.delete(narrow.settings.channels.tickets(Stage.EXTRACT))
    assert narrow.lengths() == [6, 64, 0]
    assert narrow.gate().state is State.FULL
    assert narrow.ring() == []
    asked = narrow.run(Stage.DEDUPLICATE)
    assert Stage.EXTRACT in stages_of(asked)
    assert narrow.gate().state is State.OPEN
    narrow.finish()
    assert narrow.counts() == {"received": 70, "original": 70}


@pytest.mark.parametrize("lost", ["group", "scripts", "all"])
def test_redis_may_forget(floor: Floor, lost: str) -> None:
    """Groups and scripts are made again."""
    floor.push("a")
    floor.run()
    floor.push("b")
    if lost == "group":
        floor.redis.xgroup_destroy(floor.live, GROUP)
    elif lost == "scripts":
        floor.redis.script_flush()
    else:
        floor.redis.flushall()
        floor.push("b")
    floor.run()
    assert floor.told()[-1] == "extract b/0"
    assert floor.lengths()[0] == 0


def test_what_is_handed_on_is_held_by_nobody(floor: Floor) -> None:
    """Until it is taken; so it is seen who works on what."""
    floor.push("a")
    floor.read(1)
    floor.engine.release(Stage.EXTRACT, consumer=ONE)
    assert [held["consumer"] for held in floor.pending(floor.live)] == [NOBODY.encode()]
    _, overdue = floor.engine.begin(Stage.EXTRACT, consumer=OTHER, ticket="t")
    assert overdue
    assert [held["consumer"] for held in floor.pending(floor.live)] == [OTHER.encode()]

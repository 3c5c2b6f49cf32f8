"""A commit does all for an entry or nothing, and only once, whoever repeats it."""

import math
from dataclasses import dataclass
from typing import Any

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError

from schemas.channels import GROUP, Stage
from schemas.dead_letter import Reason
from schemas.events import EventStream
from schemas.settings import Settings
from schemas.verdict import Disposition
from tests.integration.engine.floor import ONE, OTHER, Floor
from tests.obedient import fields_of, id_of
from workers.articles import Place, places_of
from workers.errors import Failure
from workers.outcomes import rejected
from workers.streams import Committed, Engine, Entry, Event, Outcome


def passed_on(entry: Entry, name: str) -> Outcome:
    """It goes on, and one event tells of it."""
    event = Event(EventStream.ARTICLE, "told", name, name, b"{}")
    return Outcome(entry, id_of(name), events=(event,), next=fields_of(name))


def ended(entry: Entry, name: str) -> Outcome:
    """It comes to its end."""
    return Outcome(entry, id_of(name), Disposition.REDELIVERY)


def dead(entry: Entry, settings: Settings) -> Outcome:
    """It is a dead letter."""
    failure = Failure(Reason.FAILED, "ZeroDivisionError at here.py:1")
    return rejected(entry, failure, stage=Stage.EXTRACT, about=None, settings=settings)


def all_kinds(floor: Floor, entries: list[Entry]) -> list[Outcome]:
    """One of each kind."""
    one, two, three = entries
    return [passed_on(one, "a"), ended(two, "b"), dead(three, floor.settings)]


def check_once(floor: Floor) -> None:
    """All three were done, each once."""
    assert floor.lengths() == [0, 1, 0]
    assert floor.pending(floor.live) == []
    assert floor.told() == ["told a", "wireroom.article.rejected"]
    assert floor.reasons() == ["failed"]
    assert floor.counts() == {"received": 3, "redelivery": 1, "rejected": 1}
    assert floor.redis.get(floor.settings.channels.breaker(Stage.EXTRACT)) == b"1"


def test_a_commit_does_all_that_belongs_to_an_entry(floor: Floor) -> None:
    """Events, the entry for the next stage, dead letters and counts; the entries are gone."""
    ids = floor.push("a", "b", "c")
    assert floor.commit(all_kinds(floor, floor.read(3))) == set(ids)
    check_once(floor)


def test_a_repeat_changes_nothing(floor: Floor) -> None:
    """The answer to a commit may be lost, so that it is sent again."""
    floor.push("a", "b", "c")
    outcomes = all_kinds(floor, floor.read(3))
    floor.commit(outcomes)
    assert floor.commit(outcomes) == set()
    assert floor.engine.commit(Stage.EXTRACT, outcomes, consumer=ONE).ended == set()
    check_once(floor)


@dataclass
class Forgetful:
    """An engine whose first commit is done, but not answered."""

    engine: Engine
    is_answered: bool = False

    def commit(self, *args: Any, **kwargs: Any) -> Committed:  # noqa: ANN401 - passed on as they come
        """Break the connection in between."""
        answer = self.engine.commit(*args, **kwargs)
        if not self.is_answered:
            self.is_answered = True
            raise RedisConnectionError
        return answer

    def __getattr__(self, name: str) -> object:
        return getattr(self.engine, name)


def test_a_lost_answer_is_asked_for_again(floor: Floor) -> None:
    """The connection breaks between a commit and its answer: it is repeated, and nothing is done twice."""
    floor.push("a", "b")
    drain = floor.drain()
    drain.engine = Forgetful(drain.engine)  # type: ignore[assignment]  # behaves as one
    drain.run("ticket", end=math.inf)
    assert floor.told() == ["extract a/0", "extract b/0"]
    assert floor.lengths() == [0, 2, 0]
    assert floor.counts() == {"received": 2}


def test_who_comes_late_changes_nothing(floor: Floor) -> None:
    """A zombie wakes up when its entries were taken over and committed."""
    floor.push("a", "b", "c")
    mine = all_kinds(floor, floor.read(3))
    floor.age()
    for _ in mine:
        _, overdue = floor.engine.begin(Stage.EXTRACT, consumer=OTHER, ticket="t")
        assert overdue
        name = {entry.id: outcome for outcome in mine for entry in [outcome.entry]}[overdue.id]
        floor.commit([name._replace(entry=overdue)], consumer=OTHER)
    assert floor.commit(mine) == set()
    check_once(floor)


def test_a_zombie_may_win(floor: Floor) -> None:
    """Who has taken its entries over then changes nothing."""
    floor.push("a", "b", "c")
    mine = all_kinds(floor, floor.read(3))
    floor.age()
    _, overdue = floor.engine.begin(Stage.EXTRACT, consumer=OTHER, ticket="t")
    assert overdue
    floor.commit(mine)
    assert floor.commit([passed_on(overdue, "again")], consumer=OTHER) == set()
    check_once(floor)


def test_some_of_a_batch_may_be_gone(floor: Floor) -> None:
    """What another has ended is left out; the others are ended."""
    ids = floor.push("a", "b", "c")
    mine = all_kinds(floor, floor.read(3))
    assert floor.commit(mine[1:2], consumer=OTHER) == {ids[1]}
    assert floor.commit(mine) == {ids[0], ids[2]}
    check_once(floor)


@pytest.mark.parametrize("is_made_again", [False, True])
def test_the_group_may_be_lost(floor: Floor, *, is_made_again: bool) -> None:
    """Then what is still in the stream was not committed; the entries are read again by others, and ended once."""
    ids = floor.push("a", "b", "c")
    mine = all_kinds(floor, floor.read(3))
    floor.redis.xgroup_destroy(floor.live, GROUP)
    theirs = floor.read(2, consumer=OTHER) if is_made_again else []
    assert [entry.id for entry in theirs] == ids[: len(theirs)]
    assert floor.commit(mine) == set(ids)
    assert floor.commit(mine) == set()
    if theirs:
        assert floor.commit([passed_on(entry, "again") for entry in theirs], consumer=OTHER) == set()
    check_once(floor)


def test_scripts_may_be_forgotten(floor: Floor) -> None:
    """Redis gets them again."""
    floor.push("a", "b", "c")
    outcomes = all_kinds(floor, floor.read(3))
    floor.redis.script_flush()
    floor.commit(outcomes)
    check_once(floor)


def test_all_may_be_flushed(floor: Floor) -> None:
    """What was there is lost, by an operator's will; a late commit writes nothing, and the work goes on."""
    floor.push("a", "b", "c")
    outcomes = all_kinds(floor, floor.read(3))
    floor.redis.flushall()
    assert floor.commit(outcomes) == set()
    assert (floor.lengths(), floor.told(), floor.counts()) == ([0, 0, 0], [], {})
    floor.push("d")
    floor.finish()
    assert floor.counts() == {"received": 1, "original": 1}


def test_an_entry_of_any_form_comes_to_its_end(floor: Floor) -> None:
    """Many fields, names that are no UTF-8 or hold colons, large values: each is a dead letter."""
    entries = [
        {b"%d" % number: b"x" for number in range(20_000)},
        {b"\xff\xfe": b"\xff\x00", b"a:b:c": b":"},
        {b"": b""},
        {b"name": b"n" * (3 << 20)},
    ]
    ids = [floor.append(fields) for fields in entries]
    read = floor.read(9)
    assert floor.commit([dead(entry, floor.settings) for entry in read]) == set(ids)
    assert floor.reasons() == ["failed"] * len(entries)
    assert floor.counts() == {"received": 4, "rejected": 4}


def test_the_largest_batch_fits_into_a_commit(floor: Floor) -> None:
    """500 articles with 20 alerts each, and one article with 5,000."""
    floor.push(*(str(number) for number in range(500)))
    alerts = [Event(EventStream.ALERT, "told", str(number), "s", b"{}" * 100) for number in range(20)]
    outcomes = [
        Outcome(entry, id_of(str(number)), Disposition.ORIGINAL, events=alerts)
        for number, entry in enumerate(floor.read(500))
    ]
    assert len(floor.commit(outcomes)) == 500
    floor.push("many")
    floor.commit([Outcome(floor.read(1)[0], id_of("many"), Disposition.ORIGINAL, events=alerts * 250)])
    assert floor.redis.xlen(floor.settings.channels.events(EventStream.ALERT)) == 15_000
    assert floor.counts() == {"received": 501, "original": 501}


def test_the_trace_of_an_article_is_bounded(floor: Floor) -> None:
    """However much is told of it, the latest are kept."""
    floor.push("many", "more")
    told = [Event(EventStream.ALERT, "told", str(number), "s", b"{}") for number in range(1000)]
    for entry in floor.read(2):
        floor.commit([Outcome(entry, id_of("a"), Disposition.ORIGINAL, events=told)])
    newest: Any = floor.redis.xrevrange(floor.settings.channels.events(EventStream.ALERT), count=1)
    kept = places_of(floor.redis, floor.settings, id_of("a"), now_ms=floor.engine.now_ms)
    assert len(kept) == 60
    assert kept[-1] == Place(EventStream.ALERT, newest[0][0].decode())


def test_dead_letters_are_capped_and_counted(floor: Floor) -> None:
    """The oldest go first."""
    small = Floor(floor.redis, floor.settings.model_copy(update={"dead_max": 2}))
    small.push("a", "b", "c")
    small.commit([dead(entry, small.settings) for entry in small.read(3)])
    assert small.redis.xlen(small.settings.channels.dead) == 2
    assert small.counts() == {"received": 3, "rejected": 3, "dead_dropped": 1}

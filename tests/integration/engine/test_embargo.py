"""Articles under embargo: nothing of them is told before their time, and nothing is lost until then."""

import math
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from schemas.article import Article, PubStatus
from schemas.base import written_at
from schemas.channels import Stage
from schemas.dead_letter import Reason
from schemas.events import EventStream
from schemas.settings import Settings
from tests.integration.engine.floor import Floor
from wireroom.server import RedisServer
from workers.connections import connect
from workers.pipeline import build_work
from workers.streams import State

SOON = timedelta(hours=3)
BODY = "The harbour board of Port Ellery will close its north pier from Monday, its chairwoman is to say tonight."


def embargoed(floor: Floor, *, wait: timedelta = SOON, **known: object) -> Article:
    """An article that is not to be told of for a while from now."""
    seconds, micros = floor.redis.time()
    until = written_at(f"{int(seconds) * 1000 + int(micros) // 1000}-0") + wait
    described = {"source": "night-wire", "uri": "nw/1", "body": BODY, "embargoed": until, **known}
    return Article.model_validate(described)


def run(floor: Floor, *articles: Article) -> None:
    """Push articles and take all that may go on through all stages."""
    for article in articles:
        floor.append({b"article": article.model_dump_json().encode()})
    for stage, work in build_work(floor.settings, floor.redis).items():
        drain = floor.drain(stage)
        drain.work = work
        drain.run("ticket", end=math.inf)


def waiting(floor: Floor) -> list[Any]:
    """What waits, the first to go on first."""
    members: list[Any] = floor.redis.zrange(floor.settings.channels.embargoes, 0, -1)
    return members


def let_time_pass(floor: Floor) -> None:
    """Let every embargo be over."""
    for member in waiting(floor):
        floor.redis.zadd(floor.settings.channels.embargoes, {member: 1})


def types(floor: Floor) -> list[str]:
    """What was told of articles."""
    return [each.split()[0] for each in floor.told(EventStream.ARTICLE)]


def test_nothing_is_told_before_its_time(floor: Floor) -> None:
    """It has left its lane and waits; when its time has come, it goes on as if it had come then."""
    run(floor, embargoed(floor))
    assert floor.engine.lift(count=10) == (0, [])
    assert (types(floor), floor.lengths(), floor.counts()) == ([], [0, 0, 0], {"received": 1})
    let_time_pass(floor)
    lifted, tickets = floor.engine.lift(count=10)
    assert (lifted, [ticket.stage for ticket in tickets]) == (1, [Stage.DEDUPLICATE])
    assert floor.engine.lift(count=10)[0] == 0
    run(floor)
    assert types(floor) == ["wireroom.article.extracted"]
    assert floor.counts() == {"received": 1, "original": 1}


def test_an_embargo_that_is_over_holds_nothing_back(floor: Floor) -> None:
    """What arrives after its time goes on at once."""
    run(floor, embargoed(floor, wait=timedelta(seconds=-1)))
    assert floor.counts() == {"received": 1, "original": 1}


def test_the_same_push_again_waits_once(floor: Floor) -> None:
    """A version that waits is known."""
    article = embargoed(floor)
    run(floor, article, article)
    assert floor.counts() == {"received": 2, "redelivery": 1}
    assert floor.redis.zcard(floor.settings.channels.embargoes) == 1


def test_what_is_killed_under_embargo_is_never_told(floor: Floor) -> None:
    """The withdrawal goes ahead; of the text nothing is told when its time comes."""
    kill = embargoed(floor, pub_status=PubStatus.CANCELED)
    run(floor, embargoed(floor), kill)
    let_time_pass(floor)
    assert floor.engine.lift(count=10)[0] == 1
    run(floor)
    assert types(floor) == ["wireroom.article.extracted", "wireroom.article.withdrawn"]
    assert floor.counts() == {"received": 2, "withdrawal": 1, "redelivery": 1}


def test_a_newer_version_may_come_out_first(floor: Floor) -> None:
    """A version without an embargo overtakes the one that waits."""
    run(floor, embargoed(floor), embargoed(floor, embargoed=None, body=f"{BODY} It is said now."))
    let_time_pass(floor)
    floor.engine.lift(count=10)
    run(floor)
    assert types(floor) == ["wireroom.article.extracted"]
    assert floor.counts() == {"received": 2, "original": 1, "redelivery": 1}


def test_an_embargo_that_lasts_too_long_is_refused(floor: Floor) -> None:
    """It ends as a dead letter that says why, and can be requeued."""
    wait = timedelta(seconds=floor.settings.embargo_max_s + 60)
    run(floor, embargoed(floor, wait=wait))
    assert floor.reasons() == [Reason.EMBARGO]
    assert floor.counts() == {"received": 1, "rejected": 1}


def test_they_go_on_in_the_order_of_their_times(floor: Floor) -> None:
    """No more than asked for at once, nor than the next stage has room for."""
    run(floor, *(embargoed(floor, uri=str(number), wait=SOON - timedelta(minutes=number)) for number in range(5)))
    embargoes = floor.settings.channels.embargoes
    first, *_, last = waiting(floor)
    floor.redis.zadd(embargoes, {first: 1, last: 2})
    assert floor.engine.lift(count=1)[0] == 1
    assert floor.redis.zscore(embargoes, first) is None
    full = Floor(floor.redis, floor.settings.model_copy(update={"stage_backlog_max": 1}))
    assert full.engine.lift(count=9) == (0, [])
    assert floor.engine.lift(count=9)[0] == 1


def test_too_many_embargoes_push_back(floor: Floor) -> None:
    """Extraction does not read while as many wait as a lane may hold."""
    small = Floor(floor.redis, floor.settings.model_copy(update={"backlog_max": 2}))
    run(small, embargoed(small, uri="1"), embargoed(small, uri="2"))
    assert small.gate().state is State.FULL
    let_time_pass(small)
    small.engine.lift(count=1)
    assert small.gate().state is State.OPEN


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[RedisServer]:
    """A server that a test may kill."""
    server = RedisServer(tmp_path / "redis")
    server.start()
    yield server
    server.kill()


def test_an_embargo_outlasts_a_restart(own_server: RedisServer) -> None:
    """What waits is there when Redis comes back, with all that belongs to it."""
    settings = Settings(redis_url=own_server.url)
    with connect(settings.redis_url) as redis:
        floor = Floor(redis, settings)
        run(floor, embargoed(floor))
        own_server.stop()
        own_server.start()
        let_time_pass(floor)
        assert floor.engine.lift(count=10)[0] == 1
        run(floor)
        assert types(floor) == ["wireroom.article.extracted"]
        assert floor.counts() == {"received": 1, "original": 1}

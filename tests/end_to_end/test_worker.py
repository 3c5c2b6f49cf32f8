"""Real Celery workers: articles go in, events come out, whatever ends a process."""

import os
import signal
from pathlib import Path

from schemas.channels import Stage
from schemas.events import EventType
from schemas.rule import AlertRule
from schemas.settings import Settings
from tests.apps.told_app import HOLD, SLOW
from tests.end_to_end.site import Site, written
from wireroom.server import RedisServer
from wireroom.stack import Supervisor
from workers.alerting.rulebook import Rulebook
from workers.connections import connect

HANDED_ON_S = 15
"""Two seconds, and what a busy machine needs for a new process; far less than `redeliver_after_s`."""
TOLD = "tests.apps.told_app"


def test_what_is_pushed_comes_out_as_events(site: Site) -> None:
    """Extracted, judged and alerted; a copy is told of; all is counted."""
    Rulebook(site.redis, site.settings).apply([AlertRule(id="ferry", title="Ferries", query="ferry")])
    site.start(concurrency=2)
    one = written(1)
    site.push(one, written(2), one.model_copy(update={"source": "copyist"}))
    site.wait(lambda: sum(site.counts().values()) == 6)
    assert site.counts() == {"received": 3, "original": 2, "duplicate": 1}
    assert len(site.events()) == 3
    assert len(site.events(EventType.DUPLICATED)) == 1
    assert site.events(EventType.ALERT_RAISED).keys() == {each.meta().article_id for each in (one, written(2))}
    assert site.lengths() == [0, 0, 0]


def test_what_a_killed_child_held_is_handed_on(site: Site) -> None:
    """At once, not when it is overdue; the neighbours in its batch come through as well."""
    site.push(written(1), written(2, HOLD), written(3))
    site.start(app=TOLD)
    site.wait(lambda: sum(site.pending().values()) == 3)
    (holder,) = site.pending()
    killed_ms = site.now_ms()
    os.kill(int(holder.split(":")[1]), signal.SIGKILL)
    site.wait(lambda: len(site.events()) == 3)
    assert max(site.events().values()) - killed_ms < 1000 * HANDED_ON_S
    site.wait(lambda: site.counts() == {"received": 3, "original": 3})


def test_what_kills_every_process_that_reads_it_ends_soon(site: Site) -> None:
    """Each process is missed at once, however short it lived; the article is a dead letter, and others go on."""
    site.start(app="benchmarks.poison_app")
    started_ms = site.now_ms()
    site.push(written(1, "poison: die"), written(2))
    site.wait(lambda: site.counts() == {"received": 2, "original": 1, "rejected": 1})
    assert (
        max(site.events(EventType.REJECTED).values()) - started_ms < 1000 * site.settings.max_deliveries * HANDED_ON_S
    )
    assert max(site.events().values()) - started_ms < 1000 * HANDED_ON_S


def test_a_worker_that_is_told_to_end_finishes_its_batch(site: Site) -> None:
    """Nothing stays pending, and what it did not read waits for others."""
    worker = site.start(app=TOLD)
    site.push(*(written(number, SLOW) for number in range(8)))
    site.wait(site.pending)
    worker.stop()
    assert site.pending() == {}
    assert site.announced() == []
    assert site.counts()["received"] + site.lengths()[0] == 8
    site.start(app=TOLD)
    site.wait(lambda: site.counts() == {"received": 8, "original": 8})


def test_stages_run_and_scale_apart(site: Site) -> None:
    """One worker for each stage, two for one of them; each works at its own stage alone."""
    site.start("extract", stages=[Stage.EXTRACT])
    site.push(written(1))
    site.wait(lambda: site.lengths() == [0, 1, 0])
    site.start("alert", stages=[Stage.ALERT])
    for _ in range(2):
        site.start("deduplicate", stages=[Stage.DEDUPLICATE])
    site.push(*(written(number) for number in range(2, 30)))
    site.wait(lambda: site.counts() == {"received": 29, "original": 29})
    slots = site.redis.hgetall(site.settings.channels.slots)
    assert slots == {b"extract": b"1", b"deduplicate": b"2", b"alert": b"1"}


def test_a_killed_worker_is_started_again_and_goes_on(site: Site) -> None:
    """By its supervisor; what comes in is not held up by what the dead one left."""
    worker = site.worker(app=TOLD)
    supervisor = Supervisor([worker])
    supervisor.start()
    try:
        site.push(written(1, HOLD))
        site.wait(site.pending)
        worker.signal(signal.SIGKILL)
        killed_ms = site.now_ms()
        site.push(written(2))
        site.wait(lambda: len(site.events()) == 1)
        assert max(site.events().values()) - killed_ms < 1000 * HANDED_ON_S
    finally:
        supervisor.stop()
    assert not worker.is_running()


def test_a_worker_may_be_there_before_redis(tmp_path: Path) -> None:
    """It comes to work when Redis comes, and again after Redis was away."""
    server = RedisServer(tmp_path / "redis")
    with connect(server.url) as client:
        site = Site(client, Settings(redis_url=server.url), tmp_path)
        supervisor = Supervisor([site.worker()])
        supervisor.start()
        try:
            site.wait(lambda: "onnect" in site.workers[0].log_text())
            server.start()
            site.push(written(1))
            site.wait(lambda: site.counts() == {"received": 1, "original": 1})
            server.kill()
            server.start()
            site.push(written(2))
            site.wait(lambda: site.counts() == {"received": 2, "original": 2})
        finally:
            supervisor.stop()
            server.stop()

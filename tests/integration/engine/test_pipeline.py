"""The three stages on a floor: what no article may do to another, whatever is wrong with the program."""

import math
from dataclasses import dataclass
from typing import Any

from redis import Redis
from structlog.testing import capture_logs

from schemas.article import Article, Lane
from schemas.channels import Stage
from schemas.dead_letter import Reason
from schemas.events import EventStream
from schemas.rule import AlertRule
from tests.integration.engine.floor import OTHER, Floor
from tests.obedient import id_of
from wireroom.dead_letters import DeadLetters
from workers.alerting.rulebook import Rulebook
from workers.batches import StageWork
from workers.errors import Failure
from workers.pipeline import build_work
from workers.streams import Entry, Outcome


def written(number: int) -> Article:
    """An article of the night wire, unlike the others."""
    words = " ".join(f"quay{number}x{place}" for place in range(40))
    return Article(source="night-wire", uri=f"nw/{number}", body=f"The ferry left at {words}.")


def push(floor: Floor, *articles: Article) -> None:
    """Append articles as a producer would."""
    for article in articles:
        floor.append({b"article": article.model_dump_json().encode()}, lane=Lane.LIVE)


@dataclass
class Full:
    """Work during whose claim Redis runs out of memory."""

    work: StageWork
    redis: "Redis"

    def claim(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - passed on as they come
        """Let no write pass from here on."""
        self.redis.config_set("maxmemory", 1)
        return self.work.claim(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self.work, name)


class Unequalled(int):
    """A number that cannot be compared."""

    def __lt__(self, other: object) -> bool:
        raise TypeError


def run_all(floor: Floor) -> None:
    """Take everything through the product's own stages, by one ticket for each."""
    for stage, work in build_work(floor.settings, floor.redis).items():
        drain = floor.drain(stage)
        drain.work = work
        drain.run("ticket", end=math.inf)


def test_a_fault_that_strikes_again_when_it_is_rejected_ends_one_article(floor: Floor) -> None:
    """A dead letter tells of it at the first try, though the article cannot be read for its name."""
    faulty = Floor(floor.redis, floor.settings.model_copy(update={"article_max_bytes": Unequalled(1)}))
    push(faulty, written(1), written(2))
    run_all(faulty)
    letters = DeadLetters(faulty.redis, faulty.settings).latest(limit=9)
    assert [(letter.reason, letter.attempts, letter.article_id) for letter in letters] == [(Reason.FAILED, 1, None)] * 2
    assert all(letter.detail.startswith("TypeError at test_pipeline.py:") for letter in letters)
    assert faulty.counts() == {"received": 2, "rejected": 2}


def test_an_article_may_match_every_rule(floor: Floor) -> None:
    """A thousand alerts in one commit, and a second article of another story rings them all again."""
    rules = [AlertRule(id=f"r{number}", title="Ferries", query="ferry") for number in range(1000)]
    Rulebook(floor.redis, floor.settings).apply(rules)
    push(floor, written(1), written(2))
    run_all(floor)
    assert floor.counts() == {"received": 2, "original": 2}
    assert floor.redis.xlen(floor.settings.channels.events(EventStream.ALERT)) == 2000


def test_fields_beside_the_article_do_no_harm(floor: Floor) -> None:
    """A producer of any language may add its own; they end with the entry."""
    article = written(1).model_dump_json().encode()
    floor.append({b"article": article, b"\xff:": b"\xfe", **{b"%d" % number: b"" for number in range(9000)}})
    floor.append({b"%d" % number: b"" for number in range(9000)})
    run_all(floor)
    assert floor.counts() == {"received": 2, "original": 1, "rejected": 1}
    assert floor.lengths() == [0, 0, 0]


def reject_first(floor: Floor, stage: Stage) -> tuple[Entry, Outcome]:
    """Take a stage's next entry up to its claim, and then give it up, uncommitted."""
    (entry,) = floor.read(1, stage=stage)
    work = build_work(floor.settings, floor.redis)[stage]
    work.begin()
    work.claim([work.prepare(entry)], now_ms=floor.engine.now_ms)
    return entry, work.reject(entry, Failure(Reason.FAILED, "it broke"), now_ms=floor.engine.now_ms)


def test_a_rejected_version_may_be_pushed_again(floor: Floor) -> None:
    """Its registration goes with the commit of its dead letter."""
    push(floor, written(1))
    _, outcome = reject_first(floor, Stage.EXTRACT)
    floor.commit([outcome])
    push(floor, written(1))
    run_all(floor)
    assert floor.counts() == {"received": 2, "rejected": 1, "original": 1}


def test_a_rejection_that_comes_late_opens_nothing(floor: Floor) -> None:
    """A zombie gives up what another has committed: the version stays known."""
    push(floor, written(1))
    entry, late = reject_first(floor, Stage.EXTRACT)
    floor.commit([Outcome(entry, id_of("a"), next=entry.fields)], consumer=OTHER)
    assert floor.commit([late]) == set()
    floor.redis.delete(floor.settings.channels.extracted)
    push(floor, written(1))
    run_all(floor)
    assert floor.counts() == {"received": 2, "redelivery": 1}


def test_a_rejected_article_silences_no_rule(floor: Floor) -> None:
    """Nobody rang for it, so the next one of its story rings; a late rejection changes nothing."""
    Rulebook(floor.redis, floor.settings).apply([AlertRule(id="r", title="Ferries", query="ferry")])
    push(floor, written(1))
    for stage in (Stage.EXTRACT, Stage.DEDUPLICATE):
        drain = floor.drain(stage)
        drain.work = build_work(floor.settings, floor.redis)[stage]
        drain.run("ticket", end=math.inf)
    _, outcome = reject_first(floor, Stage.ALERT)
    ((cooldown,),) = (hold.keys for hold in outcome.gives_back)
    assert floor.redis.exists(cooldown)
    floor.commit([outcome], stage=Stage.ALERT)
    assert not floor.redis.exists(cooldown)
    floor.redis.set(cooldown, "live/9-0")
    floor.commit([outcome], stage=Stage.ALERT)
    assert floor.redis.get(cooldown) == b"live/9-0"


def test_a_redis_without_memory_fails_no_article(floor: Floor) -> None:
    """While it takes no writes nothing ends; the entries are as they were when it has memory again."""
    push(floor, written(1), written(2))
    drain = floor.drain(Stage.EXTRACT)
    drain.work = Full(build_work(floor.settings, floor.redis)[Stage.EXTRACT], floor.redis)
    try:
        with capture_logs() as logs:
            drain.run("ticket", end=math.inf)
    finally:
        floor.redis.config_set("maxmemory", 0)
    assert [log["event"] for log in logs] == ["redis_refused"]
    assert (floor.reasons(), floor.counts(), floor.lengths()) == ([], {}, [2, 0, 0])
    floor.age()
    run_all(floor)
    floor.age()
    run_all(floor)
    assert floor.counts() == {"received": 2, "original": 2}

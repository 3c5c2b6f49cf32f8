"""What its source takes back: alerts that rested on it are withdrawn, once, and none comes after."""

import json
import math
from typing import Any

import pytest

from schemas.article import Article, PubStatus
from schemas.channels import Stage
from schemas.events import EventStream, EventType
from schemas.rule import AlertRule
from tests.integration.engine.floor import OTHER, Floor
from workers.alerting.rulebook import Rulebook
from workers.pipeline import build_work
from workers.streams import Outcome

BODY = "Ferries between Port Ellery and the outer islands stopped on Tuesday, the harbour office said."


@pytest.fixture(autouse=True)
def _rules(floor: Floor) -> None:
    """Two rules that the article meets."""
    rules = [AlertRule(id=name, title="Ferries", query="ferries", cooldown_s=60) for name in ("one", "two")]
    Rulebook(floor.redis, floor.settings).apply(rules)


def written(**known: object) -> Article:
    """A version of the article."""
    return Article.model_validate({"source": "night-wire", "uri": "nw/1", "headline": "Fog", "body": BODY, **known})


KILL = written(pub_status=PubStatus.CANCELED)


def push(floor: Floor, article: Article) -> None:
    """As a producer would."""
    floor.append({b"article": article.model_dump_json().encode()})


def run(floor: Floor, *stages: Stage) -> None:
    """Take all that waits through stages, all of them when none is given."""
    for stage, work in build_work(floor.settings, floor.redis).items():
        if not stages or stage in stages:
            drain = floor.drain(stage)
            drain.work = work
            drain.run("ticket", end=math.inf)


def alerts(floor: Floor) -> list[dict[str, Any]]:
    """The events of alerts."""
    rows: Any = floor.redis.xrange(floor.settings.channels.events(EventStream.ALERT))
    return [json.loads(fields[b"event"]) for _, fields in rows]


def conclude(floor: Floor) -> Outcome:
    """Take the next article up to its alerts, uncommitted."""
    (entry,) = floor.read(1, stage=Stage.ALERT, consumer=OTHER)
    work = build_work(floor.settings, floor.redis)[Stage.ALERT]
    work.begin()
    prepared = work.prepare(entry)
    (claimed,) = work.claim([prepared], now_ms=floor.engine.now_ms)
    return work.conclude(entry, prepared, claimed)


def test_alerts_that_rested_on_it_are_withdrawn(floor: Floor) -> None:
    """Each by its id, with its rule and story, when the kill comes."""
    push(floor, written())
    run(floor)
    raised = alerts(floor)
    push(floor, KILL)
    run(floor)
    withdrawn = alerts(floor)[2:]
    assert [each["type"] for each in withdrawn] == [EventType.ALERT_WITHDRAWN] * 2
    assert [(each["data"]["alert"], each["data"]["rule_id"]) for each in withdrawn] == [
        (each["id"], each["data"]["rule_id"]) for each in raised
    ]
    assert floor.counts() == {"received": 2, "original": 1, "withdrawal": 1}


def test_a_kill_notice_in_the_headline_withdraws(floor: Floor) -> None:
    """Whoever does not know statuses says it in words."""
    push(floor, written())
    run(floor)
    push(floor, written(headline="KILL: Fog"))
    run(floor)
    assert len(alerts(floor)) == 4
    assert floor.counts()["withdrawal"] == 1


def test_an_alert_is_withdrawn_once(floor: Floor) -> None:
    """A second notice finds nothing to take back."""
    push(floor, written())
    run(floor)
    push(floor, KILL)
    run(floor)
    push(floor, written(pub_status=PubStatus.WITHHELD))
    run(floor)
    assert [each["type"] for each in alerts(floor)].count(EventType.ALERT_WITHDRAWN) == 2
    assert floor.counts()["withdrawal"] == 2


def test_an_alert_that_a_kill_overtook_is_not_raised(floor: Floor) -> None:
    """An article that was slow at the last stage is known to be withdrawn when its alerts are committed."""
    push(floor, written())
    run(floor, Stage.EXTRACT, Stage.DEDUPLICATE)
    late = conclude(floor)
    assert len(late.events) == 2
    push(floor, KILL)
    run(floor)
    assert floor.commit([late], stage=Stage.ALERT, consumer=OTHER) == {late.entry.id}
    assert alerts(floor) == []
    assert floor.counts() == {"received": 2, "original": 1, "withdrawal": 1}


def test_a_withdrawal_that_is_run_again_tells_the_same(floor: Floor) -> None:
    """Concluded twice and committed once, with the same events."""
    push(floor, written())
    run(floor)
    push(floor, KILL)
    run(floor, Stage.EXTRACT, Stage.DEDUPLICATE)
    lost = conclude(floor)
    assert len(lost.events) == 2
    floor.engine.release(Stage.ALERT, consumer=OTHER)
    run(floor, Stage.ALERT)
    assert [each["id"] for each in alerts(floor)[-2:]] == [event.id for event in lost.events]

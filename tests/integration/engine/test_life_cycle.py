"""The life of articles from the first version to the kill: all events of a scripted sequence, in their order."""

import json
import math
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from schemas.article import Article, PubStatus
from schemas.events import EventStream
from schemas.rule import AlertRule
from schemas.settings import Settings
from tests.integration.engine.floor import Floor
from tests.wires import BUDGET, FERRY
from wireroom.server import RedisServer
from workers.alerting.rulebook import Rulebook
from workers.connections import connect
from workers.pipeline import build_work

MORNING = datetime(2025, 3, 14, 6, tzinfo=UTC)
CORRECTED = FERRY.replace("four hundred", "500")


def version(uri: str, body: str, *, after: int = 0, **known: object) -> Article:
    """A version of an article, written some minutes after the first."""
    described = {
        "source": "harbour-wire",
        "uri": uri,
        "headline": "Tug hits pier at Port Ellery",
        "language": "en",
        "published": MORNING + timedelta(minutes=after),
        "body": body,
        **known,
    }
    return Article.model_validate(described)


def news(uri: str, body: str, **known: Any) -> Article:  # noqa: ANN401 - of several kinds
    """The same of another source."""
    return version(uri, body, **{"source": "evening-post", **known})


SCRIPT = {
    "first": version("tug", FERRY),
    "copy": news("ep-1", FERRY, after=5),
    "same again": version("tug", FERRY),
    "update": version(
        "tug", f"{FERRY} A crane barge is on its way.", after=20, headline="UPDATE 1-Tug hits pier at Port Ellery"
    ),
    "correction": version("tug", CORRECTED, after=40, headline="CORRECTED-Tug hits pier at Port Ellery"),
    "late update": version(
        "tug", f"{FERRY} Divers are at work.", after=30, headline="UPDATE 2-Tug hits pier at Port Ellery"
    ),
    "kill": version("tug", "Kill the item. It was wrong.", after=60, pub_status=PubStatus.CANCELED),
    "killed text again": version("tug", CORRECTED, after=40, headline="CORRECTED-Tug hits pier at Port Ellery"),
    "copy of what was killed": news("ep-2", FERRY, after=70),
    "the copier's kill": news("ep-1", FERRY, after=80, pub_status=PubStatus.WITHHELD),
}
"""What is pushed, one after the other, each when the one before has ended."""

GOLDEN = """
first: article.extracted
first: story.opened 1 articles 1 publishers
first: alert.raised
copy: article.extracted
copy: article.duplicated exact of tug
copy: story.updated 2 articles 2 publishers, publishers
update: article.extracted
update: article.revised 2 text, declared update
correction: article.extracted
correction: article.revised 3 text numbers, material, declared correction
late update: article.extracted
kill: article.extracted
kill: article.withdrawn 4
kill: story.updated 1 articles 1 publishers, withdrawal
kill: alert.withdrawn
copy of what was killed: article.extracted
copy of what was killed: article.duplicated exact of tug
the copier's kill: article.extracted
the copier's kill: article.withdrawn 2
the copier's kill: story.updated 1 articles 1 publishers, withdrawal
"""


def run(floor: Floor, article: Article | None = None) -> None:
    """Push an article, and take all that may go on through all stages."""
    if article:
        floor.append({b"article": article.model_dump_json().encode()})
    for stage, work in build_work(floor.settings, floor.redis).items():
        drain = floor.drain(stage)
        drain.work = work
        drain.run("ticket", end=math.inf)


def told(floor: Floor) -> list[dict[str, Any]]:
    """Every event, stream by stream."""
    rows: list[Any] = [floor.redis.xrange(floor.settings.channels.events(stream)) for stream in EventStream]
    return [json.loads(fields[b"event"]) for row in rows for _, fields in row]


def describe(event: dict[str, Any], names: dict[str, str]) -> str:
    """An event in one line."""
    kind, data = event["type"].removeprefix("wireroom."), event["data"]
    words = [kind]
    if story := data.get("story") if kind.startswith("story") else None:
        words.append(f"{story['articles']} articles {story['publishers']} publishers")
        words[-1] += "".join(f", {change}" for change in data["changes"])
    if verdict := data.get("verdict"):
        words += (
            [verdict["kind"], "of", names[verdict["duplicate_of"]]] if "kind" in verdict else [str(verdict["version"])]
        )
        words += verdict["changed"]
        words[-1] += ", material" if verdict.get("is_material") else ""
        words[-1] += ", repost" if verdict.get("is_repost") else ""
        words[-1] += f", declared {verdict['declared']}" if "declared" in verdict else ""
    return " ".join(words)


def test_the_life_of_an_article(floor: Floor) -> None:
    """Versions, copies and kills in order and out of order; each push tells what it should, and no more."""
    Rulebook(floor.redis, floor.settings).apply([AlertRule(id="ferry", title="Ferries", query="ferries")])
    names = {article.meta().article_id: article.uri or "" for article in SCRIPT.values()}
    lines, known = [], set[str]()
    for name, article in SCRIPT.items():
        run(floor, article)
        new = [event for event in told(floor) if event["id"] not in known]
        known |= {event["id"] for event in new}
        lines += [f"{name}: {describe(event, names)}" for event in new]
    assert lines == GOLDEN.strip().splitlines()
    counts = floor.counts()
    assert counts.pop("received") == len(SCRIPT) == sum(counts.values())
    assert counts == {"original": 1, "duplicate": 2, "revision": 2, "withdrawal": 2, "redelivery": 3}


def test_an_embargo_over_a_restart(tmp_path: Path) -> None:
    """What waits when Redis ends goes on when it is back and the time has come, as if nothing had been."""
    server = RedisServer(tmp_path / "redis")
    server.start()
    settings = Settings(redis_url=server.url)
    try:
        with connect(settings.redis_url) as redis:
            floor = Floor(redis, settings)
            until = datetime.now(UTC) + timedelta(hours=2)
            run(floor, version("budget", BUDGET, embargoed=until))
            assert told(floor) == []
            server.stop()
            server.start()
            assert floor.engine.lift(count=9)[0] == 0
            members: list[Any] = redis.zrange(settings.channels.embargoes, 0, -1)
            for member in members:
                redis.zadd(settings.channels.embargoes, {member: 1})
            assert floor.engine.lift(count=9)[0] == 1
            run(floor)
            types = [event["type"] for event in told(floor)]
            assert types == ["wireroom.article.extracted", "wireroom.story.opened"]
    finally:
        server.kill()

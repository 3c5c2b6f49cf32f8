"""Every key that is written is one of the page of keys, of the type that it says, and with its bound."""

import re
from datetime import UTC, datetime, timedelta
from typing import cast

from redis import Redis

from schemas.article import Article, Lane
from schemas.channels import Stage
from schemas.pages.keys import keys
from schemas.rule import AlertRule
from schemas.settings import Settings
from wireroom.bookmarks import RedisBookmarks
from wireroom.feeds.bookmarks import Mark
from workers.alerting.rulebook import Rulebook
from workers.runtime import Runtime
from workers.streams import Engine, Ticket

TYPES = {"zset": "sorted set"}
STORY = (
    "PORT ALDER - Ferry crews walked out at dawn, and the harbour office expects no sailings before noon today. Union "
    "delegates want an answer on rosters by the evening, while the operator says that it has made its last offer and "
    "will ask a court for an order if the boats stay in harbour over the holiday."
)


def test_every_key_is_known_and_bounded(redis_client: "Redis", settings: Settings) -> None:
    """After pushes of every kind, all that lies in Redis is on the page; what is said to expire does."""
    Rulebook(redis_client, settings).apply([AlertRule(id="ferry", title="Ferries", query="ferry")])
    first = Article(source="Meridian Press", uri="a-1", headline="Ferry crews walk out", body=STORY)
    copy = first.model_copy(update={"source": "Harbour Wire"})
    for article in (first, copy, first):
        redis_client.xadd(settings.channels.incoming(Lane.LIVE), {"article": article.model_dump_json()})
    held = first.model_copy(update={"uri": "a-2", "embargoed": datetime.now(UTC) + timedelta(days=1)})
    redis_client.xadd(settings.channels.incoming(Lane.LIVE), {"article": held.model_dump_json()})
    redis_client.xadd(settings.channels.incoming(Lane.URGENT), {"article": "{"})
    card: dict[str, object] = {"stages": list(Stage), "slots": 2}
    Engine(redis_client, settings).announce("w", boot="b", card=card, silence_ms=5000)
    runtime = Runtime(settings)
    for stage in Stage:
        runtime.work_off(Ticket(stage, "ticket"), serves=(), send=lambda _: None, time_limit=TimeoutError)

    RedisBookmarks(redis_client, settings).note([Mark("desk", "a.txt", "read")])

    told = {re.sub("<[a-z_]+>", "[^:]+", spelling): kept for spelling, _, kept in keys()}
    seen = set()
    for key in sorted(redis_client.scan_iter(f"{settings.namespace}:*")):
        spelling = cast("bytes", key).decode().removeprefix(f"{settings.namespace}:")
        (pattern,) = [pattern for pattern in told if re.fullmatch(pattern, spelling)]
        kind = cast("bytes", redis_client.type(key)).decode()
        assert TYPES.get(kind, kind) == told[pattern].kind, spelling
        assert (int(redis_client.pttl(key)) > 0) is ("expires" in told[pattern].bound), spelling
        seen.add(pattern)
    assert set(told) - seen == {"breaker:[^:]+", "breaker:[^:]+:pause"}

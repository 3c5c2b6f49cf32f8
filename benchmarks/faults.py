"""Kills everything at random while articles run through, and compares what came out with an undisturbed run.

    python -m benchmarks.faults [--articles 20000] [--kills 25] [--seed 1]

Pool children, whole workers and Redis (append-only file, everysec) are killed with SIGKILL; one worker is frozen past
the time of redelivery and woken. The articles come in waves, and copies of an article in a later wave than the article:
which of two copies is the original would else depend on which worker is faster, also without a fault. Besides the
articles themselves, each kind of ending is there: copies, new versions, withdrawals, the same version again, and dead
letters.
"""

import argparse
import json
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from redis import Redis

from benchmarks.chaos import MEAN_PAUSE_S, Chaos
from benchmarks.material import articles, waves
from benchmarks.report import Bar, at_least, at_most, finish, note
from benchmarks.stack import Stack, start_stack, wait_until
from schemas.article import Article, Lane, PubStatus
from schemas.events import EventStream, EventType
from schemas.rule import AlertRule
from wireroom.producer import Producer
from workers.alerting.rulebook import Rulebook
from workers.connections import connect, insist

WORKERS, CHILDREN = 2, 2
KNOBS = {
    "batch_timeout_s": 4,
    "redeliver_after_s": 5,
    "ticket_ttl_s": 3,
    "push_wait_s": 120,
    "story_similarity_min": 1,
}
"""Shorter than the defaults, so that many faults fit into a run. A story has one original and its copies: which of two
reports opens a story, and which joins it, depends on which worker is faster."""
PACE = 100
"""Articles in one push."""
SHARES = {"again": 0.02, "copy": 0.02, "revision": 0.02, "withdrawal": 0.01}
RULES = [
    AlertRule(id="war", title="War", query="(war OR guerre OR Krieg OR cor) AND NOT football"),
    AlertRule(id="bank", title="Banks", query='bank AND ("interest rates" OR inflation OR market OR del)'),
    AlertRule(id="vote", title="Votes", query="(election OR vote OR ballot) AND (won OR wins OR lost)"),
    AlertRule(id="quake", title="Quakes", query="earthquake OR tsunami OR finfin OR garhol"),
]
OF_A_RUN = {"time", "arrived", "entry", "first_seen", "last_seen"}
"""Fields that tell when a run took place."""


def workload(count: int) -> list[list[Article | bytes]]:
    """At least `count` pushes in waves; bytes are entries that are no articles."""
    some = articles(int(1.01 * count / (1 + sum(SHARES.values()))))  # a few find no wave
    parted: list[list[Article | bytes]] = [list[Article | bytes](wave) for wave in waves(some)]
    first = [article for article in parted[0] if isinstance(article, Article)]
    size = len(first)
    parted.append(list(first[: int(size * SHARES["again"])]))
    parted.append([_copy(article) for article in first[-int(size * SHARES["copy"]) :]])
    parted.append([_revision(article) for article in first[: int(size * SHARES["revision"])]])
    parted.append([_withdrawal(article) for article in first[: int(size * SHARES["withdrawal"])]])
    parted.append([b"[" * 1000, b"", b"{}", b'{"source":"x","body":"x","media_type":"application/zip"}'])
    return parted


def _copy(article: Article) -> Article:
    return article.model_copy(update={"source": "copyist"})


def _revision(article: Article) -> Article:
    return article.model_copy(update={"body": f"{article.body}\n\nThis version has one paragraph more."})


def _withdrawal(article: Article) -> Article:
    return article.model_copy(update={"pub_status": PubStatus.CANCELED})


@dataclass(slots=True)
class Ended:
    """What came out of a run."""

    events: dict[str, str] = field(default_factory=dict)
    """By id, without what tells of the run."""
    repeated: list[str] = field(default_factory=list)
    rejected: Counter[str] = field(default_factory=Counter)
    """Dead letters by what they say; their ids tell of the run."""
    counts: Mapping[str, int] = field(default_factory=dict)


def push_all(stack: Stack, work: Sequence[Sequence[Article | bytes]], *, per_s: float | None) -> None:
    """Push wave after wave, each when the one before has ended."""
    with Producer(stack.settings) as producer, connect(stack.settings.redis_url) as redis:
        for wave in work:
            for start in range(0, len(wave), PACE):
                began = time.monotonic()
                some = wave[start : start + PACE]
                producer.push_many([each for each in some if isinstance(each, Article)])
                for each in some:
                    if isinstance(each, bytes):
                        _push_raw(redis, stack, each)
                if per_s:
                    time.sleep(max(0.0, began + len(some) / per_s - time.monotonic()))
            stack.drained(timeout_s=300)


def _push_raw(redis: "Redis", stack: Stack, entry: bytes) -> None:
    insist(redis.xadd, stack.settings.channels.incoming(Lane.LIVE), {"article": entry})


def collect(stack: Stack) -> Ended:
    """Read everything that was told."""
    ended = Ended(counts=stack.counts())
    for stream in EventStream:
        entries: Any = stack.redis.xrange(stack.settings.channels.events(stream))
        for _, fields in entries:
            document = json.loads(fields[b"event"])
            if document["type"] == EventType.REJECTED:
                ended.rejected[json.dumps(_timeless(document["data"]), sort_keys=True)] += 1
                continue
            if document["id"] in ended.events:
                ended.repeated.append(document["id"])
            ended.events[document["id"]] = json.dumps(_timeless(document), sort_keys=True)
    return ended


def _timeless(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {name: _timeless(each) for name, each in value.items() if name not in OF_A_RUN}
    return value


def undisturbed(work: Sequence[Sequence[Article | bytes]]) -> Ended:
    """What comes out when nothing happens."""
    with start_stack(workers=WORKERS, concurrency=CHILDREN, knobs=KNOBS) as stack:
        Rulebook(stack.redis, stack.settings).apply(RULES)
        push_all(stack, work, per_s=None)
        return collect(stack)


def disturbed(work: Sequence[Sequence[Article | bytes]], *, kills: int, seed: int) -> tuple[Ended, Chaos]:
    """What comes out when everything is killed."""
    total = sum(map(len, work))
    with start_stack(workers=WORKERS, concurrency=CHILDREN, knobs=KNOBS) as stack:
        Rulebook(stack.redis, stack.settings).apply(RULES)
        chaos = Chaos(stack, kills=kills, seed=seed)
        pusher = threading.Thread(
            target=push_all, args=(stack, work), kwargs={"per_s": total / (kills * (MEAN_PAUSE_S + 1.5) + 10)}
        )
        pusher.start()
        chaos.start()
        while pusher.is_alive() or chaos.is_alive():
            if not chaos.is_alive():
                chaos.keep_alive()
            time.sleep(0.2)
        if chaos.failure:
            raise chaos.failure
        wait_until(lambda: stack.waiting() == 0, timeout_s=120)
        return collect(stack), chaos


def compare(calm: Ended, rough: Ended) -> dict[str, int]:
    """How the two runs differ."""
    lost = calm.events.keys() - rough.events.keys()
    new = rough.events.keys() - calm.events.keys()
    changed = [each for each in calm.events.keys() & rough.events.keys() if calm.events[each] != rough.events[each]]
    ends = {name: count for name, count in rough.counts.items() if name != "received"}
    return {
        "lost": len(lost) + sum((calm.rejected - rough.rejected).values()),
        "doubled": len(rough.repeated) + len(calm.repeated),
        "different": len(new) + len(changed) + sum((rough.rejected - calm.rejected).values()),
        "without_one_disposition": abs(rough.counts["received"] - sum(ends.values())),
        # A push whose answer was lost in an outage is repeated, and its second entry ends as a redelivery.
        "other_dispositions": sum(
            abs(calm.counts.get(name, 0) - ends.get(name, 0))
            for name in {*calm.counts, *ends} - {"received", "redelivery"}
        ),
    }


def measure(*, count: int, kills: int, seed: int) -> tuple[dict[str, Any], list[Bar]]:
    """Both runs, and how they differ."""
    work = workload(count)
    pushed = sum(map(len, work))
    note(f"{pushed:,} pushes in {len(work)} waves")
    calm = undisturbed(work)
    note(f"undisturbed: {len(calm.events):,} events, {dict(calm.counts)}")
    rough, chaos = disturbed(work, kills=kills, seed=seed)
    note(f"disturbed:   {len(rough.events):,} events, {dict(rough.counts)}; kills {dict(chaos.done)}")
    differences = compare(calm, rough)
    figures = {
        "pushed": pushed,
        "events": len(calm.events),
        "kills": dict(chaos.done),
        "held_by_frozen_worker": chaos.held_by_frozen,
        "dispositions": dict(rough.counts),
        **differences,
    }
    bars = [at_most(name, value, 0) for name, value in differences.items()]
    bars += [at_least("kills", chaos.done.total(), kills), at_least("held_by_frozen_worker", chaos.held_by_frozen, 1)]
    return figures, bars


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    figures, bars = measure(count=given.articles, kills=given.kills, seed=given.seed)
    finish("faults", figures, bars)


if __name__ == "__main__":
    main()

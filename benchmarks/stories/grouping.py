"""Whether articles of one event come into one story, among many that have nothing to do with it.

Rows have `event`, `source`, `title`, `text`, `id` and `date`; the unrelated ones the same without `event`, and some
without `date`. They go through the real stages by date, those without one in between. The judge is B-cubed (Bagga and
Baldwin 1998) over the articles that have an event; an untuned clustering by tf-idf reaches an F1 of .871 on the
events of BASIL.
"""

import random
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import mean

from benchmarks.report import Bar, at_least, progress
from benchmarks.rows import Row
from benchmarks.stories.room import Room, busy_s, empty_redis, now_ms
from schemas.article import Article
from workers.deduplication.stories.candidate import Placement

AMONG = 5_000
BATCH = 64
F1_MIN, RATE_MIN = 0.9, 1500
PROCESSES = 2
"""Hyperthreads that share the work of the stage and of Redis."""


@dataclass(slots=True)
class Run:
    """What became of the articles, by their ids, and the seconds of CPU that deduplication took for it."""

    placements: dict[str, Placement] = field(default_factory=dict)
    python_s: float = 0
    redis_s: float = 0

    def story_of(self, article_id: str) -> str:
        """The story that an article is in at the end."""
        merged = {each.merged: each.story_id for each in self.placements.values() if each.merged}
        story = self.placements[article_id].story_id
        while story in merged:
            story = merged[story]
        return story


def measure(rows: Iterable[Row], among: Iterable[Row]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars."""
    events = [(_article(row), str(row["event"])) for row in rows]
    others = random.Random(1).sample(list(among), AMONG)
    run = run_through(in_order([*(article for article, _ in events), *map(_article, others)]))
    wanted = {article.meta().article_id: event for article, event in events}
    found = {article_id: run.story_of(article_id) for article_id in wanted}
    precision, recall, f1 = b_cubed(found, wanted)
    count = len(run.placements)
    figures: dict[str, object] = {
        "articles": count,
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1_of_halves": [round(b_cubed(found, half)[2], 4) for half in _halves(wanted)],
        "opened": sum(each.is_opened for each in run.placements.values()),
        "merged": sum(bool(each.merged) for each in run.placements.values()),
        "changes": dict(Counter(change for each in run.placements.values() for change in each.changes)),
        "python_ms_per_article": round(1000 * run.python_s / count, 3),
        "redis_ms_per_article": round(1000 * run.redis_s / count, 3),
    }
    rate = PROCESSES * count / (run.python_s + run.redis_s)
    return figures, [
        at_least("B-cubed F1", f1, F1_MIN),
        at_least("articles/s of deduplication on two hyperthreads", rate, RATE_MIN),
    ]


def in_order(articles: Iterable[Article]) -> list[Article]:
    """By date; those without one at random places between."""
    draw = random.Random(1)
    dated: list[Article] = []
    undated: list[Article] = []
    for article in articles:
        (dated if article.published else undated).append(article)
    dated.sort(key=lambda article: (article.published, draw.random()))
    places = [*((number / len(dated), article) for number, article in enumerate(dated))]
    places += [(draw.random(), article) for article in undated]
    return [article for _, article in sorted(places, key=lambda place: place[0])]


def run_through(articles: list[Article]) -> Run:
    """Extract and deduplicate them by an empty Redis, all at the same time."""
    run = Run()
    with empty_redis() as (redis, settings):
        room, moment = Room(redis, settings), now_ms(redis)
        for start in range(0, len(articles), BATCH):
            entries = room.extract(articles[start : start + BATCH], now_ms=moment + start)
            started, busy = time.process_time(), busy_s(redis)
            decided = room.deduplicate(entries, now_ms=moment)
            run.python_s += time.process_time() - started
            run.redis_s += busy_s(redis) - busy
            run.placements |= {article_id: each.placement for article_id, each in decided if each.placement}
            progress(f"{start:,} of {len(articles):,}")
    return run


def b_cubed(found: Mapping[str, str], wanted: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of groups, over the articles in `wanted`."""
    both = Counter((found[each], wanted[each]) for each in wanted)
    of_found, of_wanted = Counter(found[each] for each in wanted), Counter(wanted.values())
    pairs = [(found[each], wanted[each]) for each in wanted]
    precision = mean(both[pair] / of_found[pair[0]] for pair in pairs)
    recall = mean(both[pair] / of_wanted[pair[1]] for pair in pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _halves(wanted: Mapping[str, str]) -> list[dict[str, str]]:
    """The articles of every other event, and of the rest."""
    events = sorted(set(wanted.values()))
    return [{each: event for each, event in wanted.items() if event in half} for half in (events[::2], events[1::2])]


def _article(row: Row) -> Article:
    date = datetime.fromisoformat(row["date"]) if row.get("date") else None
    return Article(
        source=row.get("source") or "unknown",
        uri=row["id"],
        headline=" ".join((row.get("title") or "").split()) or None,
        published=date.replace(tzinfo=date.tzinfo or UTC) if date else None,
        body=row["text"],
    )

"""Four poison articles among good ones: each ends as one dead letter with its reason, and the good ones do not notice.

    python -m benchmarks.poison [--articles 1000]

One kills its process, one loops for ever, one raises, one eats memory. When the cause is gone (workers without the
fault), the four are requeued and end as originals.
"""

import argparse
from collections import Counter
from collections.abc import Sequence

from benchmarks.material import articles, waves
from benchmarks.poison_app import POISON
from benchmarks.report import Bar, at_least, at_most, finish, note
from benchmarks.stack import Stack, start_stack, wait_until
from schemas.article import Article
from schemas.dead_letter import Reason
from schemas.verdict import Disposition
from wireroom.dead_letters import DeadLetters, Result
from wireroom.producer import Producer

KNOBS = {
    "slice_s": 1,
    "batch_timeout_s": 2,
    "redeliver_after_s": 3,
    "ticket_ttl_s": 3,
    "child_memory_max_mib": 1024,
    "breaker_limit": 50,
}
EXPECTED = {
    "poison: die": {Reason.LOST},
    "poison: loop": {Reason.TIMED_OUT},
    "poison: fail": {Reason.FAILED},
    "poison: eat": {Reason.OUT_OF_MEMORY},
}


def poison() -> list[Article]:
    """One article of each kind."""
    text = "The {} wire came in over the old line, and whoever read it was never quite the same."
    return [Article(source="poisoner", uri=name, headline=name, body=text.format(name.split()[1])) for name in POISON]


def mixed(count: int) -> list[Article]:
    """Good articles, no two alike, with the poison spread among them."""
    good = waves(articles(count * 2))[0][:count]
    for number, article in enumerate(poison()):
        good.insert((number + 1) * count // (len(POISON) + 1), article)
    return good


def reasons(stack: Stack) -> dict[str, str]:
    """Why each dead letter died, by its article's name."""
    names = {article.meta().article_id: str(article.uri) for article in poison()}
    letters = DeadLetters(stack.redis, stack.settings).latest(limit=100)
    return {names.get(letter.article_id or "", "another"): letter.reason for letter in letters}


def requeue(stack: Stack) -> Counter[Result]:
    """Put all dead letters back."""
    letters = DeadLetters(stack.redis, stack.settings)
    return Counter(letters.requeue(letter).result for letter in list(letters.ids()))


def measure(*, count: int) -> tuple[dict[str, object], list[Bar]]:
    """Run it."""
    pushed: Sequence[Article] = mixed(count)
    with start_stack(app="benchmarks.poison_app", knobs=KNOBS) as stack:
        with Producer(stack.settings) as producer:
            producer.push_many(pushed)
        stack.drained(timeout_s=180)
        counts, why = stack.counts(), reasons(stack)
        note(f"with the poison: {counts}; dead: {why}")
        for worker in stack.workers:
            worker.stop()
            worker.app = "workers.app"
            worker.start()
        requeued = requeue(stack)
        wait_until(lambda: stack.waiting() == 0, timeout_s=60)
        after = stack.counts()
        note(f"requeued without the cause: {after}")
    right = sum(why.get(name) in allowed for name, allowed in EXPECTED.items())
    figures: dict[str, object] = {"pushed": len(pushed), "dead": why, "before": counts, "after": after}
    return figures, [
        at_least("good_ones_ended_normally", counts.get(Disposition.ORIGINAL, 0), len(pushed) - len(POISON)),
        at_most("dead_letters", counts.get(Disposition.REJECTED, 0), len(POISON)),
        at_least("dead_with_the_right_reason", right, len(POISON)),
        at_least("requeued", requeued[Result.REQUEUED], len(POISON)),
        at_least("ended_normally_after_requeueing", after.get(Disposition.ORIGINAL, 0), len(pushed)),
    ]


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    figures, bars = measure(count=parser.parse_args().articles)
    finish("poison", figures, bars)


if __name__ == "__main__":
    main()

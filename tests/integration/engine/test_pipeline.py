"""The three stages on a floor: what no article may do to another, whatever is wrong with the program."""

import math

from schemas.article import Article, Lane
from schemas.dead_letter import Reason
from schemas.events import EventStream
from schemas.rule import AlertRule
from tests.integration.engine.floor import Floor
from wireroom.dead_letters import DeadLetters
from workers.alerting.rulebook import Rulebook
from workers.pipeline import build_work


def written(number: int) -> Article:
    """An article of the night wire, unlike the others."""
    words = " ".join(f"quay{number}x{place}" for place in range(40))
    return Article(source="night-wire", uri=f"nw/{number}", body=f"The ferry left at {words}.")


def push(floor: Floor, *articles: Article) -> None:
    """Append articles as a producer would."""
    for article in articles:
        floor.append({b"article": article.model_dump_json().encode()}, lane=Lane.LIVE)


def run_all(floor: Floor) -> None:
    """Take everything through the product's own stages, by one ticket for each."""
    for stage, work in build_work(floor.settings, floor.redis).items():
        drain = floor.drain(stage)
        drain.work = work
        drain.run("ticket", end=math.inf)


def test_a_fault_that_strikes_again_when_it_is_rejected_ends_one_article(floor: Floor) -> None:
    """A dead letter tells of it at the first try, though the article cannot be read for its name."""
    faulty = Floor(floor.redis, floor.settings.model_copy(update={"article_max_bytes": "no number"}))
    push(faulty, written(1), written(2))
    run_all(faulty)
    letters = DeadLetters(faulty.redis, faulty.settings).latest(limit=9)
    assert [(letter.reason, letter.attempts, letter.article_id) for letter in letters] == [(Reason.FAILED, 1, None)] * 2
    assert all(letter.detail.startswith("TypeError at reading.py:") for letter in letters)
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

"""The versions of an article on a real Redis: what is new, what changed, what is overtaken, taken back or known."""

from typing import Any

import pytest
from redis import Redis

from schemas.settings import LIVE_SLICES, Settings
from schemas.verdict import Aspect, Disposition
from tests.integration.deduplication.desk import (
    ORIGINAL,
    Desk,
    candidate,
    dispositions,
    exact_copy,
    named,
)
from tests.wires import BUDGET, FERRY, FERRY_CUT, FERRY_LATER, FLASH
from workers.deduplication.judgement import Judgement
from workers.deduplication.registry import Push, Registry

ORIGINALLY, REVISED, WITHDRAWN, KNOWN = (
    Disposition.ORIGINAL,
    Disposition.REVISION,
    Disposition.WITHDRAWAL,
    Disposition.REDELIVERY,
)


def test_a_push_gets_the_same_judgement_again(desk: Desk) -> None:
    """A repeat changes nothing, in a later slice and after others came between."""
    batch = [candidate("a", FERRY), candidate("b", FERRY), candidate("a", BUDGET), candidate("c", FERRY_CUT)]
    first = desk.judge(*batch)
    desk.judge(candidate("d", BUDGET), candidate("a", FERRY_LATER), candidate("e", FERRY_CUT))
    assert desk.judge(*batch) == first
    assert desk.later(1).judge(*batch) == first
    assert desk.later(LIVE_SLICES - 1).judge(*batch) == first
    assert len({each.disposition for each in first}) == 3


def test_another_push_of_a_version_is_a_redelivery(desk: Desk) -> None:
    """A version that another push brought ends as a redelivery, with the number that it has."""
    desk.judge(candidate("a", FERRY), candidate("a", BUDGET))
    again = candidate("a", BUDGET, owner="live/9000001-0")
    assert desk.judge(again, again) == [Judgement(KNOWN, 2)] * 2


def test_versions_are_counted(desk: Desk) -> None:
    """Another version of a known article is a revision, across slices and within one batch."""
    texts = FERRY, FERRY_LATER
    assert dispositions(desk.judge(*(candidate("a", text) for text in texts))) == [(ORIGINALLY, 1), (REVISED, 2)]
    assert dispositions(desk.later(4).judge(candidate("a", BUDGET))) == [(REVISED, 3)]
    assert dispositions(desk.later(8).judge(candidate("a", FERRY_CUT))) == [(REVISED, 4)]


@pytest.mark.parametrize(
    ("change", "aspects"),
    [
        ({"headline": "Tug hits north pier"}, [Aspect.HEADLINE]),
        ({"headline": "TUG HITS PIER!"}, []),
        ({"text": FERRY.replace("thick", "heavy")}, [Aspect.TEXT]),
        ({"text": FERRY.replace("two metres", "3 metres")}, [Aspect.TEXT, Aspect.NUMBERS]),
        ({"names": ("Port Ellery", "Ines Okoro")}, [Aspect.NAMES]),
        ({"headline": "5 hurt as tug hits pier", "text": BUDGET, "names": ()}, list(Aspect)),
    ],
)
def test_a_revision_tells_what_changed(desk: Desk, change: dict[str, Any], aspects: list[Aspect]) -> None:
    """Headline, text, numbers and names are compared with the version before, by words and not by how they are set."""
    first: dict[str, Any] = {"text": FERRY, "names": ("Port Ellery",)}
    _, judged = desk.judge(candidate("a", **first), candidate("a", **first | change, coming=2))
    assert (judged.disposition, list(judged.changed)) == (REVISED, aspects)


def test_a_revision_is_compared_with_the_version_before(desk: Desk) -> None:
    """The similarity is that to the latest version, in a later slice too; of short texts there is none."""
    same, _, other, back = desk.judge(*(candidate("a", text) for text in (FERRY, FERRY_CUT, BUDGET, FERRY_CUT + ".")))
    assert same.similarity is None
    assert (other.similarity or 0) < 0.1
    assert (back.similarity or 0) < 0.1
    (near,) = desk.later(2).judge(candidate("a", FERRY, coming=2))
    assert 0.6 < (near.similarity or 0) < 0.95
    assert desk.judge(candidate("b", FLASH), candidate("b", FLASH + " Later more."))[1].similarity is None


def test_a_revision_is_no_copy_of_its_earlier_text(desk: Desk) -> None:
    """A version that differs from the last by little, or only in how it is set, is a revision."""
    judged = desk.judge(candidate("a", FERRY), candidate("a", FERRY_CUT), candidate("a", FERRY.upper()))
    assert dispositions(judged) == [(ORIGINALLY, 1), (REVISED, 2), (REVISED, 3)]


def test_a_withdrawal_counts_as_a_version(desk: Desk) -> None:
    """What its source takes back is a version, known or not; a newer version takes the place of that."""
    judged = desk.judge(
        candidate("a", FERRY),
        candidate("a", FERRY, withdrawn=True),
        candidate("c", BUDGET, withdrawn=True),
        candidate("c", FERRY_LATER),
    )
    assert dispositions(judged) == [(ORIGINALLY, 1), (WITHDRAWN, 2), (WITHDRAWN, 1), (REVISED, 2)]


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_version_that_was_overtaken_changes_nothing(desk: Desk, *, withdrawn: bool) -> None:
    """Pushed before what is known, decided after it: a newer version stays the latest, a kill stays a kill."""
    newer = candidate("a", FERRY, owner="live/2000-0", withdrawn=withdrawn)
    overtaken = candidate("a", BUDGET, owner="urgent/1000-0")
    _, judged = desk.judge(newer, overtaken)
    assert judged == Judgement(KNOWN, 1)
    assert desk.judge(overtaken) == [judged]
    assert desk.judge(candidate("b", BUDGET, owner="live/3000-0")) == [ORIGINAL]


def test_a_version_that_its_source_wrote_earlier_is_overtaken(desk: Desk) -> None:
    """Versions that were pushed in the wrong order end on the latest; a withdrawal counts whatever its time."""
    versions = [
        candidate("a", FERRY_LATER, owner="live/1000-0", as_of_s=200),
        candidate("a", FERRY, owner="live/2000-0", as_of_s=100),
        candidate("a", BUDGET, owner="live/3000-0"),
        candidate("a", FERRY_CUT, owner="live/4000-0", as_of_s=199),
        candidate("a", FERRY, owner="live/5000-0", as_of_s=50, withdrawn=True),
    ]
    told = [(ORIGINALLY, 1), (KNOWN, 1), (REVISED, 2), (KNOWN, 2), (WITHDRAWN, 3)]
    assert dispositions(desk.judge(*versions)) == told


def test_content_that_returns_is_a_new_version(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """A, B, A are three versions, each decided once; the last pushed again is known."""
    registry = Registry(redis_client, settings)

    def push(text: str, owner: str) -> list[tuple[Disposition, int]]:
        what = candidate("a", text, owner=owner)
        (coming,) = registry.register([Push(what.article_id, what.version_hash, owner)], now_ms=desk.now_ms)
        return dispositions(desk.judge(candidate("a", text, owner=owner, coming=coming))) if coming else []

    pushes = [(FERRY, "live/1-0"), (BUDGET, "live/2-0"), (FERRY, "live/3-0"), (FERRY, "live/4-0"), (FERRY, "live/3-0")]
    told = [push(*each) for each in pushes]
    assert told == [[(ORIGINALLY, 1)], [(REVISED, 2)], [(REVISED, 3)], [], [(REVISED, 3)]]


def test_what_was_killed_returns_only_as_another_version(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """A replay of what was known before the kill is no news; a version that differs is."""
    registry = Registry(redis_client, settings)
    desk.judge(candidate("a", FERRY, owner="live/1-0"), candidate("a", FERRY, owner="live/2-0", withdrawn=True))
    again = Push(named("a"), candidate("a", FERRY).version_hash, "live/3-0")
    assert registry.register([again], now_ms=desk.now_ms) == [0]
    assert dispositions(desk.judge(candidate("a", FERRY_CUT, owner="live/4-0"))) == [(REVISED, 3)]


def test_a_withdrawn_text_stays_known(desk: Desk) -> None:
    """A copy of a withdrawn article is a duplicate; the text of the notice itself is not looked for."""
    desk.judge(candidate("a", FERRY), candidate("a", BUDGET, withdrawn=True))
    assert desk.judge(candidate("b", FERRY), candidate("c", BUDGET)) == [exact_copy("a"), ORIGINAL]


def test_an_article_is_no_copy_of_itself(desk: Desk) -> None:
    """An article that comes again after the window is an original, though copies kept its text known."""
    desk.judge(candidate("a", FERRY))
    assert desk.later(4).judge(candidate("b", FERRY)) == [exact_copy("a")]
    assert desk.later(5).judge(candidate("a", FERRY)) == [ORIGINAL]


def test_a_released_judgement_is_kept(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """A version that was decided, given up and pushed again gets the judgement that it had."""
    registry = Registry(redis_client, settings)
    version = candidate("a", FERRY).version_hash
    first, again = (Push(named("a"), version, owner) for owner in ("live/1-0", "live/2-0"))
    registry.register([first], now_ms=desk.now_ms)
    assert desk.judge(candidate("a", FERRY, owner="live/1-0")) == [ORIGINAL]
    keys, field, owner = registry.place(first, now_ms=desk.now_ms)
    (key,) = [key for key in keys if redis_client.hexists(key, field)]
    value = redis_client.hget(key, field)
    assert isinstance(value, bytes)
    assert value.startswith(owner)
    redis_client.hset(key, field, bytes(len(owner)) + value.removeprefix(owner))
    assert registry.register([again], now_ms=desk.now_ms) == [1]
    assert desk.judge(candidate("a", FERRY, owner="live/2-0")) == [ORIGINAL]


def test_an_article_that_is_pushed_again_stays_known(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """A redelivery keeps the article's number for another window, so that the next version is a revision."""
    registry = Registry(redis_client, settings)
    desk.judge(candidate("a", FERRY))
    again = Push(named("a"), candidate("a", FERRY).version_hash, "live/9000001-0")
    assert registry.register([again], now_ms=desk.later(4).now_ms) == [0]
    assert dispositions(desk.later(5).judge(candidate("a", BUDGET))) == [(REVISED, 2)]


def test_a_clock_that_is_behind_sees_what_is_ahead(desk: Desk) -> None:
    """A worker whose time is from before the boundary finds, and counts on, what others wrote after it."""
    assert desk.later(1).judge(candidate("a", FERRY)) == [ORIGINAL]
    assert desk.judge(candidate("b", FERRY)) == [exact_copy("a")]
    assert dispositions(desk.judge(candidate("a", BUDGET))) == [(REVISED, 2)]
    assert dispositions(desk.later(1).judge(candidate("a", FERRY_LATER))) == [(REVISED, 3)]

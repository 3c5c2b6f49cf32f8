"""Verdicts, by an index on a real Redis."""

import struct
from operator import eq
from typing import cast

import pytest
from redis import Redis

from schemas.settings import LIVE_SLICES, Settings
from schemas.verdict import Disposition, DuplicateKind, Verdict
from tests.integration.deduplication.desk import Desk, candidate, desk_of, exact_copy, named, original, revision
from tests.wires import BUDGET, FERRY, FERRY_CUT, FERRY_LATER, FLASH, FOG_ZH, FOG_ZH_CHANGED
from workers.deduplication.index import Index
from workers.deduplication.registry import Push, Registry
from workers.deduplication.signatures import PERMUTATIONS


def test_new_texts_are_originals(desk: Desk) -> None:
    """Articles with nothing in common each open a story of their own."""
    batch = [candidate("a", FERRY), candidate("b", FERRY_LATER), candidate("c", BUDGET)]
    assert desk.judge(*batch) == [original("a"), original("b"), original("c")]


def test_a_push_gets_the_same_verdict_again(desk: Desk) -> None:
    """A repeat changes nothing, in a later slice and after others came between."""
    batch = [candidate("a", FERRY), candidate("b", FERRY), candidate("a", BUDGET), candidate("c", FERRY_CUT)]
    first = desk.judge(*batch)
    desk.judge(candidate("d", BUDGET), candidate("a", FERRY_LATER), candidate("e", FERRY_CUT))
    assert desk.judge(*batch) == first
    assert desk.later(1).judge(*batch) == first
    assert desk.later(LIVE_SLICES - 1).judge(*batch) == first
    assert len({verdict.disposition for verdict in first}) == 3


def test_another_push_of_a_version_is_a_redelivery(desk: Desk) -> None:
    """A version that another push brought ends as a redelivery, with the number and story that it has."""
    desk.judge(candidate("z", FERRY), candidate("a", FERRY), candidate("a", BUDGET))
    again = candidate("a", BUDGET, owner="live/again")
    redelivery = Verdict(disposition=Disposition.REDELIVERY, version=2, story=named("z"))
    assert desk.judge(again, again) == [redelivery, redelivery]


def test_versions_are_counted(desk: Desk) -> None:
    """Another version of a known article is a revision of its story, across slices and within one batch."""
    assert desk.judge(candidate("a", FERRY), candidate("a", FERRY_LATER)) == [original("a"), revision(2, story="a")]
    assert desk.later(5).judge(candidate("a", BUDGET)) == [revision(3, story="a")]
    assert desk.later(10).judge(candidate("a", FERRY_CUT)) == [revision(4, story="a")]


def test_a_revision_is_no_copy_of_its_earlier_text(desk: Desk) -> None:
    """A version that differs from the last by little, or only in how it is set, is a revision."""
    verdicts = desk.judge(candidate("a", FERRY), candidate("a", FERRY_CUT), candidate("a", FERRY.upper()))
    assert verdicts[1:] == [revision(2, story="a"), revision(3, story="a")]


def test_a_revision_keeps_its_story(desk: Desk) -> None:
    """A copy that is revised stays in the story that it was copied from, whatever its new text is."""
    desk.judge(candidate("a", FERRY), candidate("b", FERRY), candidate("c", BUDGET))
    assert desk.judge(candidate("b", BUDGET)) == [revision(2, story="a")]


def test_a_revised_text_is_found(desk: Desk) -> None:
    """Whoever takes over the new or the old text of a revised article is a duplicate of it."""
    desk.judge(candidate("a", FERRY), candidate("a", BUDGET))
    near = BUDGET.replace("late on Monday", "on Monday night")
    verdicts = desk.judge(
        candidate("b", BUDGET), candidate("c", FERRY), candidate("d", near), candidate("e", FERRY_CUT)
    )
    assert verdicts[:2] == [exact_copy("a", story="a")] * 2
    assert {(each.duplicate_of, each.story, each.kind) for each in verdicts[2:]} == {
        (named("a"), named("a"), DuplicateKind.NEAR)
    }


def test_a_withdrawal_counts_as_a_version(desk: Desk) -> None:
    """What its source takes back keeps its story, or has its own where the article is unknown."""
    desk.judge(candidate("a", FERRY), candidate("b", FERRY))
    verdicts = desk.judge(candidate("b", FERRY, withdrawn=True), candidate("c", BUDGET, withdrawn=True))
    assert verdicts == [
        Verdict(disposition=Disposition.WITHDRAWAL, version=2, story=named("a")),
        Verdict(disposition=Disposition.WITHDRAWAL, version=1, story=named("c")),
    ]
    assert desk.judge(candidate("c", FERRY_LATER)) == [revision(2, story="c")]


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_version_that_was_overtaken_changes_nothing(desk: Desk, *, withdrawn: bool) -> None:
    """Pushed before what is known, decided after it: a newer version stays the latest, a kill stays a kill."""
    newer = candidate("a", FERRY, pushed_ms=2000, withdrawn=withdrawn)
    overtaken = candidate("a", BUDGET, pushed_ms=1000)
    _, verdict = desk.judge(newer, overtaken)
    assert (verdict.disposition, verdict.version) == (Disposition.REDELIVERY, 1)
    assert desk.judge(overtaken) == [verdict]
    assert desk.judge(candidate("b", BUDGET, pushed_ms=3000)) == [original("b")]


def test_a_withdrawn_text_stays_known(desk: Desk) -> None:
    """A copy of a withdrawn article is a duplicate; the text of the notice itself is not looked for."""
    desk.judge(candidate("a", FERRY), candidate("a", BUDGET, withdrawn=True))
    assert desk.judge(candidate("b", FERRY), candidate("c", BUDGET)) == [exact_copy("a", story="a"), original("c")]


def test_an_exact_copy_names_the_first(desk: Desk) -> None:
    """Copies of the same words name the first that had them, in one batch and later."""
    first = desk.judge(candidate("a", FERRY), candidate("b", FERRY.upper(), headline="Pier damaged"))
    assert first == [original("a"), exact_copy("a", story="a")]
    assert desk.later(3).judge(candidate("c", FERRY)) == [exact_copy("a", story="a")]


def test_a_near_copy_is_found(desk: Desk) -> None:
    """A text with a few words changed is a near copy, with the similarity that the signatures let expect."""
    one, other = candidate("a", FERRY), candidate("b", FERRY_CUT)
    equal = sum(map(eq, one.signature.sketch, other.signature.sketch))
    expected = (equal / PERMUTATIONS - 1 / 256) / (1 - 1 / 256)
    assert 0.75 < expected < 0.95
    assert desk.judge(one, other)[1] == Verdict(
        disposition=Disposition.DUPLICATE,
        version=1,
        story=named("a"),
        duplicate_of=named("a"),
        similarity=round(expected, 3),
        kind=DuplicateKind.NEAR,
    )


def test_the_most_similar_is_named(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """Of several texts that are near enough, the copy is of the nearest, not of the first or last."""
    strict = desk._replace(asked=Index(redis_client, settings.model_copy(update={"similarity_min": 1})))
    words = FERRY.split()
    texts = [" ".join([*words[:-left_out], "And", "more"]) for left_out in (9, 2, 6)]
    earlier = [candidate(name, text) for name, text in zip("abc", texts, strict=True)]
    assert strict.judge(*earlier) == [original("a"), original("b"), original("c")]
    assert desk.judge(candidate("d", FERRY))[0].duplicate_of == named("b")


def test_the_least_similarity_is_a_setting(redis_client: "Redis", settings: Settings) -> None:
    """What is less similar than the setting asks for is an original."""
    desk = desk_of(redis_client, settings.model_copy(update={"similarity_min": 0.95}))
    assert desk.judge(candidate("a", FERRY), candidate("b", FERRY_CUT)) == [original("a"), original("b")]


def test_scripts_without_spaces_are_compared(desk: Desk) -> None:
    """A Chinese text with a word changed is a near copy."""
    (_, verdict) = desk.judge(candidate("a", FOG_ZH), candidate("b", FOG_ZH_CHANGED))
    assert (verdict.kind, verdict.duplicate_of) == (DuplicateKind.NEAR, named("a"))


def test_short_texts_have_exact_copies_alone(desk: Desk) -> None:
    """Flashes that differ in one word, or share a text under other headlines, are originals."""
    batch = [
        candidate("a", FLASH),
        candidate("b", FLASH.replace("3", "5")),
        candidate("c", FLASH, headline="Ellery Shipping: a bad day"),
        candidate("d", FLASH.upper()),
    ]
    assert desk.judge(*batch) == [original("a"), original("b"), original("c"), exact_copy("a", story="a")]


def test_copies_of_copies_keep_the_story(desk: Desk) -> None:
    """A copy of a near copy names that copy, and the story of the first of the chain, even when the first is over."""
    desk.judge(candidate("a", FERRY))
    near = desk.later(4).judge(candidate("b", FERRY_CUT))
    assert near[0].story == named("a")
    assert desk.later(4).judge(candidate("c", FERRY_CUT)) == [exact_copy("b", story="a")]
    assert desk.later(12).judge(candidate("d", FERRY_CUT)) == [exact_copy("b", story="a")]
    assert desk.later(20).judge(candidate("e", FERRY_CUT)) == [exact_copy("b", story="a")]


def test_an_article_is_no_copy_of_itself(desk: Desk) -> None:
    """An article that comes again after the window is an original, though copies kept its text known."""
    desk.judge(candidate("first", FERRY), candidate("a", FERRY_CUT))
    assert desk.later(8).judge(candidate("b", FERRY_CUT)) == [exact_copy("a", story="first")]
    assert desk.later(9).judge(candidate("a", FERRY_CUT)) == [original("a")]
    assert desk.later(9).judge(candidate("c", FERRY_CUT)) == [exact_copy("a", story="a")]


def test_copies_are_found_within_the_window_alone(desk: Desk) -> None:
    """Texts are known through all live slices, and new again after them."""
    desk.judge(candidate("a", FERRY), candidate("b", BUDGET), candidate("z", FERRY_LATER))
    last = desk.later(LIVE_SLICES - 1).judge(candidate("c", FERRY_CUT), candidate("d", BUDGET))
    assert [verdict.story for verdict in last] == [named("a"), named("b")]
    over = desk.later(LIVE_SLICES).judge(candidate("e", FERRY_LATER), candidate("z", FERRY_LATER))
    assert over == [original("e"), exact_copy("e", story="e")]


def test_a_clock_that_is_behind_sees_what_is_ahead(desk: Desk) -> None:
    """A worker whose time is from before the boundary finds, and counts on, what others wrote after it."""
    assert desk.later(1).judge(candidate("a", FERRY)) == [original("a")]
    assert desk.judge(candidate("b", FERRY), candidate("a", BUDGET)) == [
        exact_copy("a", story="a"),
        revision(2, story="a"),
    ]
    assert desk.later(1).judge(candidate("a", FERRY_LATER)) == [revision(3, story="a")]


def test_a_released_verdict_is_kept(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """A version that was decided, given up and pushed again gets the verdict that it had."""
    registry = Registry(redis_client, settings)
    first, again = (Push(named("a"), candidate("a", FERRY).version_hash, owner) for owner in ("live/a", "live/again"))
    registry.register([first], now_ms=desk.now_ms)
    assert desk.judge(candidate("a", FERRY)) == [original("a")]
    keys, field = registry.place(first, now_ms=desk.now_ms)
    for key in keys:
        if value := cast("bytes | None", redis_client.hget(key, field)):
            redis_client.hset(key, field, value.removeprefix(b"live/a"))
    assert registry.register([again], now_ms=desk.now_ms) == [True]
    assert desk.judge(candidate("a", FERRY, owner="live/again")) == [original("a")]


def test_an_article_that_is_pushed_again_stays_known(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """A redelivery keeps the article's story and number for another window, so that the next version is a revision."""
    registry = Registry(redis_client, settings)
    desk.judge(candidate("first", FERRY), candidate("a", FERRY))
    again = Push(named("a"), candidate("a", FERRY).version_hash, "live/again")
    assert registry.register([again], now_ms=desk.later(8).now_ms) == [False]
    assert desk.later(9).judge(candidate("a", BUDGET)) == [revision(2, story="first")]


def test_a_large_batch_is_decided(desk: Desk) -> None:
    """As many articles as a batch may have are decided at once, in order."""
    batch = [candidate(f"{number}", FERRY if number % 5 else f"{BUDGET} {number}") for number in range(500)]
    verdicts = desk.judge(*batch)
    assert [each.story for each in verdicts[1:5]] == [named("1")] * 4
    assert len(verdicts) == 500


def test_bands_stay_small(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """Of many texts with a band in common, the latest eight are kept under it."""
    strict = Index(redis_client, settings.model_copy(update={"similarity_min": 1}))
    strict.decide([candidate(f"{number}", f"{FERRY} {number}") for number in range(40)], now_ms=desk.now_ms)
    kept = redis_client.hvals(settings.channels.dedup(settings.time_slice(desk.now_ms), "bands"))
    latest = struct.pack(">8I", *range(32, 40))
    assert latest in kept
    assert max(map(len, kept)) == len(latest)


def test_those_that_share_most_are_compared(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """A near copy is found behind more texts than are compared, if these share less with it."""
    strict = Index(redis_client, settings.model_copy(update={"similarity_min": 1}))
    strict.decide([candidate("a", FERRY_CUT)], now_ms=desk.now_ms)
    half = " ".join(FERRY.split()[20:])
    for number in range(80):
        text = f"{half} {' '.join(f'{word}{number}' for word in BUDGET.split()[:20])}"
        strict.decide([candidate(f"{number}", text)], now_ms=desk.later(1 + number // 10).now_ms)
    assert desk.later(8).judge(candidate("b", FERRY))[0].duplicate_of == named("a")


def test_what_is_written_expires_with_its_slice(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """Every key lasts until its slice is looked at for the last time."""
    desk.judge(candidate("a", FERRY), candidate("b", FERRY_CUT), candidate("a", BUDGET))
    desk.later(1).judge(candidate("c", FERRY_LATER), candidate("d", FERRY))
    number = settings.time_slice(desk.now_ms)
    keys = {
        key: settings.slice_until_ms(each)
        for each in (number, number + 1)
        for key in (
            settings.channels.articles(each),
            *(settings.channels.dedup(each, part) for part in ("exact", "bands", "signatures")),
        )
    }
    assert set(redis_client.keys(f"{settings.namespace}*")) == {key.encode() for key in keys}
    for key, until_ms in keys.items():
        assert until_ms - desk.now_ms - 60_000 < int(redis_client.pttl(key)) <= until_ms - desk.now_ms


def test_redis_may_forget_the_script(desk: Desk, redis_client: "Redis") -> None:
    """A Redis that lost its scripts gets this one again."""
    desk.judge(candidate("a", FERRY))
    redis_client.script_flush()
    assert desk.judge(candidate("b", FERRY)) == [exact_copy("a", story="a")]

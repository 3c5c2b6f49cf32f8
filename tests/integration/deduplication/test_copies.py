"""Copies, exact, near and contained, by an index on a real Redis."""

from typing import cast

import pytest
from redis import Redis

from schemas.settings import LIVE_SLICES, Settings
from schemas.verdict import Disposition, DuplicateKind
from tests.integration.deduplication.desk import (
    ORIGINAL,
    Desk,
    candidate,
    desk_of,
    exact_copy,
    named,
)
from tests.wires import BUDGET, FERRY, FERRY_CUT, FERRY_LATER, FLASH, FOG_ZH, FOG_ZH_CHANGED
from workers.deduplication.index import Index
from workers.deduplication.judgement import Judgement
from workers.deduplication.signatures import SKETCHED, Signature

RESERVES = (
    "The central bank of Alderney entered the market to supply reserves through customer repurchase agreements of {0} "
    "million crowns, its spokesman said. Dealers said that overnight money was trading at {1} percent when the "
    "operation began, after an average of {2} percent on the day before, and that more was expected."
)

BAND_RECORD = 5
"""Bytes of a text under a band: two of the band, three of its number."""


def strict(desk: Desk, redis_client: "Redis", settings: Settings) -> Desk:
    """The same desk, where nothing but an exact copy is a duplicate."""
    return desk._replace(
        asked=Index(redis_client, settings.model_copy(update={"similarity_min": 1, "containment_min": 1}))
    )


def expected_jaccard(one: Signature, other: Signature) -> float:
    """What two sketches let expect."""
    pairs = zip(one.sketch[-SKETCHED:], other.sketch[-SKETCHED:], strict=True)
    return (256 * sum(a == b for a, b in pairs) / SKETCHED - 1) / 255


def told(judgement: Judgement) -> tuple[str | None, DuplicateKind | None]:
    """What a duplicate copies, and how."""
    return judgement.duplicate_of, judgement.kind


def test_new_texts_are_originals(desk: Desk) -> None:
    """Articles with nothing in common are originals."""
    batch = [candidate("a", FERRY), candidate("b", FERRY_LATER), candidate("c", BUDGET), candidate("d", FOG_ZH)]
    assert desk.judge(*batch) == [ORIGINAL] * 4


def test_an_exact_copy_names_the_first(desk: Desk) -> None:
    """Copies of the same words name the first that had them, in one batch and later."""
    first = desk.judge(candidate("a", FERRY), candidate("b", FERRY.upper(), headline="Pier damaged"))
    assert first == [ORIGINAL, exact_copy("a")]
    assert desk.later(3).judge(candidate("c", FERRY)) == [exact_copy("a")]


def test_a_near_copy_is_found(desk: Desk) -> None:
    """A text with a few words changed is a near copy, with the similarity that the signatures let expect."""
    one, other = candidate("a", FERRY), candidate("b", FERRY_CUT)
    expected = expected_jaccard(one.signature, other.signature)
    assert 0.6 < expected < 0.95
    (judgement,) = desk.judge(one, other)[1:]
    assert told(judgement) == (named("a"), DuplicateKind.NEAR)
    assert judgement.similarity == pytest.approx(expected, abs=0.0006)


@pytest.mark.parametrize(
    ("earlier", "later"), [(FERRY, f"{FERRY} {BUDGET} {BUDGET[::-1]}"), (f"{BUDGET} {FERRY}", FERRY)]
)
def test_an_extended_or_cut_text_is_contained(desk: Desk, earlier: str, later: str) -> None:
    """A text that is in another as a whole is a contained copy, whichever came first; the share of it is told."""
    desk.judge(candidate("a", earlier))
    (judgement,) = desk.judge(candidate("b", later))
    assert told(judgement) == (named("a"), DuplicateKind.CONTAINED)
    assert judgement.similarity is not None
    assert 0.75 <= judgement.similarity <= 1


def test_a_paragraph_in_common_makes_no_copy(desk: Desk) -> None:
    """Two reports that share a third of their words are two originals."""
    shared = " ".join(BUDGET.split()[:30])
    assert desk.judge(candidate("a", f"{shared} {FERRY}"), candidate("b", f"{FERRY_LATER} {shared}")) == [ORIGINAL] * 2


@pytest.mark.parametrize(
    ("numbers", "is_copy"),
    [(("500", "7.25", "6.93"), True), (("820", "6.81", "7.02"), False)],
    ids=["the same numbers", "other numbers"],
)
def test_numbers_that_clash_tell_reports_of_one_form_apart(
    desk: Desk,
    numbers: tuple[str, ...],
    is_copy: bool,  # noqa: FBT001 - a table's column
) -> None:
    """The same form with other numbers is another report; with as much changed but the numbers, it is a copy."""
    changed = RESERVES.replace("entered the market to supply", "supplied").replace("was trading at", "traded at")
    text = changed if is_copy else RESERVES
    one, other = candidate("a", RESERVES.format("500", "7.25", "6.93")), candidate("b", text.format(*numbers))
    assert 0.45 < expected_jaccard(one.signature, other.signature) < 0.65
    assert (desk.judge(one, other)[1].disposition is Disposition.DUPLICATE) is is_copy


def test_a_copy_by_the_same_publisher_is_a_repost(desk: Desk) -> None:
    """A publisher's own text, brought again under another name, is told from what others take over."""
    desk.judge(candidate("a", FERRY, publisher="Meridian"), candidate("f", FLASH, publisher="Meridian"))
    texts = [FERRY, FERRY_CUT, f"{FERRY} {BUDGET}", FLASH]
    own = desk.judge(*(candidate(f"own {text}", text, publisher="Meridian") for text in texts))
    others = desk.judge(*(candidate(f"other {text}", text, publisher="Harbour Wire") for text in texts))
    assert [each.is_repost for each in own] == [True] * 4
    assert [each.is_repost for each in others] == [False] * 4


def test_the_most_similar_is_named(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """Of several texts that are near enough, the copy is of the nearest, not of the first or last."""
    words = FERRY.split()
    texts = [" ".join([*words[:-left_out], "And", "more"]) for left_out in (14, 2, 8)]
    earlier = [candidate(name, text) for name, text in zip("abc", texts, strict=True)]
    assert strict(desk, redis_client, settings).judge(*earlier) == [ORIGINAL] * 3
    assert desk.judge(candidate("d", FERRY))[0].duplicate_of == named("b")


def test_of_equals_the_earliest_is_named(desk: Desk) -> None:
    """Of texts that are equally similar, the copy is of the first, in whichever slice that is."""
    for name, text, slices in (("a", BUDGET, 0), ("b", FERRY_LATER, 0), ("c", FOG_ZH, 2)):
        desk.later(slices).judge(candidate(name, text), candidate(name, FERRY_CUT))
    assert desk.later(3).judge(candidate("d", FERRY))[0].duplicate_of == named("a")


def test_the_least_is_a_setting(redis_client: "Redis", settings: Settings) -> None:
    """What is less similar, or contained to a lesser share, than the settings ask for is an original."""
    desk = desk_of(redis_client, settings.model_copy(update={"similarity_min": 0.95, "containment_min": 0.95}))
    assert desk.judge(candidate("a", FERRY), candidate("b", FERRY_CUT)) == [ORIGINAL] * 2
    contained = desk._replace(asked=Index(redis_client, settings.model_copy(update={"similarity_min": 1})))
    assert told(contained.judge(candidate("c", FERRY_CUT))[0]) == (named("b"), DuplicateKind.EXACT)
    assert contained.judge(candidate("d", f"{FERRY} {BUDGET}"))[0].kind is DuplicateKind.CONTAINED


def test_scripts_without_spaces_are_compared(desk: Desk) -> None:
    """A Chinese text with a word changed is a near copy."""
    (_, judgement) = desk.judge(candidate("a", FOG_ZH), candidate("b", FOG_ZH_CHANGED))
    assert told(judgement) == (named("a"), DuplicateKind.NEAR)


def test_short_texts_have_exact_copies_alone(desk: Desk) -> None:
    """Flashes that differ in one word, or share a text under other headlines, are originals."""
    batch = [
        candidate("a", FLASH),
        candidate("b", FLASH.replace("3", "5")),
        candidate("c", FLASH, headline="Ellery Shipping: a bad day"),
        candidate("d", FLASH.upper()),
    ]
    assert desk.judge(*batch) == [ORIGINAL, ORIGINAL, ORIGINAL, exact_copy("a")]


def test_a_revised_text_is_found(desk: Desk) -> None:
    """Whoever takes over the new or the old text of a revised article is a duplicate of it."""
    desk.judge(candidate("a", FERRY), candidate("a", BUDGET))
    near = BUDGET.replace("late on Monday", "on Monday night")
    judged = desk.judge(candidate("b", BUDGET), candidate("c", FERRY), candidate("d", near), candidate("e", FERRY_CUT))
    assert judged[:2] == [exact_copy("a")] * 2
    assert [told(each) for each in judged[2:]] == [(named("a"), DuplicateKind.NEAR)] * 2


def test_a_copy_that_changed_much_is_found_by_its_own_copies(desk: Desk) -> None:
    """What is near to a contained copy, but not to the text that is contained in it, is a duplicate of that copy."""
    extended = f"{FERRY} {BUDGET} {FERRY_LATER}"
    cut = f"{' '.join(FERRY.split()[40:])} {BUDGET} {FERRY_LATER}"
    judged = desk.judge(candidate("a", FERRY), candidate("b", extended), candidate("c", cut))
    assert [told(each) for each in judged[1:]] == [
        (named("a"), DuplicateKind.CONTAINED),
        (named("b"), DuplicateKind.NEAR),
    ]


def test_a_faithful_copy_is_not_indexed_again(desk: Desk) -> None:
    """Of a text that many take over with few changes one is kept: the others' copies name it too."""
    copies = [candidate(f"{number}", FERRY.replace("Nobody", f"Nobody {number}")) for number in range(20)]
    desk.judge(candidate("a", FERRY), *copies)
    assert told(desk.judge(candidate("b", FERRY.replace("Nobody", "Nobody 7 8")))[0])[0] == named("a")


def test_copies_are_found_within_the_window_alone(desk: Desk) -> None:
    """Texts are known through all live slices, and new after them, but for those that an exact copy renewed."""
    desk.judge(candidate("a", FERRY), candidate("b", BUDGET), candidate("z", FERRY_LATER))
    near = FERRY.replace("Nobody was", "None were")
    last = desk.later(LIVE_SLICES - 1).judge(candidate("c", near), candidate("d", BUDGET))
    assert [each.duplicate_of for each in last] == [named("a"), named("b")]
    over = desk.later(LIVE_SLICES).judge(candidate("e", FERRY_LATER), candidate("f", FERRY), candidate("g", BUDGET))
    assert over == [ORIGINAL, ORIGINAL, exact_copy("b")]


def test_a_large_batch_is_decided(desk: Desk) -> None:
    """As many articles as a batch may have are decided at once, in order."""
    batch = [candidate(f"{number}", FERRY if number % 5 else f"{BUDGET} {number}") for number in range(500)]
    judged = desk.judge(*batch)
    assert judged[2:5] == [exact_copy("1")] * 3
    assert len(judged) == 500


def test_texts_alike_in_a_band_stay_few(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """Of many texts with a band in common, the latest eight of a slice are kept under it."""
    alone = strict(desk, redis_client, settings)
    alone.judge(*(candidate(f"{number}", f"{FERRY} {number}") for number in range(40)))
    number = settings.time_slice(desk.now_ms)
    texts = int(cast("bytes", redis_client.get(settings.channels.mark(number))))
    buckets = cast("dict[bytes, bytes]", redis_client.hgetall(settings.channels.bands(number)))
    longest = max((records for field, records in buckets.items() if len(field) == 2), key=len)
    held = [int.from_bytes(longest[at + 2 : at + 5], "big") for at in range(0, len(longest), BAND_RECORD)]
    assert held == list(range(texts - 8, texts))


def test_those_that_share_most_are_compared(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """A near copy is found behind more texts than are compared, if these share less with it."""
    alone = strict(desk, redis_client, settings)
    alone.judge(candidate("a", FERRY_CUT))
    words = FERRY.split()
    for number in range(60):
        shared = words[:45] if number % 2 else words[30:]
        other = " ".join(f"{word}{number}" for word in BUDGET.split()[:30])
        alone.later(1 + number // 20).judge(candidate(f"{number}", f"{' '.join(shared)} {other}"))
    assert desk.later(3).judge(candidate("b", FERRY))[0].duplicate_of == named("a")


def test_what_is_written_expires_with_its_slice(desk: Desk, redis_client: "Redis", settings: Settings) -> None:
    """Bands and texts last until their slice is looked at for the last time, and no longer."""
    desk.judge(candidate("a", FERRY), candidate("b", FERRY_CUT), candidate("f", FLASH))
    desk.later(1).judge(candidate("c", FERRY_LATER), candidate("d", FERRY))
    number = settings.time_slice(desk.now_ms)
    for each in (number, number + 1):
        until_ms = settings.slice_until_ms(each)
        for key in (settings.channels.bands(each), settings.channels.texts(each, "0")):
            assert until_ms - desk.now_ms - 60_000 < int(redis_client.pttl(key)) <= until_ms - desk.now_ms


def test_redis_may_forget_the_script(desk: Desk, redis_client: "Redis") -> None:
    """A Redis that lost its scripts gets this one again."""
    desk.judge(candidate("a", FERRY))
    redis_client.script_flush()
    assert desk.judge(candidate("b", FERRY)) == [exact_copy("a")]

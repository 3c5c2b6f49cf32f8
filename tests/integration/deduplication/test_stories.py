"""Articles and their stories on a real Redis."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise

import pytest
from redis import Redis

from schemas.annotations import EntityType
from schemas.settings import LIVE_SLICES, Settings
from schemas.story import StoryChange
from tests.integration.deduplication.desk import named
from tests.integration.deduplication.reports import (
    CHESS,
    DAM,
    DAM_AGAIN,
    DAM_AT_NIGHT,
    STRIKE,
    Report,
    made,
    person,
)
from tests.integration.deduplication.story_desk import MONDAY, Handed, StoryDesk, judged_candidate, story_desk_of
from workers.deduplication.stories.candidate import Placement
from workers.deduplication.stories.index import Stories


@pytest.fixture
def room(redis_client: "Redis", settings: Settings) -> StoryDesk:
    """A desk that has seen nothing, with the default settings."""
    return story_desk_of(redis_client, settings)


def ids_of(desk: StoryDesk, name: str) -> list[str]:
    """The articles of a story."""
    found = desk.get(name)
    assert found
    return list(found.article_ids)


def test_an_article_opens_a_story(room: StoryDesk) -> None:
    """What nobody told before opens a story that has its id, headline and names."""
    placement = room.put("a", DAM)
    assert (placement.story_id, placement.is_opened, placement.changes, placement.merged) == (
        named("a"),
        True,
        (),
        None,
    )
    story = placement.story
    assert (story.story, story.headline, story.language) == (named("a"), DAM.headline, "en")
    assert [(each.type, each.name) for each in story.entities] == [
        (EntityType.PLACE, "Orrin Gap"),
        (EntityType.PERSON, "Hedda Kvist"),
    ]
    assert (story.articles, story.sources, story.publishers) == (1, 1, 1)
    assert (story.first_seen, story.last_seen) == (MONDAY, MONDAY)


def test_reports_of_one_event_are_one_story(room: StoryDesk) -> None:
    """Reports in other words join; what tells of something else opens another story."""
    placements = room.place(
        Handed("a", DAM), Handed("b", CHESS), Handed("c", DAM_AGAIN), Handed("d", STRIKE), Handed("e", DAM_AT_NIGHT)
    )
    assert [each.story_id for each in placements] == [named(name) for name in "abada"]
    assert [each.is_opened for each in placements] == [True, True, False, True, False]
    assert ids_of(room, "a") == [named(name) for name in "ace"]


def test_a_story_as_it_stands_is_what_is_told_of_it(room: StoryDesk) -> None:
    """What joining answers of the story is what the reader finds."""
    room.put("a", DAM)
    later = MONDAY + timedelta(hours=3)
    placement = room.put("b", DAM_AGAIN, told=later)
    found = room.get("a")
    assert found
    assert found.story == placement.story
    assert (found.story.articles, found.story.sources, found.story.publishers) == (2, 2, 2)
    assert (found.story.first_seen, found.story.last_seen) == (MONDAY, later)
    assert found.story.headline == DAM.headline


def test_publishers_are_told_at_their_numbers(room: StoryDesk) -> None:
    """A second and a third publisher are told of, a fourth not; what one publisher repeats adds none."""
    told = [room.put(f"{number}", DAM, publisher=publisher) for number, publisher in enumerate("PPQQRST")]
    changed = [StoryChange.PUBLISHERS in each.changes for each in told]
    assert changed == [False, False, True, False, True, False, True]
    assert [each.story.publishers for each in told] == [1, 1, 2, 2, 3, 4, 5]
    assert [each.story.articles for each in told] == [1, 2, 3, 4, 5, 6, 7]


def test_growth_is_told_when_it_has_doubled(room: StoryDesk) -> None:
    """Four articles and eight are told of."""
    told = [room.put(f"{number}", DAM, publisher="P") for number in range(9)]
    assert [each.changes for each in told] == [
        (StoryChange.ARTICLES,) if number in (4, 8) else () for number in range(1, 10)
    ]


def test_other_names_at_the_centre_are_told(room: StoryDesk) -> None:
    """When other names come to the centre it is told once."""
    dam = DAM._replace(names=(person("Hedda Kvist"),))
    other = DAM_AGAIN._replace(names=(person("Arvid Holm"), person("Siri Dahl"), person("Jon Vik"), person("Ida Moe")))
    room.put("a", dam, publisher="P")
    told = [room.put(f"{number}", other, publisher="P") for number in range(4)]
    assert [StoryChange.ENTITIES in each.changes for each in told] == [False, True, False, False]
    assert "Hedda Kvist" not in [each.name for each in told[-1].story.entities]


def test_a_copy_joins_what_it_copies(room: StoryDesk) -> None:
    """A copy belongs to the story of the article that it copies, whatever its headline says."""
    room.put("a", DAM)
    room.put("b", CHESS)
    copy = room.put("c", DAM._replace(headline=CHESS.headline), publisher="Q")
    assert (copy.story_id, copy.is_opened) == (named("a"), False)
    assert copy.story.headline == DAM.headline
    assert copy.changes == (StoryChange.PUBLISHERS,)


def test_a_copy_may_come_before_its_original(redis_client: "Redis", settings: Settings) -> None:
    """When the original was judged and its worker died, its copy opens the story, and the original joins it later.

    It does so without a look at its words.
    """
    room = story_desk_of(redis_client, settings.model_copy(update={"story_similarity_min": 1}))
    room.judges.decide([judged_candidate(Handed("a", DAM))], now_ms=room.now_ms)
    copy = room.put("b", DAM, publisher="Q")
    assert (copy.story_id, copy.is_opened) == (named("b"), True)
    original = room.put("a", DAM)
    assert (original.story_id, original.is_opened) == (named("b"), False)
    assert ids_of(room, "a") == [named("b"), named("a")]


def test_a_revision_stays_in_its_story(room: StoryDesk) -> None:
    """A new version changes the headline that stands for the story, and no count, whatever it tells of."""
    room.put("a", DAM)
    room.put("b", DAM_AGAIN)
    revision = room.put("a", STRIKE)
    assert (revision.story_id, revision.is_opened, revision.changes) == (named("a"), False, (StoryChange.HEADLINE,))
    assert (revision.story.headline, revision.story.articles) == (STRIKE.headline, 2)
    assert room.put("b", CHESS).changes == ()


def test_a_story_of_one_article_follows_it(room: StoryDesk) -> None:
    """The revision of a story's only article is what later reports are compared with."""
    room.put("a", DAM)
    revision = room.put("a", STRIKE)
    assert set(revision.changes) == {StoryChange.HEADLINE, StoryChange.ENTITIES}
    assert room.put("b", DAM_AGAIN).is_opened
    assert room.put("c", STRIKE._replace(text=f"LATER - {STRIKE.text[14:]}")).story_id == named("a")


def test_a_withdrawal_is_counted_down_and_told(room: StoryDesk) -> None:
    """A withdrawn article counts no more, and the next one's headline stands for the story."""
    room.put("a", DAM)
    room.put("b", DAM_AGAIN)
    withdrawal = room.put("a", DAM, withdrawn=True)
    assert withdrawal.story_id == named("a")
    assert set(withdrawal.changes) == {StoryChange.WITHDRAWAL, StoryChange.HEADLINE}
    story = withdrawal.story
    assert (story.headline, story.articles, story.sources, story.publishers) == (DAM_AGAIN.headline, 1, 1, 1)
    again = room.put("a", DAM_AT_NIGHT, withdrawn=True)
    assert (again.changes, again.story.articles) == ((), 1)


def test_what_comes_back_counts_again(room: StoryDesk) -> None:
    """A withdrawn article of which a new version comes counts again."""
    room.put("a", DAM)
    gone = room.put("a", DAM, withdrawn=True)
    assert (gone.changes, gone.story.articles, gone.story.publishers) == ((StoryChange.WITHDRAWAL,), 0, 0)
    back = room.put("a", DAM_AT_NIGHT)
    assert (back.story_id, back.story.articles, back.story.publishers) == (named("a"), 1, 1)


def test_a_withdrawal_of_what_is_not_known_has_no_story(room: StoryDesk) -> None:
    """It opens none, and what follows is not compared with it."""
    withdrawal = room.put("a", DAM, withdrawn=True)
    assert (withdrawal.story_id, withdrawal.is_opened, withdrawal.story.articles) == (named("a"), False, 0)
    assert room.get("a") is None
    assert room.put("b", DAM_AGAIN).is_opened


def test_a_second_run_gets_the_same_places(room: StoryDesk) -> None:
    """What was placed is placed the same again, and nothing is counted twice."""
    handed = [
        Handed("a", DAM),
        Handed("b", DAM_AGAIN),
        Handed("c", DAM, publisher="Q"),
        Handed("a", STRIKE),
        Handed("b", DAM_AGAIN, withdrawn=True),
        Handed("d", CHESS, withdrawn=True),
    ]
    first = [room.place(each)[0] for each in handed]
    assert [each[:4] for each in map(tuple, (room.place(each)[0] for each in handed))] == [each[:4] for each in first]
    found = room.get("a")
    assert found
    assert (found.story.articles, len(found.article_ids)) == (2, 3)


@pytest.mark.parametrize(("language", "is_opened"), [("no", True), (None, True), ("en-GB", False), ("EN", False)])
def test_languages_are_separate(room: StoryDesk, language: str | None, *, is_opened: bool) -> None:
    """The same words in another language are another story; of a language only the primary tag counts."""
    room.put("a", DAM)
    assert room.put("b", DAM_AGAIN, language=language).is_opened is is_opened


def test_time_parts_what_is_alike(room: StoryDesk) -> None:
    """A report that is told weeks later, in the time of events, opens a story of its own."""
    room.put("a", DAM)
    assert room.put("b", DAM_AGAIN, told=MONDAY + timedelta(days=1)).story_id == named("a")
    assert room.put("c", DAM_AT_NIGHT, told=MONDAY - timedelta(days=30)).is_opened


def test_joining_may_be_turned_off(redis_client: "Redis", settings: Settings) -> None:
    """At a least likeness of 1 only copies join."""
    room = story_desk_of(redis_client, settings.model_copy(update={"story_similarity_min": 1}))
    placements = room.place(Handed("a", DAM), Handed("b", DAM_AGAIN), Handed("c", DAM, publisher="Q"))
    assert [each.story_id for each in placements] == [named("a"), named("b"), named("a")]


def test_stories_that_grow_into_one_are_merged(room: StoryDesk) -> None:
    """When an article is close to two stories that have become alike, the later goes into the earlier."""
    one, other = made("x", 24), made("y", 24)
    room.put("a", one)
    assert room.put("b", other).is_opened
    bridges = [made("x", 24 - 2 * step, also=made("y", 2 * step)) for step in range(1, 5)]
    placements = [room.put(f"{number}", bridge) for number, bridge in enumerate(bridges)]
    (merger,) = [each for each in placements if each.merged]
    assert (merger.story_id, merger.merged) == (named("a"), named("b"))
    found = room.get("b")
    assert found
    assert found.story.story == named("a")
    assert found.story.articles == len(found.article_ids) == 6
    assert set(found.article_ids) == {named(name) for name in "ab0123"}
    assert room.put("c", other, publisher="Q").story_id == named("a")


def test_a_story_lives_as_long_as_it_is_joined(room: StoryDesk) -> None:
    """Who joins moves a story to the newest slice, from where it is found for another window."""
    room.put("a", DAM)
    late = room.later(2)
    assert late.put("b", DAM_AGAIN).story_id == named("a")
    later = room.later(4)
    assert later.put("c", DAM_AT_NIGHT).story_id == named("a")
    assert later.later(2).put("d", DAM, publisher="Q").story_id == named("a")
    assert ids_of(later.later(2), "a") == [named(name) for name in "abcd"]


def test_a_story_is_over_after_the_window(room: StoryDesk) -> None:
    """It is found no more, and its article opens a new one."""
    room.put("a", DAM)
    over = room.later(LIVE_SLICES + 1)
    assert over.get("a") is None
    assert over.put("b", DAM_AGAIN).is_opened


def test_a_clock_that_is_behind_sees_what_is_ahead(room: StoryDesk) -> None:
    """A worker whose time is from before a boundary joins the story that another opened after it."""
    room.later(1).put("a", DAM)
    assert room.put("b", DAM_AGAIN).story_id == named("a")


def test_many_stories_keep_apart(room: StoryDesk) -> None:
    """More stories than go into one chunk of records keep their titles and ids."""
    reports = {f"{number}": made(f"w{number}", 30) for number in range(40)}
    room.place(*(Handed(name, report) for name, report in reports.items()))
    for name, report in reports.items():
        found = room.get(name)
        assert found
        assert (found.story.headline, found.article_ids) == (report.headline, (named(name),))


def test_a_large_story_stays_small_in_redis(room: StoryDesk, redis_client: "Redis", settings: Settings) -> None:
    """All articles and publishers of a story are counted; the latest articles are named."""
    copies = [Handed(f"{number}", DAM, publisher=f"P{number}") for number in range(700)]
    placements: list[Placement] = []
    for some in pairwise(range(0, 701, 100)):
        placements += room.place(*copies[slice(*some)])
    found = room.get("0")
    assert found
    assert (found.story.articles, found.story.publishers) == (700, 512)
    assert found.article_ids == tuple(named(f"{number}") for number in range(500, 700))
    (key,) = redis_client.keys(settings.channels.stories(settings.time_slice(room.now_ms), f"s{named('0')}"))
    assert redis_client.strlen(key) < 10_000


def test_every_key_expires_with_its_slice(room: StoryDesk, redis_client: "Redis", settings: Settings) -> None:
    """Every key of stories lasts until its slice is looked at for the last time."""
    room.place(Handed("a", DAM), Handed("b", DAM_AGAIN), Handed("c", CHESS))
    room.later(1).place(Handed("d", DAM_AT_NIGHT), Handed("e", STRIKE), Handed("c", STRIKE))
    number = settings.time_slice(room.now_ms)
    for each in (number, number + 1):
        keys = redis_client.keys(settings.channels.stories(each, "*"))
        assert len(keys) > 10
        left_ms = settings.slice_until_ms(each) - room.now_ms
        for key in keys:
            assert left_ms - 60_000 < int(redis_client.pttl(key)) <= left_ms, key


def test_redis_may_forget_the_scripts(room: StoryDesk, redis_client: "Redis") -> None:
    """A Redis that lost its scripts gets them again."""
    room.put("a", DAM)
    redis_client.script_flush()
    assert room.put("b", DAM_AGAIN).story_id == named("a")
    redis_client.script_flush()
    assert room.get("a")


def test_workers_share_what_is_rare(redis_client: "Redis", settings: Settings) -> None:
    """A new worker knows the frequencies that others have told; a name that is in every article says nothing then."""
    first = story_desk_of(redis_client, settings)
    boiler = "Subscribe Weekly Bulletin Kiosk Ledger Postbox"
    for number in range(80):
        first.put(f"{number}", made(f"w{number}", 30, also=Report(boiler, boiler)))
    fresh = first._replace(stories=Stories(redis_client, settings))
    assert fresh.put("a", Report(boiler, f"{boiler} " + made("other", 6).text)).is_opened


def test_what_is_no_id_is_refused(room: StoryDesk) -> None:
    """An id that none can be is an error, one that is not known is nothing."""
    with pytest.raises(ValueError, match="non-hexadecimal"):
        room.stories.get("harbour", now_ms=room.now_ms)
    assert room.get("nobody") is None


def test_texts_without_a_word_open_stories(room: StoryDesk) -> None:
    """Where there is nothing to compare each article is a story of its own."""
    placements = room.place(Handed("a", Report("!", "...")), Handed("b", Report("?", "---")))
    assert [each.is_opened for each in placements] == [True, True]


def test_headlines_are_cut_between_characters(room: StoryDesk) -> None:
    """A long headline and long names are kept as far as there is room, with whole characters."""
    long = Report("\u706b\u707e" * 300, "Rain", (person("\u00d6" * 200),))
    story = room.put("a", long).story
    found = room.get("a")
    assert found
    assert found.story == story
    assert story.headline == "\u706b\u707e" * 32 + "\u706b\u2026"
    assert story.entities[0].name == "\u00d6" * 28 + "\u2026"
    assert len(story.headline.encode()) <= 200


def test_workers_at_once_open_one_story(redis_client: "Redis", settings: Settings) -> None:
    """Of reports that several workers place at the same moment one opens the story, and the others join it."""
    reports = {"a": DAM, "b": DAM_AGAIN, "c": DAM_AT_NIGHT}
    desks = [story_desk_of(redis_client, settings) for _ in reports]
    with ThreadPoolExecutor(len(reports)) as pool:
        running = [pool.submit(desk.put, *each) for desk, each in zip(desks, reports.items(), strict=True)]
        placements = [each.result() for each in running]
    assert sorted(each.is_opened for each in placements) == [False, False, True]
    assert len({each.story_id for each in placements}) == 1

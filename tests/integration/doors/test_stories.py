"""The stories that are alive on a real Redis, and how they are shown."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from schemas.article import Article, PubStatus
from schemas.events import EventStream
from schemas.settings import Settings
from schemas.verdict import Disposition
from tests.integration.doors.room import Room
from tests.integration.doors.shell import Run
from wireroom import stories
from wireroom.stories import StoryArticle, live_stories, view_story

STRIKE = (
    "Harbour workers in Port Ellery walked out on Monday over pay, shutting the container terminal, the dockers' union"
    " said. Lena Moor, who leads the dockers' union, said that nobody would load ships in Port Ellery before Friday."
)
STRIKE_TOO = (
    "The container terminal of Port Ellery stood still on Monday after harbour workers walked out over pay. Lena Moor"
    " of the dockers' union said the strike went on until Friday; ships waited outside Port Ellery."
)
AN_HOUR_AGO = datetime.now(UTC) - timedelta(hours=1)
BAKERY = "A bakery in the old town has won the prize for the best rye loaf of the valley, its owner said on Sunday."


def report(number: int, source: str, headline: str, body: str, **known: object) -> Article:
    """An article of some wire."""
    described = {"source": source, "uri": f"{source}/{number}", "headline": headline, "body": body, **known}
    return Article.model_validate(described)


FIRST = report(1, "harbour-wire", "Dockers strike shuts Port Ellery terminal", STRIKE)
SECOND = report(2, "night-wire", "Strike by dockers halts Port Ellery terminal", STRIKE_TOO)
COPY = report(3, "copyist", FIRST.headline or "", STRIKE)
LOAF = report(4, "night-wire", "Prize for rye loaf", BAKERY)


def ids(*articles: Article) -> list[str]:
    """The ids of articles."""
    return [each.meta().article_id for each in articles]


def listed(room: Room, *, limit: int = 20, min_articles: int = 1) -> list[str]:
    """The ids of the stories that are listed."""
    found = live_stories(room.redis, room.settings, limit=limit, min_articles=min_articles)
    assert found.searched_all
    return [story.story for story in found.stories]


def test_stories_are_listed_once_the_latest_first(room: Room) -> None:
    """Each as it stands now, whatever was told of it."""
    room.run(FIRST, SECOND, COPY)
    room.run(LOAF.model_copy(update={"published": AN_HOUR_AGO}))
    assert listed(room) == ids(FIRST, LOAF)
    (strike,) = live_stories(room.redis, room.settings, limit=1, min_articles=2).stories
    assert (strike.articles, strike.publishers, strike.story) == (3, 3, *ids(FIRST))


def test_small_stories_may_be_left_out(room: Room) -> None:
    """Those with fewer articles than asked for; a limit counts the others."""
    room.run(FIRST, SECOND)
    room.run(LOAF)
    assert listed(room, min_articles=2, limit=1) == ids(FIRST)
    assert listed(room, min_articles=3) == []
    assert listed(room, limit=1) == ids(LOAF)


def test_an_article_that_joined_in_silence_counts(room: Room) -> None:
    """No event was told, and still the story has two articles."""
    room.run(FIRST, report(2, "harbour-wire", SECOND.headline or "", STRIKE_TOO))
    assert listed(room, min_articles=2) == ids(FIRST)


def test_a_search_that_stops_says_so(room: Room, monkeypatch: pytest.MonkeyPatch, wireroom: Run) -> None:
    """Where more was told of stories than is searched, a list that is too short says so."""
    room.run(FIRST)
    room.run(LOAF)
    monkeypatch.setattr(stories, "CHUNK", 1)
    assert len(listed(room)) == 2
    monkeypatch.setattr(stories, "SEARCHED_MAX", 1)
    assert not live_stories(room.redis, room.settings, limit=2, min_articles=1).searched_all
    assert listed(room, limit=1) == ids(LOAF)
    assert "were searched" in wireroom("stories").stderr


def test_a_story_has_its_articles_in_order(room: Room, settings: Settings) -> None:
    """Each with its time, source, last headline and disposition; copies and withdrawn ones among them."""
    room.run(FIRST.model_copy(update={"headline": "Dockers strike"}), SECOND, COPY)
    late = report(5, "valley-wire", SECOND.headline or "", STRIKE_TOO, published=AN_HOUR_AGO)
    room.run(late)
    room.run(SECOND.model_copy(update={"pub_status": PubStatus.CANCELED}), FIRST)
    view = view_story(room.redis, settings, *ids(FIRST))
    assert view is not None
    assert [each.article_id for each in view.articles] == ids(FIRST, SECOND, COPY, late)
    assert [each.disposition for each in view.articles] == [
        Disposition.REVISION,
        Disposition.WITHDRAWAL,
        Disposition.DUPLICATE,
        Disposition.DUPLICATE,
    ]
    assert [each.source for each in view.articles] == ["harbour-wire", "night-wire", "copyist", "valley-wire"]
    assert view.articles[0].headline == FIRST.headline
    assert view.articles[3].at == AN_HOUR_AGO
    assert view.story.articles == 3


def test_an_article_whose_events_are_gone_is_still_named(room: Room, settings: Settings) -> None:
    """What is not known of it is left out."""
    room.run(FIRST)
    room.redis.delete(settings.channels.events(EventStream.ARTICLE), settings.channels.events(EventStream.STORY))
    view = view_story(room.redis, settings, *ids(FIRST))
    assert view is not None
    assert view.articles == (StoryArticle(article_id=view.story.story),)


def merge(room: Room) -> None:
    """Two stories become one: an article is rewritten to tell of the strike, and a third shows that they are one."""
    room.run(FIRST)
    room.run(LOAF)
    room.run(LOAF.model_copy(update={"headline": FIRST.headline, "body": STRIKE}))
    room.run(SECOND)


def test_a_story_that_was_merged_leads_to_the_one_that_goes_on(room: Room, settings: Settings, wireroom: Run) -> None:
    """It is listed no more; asked for by its id, the other is shown, and that is said."""
    merge(room)
    (one,) = listed(room)
    (gone,) = {*ids(FIRST, LOAF)} - {one}
    view = view_story(room.redis, settings, gone)
    assert view is not None
    assert (view.story.story, view.story.articles) == (one, 3)
    assert wireroom("story", gone).stdout.splitlines()[1] == f"{gone} belongs to it now"


def test_the_story_of_an_article_is_shown(room: Room, wireroom: Run) -> None:
    """Any of its articles leads to it."""
    room.run(FIRST, COPY)
    assert wireroom("story", *ids(COPY), "--json").stdout == wireroom("story", *ids(FIRST), "--json").stdout


def test_the_commands_show_stories_to_people(room: Room, wireroom: Run) -> None:
    """A list with what tells them apart; of one, its articles line by line."""
    room.run(FIRST, COPY)
    headline, rest = wireroom("stories").stdout.splitlines()
    assert headline == FIRST.headline
    assert rest.split("  ")[1:3] == [*ids(FIRST), "2 articles of 2 publishers"]
    assert rest.endswith("  Port Ellery, Lena Moor")
    assert " to " not in rest
    title, size, names, empty, first, second = wireroom("story", *ids(FIRST)).stdout.splitlines()
    assert title == f"{ids(FIRST)[0]}  {FIRST.headline}"
    assert size.startswith("2 articles of 2 publishers, 2 sources; ")
    assert (names, empty) == ("Port Ellery (place), Lena Moor (person)", "")
    assert [row.split()[2:4] for row in (first, second)] == [["original", "harbour-wire"], ["duplicate", "copyist"]]
    assert second.endswith(f"  {ids(COPY)[0]}")


def test_the_commands_write_documents_for_programs(room: Room, wireroom: Run) -> None:
    """One line for each story; one document for a story with its articles."""
    room.run(FIRST, COPY)
    room.run(LOAF)
    rows = wireroom("stories", "--min-articles", "1", "--json").stdout.splitlines()
    assert sorted(json.loads(row)["story"] for row in rows) == sorted(ids(FIRST, LOAF))
    document = json.loads(wireroom("story", *ids(FIRST), "--json").stdout)
    assert document["story"]["articles"] == 2
    assert [each["disposition"] for each in document["articles"]] == ["original", "duplicate"]


def test_a_story_nobody_knows_is_told(room: Room, wireroom: Run) -> None:
    """It ends with one line and exit code 1; a list without stories says what was asked for."""
    room.run(LOAF)
    ended = wireroom("story", "0" * 24)
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr.startswith(f"Error: there is no story {'0' * 24}, or no more")
    assert wireroom("stories").stdout == "no stories of 2 articles or more\n"

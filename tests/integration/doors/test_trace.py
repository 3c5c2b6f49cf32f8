"""What became of an article, on a real Redis, and how it is told."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from schemas.article import Article, Lane, PubStatus
from schemas.channels import Stage
from schemas.events import EventType
from schemas.rule import AlertRule, Severity
from schemas.settings import Settings
from schemas.verdict import Disposition, Verdict
from tests.integration.doors.room import CONSUMER, Room, copy_of, written
from tests.integration.doors.shell import Run
from wireroom import search
from wireroom.dead_letters import DeadLetters
from wireroom.trace import Trace, trace
from workers.alerting.rulebook import Rulebook

FERRY = AlertRule(id="ferry", title="Ferries", query="ferry", severity=Severity.FLASH)
IN_AN_HOUR = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1)
REPORT = "The night ferry from Port Ellery was cancelled on Monday after a fire in its engine room, the owners said."
OTHER_REPORT = (
    "A fire in the engine room stopped the night ferry from Port Ellery on Monday. Its owners cancelled all sailings."
)
REVISION = Verdict(disposition=Disposition.REVISION, version=2, story=written().meta().article_id)
WITHDRAWAL = Verdict(disposition=Disposition.WITHDRAWAL, version=2, story=written().meta().article_id)


def traced(room: Room, article: Article) -> Trace:
    """What is known of an article that was pushed."""
    found = trace(room.redis, room.settings, article.meta().article_id)
    assert found is not None
    assert (found.source, found.uri) == (article.source, article.uri)
    return found


def types(found: Trace) -> list[str]:
    """What was told."""
    return [step.event.type for step in found.steps if step.event]


def test_an_original_with_its_alerts(room: Room) -> None:
    """Its events are given in order, its alerts with rule and severity; its story is its own."""
    about = room.finish(written(), [FERRY])
    found = traced(room, written())
    assert types(found) == [EventType.EXTRACTED, EventType.ALERT_RAISED]
    assert (found.disposition, found.story, found.verdict, found.now) == (
        Disposition.ORIGINAL,
        about.article_id,
        None,
        None,
    )
    assert [(alert.rule_id, alert.severity) for alert in found.alerts] == [("ferry", Severity.FLASH)]
    assert found.headline == "Ferry 1 leaves at dawn"


@pytest.mark.parametrize("verdict", [REVISION, WITHDRAWAL])
def test_the_last_version_says_how_it_ended(room: Room, verdict: Verdict) -> None:
    """Of an article with several versions, all is told, and the ending of the last."""
    room.finish(written())
    assert traced(room, written()).disposition is Disposition.ORIGINAL
    room.finish(written(body="The ferry stayed."), verdict=verdict)
    found = traced(room, written())
    assert len(found.steps) == 3
    assert (found.disposition, found.verdict) == (verdict.disposition, verdict)


def test_a_copy_names_its_story(room: Room) -> None:
    """A duplicate leads to the original's story."""
    first = room.finish(written(1))
    room.finish(written(2), verdict=copy_of(first))
    found = traced(room, written(2))
    assert (found.disposition, found.story) == (Disposition.DUPLICATE, first.article_id)


@pytest.mark.parametrize("lane", list(Lane))
def test_an_article_that_waits_is_found(room: Room, lane: Lane) -> None:
    """Before its first event it is found in its lane, and said to be held when it is."""
    for number in range(search.CHUNK + 2):
        room.push(written(number), lane=lane)
    waiting = traced(room, written(0)).now
    assert waiting is not None
    assert (waiting.stage, waiting.queue, waiting.held_by) == (Stage.EXTRACT, lane, None)
    entry = room.read(Stage.EXTRACT)
    held = traced(room, written(0))
    assert held.now is not None
    assert (held.now.entry, held.now.held_by, held.now.deliveries) == (entry.id, CONSUMER, 1)
    assert (held.disposition, held.headline) == (None, "Ferry 0 leaves at dawn")


def test_an_article_between_stages_is_found(room: Room) -> None:
    """After each stage it is found before the next one, and has not ended."""
    about = room.extract(written())
    for stage in (Stage.DEDUPLICATE, Stage.ALERT):
        found = traced(room, written())
        assert found.now is not None
        assert (found.now.stage, found.disposition) == (stage, None)
        if stage is Stage.DEDUPLICATE:
            verdict = room.judge(about)
    room.ring(about, verdict)
    assert traced(room, written()).now is None


def test_a_rejected_article_has_its_letter(room: Room, settings: Settings) -> None:
    """Its dead letter is named; when that is requeued, the article is found on its way again."""
    room.reject(written(), stage=Stage.DEDUPLICATE)
    found = traced(room, written())
    assert types(found) == [EventType.EXTRACTED, EventType.REJECTED]
    assert (found.disposition, found.dead_letters[0].stage) == (Disposition.REJECTED, "deduplicate")
    letters = DeadLetters(room.redis, settings)
    letters.requeue(found.dead_letters[0].id)
    again = traced(room, written())
    assert again.now is not None
    assert (again.now.stage, again.disposition, again.dead_letters) == (Stage.DEDUPLICATE, None, ())


def test_a_dropped_letter_leaves_the_ending_open(room: Room, settings: Settings) -> None:
    """Where the letter is gone and the article waits nowhere, no ending is made up."""
    room.reject(written())
    letters = DeadLetters(room.redis, settings)
    letters.drop(next(letters.ids()))
    assert traced(room, written()).disposition is None


def test_events_that_are_gone_are_said_to_be(room: Room, settings: Settings) -> None:
    """What retention took away keeps its place in the trace."""
    about = room.finish(written(), [FERRY])
    room.redis.delete(settings.channels.events(EventType.EXTRACTED.stream))
    found = trace(room.redis, settings, about.article_id)
    assert found is not None
    assert [step.event is None for step in found.steps] == [True, False]
    assert (found.disposition, found.headline) == (None, "Ferry 1 leaves at dawn")


def test_a_search_that_stops_says_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more waits than is searched, no ending is made up."""
    room.finish(written(1))
    for number in range(2, 2 + search.CHUNK):
        room.push(written(number))
    assert traced(room, written(1)).searched_all
    monkeypatch.setattr(search, "SEARCHED_MAX", search.CHUNK - 1)
    found = traced(room, written(1))
    assert (found.searched_all, found.disposition) == (False, None)


def test_an_article_under_embargo_is_found(room: Room) -> None:
    """It waits for the next stage until its time, and has its name; nothing was told of it."""
    room.run(*(written(number, embargoed=IN_AN_HOUR + timedelta(minutes=number)) for number in range(3)))
    found = traced(room, written(1))
    assert found.now is not None
    assert (found.now.stage, found.now.queue) == (Stage.DEDUPLICATE, "embargoes")
    assert found.now.embargoed_until == IN_AN_HOUR + timedelta(minutes=1)
    assert abs(found.now.since - datetime.now(UTC)) < timedelta(minutes=1)
    assert (found.headline, found.steps, found.disposition) == ("Ferry 1 leaves at dawn", (), None)


def test_of_two_versions_under_embargo_the_first_to_go_on_is_shown(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many others are looked at before."""
    monkeypatch.setattr(search, "AT_ONCE", 2)
    soon, later = (IN_AN_HOUR + timedelta(hours=hours) for hours in (1, 2))
    room.run(
        *(written(number, embargoed=IN_AN_HOUR + timedelta(hours=3)) for number in range(2, 5)),
        written(1, embargoed=later),
        written(1, embargoed=soon, body="The ferry leaves at noon."),
        *(written(number, embargoed=IN_AN_HOUR) for number in range(5, 8)),
    )
    now = traced(room, written(1)).now
    assert now is not None
    assert now.embargoed_until == soon


def test_a_withdrawn_alert_is_shown_as_such(room: Room, settings: Settings, wireroom: Run) -> None:
    """When it was withdrawn is told with the alert; one that was raised since, of a later version, stands."""
    rulebook, harbour = Rulebook(room.redis, settings), FERRY.model_copy(update={"id": "harbour", "query": "harbour"})
    rulebook.apply([FERRY])
    room.run(written(body=REPORT))
    room.run(written(body=REPORT, pub_status=PubStatus.CANCELED))
    rulebook.apply([FERRY, harbour])
    room.run(written(body=f"{REPORT} It is back in harbour."))
    withdrawn, standing = traced(room, written()).alerts
    assert withdrawn.withdrawn is not None
    assert (standing.rule_id, standing.withdrawn) == ("harbour", None)
    rows = wireroom("trace", written().meta().article_id).stdout.splitlines()
    first, taken_back, second = (row for row in rows if " FLASH " in row or " alert " in row)
    assert first.endswith(f"withdrawn at {withdrawn.withdrawn:%H:%M:%S}")
    assert taken_back.split()[1:4] == ["withdrawn", "alert", "ferry"]
    assert "withdrawn" not in second


def test_what_an_article_did_to_stories_is_told(room: Room) -> None:
    """It opened one, or it changed one; the story that it belongs to now is named."""
    first, second, third = (written(number, source=f"wire-{number}", body=REPORT) for number in (1, 2, 3))
    room.run(first, second, third.model_copy(update={"source": "wire-2"}))
    found = [traced(room, each) for each in (first, second, third.model_copy(update={"source": "wire-2"}))]
    assert EventType.STORY_OPENED in types(found[0])
    assert EventType.STORY_UPDATED in types(found[1])
    assert not any(kind.startswith("wireroom.story") for kind in types(found[2]))
    assert {each.story for each in found} == {first.meta().article_id}


def test_an_original_that_joined_a_story_in_silence_names_it(room: Room) -> None:
    """No event says so: it is read from what is known of the article."""
    first = written(1, headline="Fire stops night ferry", body=REPORT)
    joined = written(2, headline="Night ferry stopped by fire", body=OTHER_REPORT)
    room.run(first, joined)
    found = traced(room, joined)
    assert (found.disposition, found.story) == (Disposition.ORIGINAL, first.meta().article_id)
    assert types(found) == [EventType.EXTRACTED]


def test_entries_that_cannot_be_read_do_not_stop_the_search(room: Room, settings: Settings) -> None:
    """Another producer's nonsense does not hide an article."""
    room.push(written())
    room.redis.xadd(settings.channels.incoming(Lane.LIVE), {"article": "{"})
    room.redis.xadd(settings.channels.incoming(Lane.LIVE), {"colour": "red"})
    assert traced(room, written()).now is not None


def test_the_command_tells_it(room: Room, wireroom: Run) -> None:
    """By id, or by source and uri; for people in lines, for programs in a document."""
    about = room.finish(written(), [FERRY])
    shown = wireroom("trace", about.article_id)
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert lines[0] == f"{about.article_id}  night-wire nw/1"
    assert [line.split()[1] for line in lines[2:4]] == ["extracted", "FLASH"]
    assert lines[-1] == f"ended: original, story {about.article_id}"
    assert wireroom("trace", "--source", "night-wire", "nw/1").stdout == shown.stdout
    document = json.loads(wireroom("trace", about.article_id, "--json").stdout)
    assert [step["event"]["type"] for step in document["steps"]] == list(types(traced(room, written())))
    assert document["steps"][1]["event"]["data"]["title"] == "Ferries"


def test_the_command_tells_where_it_waits(room: Room, wireroom: Run) -> None:
    """An article on its way is said to wait, and a dead letter can be looked at."""
    room.push(written(1))
    assert "now: waits in live for extract" in wireroom("trace", written(1).meta().article_id).stdout
    room.read(Stage.EXTRACT)
    assert f"held by {CONSUMER}" in wireroom("trace", written(1).meta().article_id).stdout


def test_the_command_tells_of_an_embargo(room: Room, wireroom: Run) -> None:
    """Until when, for people and for programs."""
    room.run(written(embargoed=IN_AN_HOUR))
    article_id = written().meta().article_id
    shown = wireroom("trace", article_id).stdout
    assert shown.splitlines()[-1] == f"now: under embargo until {IN_AN_HOUR:%Y-%m-%d %H:%M:%S} UTC"
    document = json.loads(wireroom("trace", article_id, "--json").stdout)
    assert document["now"]["embargoed_until"] == f"{IN_AN_HOUR:%Y-%m-%dT%H:%M:%SZ}"


def test_a_rejection_is_told_with_its_letter(room: Room, wireroom: Run) -> None:
    """The letter's id is given, to be looked at."""
    about = room.reject(written(2))
    shown = wireroom("trace", about.article_id).stdout
    assert "unreadable; `wireroom dead show" in shown
    assert "ended: rejected" in shown


def test_an_unknown_article_is_told(wireroom: Run) -> None:
    """It ends with one line and exit code 1."""
    ended = wireroom("trace", "0" * 24)
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr.splitlines() == [
        f"Error: nothing is known of article {'0' * 24}: never pushed, or longer ago than is remembered"
    ]
    assert wireroom("trace", "--source", "a\nb", "nw/1").exit_code == 2


@pytest.mark.parametrize("verb", ["trace", "story"])
@pytest.mark.parametrize("given", ["x", "0" * 23, "A" * 24, "nw/1"])
def test_what_is_no_id_is_told(wireroom: Run, verb: str, given: str) -> None:
    """It ends with exit code 2 and what an id is."""
    ended = wireroom(verb, given)
    assert ended.exit_code == 2
    assert "an id has 24 hexadecimal digits" in " ".join(ended.stderr.split())

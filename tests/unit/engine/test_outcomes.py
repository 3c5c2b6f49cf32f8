"""Dead letters and the events that tell of them."""

import json

import pytest

from schemas.base import written_at
from schemas.channels import Stage
from schemas.dead_letter import Reason
from schemas.events import EventStream, EventType
from schemas.settings import Settings
from schemas.verdict import Disposition
from workers.errors import Failure
from workers.outcomes import (
    DEAD_FIELDS_MAX,
    DEAD_NAME_MAX_BYTES,
    DETAIL_MAX,
    rejected,
)
from workers.streams import Entry, Fields, Outcome

SETTINGS = Settings(namespace="{test}")
FIELD_MAX_BYTES = 2 * SETTINGS.article_max_bytes
KEPT = b"field:"


def reject(
    fields: Fields, *, deliveries: int = 0, reason: Reason = Reason.MALFORMED, detail: str = "no JSON"
) -> Outcome:
    """End an entry of the urgent lane."""
    entry = Entry(0, "1700000000123-4", deliveries, fields)
    return rejected(entry, Failure(reason, detail), stage=Stage.EXTRACT, about=None, settings=SETTINGS)


def letter(fields: Fields) -> Fields:
    """The dead letter of an entry."""
    return reject(fields).dead_letter or {}


def kept(fields: Fields) -> Fields:
    """What its letter keeps of an entry."""
    return {name.removeprefix(KEPT): content for name, content in letter(fields).items() if name.startswith(KEPT)}


@pytest.mark.parametrize(
    "fields",
    [
        {b"article": b"\xff\xfe\x00"},
        {b"\xff": b"", b"a:b": b"c"},
        {b"article": b"n" * FIELD_MAX_BYTES},
        {b"%d" % number: b"" for number in range(DEAD_FIELDS_MAX)},
        {b"n" * DEAD_NAME_MAX_BYTES: b"1"},
    ],
)
def test_bytes_are_kept_as_they_came(fields: Fields) -> None:
    """Whatever a field holds, and however it is called."""
    assert kept(fields) == fields
    assert b"truncated" not in letter(fields)


def test_what_is_too_long_is_cut_and_marked() -> None:
    """A letter holds the beginning, and says that this is not all."""
    long = {b"article": b"n" * (FIELD_MAX_BYTES + 1), b"other": b"1"}
    assert kept(long) == {b"article": b"n" * FIELD_MAX_BYTES, b"other": b"1"}
    assert letter(long)[b"truncated"] == b"1"
    assert letter({b"n" * (DEAD_NAME_MAX_BYTES + 1): b"1"})[b"truncated"] == b"1"


def test_what_has_too_many_fields_is_cut_and_marked() -> None:
    """One command must be able to write it."""
    many = {b"%d" % number: b"1" for number in range(20_000)}
    assert list(kept(many)) == list(many)[:DEAD_FIELDS_MAX]
    assert letter(many)[b"truncated"] == b"1"


def test_the_event_tells_why_where_and_how_often() -> None:
    """It has the time of arrival, and the same id at every run."""
    outcome = reject({b"article": b"{"}, deliveries=2, detail="x" * 1000)
    (event,) = outcome.events
    document = json.loads(event.document)
    assert (event.stream, event.type) == (EventStream.ARTICLE, EventType.REJECTED)
    assert document["subject"] == "{test}:incoming:urgent/1700000000123-4"
    assert document["time"] == "2023-11-14T22:13:20.123000Z"
    assert document["data"] == {"reason": "malformed", "detail": "x" * DETAIL_MAX, "stage": "extract", "attempts": 3}
    assert document["id"] == event.id == reject({}).events[0].id
    assert (outcome.disposition, outcome.article_id) == (Disposition.REJECTED, "")


def test_giving_up_is_no_attempt() -> None:
    """What was delivered four times in vain was tried four times."""
    (event,) = reject({}, deliveries=4, reason=Reason.LOST).events
    assert json.loads(event.document)["data"]["attempts"] == 4


@pytest.mark.parametrize("reason", Reason)
def test_only_our_own_failures_count_against_us(reason: Reason) -> None:
    """The input's faults do not stop a stage."""
    ours = {Reason.FAILED, Reason.TIMED_OUT, Reason.OUT_OF_MEMORY, Reason.LOST}
    assert reject({}, deliveries=1, reason=reason).is_our_failure == (reason in ours)


def test_an_entry_is_as_old_as_its_id() -> None:
    """Redis wrote the time of arrival into it."""
    assert written_at("1700000000123-0").isoformat() == "2023-11-14T22:13:20.123000+00:00"

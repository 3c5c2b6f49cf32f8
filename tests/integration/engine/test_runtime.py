"""A worker's process: it follows its articles through the stages that it serves, and loses no ticket."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest
from redis import Redis

from schemas.channels import Stage
from schemas.settings import Settings
from tests.integration.engine.floor import Floor, stages_of
from tests.obedient import TimeUp
from workers.batches import StageWork
from workers.runtime import Runtime
from workers.streams import Ticket

ALL = tuple(Stage)
FIRST = Ticket(Stage.EXTRACT, "ticket")


def work_off(floor: Floor, ticket: Ticket, *, serves: Collection[Stage] = ALL, slice_s: float = 10) -> list[Ticket]:
    """Work a ticket off in a process of its own name. Answers the tickets that it sent."""
    sent: list[Ticket] = []

    def build(settings: Settings, redis: "Redis") -> dict[Stage, StageWork]:
        del settings, redis
        return {stage: work for stage, work in floor.works.items()}  # noqa: C416 - dict is invariant in its values

    runtime = Runtime(floor.settings.model_copy(update={"slice_s": slice_s}), build_work=build)
    runtime.work_off(ticket, serves=serves, send=sent.extend, time_limit=TimeUp)
    return sent


def asked_for(floor: Floor) -> set[str]:
    """The tickets that live and that nobody works off."""
    return {member for stage in Stage for member in floor.engine.running(stage) if "/" in member}


def test_articles_are_followed_to_their_end(floor: Floor) -> None:
    """One ticket takes them through all stages, and none is sent for what is already done."""
    floor.push(*map(str, range(300)))
    sent = work_off(floor, FIRST)
    assert floor.counts() == {"received": 300, "original": 300}
    assert sent == []
    assert asked_for(floor) == set()


@pytest.mark.parametrize("stage", Stage)
def test_a_worker_of_one_stage_rings_for_the_others(floor: Floor, stage: Stage) -> None:
    """It sends tickets of stages that it does not serve, and never works at these."""
    floor.push(*"abc")
    for before in ALL[: ALL.index(stage)]:
        floor.run(before)
    for each in ALL:
        floor.redis.delete(floor.settings.channels.tickets(each))
    sent = work_off(floor, Ticket(stage, "ticket"), serves=[stage])
    expected = {Stage.EXTRACT: [Stage.DEDUPLICATE], Stage.DEDUPLICATE: [Stage.ALERT], Stage.ALERT: []}
    assert list(stages_of(sent)) == expected[stage]
    assert {ticket.name for ticket in sent} == asked_for(floor)


def test_what_is_beyond_its_slot_is_sent_for_others(floor: Floor) -> None:
    """With slots enough and work for them, others are called; no ticket is both sent and worked off, none is lost."""
    floor.announce(slots=8)
    floor.push(*map(str, range(500)))
    sent = work_off(floor, FIRST)
    assert max(Counter(ticket.name for ticket in sent).values(), default=0) <= 1
    assert asked_for(floor) <= {ticket.name for ticket in sent}
    assert floor.counts() == {"received": 500, "original": 500}


def test_the_slice_ends_in_good_order(floor: Floor) -> None:
    """What is asked for when it ends is sent, so that it goes on elsewhere."""
    floor.push(*map(str, range(200)))
    tickets = [FIRST]
    turns = 0
    while tickets:
        ticket, *rest = tickets
        tickets = rest + work_off(floor, ticket, slice_s=0.003)
        turns += 1
        assert turns < 1000
    assert floor.counts() == {"received": 200, "original": 200}


def test_names_of_consumers_tell_their_process(settings: Settings) -> None:
    """A worker knows its own processes, and neither those of others nor tickets."""
    mine, other = Runtime(settings), Runtime(settings)
    assert mine.boot != other.boot
    assert mine.pid_of(mine.consumer(7)) == 7
    strangers: Sequence[str] = (
        other.consumer(7),
        "extract/1700000000.000123.1",
        "",
        "desk:x:boot",
        f"desk:7:{mine.boot}",
    )
    assert [mine.pid_of(stranger) for stranger in strangers] == [None] * 5
    assert replace(mine).consumer(7) == mine.consumer(7)

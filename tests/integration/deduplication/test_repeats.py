"""What was run once can be run again, whatever it was."""

from itertools import count
from typing import NamedTuple

from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from schemas.settings import LIVE_SLICES, Settings
from schemas.verdict import Verdict
from tests.integration.deduplication.desk import Desk, candidate, desk_of, named
from tests.wires import BUDGET, FERRY, FERRY_CUT, FERRY_LATER, FLASH
from wireroom.server import RedisServer
from workers.connections import connect
from workers.deduplication.registry import Push, Registry

_numbers = count(1)


class Step(NamedTuple):
    """A push of a sequence."""

    name: str
    text: str
    owner: str
    withdrawn: bool
    slices: int
    """How many time slices go by before it."""


steps = st.builds(
    Step,
    name=st.sampled_from("abc"),
    text=st.sampled_from([FERRY, FERRY_CUT, FERRY_LATER, BUDGET, FLASH]),
    owner=st.sampled_from(["live/1", "live/2", "live/3"]),
    withdrawn=st.booleans(),
    slices=st.sampled_from([0, 0, 0, 1]),
)


@effort(max_examples=60, deadline=None)
@given(st.lists(steps, max_size=LIVE_SLICES - 1))
def test_any_sequence_run_twice_ends_the_same(redis_server: RedisServer, sequence: list[Step]) -> None:
    """Whatever was pushed, all of it run again gets the same answers; and a copy has the story of what it copies."""
    settings = Settings(redis_url=redis_server.url, namespace=f"{{twice-{next(_numbers)}}}")
    with connect(settings.redis_url) as redis:
        desk, registry = desk_of(redis, settings), Registry(redis, settings)

        def run(step: Step, desk: Desk) -> Verdict | None:
            """The verdict of a push, or None when it does not own its version."""
            what = candidate(step.name, step.text, owner=step.owner, withdrawn=step.withdrawn)
            push = Push(what.article_id, what.version_hash, what.owner)
            return desk.judge(what)[0] if registry.register([push], now_ms=desk.now_ms)[0] else None

        verdicts = []
        for step in sequence:
            desk = desk.later(step.slices)
            verdicts.append(run(step, desk))
        assert [run(step, desk) for step in sequence] == verdicts
        stories = {named(step.name): verdict.story for step, verdict in zip(sequence, verdicts, strict=True) if verdict}
        assert all(stories[each.duplicate_of] == each.story for each in verdicts if each and each.duplicate_of)

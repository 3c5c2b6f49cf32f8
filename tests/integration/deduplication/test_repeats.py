"""What was run once can be run again, whatever it was."""

from dataclasses import replace
from itertools import count
from typing import NamedTuple

from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from schemas.settings import LIVE_SLICES, Settings
from tests.integration.deduplication.desk import Desk, candidate, desk_of, named
from tests.wires import BUDGET, FERRY, FERRY_CUT, FERRY_LATER, FLASH
from wireroom.server import RedisServer
from workers.connections import connect
from workers.deduplication.judgement import Judgement
from workers.deduplication.registry import Push, Registry
from workers.deduplication.versions import name_version

_numbers = count(1)


class Step(NamedTuple):
    """A push of a sequence."""

    name: str
    text: str
    withdrawn: bool
    slices: int
    """How many time slices go by before it."""


steps = st.builds(
    Step,
    name=st.sampled_from("abc"),
    text=st.sampled_from([FERRY, FERRY_CUT, FERRY_LATER, BUDGET, FLASH]),
    withdrawn=st.booleans(),
    slices=st.sampled_from([0, 0, 0, 1]),
)


@effort(max_examples=60, deadline=None)
@given(st.lists(steps, max_size=LIVE_SLICES - 1))
def test_any_sequence_run_twice_ends_the_same(redis_server: RedisServer, sequence: list[Step]) -> None:
    """Whatever was pushed, all of it run again gets the same answers; and a copy is of an article that was pushed."""
    settings = Settings(redis_url=redis_server.url, namespace=f"{{twice-{next(_numbers)}}}")
    with connect(settings.redis_url) as redis:
        desk, registry = desk_of(redis, settings), Registry(redis, settings)

        def run(number: int, step: Step, desk: Desk) -> Judgement | None:
            """The judgement of a push, or None when it does not own its version."""
            what = candidate(step.name, step.text, owner=f"live/{number}-0", withdrawn=step.withdrawn)
            push = Push(what.article_id, what.version_hash, what.owner)
            (coming,) = registry.register([push], now_ms=desk.now_ms)
            version = name_version(what.version_hash, coming=coming)
            return desk.judge(replace(what, version_hash=version))[0] if coming else None

        verdicts = []
        for number, step in enumerate(sequence):
            desk = desk.later(step.slices)
            verdicts.append(run(number, step, desk))
        assert [run(number, step, desk) for number, step in enumerate(sequence)] == verdicts
        pushed = {named(step.name) for step in sequence}
        assert all(each.duplicate_of in pushed for each in verdicts if each and each.duplicate_of)

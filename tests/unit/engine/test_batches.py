"""Rounds through a batch: every entry comes out once, and one bad one holds nobody back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import OutOfMemoryError, RedisError, ResponseError

from schemas.dead_letter import Reason
from schemas.settings import Settings
from schemas.verdict import Disposition
from tests.obedient import BODY, FAULTS, NAME, Obedient, TimeUp, fields_of
from workers.batches import BatchRunner, Round, _Failures
from workers.streams import Entry, Outcome

SETTINGS = Settings()
STEPS = ("prepare", "claim", "conclude")
MAX_DELIVERIES = 4
ALONE = [
    ("permanent", Reason.UNREADABLE, "no text is left"),
    ("crash", Reason.FAILED, "ZeroDivisionError at obedient.py:"),
    ("memory", Reason.OUT_OF_MEMORY, "MemoryError at obedient.py:"),
    ("time", Reason.TIMED_OUT, "TimeUp at obedient.py:"),
]

faults = st.sampled_from(["", "", *(name.decode() for name in FAULTS)])
told = st.fixed_dictionaries(dict.fromkeys(STEPS, faults))


def batch(*fields: dict[str, str], deliveries: int = 0) -> list[Entry]:
    """Entries of one stream, named by their number."""
    return [
        Entry(0, f"{number + 1}-0", deliveries, fields_of(str(number), **each)) for number, each in enumerate(fields)
    ]


def runner(work: Obedient, *, clock: Callable[[], float] = lambda: 0.0, work_ms: float = 1000) -> BatchRunner:
    """A runner whose clock stands still unless another is given."""
    return BatchRunner(work=work, max_deliveries=MAX_DELIVERIES, work_ms=work_ms, clock=clock, time_limit=TimeUp)


def run(entries: Sequence[Entry], work: Obedient | None = None) -> Round:
    """One round, with time enough."""
    return runner(work or Obedient(SETTINGS)).run(entries, alone=len(entries) == 1, now_ms=1)


def names(entries: Sequence[Entry]) -> list[str]:
    """What they are called."""
    return [entry.fields[NAME].decode() for entry in entries]


def reason(outcome: Outcome) -> str:
    """Why it was rejected; '' when it was not."""
    return (outcome.dead_letter or {}).get(b"reason", b"").decode()


@given(st.lists(told, min_size=1, max_size=8), st.integers(0, MAX_DELIVERIES), st.integers(1, 20))
def test_every_entry_comes_out_once(wanted: list[dict[str, str]], deliveries: int, budget: int) -> None:
    """Whatever fails at whatever step, an entry is an outcome, left or apart, and never two of these."""
    ticks = iter(range(1000))
    entries = batch(*wanted, deliveries=deliveries if len(wanted) == 1 else 0)
    rounds = runner(Obedient(SETTINGS), clock=lambda: next(ticks), work_ms=1000 * budget)
    result = rounds.run(entries, alone=len(entries) == 1, now_ms=1)
    out = [outcome.entry for outcome in result.outcomes] + result.left + result.apart
    assert sorted(names(out)) == sorted(names(entries))


@given(st.lists(st.fixed_dictionaries({"prepare": faults, "conclude": faults}), min_size=2, max_size=8))
def test_no_bad_one_holds_back_a_good_one(wanted: list[dict[str, str]]) -> None:
    """Unless time runs out for all, what is good comes through in the same round."""
    entries = batch(*wanted)
    good = {number for number, each in enumerate(wanted) if not any(each.values())}
    result = run(entries)
    through = {int(outcome.entry.fields[NAME]) for outcome in result.outcomes if not reason(outcome)}
    assert result.is_over or through == good


def test_a_failing_claim_sends_all_apart() -> None:
    """Nobody knows which of them it was; what failed before it is ended all the same."""
    result = run(batch({}, {"claim": "crash"}, {"prepare": "permanent"}, {}))
    assert names(result.apart) == ["0", "1", "3"]
    assert [reason(outcome) for outcome in result.outcomes] == [Reason.UNREADABLE]
    assert not result.is_over


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(("fault", "why", "detail"), ALONE)
def test_alone_it_is_rejected_with_its_reason(step: str, fault: str, why: Reason, detail: str) -> None:
    """An entry that fails alone is a dead letter that says why and where, without its text."""
    (outcome,) = run(batch({step: fault})).outcomes
    assert reason(outcome) == why
    assert outcome.disposition is Disposition.REJECTED
    assert outcome.is_our_failure == why.is_ours
    letter = outcome.dead_letter or {}
    assert letter[b"detail"].decode().startswith(detail)
    assert letter[b"attempts"] == b"1"
    assert BODY.encode() not in letter[b"detail"] + outcome.events[0].document


@pytest.mark.parametrize("fault", ["memory", "time"])
def test_among_others_it_is_tried_again_alone(fault: str) -> None:
    """Memory and time may have run out by another's doing."""
    result = run(batch({}, {"conclude": fault}))
    assert [reason(outcome) for outcome in result.outcomes] == [""]
    assert names(result.apart) == ["1"]
    assert result.is_over == (fault == "time")


@pytest.mark.parametrize("fault", ["memory", "time"])
def test_the_last_of_a_batch_is_not_alone(fault: str) -> None:
    """The others used up what it lacked: it is not blamed before it was read alone."""
    result = runner(Obedient(SETTINGS)).run(batch({"prepare": fault}), alone=False, now_ms=1)
    assert names(result.apart) == ["0"]


@pytest.mark.parametrize("step", STEPS)
def test_the_surroundings_get_some_tries(step: str) -> None:
    """A transient failure is tried again until the tries are spent, and then says how many there were."""
    for deliveries in range(MAX_DELIVERIES - 1):
        result = run(batch({step: "transient"}, deliveries=deliveries))
        assert (names(result.apart), result.outcomes) == (["0"], [])
    (outcome,) = run(batch({step: "transient"}, deliveries=MAX_DELIVERIES - 1)).outcomes
    letter = outcome.dead_letter or {}
    assert letter[b"reason"] == Reason.FAILED.encode()
    assert letter[b"detail"] == b"after 4 tries: the archive did not answer"
    assert letter[b"attempts"] == b"4"


def test_what_never_came_to_an_end_is_not_touched_again() -> None:
    """After the last delivery an entry is given up unread."""
    work = Obedient(SETTINGS)
    (outcome,) = run(batch({}, deliveries=MAX_DELIVERIES), work).outcomes
    letter = outcome.dead_letter or {}
    assert (letter[b"reason"], letter[b"attempts"]) == (Reason.LOST.encode(), b"4")
    assert work.touched == []


def test_the_budget_leaves_the_rest() -> None:
    """A round stops after its budget, but not before one entry is through."""
    seconds = [0.0]

    def spend() -> None:
        seconds[0] += 0.1

    work = Obedient(SETTINGS, step=spend)
    entries = batch(*({} for _ in range(9)))
    result = runner(work, clock=lambda: seconds[0], work_ms=350).run(entries, alone=False, now_ms=1)
    assert len(result.outcomes) == 1
    assert names(result.left) == ["4", "5", "6", "7", "8", "1", "2", "3"]
    slow = runner(work, clock=lambda: seconds[0], work_ms=1).run(entries[:2], alone=False, now_ms=1)
    assert [names([outcome.entry for outcome in slow.outcomes]), names(slow.left)] == [["0"], ["1"]]


def test_a_stage_that_cannot_begin_blames_no_article() -> None:
    """All are tried again later, and end with a reason when that never helps."""
    work = Obedient(SETTINGS, broken=KeyError(BODY))
    assert names(run(batch({}, {}), work).apart) == ["0", "1"]
    (outcome,) = run(batch({}, deliveries=MAX_DELIVERIES - 1), work).outcomes
    letter = outcome.dead_letter or {}
    assert letter[b"detail"].startswith(b"after 4 tries: KeyError at obedient.py:")
    assert work.touched == []


@dataclass(slots=True)
class Refused(Obedient):
    """A stage whose claim fails."""

    claim_error: Exception = field(default_factory=RedisConnectionError)

    def claim(self, prepared: Sequence[Entry], *, now_ms: int) -> Sequence[int]:
        """Fail."""
        del prepared, now_ms
        raise self.claim_error


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(
    "error",
    [
        RedisConnectionError(),
        OutOfMemoryError("command not allowed when used memory > 'maxmemory'."),
        ResponseError("MISCONF Errors writing to the AOF file"),
        ResponseError("NOREPLICAS Not enough good replicas to write."),
        ResponseError("BUSY Redis is busy running a script."),
    ],
)
def test_a_redis_that_is_away_or_refuses_is_nobodys_fault(error: RedisError, count: int) -> None:
    """It is raised to the caller, and the entries stay where they are."""
    for work in (Obedient(SETTINGS, broken=error), Refused(SETTINGS, claim_error=error)):
        with pytest.raises(type(error)):
            run(batch(*({} for _ in range(count))), work)


def test_a_script_that_fails_by_itself_ends_its_article() -> None:
    """A fault of the program, like any other."""
    error = ResponseError("user_script:1: attempt to index a nil value script: x, on @user_script:1.")
    (outcome,) = run(batch({}), Refused(SETTINGS, claim_error=error)).outcomes
    assert reason(outcome) == Reason.FAILED


def test_the_time_limit_may_strike_when_all_is_done() -> None:
    """With the only entry's outcome made, nothing is left to be blamed, and the ticket ends."""
    result = Round()
    failures = _Failures(runner(Obedient(SETTINGS)), result, alone=True, now_ms=1)
    failures.together([], TimeUp())
    assert (result.outcomes, result.apart) == ([], [])


def test_the_time_limit_may_strike_anywhere() -> None:
    """Before the first entry, too: then all are tried again, and the ticket ends."""
    result = run(batch({}, {}), Obedient(SETTINGS, broken=TimeUp()))
    assert (names(result.apart), result.is_over) == (["0", "1"], True)

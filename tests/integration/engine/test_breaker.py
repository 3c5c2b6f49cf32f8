"""The breaker: many failures of ours in a row stop a stage, one entry at a time tries whether they are over."""

from schemas.channels import Stage
from schemas.dead_letter import Reason
from tests.integration.engine.floor import ONE, OTHER, Floor
from workers.errors import Failure
from workers.streams import Outcome, State


def failures(floor: Floor) -> int:
    """How many of our own in a row."""
    return int(floor.redis.get(floor.settings.channels.breaker(Stage.EXTRACT)) or 0)


def trip(floor: Floor) -> None:
    """Three failures, one more than needed for some to stay unread."""
    floor.push("1", "2", "3", prepare="crash")
    floor.run()
    assert failures(floor) == 3


def wait(floor: Floor) -> None:
    """Let the pause be over."""
    assert floor.redis.delete(floor.settings.channels.pause(Stage.EXTRACT)) == 1


def test_own_failures_in_a_row_stop_the_stage(narrow: Floor) -> None:
    """Nothing more is read, no ticket is asked for; the pause ends by itself, and so does all memory of it."""
    trip(narrow)
    narrow.push("4")
    assert narrow.gate().state is State.PAUSED
    assert narrow.ring() == []
    narrow.run()
    assert narrow.lengths() == [1, 0, 0]
    channels = narrow.settings.channels
    assert 0 < int(narrow.redis.pttl(channels.pause(Stage.EXTRACT))) <= 1000 * narrow.settings.breaker_pause_s
    assert int(narrow.redis.pttl(channels.breaker(Stage.EXTRACT))) > 0


def test_other_stages_go_on(narrow: Floor) -> None:
    """Only the stage that fails rests."""
    trip(narrow)
    assert narrow.gate(Stage.DEDUPLICATE).state is State.OPEN


def test_a_success_in_between_begins_a_new_row(narrow: Floor) -> None:
    """Failures here and there stop nothing."""
    for number in range(9):
        narrow.push(str(number), prepare="crash" if number % 3 else "")
    narrow.run_on()
    assert (narrow.lengths(), failures(narrow)) == ([0, 3, 0], 1)


def test_the_inputs_faults_do_not_count(narrow: Floor) -> None:
    """However many; and in between they do not hide that all else fails."""
    narrow.push(*map(str, range(9)), prepare="permanent")
    narrow.run()
    assert failures(narrow) == 0
    for number in range(6):
        narrow.push(str(number), prepare="crash" if number % 2 else "permanent")
    narrow.run()
    assert failures(narrow) == 3
    assert narrow.gate().state is State.PAUSED


def test_after_the_pause_one_entry_is_tried_at_a_time(narrow: Floor) -> None:
    """If it fails, the stage pauses again; others may not read meanwhile."""
    trip(narrow)
    narrow.push("4", "5", "6", prepare="crash")
    for left in (2, 1):
        wait(narrow)
        narrow.run()
        assert narrow.lengths()[0] == left
        assert narrow.gate(consumer=OTHER).state is State.PAUSED
    assert narrow.reasons() == [Reason.FAILED] * 5


def test_only_one_consumer_tries(narrow: Floor) -> None:
    """Who comes while another tries finds the stage paused."""
    trip(narrow)
    narrow.push("4", "5")
    wait(narrow)
    assert narrow.gate(consumer=ONE).state is State.PROBE
    assert narrow.gate(consumer=OTHER).state is State.PAUSED


def test_a_success_closes_it(narrow: Floor) -> None:
    """The stage then goes on as if nothing had been."""
    trip(narrow)
    narrow.push("4", "5", "6")
    wait(narrow)
    narrow.run_on()
    assert (narrow.lengths(), failures(narrow)) == ([0, 3, 0], 0)
    assert narrow.works[Stage.EXTRACT].batches == [1, 2]


def test_a_probe_whose_input_is_at_fault_says_nothing(narrow: Floor) -> None:
    """The next entry is tried at once, not after another pause."""
    trip(narrow)
    narrow.push("4", "5", prepare="permanent")
    narrow.push("6", "7")
    wait(narrow)
    narrow.run_on()
    assert (narrow.lengths(), failures(narrow)) == ([0, 2, 0], 0)


def test_entries_that_were_handed_on_may_try(narrow: Floor) -> None:
    """When no other entries are left, these must get the stage going again."""
    narrow.push("1", "2")
    narrow.read(2)
    trip(narrow)
    narrow.age()
    wait(narrow)
    narrow.run()
    assert (narrow.lengths(), failures(narrow)) == ([0, 2, 0], 0)


def test_a_late_commit_does_not_count(narrow: Floor) -> None:
    """Neither a failure nor a success of an entry that another has ended."""
    narrow.push("1", prepare="crash")
    (entry,) = narrow.read(1)
    narrow.age()
    narrow.run(consumer=OTHER)
    assert failures(narrow) == 1
    failure = Failure(Reason.FAILED, "ZeroDivisionError at here.py:1")
    for late in (Outcome(entry), narrow.works[Stage.EXTRACT].reject(entry, failure, now_ms=0)):
        assert narrow.commit([late]) == set()
        assert failures(narrow) == 1

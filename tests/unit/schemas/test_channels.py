"""The Redis keys."""

import re

import pytest

from schemas.article import Lane
from schemas.channels import Channels, Stage
from schemas.pages.keys import keys
from schemas.settings import Settings

CHANNELS = Channels("{room}")


def test_lanes_are_read_in_their_order() -> None:
    """The first stage reads urgent before live before backfill."""
    assert CHANNELS.sources(Stage.EXTRACT) == (
        "{room}:incoming:urgent",
        "{room}:incoming:live",
        "{room}:incoming:backfill",
    )


def test_each_stage_feeds_the_next() -> None:
    """What a stage writes is what the next one reads; the last feeds none."""
    first, second, last = Stage
    assert CHANNELS.sources(second) == (CHANNELS.target(first),)
    assert CHANNELS.sources(last) == (CHANNELS.target(second),)
    assert CHANNELS.target(last) is None


def test_the_engine_is_given_every_key_once() -> None:
    """No script sees a key twice, and each lies in the namespace."""
    assert len(set(CHANNELS.engine)) == len(CHANNELS.engine)
    assert all(key.startswith("{room}:") for key in CHANNELS.engine)


def test_no_two_keys_meet() -> None:
    """Keys of different kinds never have the same spelling, whatever stands in them."""
    spelled = [
        *CHANNELS.engine,
        CHANNELS.counts_at(7),
        *CHANNELS.slice(7),
        CHANNELS.rules,
        CHANNELS.rules_version,
        CHANNELS.bookmarks("version"),
        CHANNELS.cooldown("pause", "version"),
    ]
    assert len(set(spelled)) == len(spelled)
    assert not [key for key in spelled if key.startswith(CHANNELS.broker_prefix)]


def test_namespaces_do_not_meet() -> None:
    """One room never touches the keys of another."""
    assert not set(CHANNELS.engine) & set(Channels("{room-2}").engine)


def test_every_key_says_what_keeps_it_small() -> None:
    """Whatever spells a key tells its type and its bound."""
    names = {name for name in vars(Channels) if not name.startswith("_")}
    others = {"namespace", "sources", "target", "engine", "slice", "broker_prefix"}
    assert len(list(keys())) == len(names - others)
    assert all(holds and kept.bound for _, holds, kept in keys())


@pytest.mark.parametrize(("spelling", "bound"), [(spelling, kept.bound) for spelling, _, kept in keys()])
def test_a_bound_names_settings_that_exist(spelling: str, bound: str) -> None:
    """A setting that was renamed is renamed here too."""
    assert {name for name in re.findall(r"`(\w+)`", bound) if name not in Settings.model_fields} == set(), spelling


def test_every_lane_has_its_stream() -> None:
    """Lanes share no stream."""
    assert len({CHANNELS.incoming(lane) for lane in Lane}) == len(Lane)

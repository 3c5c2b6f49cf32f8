"""Keeps a rule silent for a story after it rang, in Redis. It knows neither rules nor articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from redis import Redis

from schemas.channels import Channels
from workers.scripts import source

CLAIMS_AT_ONCE = 5_000
"""Claims in one script call, so that Redis is not held up."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A push (`owner`) that wants to ring a rule for a story, and the seconds of silence that follow."""

    rule_id: str
    story: str
    owner: str
    cooldown_s: int


def claim(redis: "Redis", channels: Channels, wanted: Sequence[Claim]) -> list[bool]:
    """Whether each may ring: nobody did during the cooldown, or it was the same owner.

    May be repeated: the same owner gets the same answers again while the cooldown runs, and does not lengthen it.

    Raises:
        redis.exceptions.RedisError: Redis is away or refuses; nothing, or a part, was claimed.
    """
    script = redis.register_script(source("claim_cooldown"))
    answers: list[bool] = []
    for some in _slices(wanted):
        keys = [channels.cooldown(each.rule_id, each.story) for each in some]
        args = [part for each in some for part in (each.owner, each.cooldown_s)]
        answers += [bool(answer) for answer in script(keys=keys, args=args)]
    return answers


def _slices(wanted: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    for start in range(0, len(wanted), CLAIMS_AT_ONCE):
        yield wanted[start : start + CLAIMS_AT_ONCE]

"""Cooldowns on a real Redis."""

from redis import Redis

from schemas.settings import Settings
from workers.alerting.cooldown import CLAIMS_AT_ONCE, Claim, claim


def wanted(owner: str, *, rule_id: str = "quake", story: str = "s1", cooldown_s: int = 100) -> Claim:
    """A claim of this owner."""
    return Claim(rule_id=rule_id, story=story, owner=owner, cooldown_s=cooldown_s)


def test_the_first_owner_may_ring(redis_client: "Redis", settings: Settings) -> None:
    """One push rings a rule for a story; other stories and rules are not silenced by it."""
    claims = [
        wanted("live/1-0"),
        wanted("live/2-0"),
        wanted("live/2-0", story="s2"),
        wanted("live/2-0", rule_id="ash"),
        wanted("live/1-0"),
    ]
    assert claim(redis_client, settings.channels, claims) == [True, False, True, True, True]


def test_a_second_run_gets_the_same_answers(redis_client: "Redis", settings: Settings) -> None:
    """A repeat by the same push is answered the same and does not lengthen the silence."""
    claims = [wanted("live/1-0"), wanted("live/2-0")]
    key = settings.channels.cooldown("quake", "s1")
    assert claim(redis_client, settings.channels, claims) == [True, False]
    redis_client.pexpire(key, 5_000)
    assert claim(redis_client, settings.channels, claims) == [True, False]
    assert redis_client.get(key) == b"live/1-0"
    assert 0 < int(redis_client.pttl(key)) <= 5_000


def test_the_silence_ends_with_the_cooldown(redis_client: "Redis", settings: Settings) -> None:
    """The key lives as long as the cooldown; after it, another push may ring."""
    assert claim(redis_client, settings.channels, [wanted("live/1-0", cooldown_s=7)]) == [True]
    key = settings.channels.cooldown("quake", "s1")
    assert 6_000 < int(redis_client.pttl(key)) <= 7_000
    redis_client.delete(key)
    assert claim(redis_client, settings.channels, [wanted("live/2-0")]) == [True]


def test_redis_may_forget_the_script(redis_client: "Redis", settings: Settings) -> None:
    """A Redis that lost its scripts gets this one again."""
    assert claim(redis_client, settings.channels, [wanted("live/1-0")]) == [True]
    redis_client.script_flush()
    assert claim(redis_client, settings.channels, [wanted("live/2-0")]) == [False]


def test_many_claims_keep_their_order(redis_client: "Redis", settings: Settings) -> None:
    """More claims than one call takes are answered in their order; none need no Redis."""
    taken = [wanted("live/1-0", story=f"s{number}") for number in range(0, 2 * CLAIMS_AT_ONCE, 2)]
    claim(redis_client, settings.channels, taken)
    others = [wanted("live/2-0", story=f"s{number}") for number in range(2 * CLAIMS_AT_ONCE)]
    assert claim(redis_client, settings.channels, others) == [False, True] * CLAIMS_AT_ONCE
    assert claim(redis_client, settings.channels, []) == []

"""The rulebook on a real Redis."""

import pytest
from redis import Redis
from structlog.testing import capture_logs

from schemas.extraction import Extraction
from schemas.rule import AlertRule
from schemas.settings import Settings
from workers.alerting.rulebook import Applied, Rulebook, RulebookError

ARTICLE = Extraction(headline="Quake", text="An ash cloud rose.", language="en", word_count=4)


def rule(name: str, query: str = "quake", *, title: str = "A rule") -> AlertRule:
    """A rule of this id."""
    return AlertRule(id=name, title=title, query=query)


@pytest.fixture
def rulebook(redis_client: "Redis", settings: Settings) -> Rulebook:
    """An empty rulebook."""
    return Rulebook(redis_client, settings)


def matching(rulebook: Rulebook) -> list[str]:
    """The ids of the rules in force that match the article."""
    return [match.rule.id for match in rulebook.matcher().match(ARTICLE, source="wire")]


def test_rules_are_added_changed_and_left(rulebook: Rulebook) -> None:
    """Applying tells what became of each rule, and keeps those that it does not name."""
    assert rulebook.version() == 0
    assert rulebook.apply([rule("b"), rule("a")]) == Applied(added=2, changed=0, unchanged=0)
    first = rulebook.version()
    assert rulebook.apply([rule("a"), rule("c"), rule("b", "ash")]) == Applied(added=1, changed=1, unchanged=1)
    assert rulebook.rules() == [rule("a"), rule("b", "ash"), rule("c")]
    assert rulebook.version() > first > 0


def test_the_version_stays_when_nothing_changed(rulebook: Rulebook) -> None:
    """Applying the same rules, or removing none, makes no worker compile again."""
    rulebook.apply([rule("a")])
    version, matcher = rulebook.version(), rulebook.matcher()
    assert rulebook.apply([rule("a")]) == Applied(added=0, changed=0, unchanged=1)
    assert rulebook.apply([]) == Applied(added=0, changed=0, unchanged=0)
    assert rulebook.remove(["b"]) == 0
    assert rulebook.version() == version
    assert rulebook.matcher() is matcher


def test_rules_are_removed(rulebook: Rulebook) -> None:
    """Removing tells how many there were."""
    rulebook.apply([rule("a"), rule("b")])
    version = rulebook.version()
    assert rulebook.remove(["a", "c"]) == 1
    assert rulebook.rules() == [rule("b")]
    assert rulebook.version() > version


def test_every_worker_takes_up_a_change(rulebook: Rulebook, redis_client: "Redis", settings: Settings) -> None:
    """The matcher of another process follows what is applied here."""
    other = Rulebook(redis_client, settings)
    assert matching(other) == []
    rulebook.apply([rule("a"), rule("b", '"ash cloud"'), rule("c", "-x strike")])
    assert matching(other) == ["a", "b"]
    rulebook.apply([rule("a", "strike")])
    rulebook.remove(["b"])
    assert matching(other) == []


def test_a_lost_rulebook_is_noticed(rulebook: Rulebook, redis_client: "Redis", settings: Settings) -> None:
    """A rulebook that Redis lost and that was written anew has a version that no worker has seen."""
    other = Rulebook(redis_client, settings)
    rulebook.apply([rule("a")])
    assert matching(other) == ["a"]
    redis_client.delete(settings.channels.rules, settings.channels.rules_version)
    rulebook.apply([rule("b")])
    assert matching(other) == ["b"]


@pytest.mark.parametrize(
    ("offered", "reason"),
    [
        ([rule("x"), rule("a", "a AND")], "rule a: query 1:6: a word is missing after `AND`"),
        ([rule("x"), rule("x", "ash")], "rule x is given twice"),
        ([rule("x"), rule("y")], "the rulebook would hold 4 rules; 3 are allowed"),
    ],
)
def test_refused_rules_change_nothing(
    redis_client: "Redis", settings: Settings, offered: list[AlertRule], reason: str
) -> None:
    """A query that cannot be read, an id given twice, or too many rules: then none is applied."""
    rulebook = Rulebook(redis_client, settings.model_copy(update={"rules_max": 3}))
    rulebook.apply([rule("a"), rule("b")])
    version = rulebook.version()
    with pytest.raises(RulebookError) as caught:
        rulebook.apply(offered)
    assert caught.value.reason.startswith(reason)
    assert rulebook.rules() == [rule("a"), rule("b")]
    assert rulebook.version() == version
    assert rulebook.apply([rule("c"), rule("a", "ash")]) == Applied(added=1, changed=1, unchanged=0)


def test_an_unreadable_rule_holds_back_no_other(rulebook: Rulebook, redis_client: "Redis", settings: Settings) -> None:
    """Stored rules that cannot be read are skipped, and each is logged once."""
    broken = {
        "b1": b"{",
        "b2": b'{"id": "b2", "title": "t", "query": "x", "colour": "red"}',
        "b3": b'{"id": "b3", "title": "t", "query": "x AND"}',
        "b4": b'{"id": "a", "title": "t", "query": "x"}',
        "b5": b"\xff\x00",
    }
    for rule_id, stored in broken.items():
        redis_client.hset(settings.channels.rules, rule_id, stored)
    with capture_logs() as logs:
        rulebook.apply([rule("a")])
        assert matching(rulebook) == ["a"]
        rulebook.apply([rule("c")])
        assert matching(rulebook) == ["a", "c"]
    assert [entry["event"] for entry in logs] == ["rule_unreadable"] * len(broken)
    assert [entry["rule_id"] for entry in logs] == list(broken)


def test_nothing_but_the_rulebook_is_written(rulebook: Rulebook, redis_client: "Redis", settings: Settings) -> None:
    """The rules lie in one hash, capped by `rules_max`, beside their version."""
    rulebook.apply([rule("a")])
    assert set(redis_client.keys(f"{settings.namespace}*")) == {
        settings.channels.rules.encode(),
        settings.channels.rules_version.encode(),
    }

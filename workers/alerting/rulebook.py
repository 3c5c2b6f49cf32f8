"""The rules in force, kept in Redis for all workers. It knows nothing of articles."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

import structlog
from pydantic import ValidationError
from redis import Redis

from schemas.rule import AlertRule
from schemas.settings import Settings
from workers.alerting.matcher import CompiledRule, Matcher, compile_rule
from workers.alerting.query import QueryError
from workers.scripts import source

log = structlog.get_logger()


class RulebookError(Exception):
    """Rules are refused, and nothing was changed. Whoever offered them shows `reason`, one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of the rules offered: how many of each."""

    added: int
    changed: int
    unchanged: int


class Rulebook:
    """Reads and edits the rules. Each worker process has one, and remembers what it compiled."""

    def __init__(self, redis: "Redis", settings: Settings) -> None:
        self._redis = redis
        self._channels = settings.channels
        self._rules_max = settings.rules_max
        self._edit = redis.register_script(source("edit_rules"))
        self._compiled: dict[tuple[bytes, bytes], CompiledRule | None] = {}
        self._matcher = Matcher()
        self._matcher_version = 0

    def apply(self, rules: Iterable[AlertRule]) -> Applied:
        """Add rules, and replace those of the same id: all or none.

        Raises:
            RulebookError: a query is refused, an id comes twice, or there would be more than `rules_max`.
        """
        offered: dict[str, str] = {}
        for rule in rules:
            if rule.id in offered:
                raise RulebookError(f"rule {rule.id} is given twice")
            _check(rule)
            offered[rule.id] = rule.model_dump_json()
        written = [part for pair in offered.items() for part in pair]
        answer = self._run_edit(len(offered), *written)
        if len(answer) == 1:
            raise RulebookError(f"the rulebook would hold {answer[0]} rules; {self._rules_max} are allowed")
        return Applied(*answer[:3])

    def remove(self, ids: Iterable[str]) -> int:
        """Take rules out. Answers how many of them there were."""
        return self._run_edit(0, *ids)[3]

    def rules(self) -> list[AlertRule]:
        """The rules that can be read, by id."""
        return [each.rule for each in self._load()]

    def version(self) -> int:
        """A number that grows with each change; 0 before the first."""
        return int(self._redis.get(self._channels.rules_version) or 0)

    def matcher(self) -> Matcher:
        """The matcher for the rules in force. Costs one GET when nothing changed."""
        version = self.version()
        if version != self._matcher_version:
            self._matcher = Matcher(compiled=self._load())
            self._matcher_version = version
        return self._matcher

    def _load(self) -> list[CompiledRule]:
        """All rules that can be read, compiled; unchanged ones are taken from the last time."""
        stored = cast("dict[bytes, bytes]", self._redis.hgetall(self._channels.rules))
        known = self._compiled
        self._compiled = {pair: known[pair] if pair in known else _read(*pair) for pair in sorted(stored.items())}
        return [compiled for compiled in self._compiled.values() if compiled]

    def _run_edit(self, *args: int | str) -> list[int]:
        keys = [self._channels.rules, self._channels.rules_version]
        answer: list[int] = self._edit(keys=keys, args=[self._rules_max, *args])
        return answer


def _check(rule: AlertRule) -> None:
    try:
        compile_rule(rule)
    except QueryError as error:
        raise RulebookError(f"rule {rule.id}: query {error}") from error


def _read(rule_id: bytes, stored: bytes) -> CompiledRule | None:
    """Compile a stored rule. One that cannot be read is logged, and must not hold back the rest."""
    name = rule_id.decode(errors="replace")
    try:
        compiled = compile_rule(AlertRule.model_validate_json(stored))
    except (ValidationError, QueryError) as error:
        reason = str(error) if isinstance(error, QueryError) else error.errors(include_url=False)[0]["msg"]
        log.warning("rule_unreadable", rule_id=name, reason=reason)
        return None
    if compiled.rule.id != name:
        log.warning("rule_unreadable", rule_id=name, reason="it is stored under another rule's id")
        return None
    return compiled

"""Which rules an article meets, found without trying them all. It knows neither Redis nor how often a rule may ring."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.alert import Highlight
from schemas.extraction import Extraction
from schemas.rule import AlertRule
from workers.alerting.plan import Plan, anchors, make_plan, words_of
from workers.alerting.query import parse
from workers.alerting.reading import Reading


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that an article meets, and where: at most 20 places, in the order of reading."""

    rule: AlertRule
    highlights: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its query made ready, and its languages' primary subtags."""

    rule: AlertRule
    plan: Plan
    languages: frozenset[str]
    sources: frozenset[str]

    def is_for(self, *, language: str | None, source: str) -> bool:
        """Whether the rule asks for articles in this language (a primary subtag) and of this source."""
        return (not self.languages or language in self.languages) and (not self.sources or source in self.sources)


def compile_rule(rule: AlertRule) -> CompiledRule:
    """Make a rule ready.

    Raises:
        QueryError: its query is refused.
    """
    return CompiledRule(
        rule,
        make_plan(parse(rule.query)),
        languages=frozenset(map(_primary, rule.languages)),
        sources=frozenset(rule.sources),
    )


class Matcher:
    """Many rules, compiled once. They are found by the rarest words that each needs, then tried in full."""

    def __init__(self, rules: Iterable[AlertRule] = (), *, compiled: Iterable[CompiledRule] = ()) -> None:
        """Compile `rules`, and take the `compiled` as they are.

        Raises:
            QueryError: the query of one of `rules` is refused.
        """
        self._rules = (*map(compile_rule, rules), *compiled)
        self._by_anchor: dict[str, list[int]] = {}
        uses = Counter(word for each in self._rules for word in words_of(each.plan))
        # No corpus is at hand: words that many rules use are common in the news, and so are short ones.
        common = {word: count / len(word) ** 2 for word, count in uses.items()}
        for number, each in enumerate(self._rules):
            for word in anchors(each.plan, cost=common.__getitem__) or ():
                self._by_anchor.setdefault(word, []).append(number)

    def __len__(self) -> int:
        return len(self._rules)

    def match(self, extraction: Extraction, *, source: str) -> list[Match]:
        """The rules that an article of this source meets, in the order in which they were given.

        Languages are compared by their primary subtag: a rule for `en` or `en-US` takes `en-GB`. An article whose
        language is not known meets only rules that name none.
        """
        reading = Reading(extraction)
        language = _primary(extraction.language) if extraction.language else None
        return [
            Match(each.rule, reading.highlights(each.plan))
            for each in self._candidates(reading)
            if each.is_for(language=language, source=source) and reading.holds(each.plan)
        ]

    def _candidates(self, reading: Reading) -> list[CompiledRule]:
        numbers = {number for word in reading.vocabulary & self._by_anchor.keys() for number in self._by_anchor[word]}
        return [self._rules[number] for number in sorted(numbers)]


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()

"""Reads rules from YAML or JSON, and says of everything wrong where it is. It knows neither Redis nor articles."""

import json
import re
from collections.abc import Container
from dataclasses import dataclass, field

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from schemas.rule import AlertRule
from workers.alerting.query import QueryError, parse
from workers.alerting.rule_layout import INTEGER, LOADER, NULL, STRING, LayoutError, check_layout
from workers.alerting.rule_places import Place, place_in_scalar, place_of

_DIGITS = re.compile(r"-?[0-9]{1,18}")


SHOWN_MAX = 60
"""Characters of a value that an error shows."""


class RuleFileError(ValueError):
    """One thing wrong in a rule file, on one line. `line` and `column` count from 1, in characters."""

    def __init__(self, name: str, line: int, column: int, reason: str) -> None:
        super().__init__(name, line, column, reason)
        self.name = name
        self.line = line
        self.column = column
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}: {self.reason}"


class InvalidRulesError(ValueError):
    """A rule file is refused: everything found wrong in it, in its order. Whoever gave it shows a line for each."""

    def __init__(self, errors: tuple[RuleFileError, ...]) -> None:
        super().__init__(errors)
        self.errors = errors

    def __str__(self) -> str:
        return "\n".join(map(str, self.errors))


def load_rules(text: str, *, name: str) -> list[AlertRule]:
    """Read a list of rules, or a mapping that holds one under `rules`. `name` stands in front of errors.

    Raises:
        InvalidRulesError: anything is wrong; no rule is taken from such a file.
    """
    file = _File(text.removeprefix("\ufeff"), name)
    rules = file.read()
    if file.errors:
        raise InvalidRulesError(tuple(sorted(file.errors, key=lambda error: (error.line, error.column))))
    return rules


@dataclass(slots=True)
class _File:
    """A file while it is read, with the errors found so far."""

    text: str
    name: str
    errors: list[RuleFileError] = field(default_factory=list)
    ids: dict[str, Place] = field(default_factory=dict)

    def read(self) -> list[AlertRule]:
        try:
            check_layout(self.text)
            root = yaml.compose(self.text, Loader=LOADER)
        except LayoutError as error:
            self._refuse(error.place, error.reason)
            return []
        found = [self._read_rule(node) for node in self._rule_nodes(root)]
        return [rule for rule in found if rule]

    def _refuse(self, at: Node | Place, reason: str) -> None:
        line, column = at if isinstance(at, tuple) else place_of(at)
        self.errors.append(RuleFileError(self.name, line, column, reason))

    def _rule_nodes(self, root: Node | None) -> list[Node]:
        if isinstance(root, MappingNode):
            fields = self._fields(root, known={"rules"})
            if "rules" not in fields:
                self._refuse(root, "`rules` is missing")
                return []
            root = fields["rules"]
        if isinstance(root, SequenceNode):
            return list(root.value)
        self._refuse(root or (1, 1), "a list of rules is needed here")
        return []

    def _read_rule(self, node: Node) -> AlertRule | None:
        """Read one rule; None when errors were added."""
        if not isinstance(node, MappingNode):
            self._refuse(node, "a rule is needed here: `id`, `title`, `query` and so on")
            return None
        errors_before = len(self.errors)
        fields = self._fields(node, known=AlertRule.model_fields)
        self._check_id(fields.get("id"))
        self._check_query(fields.get("query"))
        rule = self._validate(node, fields)
        return rule if len(self.errors) == errors_before else None

    def _validate(self, node: Node, fields: dict[str, Node]) -> AlertRule | None:
        values = {name: self._value(each) for name, each in fields.items()}
        usable = {name: value for name, value in values.items() if value is not None}
        try:
            return AlertRule.model_validate_json(json.dumps(usable), strict=True)
        except ValidationError as error:
            for wrong in error.errors(include_url=False):
                if wrong["type"] != "missing" or wrong["loc"][0] not in fields:
                    self._refuse(_node_at(node, fields, wrong["loc"]), _describe(wrong))
            return None

    def _fields(self, node: MappingNode, *, known: Container[str]) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode) or key.value not in known:
                shown = _shown(key.value) if isinstance(key, ScalarNode) else "this"
                self._refuse(key, f"{shown} is not a field that is known here")
            elif key.value in fields:
                self._refuse(key, f"`{key.value}` is given twice")
            else:
                fields[key.value] = value
        return fields

    def _value(self, node: Node) -> object:
        """A string, a whole number or a list; None for what YAML knows besides and a rule has no use for."""
        if isinstance(node, SequenceNode):
            values = [self._value(each) for each in node.value]
            return None if None in values else values
        if node.tag == STRING:
            return node.value
        if node.tag == INTEGER and _DIGITS.fullmatch(node.value):
            return int(node.value)
        self._refuse(node, _describe_unusable(node))
        return None

    def _check_id(self, node: Node | None) -> None:
        if isinstance(node, ScalarNode):
            first = self.ids.setdefault(node.value, place_of(node))
            if first != place_of(node):
                self._refuse(node, f"the id {_shown(node.value)} is used in line {first[0]} already")

    def _check_query(self, node: Node | None) -> None:
        if isinstance(node, ScalarNode) and node.tag == STRING:
            try:
                parse(node.value)
            except QueryError as error:
                place = place_in_scalar(self.text, node, line=error.line, column=error.column)
                self._refuse(place, f"query: {error.reason} ({error.hint})")


def _node_at(rule: Node, fields: dict[str, Node], path: tuple[int | str, ...]) -> Node:
    """The node that a validator's path leads to; the rule itself when the field is missing."""
    node = fields.get(str(path[0]), rule)
    for step in path[1:]:
        if isinstance(node, SequenceNode) and isinstance(step, int):
            node = node.value[step]
    return node


def _describe(wrong: ErrorDetails) -> str:
    name = wrong["loc"][0]
    if wrong["type"] == "missing":
        return f"`{name}` is missing"
    message = wrong["msg"].removeprefix("Value error, ")
    return f"`{name}`: {message[:1].lower()}{message[1:]}"


def _describe_unusable(node: Node) -> str:
    if isinstance(node, MappingNode):
        return "a mapping has no meaning here"
    if node.tag == NULL:
        return "there is no value; give one, or leave the field out"
    return f"{_shown(node.value)} is neither text nor a whole number; put text like this in quotes"


def _shown(written: str) -> str:
    """A value for an error's one line."""
    return f"`{' '.join(written.split())[:SHOWN_MAX]}`"

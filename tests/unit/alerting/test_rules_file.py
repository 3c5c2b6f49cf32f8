"""Rule files, and where they are wrong."""

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.rule import AlertRule, Severity
from workers.alerting.rule_layout import SIZE_MAX_BYTES
from workers.alerting.rules_file import InvalidRulesError, RuleFileError, load_rules

SEEDS = Path(__file__).parents[3] / "seeds" / "rules"

GOOD = """\
# Rules of the night desk
rules:
  - id: quake
    title: "Earthquake"
    query: >
      quake AND
      (magnitude OR tsunami)
    severity: flash
    languages: [en, "no"]
    sources: [wire]
    cooldown_s: 60
  - {id: ash, title: Ash cloud, query: '"ash cloud"'}
"""


def refusals(text: str) -> list[str]:
    """What is wrong in a file, one line each."""
    with pytest.raises(InvalidRulesError) as caught:
        load_rules(text, name="f")
    return [str(error) for error in caught.value.errors]


def test_yaml_is_read() -> None:
    """A mapping with rules gives them in their order, with every field."""
    assert load_rules(GOOD, name="f") == [
        AlertRule(
            id="quake",
            title="Earthquake",
            query="quake AND (magnitude OR tsunami)\n",
            severity=Severity.FLASH,
            languages=("en", "no"),
            sources=("wire",),
            cooldown_s=60,
        ),
        AlertRule(id="ash", title="Ash cloud", query='"ash cloud"'),
    ]


def test_json_is_read() -> None:
    """What a rule dumps, in a list or a mapping, indented by tabs or not, is read back."""
    rules = load_rules(GOOD, name="f")
    dumped = [rule.model_dump(mode="json") for rule in rules]
    assert load_rules(json.dumps(dumped), name="f") == rules
    assert load_rules("\ufeff" + json.dumps({"rules": dumped}, indent="\t"), name="f") == rules


def test_the_sample_rules_are_read() -> None:
    """Every file of sample rules is right."""
    found = [rule.id for path in SEEDS.glob("*.yaml") for rule in load_rules(path.read_text("utf-8"), name=path.name)]
    assert len(found) >= 8
    assert "blinken-defence" in found


def test_no_rules_are_rules_too() -> None:
    """An empty list is no error."""
    assert load_rules("[]", name="f") == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("", "f:1:1: a list of rules is needed here"),
        ("rules: 5", "f:1:8: a list of rules is needed here"),
        ("- 5", "f:1:3: a rule is needed here"),
        ("rules: []\nrule: []", "f:2:1: `rule` is not a field that is known here"),
        ("a: [1", "no YAML: "),
        ("- a\n---\n- b", "f:2:1: a second document begins here"),
        ("- &a b\n- *a", "f:1:3: anchors and aliases are not taken"),
        ("- *a", "f:1:3: anchors and aliases are not taken"),
        ("[" * 900 + "]" * 900, "f:1:21: nested deeper than 20"),
        ("[" * 3000 + "]" * 3000, "nest"),  # refused by us or by PyYAML, from 6.0.4 on
        ("a\n b\x01", "f:2:3: U+0001 may not stand in a rule file"),
        ("a\ud800", "f:1:2: U+D800 may not stand in a rule file"),
        ("#" * (SIZE_MAX_BYTES + 1), "f:1:1: the file is larger than 5 MiB"),
        ("- !!python/object:os.system x", "f:1:3: a rule is needed here"),
    ],
)
def test_a_file_of_another_form_is_refused(text: str, refused: str) -> None:
    """What is no list of rules, or no plain YAML, is refused at its place."""
    assert refused in refusals(text)[0]


def refused_at_mark(marked: str) -> list[str]:
    """The reasons that a file is refused for at the place that `¦` marks in it."""
    before = marked[: marked.index("¦")]
    place = f"f:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}: "
    found = refusals(marked.replace("¦", ""))
    assert [error.count("\n") for error in found] == [0] * len(found)
    return [error.removeprefix(place) for error in found if error.startswith(place)] or found


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("¦{id: x, title: t}", "`query` is missing"),
        ("{id: x, title: t, query: a, ¦sevrity: flash}", "`sevrity` is not a field that is known here"),
        ("{id: x, title: t, query: a, ? ¦[x] : y}", "this is not a field that is known here"),
        ("{id: x, title: t, query: a, ¦query: b}", "`query` is given twice"),
        ("{id: x, title: ¦2024, query: a}", "`title`: input should be a valid string"),
        ("{id: x, title: t, query: ¦}", "there is no value; give one, or leave the field out"),
        ("{id: x, title: ¦{a: b}, query: a}", "a mapping has no meaning here"),
        ("{id: ¦a b, title: t, query: a}", "`id`: string should match pattern"),
        ("{id: x, title: t, query: a, severity: ¦loud}", "`severity`: input should be 'flash', 'bulletin'"),
        ("{id: x, title: t, query: a, cooldown_s: ¦'60'}", "`cooldown_s`: input should be a valid integer"),
        ("{id: x, title: t, query: a, cooldown_s: ¦0}", "`cooldown_s`: input should be greater than or equal"),
        ("{id: x, title: t, query: a, cooldown_s: ¦1:30}", "`1:30` is neither text nor a whole number"),
        (f"{{id: x, title: t, query: a, cooldown_s: ¦{'9' * 5000}}}", f"`{'9' * 60}` is neither text"),
        ("{id: x, title: t, query: a, languages: [en, ¦no]}", "`no` is neither text nor a whole number"),
        ("{id: x, title: t, query: a, languages: [en, ¦x1]}", "`languages`: string should match pattern"),
        ("{id: x, title: t, query: a, languages: ¦en}", "`languages`: input should be a valid array"),
        ('{id: x, title: ¦"a\\nb", query: a}', "`title`: holds a control character (U+000A) at offset 1"),
    ],
)
def test_a_wrong_rule_is_refused(rule: str, reason: str) -> None:
    """A field that is missing, unknown, doubled or of another kind is refused at its place, and nothing else is."""
    found = refused_at_mark(f"- {rule}")
    assert len(found) == 1
    assert found[0].startswith(reason)


@pytest.mark.parametrize(
    "query",
    [
        "a OR b¦*",
        "'it''s b¦*'",
        '"\\"b c\\" d¦*"',
        '"\\u0062 \\x62 d¦*"',
        '"a\\n \\t b¦*"',
        "a OR\n    bb¦*",
        "|\n    a OR\n\n    bb¦*",
        ">-  # folded\n    a OR\n      bb¦*\n    cc",
        "a AND¦",
        "|\n    a\n    AND¦\n\n",
        "a OR ¦(b",
        "'¦   '",
    ],
)
def test_a_wrong_query_is_refused_at_its_place_in_the_file(query: str) -> None:
    """The place of a query's error is found in whatever style the query is written."""
    found = refused_at_mark(f"- id: x\n  title: t\n  query: a\n- title: t\n  query: {query}\n  id: y\n")
    assert len(found) == 1
    assert found[0].startswith("query: ")


def test_all_errors_are_told_in_their_order() -> None:
    """One reading tells everything wrong in a file."""
    text = "- id: x\n  title: t\n  query: a*\n  severity: loud\n- id: x\n  titel: t\n  query: NOT b\n"
    assert [error.split(": ")[0] for error in refusals(text)] == [
        "f:3:11",
        "f:4:13",
        "f:5:3",
        "f:5:7",
        "f:6:3",
        "f:7:10",
    ]
    assert refusals('[{"id": "x", "title": "t", "query": "a"}, {"id": "x", "title": "t", "query": "a"}]') == [
        "f:1:50: the id `x` is used in line 1 already"
    ]


def test_the_errors_survive_pickling() -> None:
    """Refusals may cross processes."""
    error = InvalidRulesError((RuleFileError("f", 1, 2, "reason"),))
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert str(copy) == "f:1:2: reason"


@given(st.one_of(st.text(), st.lists(st.sampled_from("-:[]{}'\"|>\n a\u00e9*&#,?!%@\t")).map("".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Any text gives rules, or refusals with places."""
    try:
        load_rules(text, name="f")
    except InvalidRulesError as refused:
        rows = (
            text.count("\n") + text.count("\r") + text.count("\x85") + text.count("\u2028") + text.count("\u2029") + 1
        )
        placed = [1 <= error.line <= rows + 1 and error.column >= 1 for error in refused.errors]
        assert placed
        assert all(placed)

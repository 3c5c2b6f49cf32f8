"""`wireroom rules` on a real Redis."""

import json
from pathlib import Path

import pytest

from tests.integration.doors.shell import Run

GOOD = "- {id: quake, title: Earthquake, query: quake, severity: flash}\n- {id: ash, title: '[red]Ash', query: ash}\n"


@pytest.fixture
def good(tmp_path: Path) -> str:
    """A file with two rules."""
    path = tmp_path / "good.yaml"
    path.write_text(GOOD)
    return str(path)


def test_rules_are_applied_listed_and_removed(wireroom: Run, good: str) -> None:
    """What was applied is listed; what was removed is not."""
    assert wireroom("rules", "apply", good).stdout == "2 added, 0 changed, 0 unchanged\n"
    changed = GOOD.replace("flash", "urgent").encode()
    assert wireroom("rules", "apply", "-", stdin=changed).stdout == "0 added, 1 changed, 1 unchanged\n"
    listed = wireroom("rules", "list").stdout
    assert "urgent    quake  Earthquake" in listed
    assert "[red]Ash" in listed
    removed = wireroom("rules", "remove", "quake", "quake")
    assert (removed.exit_code, removed.stdout) == (0, "removed 1 of 1\n")
    assert [rule["id"] for rule in json.loads(wireroom("rules", "list", "--json").stdout)] == ["ash"]


def test_a_list_can_be_applied(wireroom: Run, good: str) -> None:
    """What is listed as JSON is a rule file."""
    wireroom("rules", "apply", good)
    listed = wireroom("rules", "list", "--json").stdout
    assert wireroom("rules", "apply", "-", stdin=listed.encode()).stdout == "0 added, 0 changed, 2 unchanged\n"


def test_everything_wrong_is_told(wireroom: Run, good: str, tmp_path: Path) -> None:
    """Errors of all files are told with their places, and then no rule is changed."""
    bad, worse = tmp_path / "bad.yaml", tmp_path / "worse.yaml"
    bad.write_text("- id: x\n  title: t\n  query: a AND\n  severity: loud\n")
    worse.write_text("rules: 5")
    refused = wireroom("rules", "apply", good, str(bad), str(worse))
    assert (refused.exit_code, refused.stdout) == (1, "")
    *errors, last = refused.stderr.splitlines()
    assert [error.removeprefix(f"{tmp_path}/").split(": ")[0] for error in errors] == [
        "bad.yaml:3:15",
        "bad.yaml:4:13",
        "worse.yaml:1:8",
    ]
    assert last == "Error: 3 to be mended; no rule was changed"
    assert "no rules" in wireroom("rules", "list").stdout


def test_one_id_in_two_files_is_refused(wireroom: Run, good: str, tmp_path: Path) -> None:
    """The rulebook's own refusals are told too."""
    other = tmp_path / "other.yaml"
    other.write_text("- {id: quake, title: t, query: a}")
    refused = wireroom("rules", "apply", good, str(other))
    assert (refused.exit_code, refused.stderr) == (1, "Error: rule quake is given twice; no rule was changed\n")


def test_a_file_that_is_no_text_is_refused(wireroom: Run, tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are told with their place; a missing file is a mistake in the words."""
    (tmp_path / "a.yaml").write_bytes(b"- \xff")
    refused = wireroom("rules", "apply", str(tmp_path / "a.yaml"))
    assert (refused.exit_code, refused.stderr) == (1, f"Error: {tmp_path}/a.yaml: no UTF-8 at byte 2\n")
    assert wireroom("rules", "apply", str(tmp_path / "b.yaml")).exit_code == 2


def test_a_rule_that_is_not_there_is_told(wireroom: Run, good: str) -> None:
    """Removing tells how many there were, and exits with 1 when some were not."""
    wireroom("rules", "apply", good)
    removed = wireroom("rules", "remove", "ash", "fog")
    assert (removed.exit_code, removed.stdout) == (1, "removed 1 of 2\n")
    assert removed.stderr == "Error: the others are not in the rulebook; see `wireroom rules list`\n"

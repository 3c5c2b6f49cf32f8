"""Settings: bounds, and the environment."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.pages.json_schemas import json_schemas
from schemas.settings import Settings

FIELDS: dict[str, dict[str, Any]] = json_schemas()["settings"]["properties"]


def beyond(field: dict[str, Any]) -> list[object]:
    """Values just outside the bounds of a field."""
    found: list[object] = []
    if "minimum" in field:
        found.append(field["minimum"] - 1)
    if "exclusiveMinimum" in field:
        found.append(field["exclusiveMinimum"])
    if "maximum" in field:
        found.append(field["maximum"] + 1)
    return found


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may have settings of their own."""
    for name in FIELDS:
        monkeypatch.delenv(f"WIREROOM_{name.upper()}", raising=False)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in FIELDS for value in beyond(FIELDS[name])])
def test_a_value_outside_its_bounds_is_refused(name: str, value: object) -> None:
    """Every number has a least value, most have a greatest, and the refusal names the setting."""
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate({name: value})
    assert [error["loc"] for error in caught.value.errors()] == [(name,)]


def test_every_number_has_a_least_value() -> None:
    """No knob can be turned to nothing by accident."""
    numbers = [name for name, field in FIELDS.items() if field.get("type") in {"integer", "number"}]
    assert [name for name in numbers if not beyond(FIELDS[name])] == []


def test_every_setting_says_what_it_is() -> None:
    """The page of settings has no gap."""
    assert [name for name, field in FIELDS.items() if not field.get("description")] == []


def test_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """`WIREROOM_` before the name, as text."""
    monkeypatch.setenv("WIREROOM_BATCH_MAX", "7")
    monkeypatch.setenv("WIREROOM_NAMESPACE", "{desk}")
    settings = Settings()
    assert settings.batch_max == 7
    assert settings.channels.dead == "{desk}:dead"


def test_a_wrong_environment_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text that is no number does not start a worker."""
    monkeypatch.setenv("WIREROOM_BATCH_MAX", "many")
    with pytest.raises(ValidationError, match="batch_max"):
        Settings()


def test_a_mistyped_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable with our prefix that is no setting is named, instead of being ignored."""
    monkeypatch.setenv("WIREROOM_BACTH_MAX", "7")
    with pytest.raises(ValidationError, match="WIREROOM_BACTH_MAX in the environment is not a setting"):
        Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WIREROOM_SERVICE_HOST", "10.0.0.7"),
        ("WIREROOM_SERVICE_PORT", "6379"),
        ("WIREROOM_SERVICE_PORT_REDIS", "6379"),
        ("WIREROOM_PORT", "tcp://10.0.0.7:6379"),
        ("WIREROOM_PORT_6379_TCP_ADDR", "10.0.0.7"),
        ("WIREROOM_REDIS_SERVICE_HOST", "10.0.0.7"),
        ("WIREROOM_REDIS_PORT", "tcp://10.0.0.7:6379"),
    ],
)
def test_what_kubernetes_sets_is_ignored(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A service called `wireroom` or `wireroom-redis` stops no worker."""
    monkeypatch.setenv(name, value)
    assert Settings() == Settings.model_construct()


@pytest.mark.parametrize("name", ["WIREROOM_PORT", "WIREROOM_REDIS_PORT", "WIREROOM_SERVICE"])
def test_what_looks_like_kubernetes_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A port alone is what a person would set, and is no setting."""
    monkeypatch.setenv(name, "6380")
    with pytest.raises(ValidationError, match=f"{name} in the environment is not a setting"):
        Settings()


def test_a_namespace_may_come_without_braces(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting adds them, as `--namespace` does."""
    monkeypatch.setenv("WIREROOM_NAMESPACE", "desk")
    assert Settings().namespace == "{desk}"


@pytest.mark.parametrize(
    "namespace", ["", "desk}", "{desk", "a b", "{}", "{a}{b}", "{a:b}", "{a b}", "{" + "x" * 41 + "}", "{a}\n"]
)
def test_a_namespace_has_braces_around_plain_letters(namespace: str) -> None:
    """Anything else could break up the slot, the patterns or the source of events."""
    with pytest.raises(ValidationError):
        Settings(namespace=namespace)


def test_entries_are_not_handed_on_while_they_run() -> None:
    """The silence after which entries are taken over is longer than a batch may take."""
    with pytest.raises(ValidationError, match="redeliver_after_s must be longer than batch_timeout_s"):
        Settings(redeliver_after_s=20, batch_timeout_s=20)
    assert Settings(redeliver_after_s=20.5, batch_timeout_s=20).redeliver_after_s == 20.5


def test_an_error_never_shows_a_password() -> None:
    """URLs may hold one."""
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate({"redis_url": ["redis://:hunter2@host/0"]})
    assert "hunter2" not in str(caught.value)


def test_settings_do_not_change() -> None:
    """Settings are shared by all that was built from them."""
    with pytest.raises(ValidationError, match="frozen"):
        Settings().batch_max = 2  # type: ignore[misc]  # what is tested


def test_the_broker_is_the_same_redis_unless_said() -> None:
    """One URL is enough."""
    assert Settings(redis_url="redis://a/0").broker == "redis://a/0"
    assert Settings(redis_url="redis://a/0", broker_url="redis://b/0").broker == "redis://b/0"


@given(st.integers(60, 604_800), st.integers(0, 2**41))
def test_an_article_is_remembered_for_the_window(window_s: int, arrived_ms: int) -> None:
    """From its arrival on, for the whole window, and for a quarter more and some seconds at most."""
    settings = Settings(window_s=window_s)
    until_ms = settings.slice_until_ms(settings.time_slice(arrived_ms))
    assert window_s * 1000 <= until_ms - arrived_ms <= window_s * 1250 + 5000

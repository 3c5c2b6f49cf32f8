"""How a room is named."""

import pytest

from schemas.settings import Settings
from wireroom.access import settings_of, without_password


def test_a_room_is_named_by_settings_a_url_or_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings are taken as they are; a URL goes before the environment, which says the rest."""
    monkeypatch.setenv("WIREROOM_REDIS_URL", "redis://there/1")
    monkeypatch.setenv("WIREROOM_NAMESPACE", "{desk}")
    settings = Settings(redis_url="redis://here/2")
    assert settings_of(settings) is settings
    assert settings_of("redis://other/3").redis_url == "redis://other/3"
    assert settings_of("redis://other/3").namespace == "{desk}"
    assert settings_of(None).redis_url == "redis://there/1"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("redis://127.0.0.1:6379/0", "redis://127.0.0.1:6379/0"),
        ("redis://:secret@host:1/0", "redis://***@host:1/0"),
        ("rediss://user:se@cret@host/0?password=secret", "rediss://***@host/0"),
        ("unix://:secret@/run/redis.sock?db=1", "unix://***@/run/redis.sock"),
    ],
)
def test_passwords_are_not_shown(url: str, shown: str) -> None:
    """A URL that is shown has neither password nor options."""
    assert without_password(url) == shown

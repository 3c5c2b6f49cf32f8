"""How a program says which Wireroom it means. It connects to nothing."""

from urllib.parse import urlsplit

from schemas.settings import Settings

Where = Settings | str | None
"""Settings, the URL of a Redis, or None: then the environment says it (`WIREROOM_REDIS_URL` and so on)."""


def settings_of(where: Where) -> Settings:
    """The settings that are meant.

    Raises:
        pydantic.ValidationError: a setting in the environment is wrong.
    """
    if isinstance(where, Settings):
        return where
    return Settings(redis_url=where) if where else Settings()


def without_password(url: str) -> str:
    """A Redis URL that may be shown."""
    parts = urlsplit(url)
    _, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"***@{host}" if at else host, query="").geturl()

"""What must hold of the server before a worker starts."""

import structlog

from schemas.settings import Settings
from workers.connections import connect, insist

log = structlog.get_logger()

OLDEST_SERVER = (6, 2)


class StartupError(Exception):
    """A worker must not start. Its text says what is wrong and what to do."""


def check_server(settings: Settings) -> None:
    """Check the server's version and that it will never evict our keys.

    Raises:
        StartupError: the server is too old, or evicts.
        redis.exceptions.RedisError: it cannot be reached, or refuses us.
    """
    with connect(settings.redis_url) as redis:
        about = insist(redis.info)
        version = tuple(int(part) for part in str(about["redis_version"]).split(".")[:2])
        if version < OLDEST_SERVER:
            message = f"Redis {about['redis_version']} is too old: Wireroom needs 6.2 or newer"
            raise StartupError(message)
        policy = about.get("maxmemory_policy")
        if policy != "noeviction":
            message = (
                f"maxmemory-policy is {policy}: run `redis-cli CONFIG SET maxmemory-policy noeviction`, or lose news"
            )
            raise StartupError(message)
        if not about.get("aof_enabled"):
            log.warning("aof_is_off", consequence="what was accepted is lost when Redis restarts")

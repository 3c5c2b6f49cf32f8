"""`wireroom feed URL`: a feed that is asked for once, and once more."""

from typing import Any

from redis import Redis

from schemas.article import Article, Lane
from schemas.settings import Settings
from tests.integration.doors.feeds.site import Asked, Reply, Site
from tests.integration.doors.shell import Run


def feed(*names: str) -> bytes:
    """A feed with items of these names."""
    items = "".join(f"<item><guid>{name}</guid><title>{name} holds</title></item>" for name in names)
    return f"<rss version='2.0'><channel><title>Ost Wire</title>{items}</channel></rss>".encode()


def pushed(redis: "Redis", settings: Settings) -> list[tuple[str, str | None]]:
    """The sources and names of what was pushed, in order."""
    entries: Any = redis.xrange(settings.channels.incoming(Lane.LIVE))
    articles = [Article.model_validate_json(fields[b"article"]) for _, fields in entries]
    return [(article.source, article.uri) for article in articles]


def test_a_feed_is_asked_for_what_is_new(redis_client: "Redis", settings: Settings, wireroom: Run, site: Site) -> None:
    """Run again, as from cron, the command sends the feed's own tag back and pushes only what was not there before.

    That is no interruption that was gone on behind, and none is told.
    """
    held = ["dam"]

    def answer(asked: Asked) -> Reply:
        tag = f'"{len(held)}"'
        unchanged = asked.headers.get("if-none-match") == tag
        return Reply(b"" if unchanged else feed(*held), 304 if unchanged else 200, {"ETag": tag})

    site.pages["/feed"] = answer
    address = site.url("/feed")
    for added in (None, None, "weir"):
        held.extend([added] if added else [])
        ran = wireroom("feed", address, "--allow-private")
        assert (ran.exit_code, ran.stderr) == (0, "")
    assert pushed(redis_client, settings) == [("Ost Wire", "dam"), ("Ost Wire", "weir")]
    assert site.asked[1].headers["if-none-match"] == '"1"'

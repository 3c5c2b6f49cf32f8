"""Articles that wait for their places."""

from datetime import UTC, datetime, timedelta

from workers.deduplication.stories.candidate import event_time

ARRIVED = datetime(2026, 3, 2, tzinfo=UTC)


def test_the_time_of_an_article_is_that_of_its_publication() -> None:
    """When it was published; when it arrived, if that is not known or said to be later."""
    before, after = ARRIVED - timedelta(days=1), ARRIVED + timedelta(days=1)
    assert event_time(before, ARRIVED) == before
    assert event_time(after, ARRIVED) == ARRIVED
    assert event_time(None, ARRIVED) == ARRIVED

"""The flow on one screen: what each stage works with. The only place that knows all three.

    incoming ──▶ Extract ──▶ extracted ──▶ Deduplicate ──▶ deduplicated ──▶ Raise

Each reads a batch of its stream, claims in one script what other articles must know, and says what is to be committed:
events, and an entry for the next stage or the article's disposition.
"""

from redis import Redis

from schemas.channels import Stage
from schemas.settings import Settings
from workers.alerting.rulebook import Rulebook
from workers.batches import StageWork
from workers.deduplication.index import Index
from workers.deduplication.registry import Registry
from workers.deduplication.stories.index import Stories
from workers.stages.alert import Raise
from workers.stages.deduplicate import Deduplicate
from workers.stages.extract import Extract


def build_work(settings: Settings, redis: "Redis") -> dict[Stage, StageWork]:
    """Make the three stages on one client."""
    return {
        Stage.EXTRACT: Extract(settings, Registry(redis, settings)),
        Stage.DEDUPLICATE: Deduplicate(settings, Index(redis, settings), Stories(redis, settings)),
        Stage.ALERT: Raise(settings, redis, Rulebook(redis, settings)),
    }

"""Every knob: its unit, its default, its bounds. Read from the environment as `WIREROOM_<NAME>`."""

import os
import re
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from schemas.channels import Channels

MIB = 1 << 20
DAY_S = 86_400

LIVE_SLICES = 5
"""Time slices alive at once: the one that runs, and the four before it that make up the window."""

_OF_KUBERNETES = re.compile(r"(\w+_)?(SERVICE_HOST=.*|SERVICE_PORT(_\w+)?=.*|PORT=\w+://.*|PORT_\d+_\w+=.*)")


def _in_braces(name: object) -> object:
    return f"{{{name}}}" if isinstance(name, str) and not name.startswith("{") else name


class Settings(BaseSettings):
    """Where things are and how much of them is allowed."""

    model_config = SettingsConfigDict(
        env_prefix="WIREROOM_",
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,  # the URLs may hold passwords
    )

    redis_url: str = Field(default="redis://127.0.0.1:6379/0", description="The data: streams, index, rules.")
    broker_url: str | None = Field(default=None, description="Celery's broker; the same Redis when not given.")
    namespace: Annotated[str, BeforeValidator(_in_braces)] = Field(
        default="{wireroom}",
        pattern=r"^\{[A-Za-z0-9_-]{1,40}\}$",
        description="Prefix of every key; the braces may be left out.",
    )

    batch_max: int = Field(default=128, ge=1, le=500, description="Articles in one batch.")
    batch_max_bytes: int = Field(default=MIB, ge=1024, le=64 * MIB, description="Bytes of entries in one batch.")
    batch_work_ms: int = Field(default=250, ge=1, le=60_000, description="Work after which a batch is committed.")
    batch_timeout_s: float = Field(default=20, gt=0, le=600, description="After it, a batch is stopped.")
    slice_s: float = Field(default=1, gt=0, le=60, description="How long one ticket works.")
    ticket_ttl_s: float = Field(default=10, gt=0, le=300, description="A ticket not taken up by then is replaced.")

    redeliver_after_s: float = Field(
        default=30, gt=0, le=3600, description="Silence after which entries are handed on."
    )
    max_deliveries: int = Field(default=4, ge=2, le=100, description="Deliveries before an entry is a dead letter.")
    article_max_bytes: int = Field(default=4 * MIB, ge=1024, le=256 * MIB, description="Largest entry accepted.")
    child_memory_max_mib: int = Field(default=2048, ge=256, description="Memory that one pool child may take.")
    breaker_limit: int = Field(default=50, ge=1, description="Own failures in a row that stop a stage.")
    breaker_pause_s: float = Field(default=60, gt=0, le=3600, description="How long it then waits before one try.")

    backlog_max: int = Field(default=100_000, ge=1, description="Entries of one lane; above it a push waits.")
    stage_backlog_max: int = Field(
        default=5_000, ge=64, description="Entries between two stages; above it none is read."
    )
    push_wait_s: float = Field(default=5, ge=0, le=3600, description="How long a push waits before it is refused.")

    embargo_max_s: int = Field(
        default=30 * DAY_S, ge=0, le=366 * DAY_S, description="An embargo that lasts longer is refused."
    )

    events_max: int = Field(default=1_000_000, ge=1, description="Events kept in each stream.")
    events_keep_s: int = Field(default=7 * DAY_S, ge=60, description="Age up to which events are kept.")
    dead_max: int = Field(default=10_000, ge=1, description="Dead letters kept; the oldest go first, and are counted.")
    window_s: int = Field(default=7 * DAY_S, ge=60, description="How long articles are remembered.")
    similarity_min: float = Field(
        default=0.45, gt=0, le=1, description="Estimated Jaccard (five words at a time) that makes a near-duplicate."
    )
    containment_min: float = Field(
        default=0.75, gt=0, le=1, description="Estimated share of the shorter text that makes a contained copy."
    )
    story_similarity_min: float = Field(
        default=0.16, gt=0, le=1, description="Likeness that makes an article join a story; at 1 none does."
    )
    rules_max: int = Field(default=100_000, ge=1, description="Rules in the rulebook.")
    bookmarks_keep_s: int = Field(
        default=30 * DAY_S, ge=60, description="How long it is remembered how far a source was fed."
    )

    spacy_pipeline: str | None = Field(
        default=None, description="An installed spaCy pipeline that finds the entities, in place of our own rules."
    )

    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="Least level logged.")
    health_file: str | None = Field(default=None, description="Touched each second while the worker is well.")

    @model_validator(mode="after")
    def _times_fit(self) -> Self:
        if self.redeliver_after_s <= self.batch_timeout_s:
            message = "redeliver_after_s must be longer than batch_timeout_s, or entries are handed on while they run"
            raise ValueError(message)
        return self

    @model_validator(mode="after")
    def _environment_is_known(self) -> Self:
        """Refuse what may be mistyped; not what Kubernetes sets for a service called `wireroom` or `wireroom-...`."""
        prefix = self.model_config.get("env_prefix", "")
        for name, value in os.environ.items():
            if not name.startswith(prefix) or _OF_KUBERNETES.fullmatch(f"{name.removeprefix(prefix)}={value}"):
                continue
            if name.removeprefix(prefix).lower() not in type(self).model_fields:
                message = f"{name} in the environment is not a setting"
                raise ValueError(message)
        return self

    @cached_property
    def channels(self) -> Channels:
        """The keys of this namespace."""
        return Channels(self.namespace)

    @property
    def broker(self) -> str:
        """Celery's broker URL."""
        return self.broker_url or self.redis_url

    @property
    def slice_span_s(self) -> int:
        """Length of one time slice: a quarter of the window, rounded up, so at most five are alive."""
        return -(-self.window_s // 4)

    def time_slice(self, now_ms: int) -> int:
        """The number of the time slice that runs at a moment."""
        return now_ms // (self.slice_span_s * 1000)

    def slice_until_ms(self, slice_number: int) -> int:
        """When a time slice is looked at for the last time: its keys expire then."""
        return (slice_number + LIVE_SLICES) * self.slice_span_s * 1000

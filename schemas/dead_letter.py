"""A dead letter: an entry that a stage could not finish, kept with its bytes and the reason."""

from enum import StrEnum

from pydantic import Field

from schemas.base import Contract, UtcDatetime


class Reason(StrEnum):
    """Why an entry ended as a dead letter."""

    MALFORMED = "malformed"
    INVALID = "invalid"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported_media_type"
    UNREADABLE = "unreadable"
    EMBARGO = "embargo_too_long"
    FAILED = "failed"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    LOST = "worker_lost"

    @property
    def is_ours(self) -> bool:
        """Whether the program failed, rather than the input: many of these in a row stop the stage."""
        return self in {Reason.FAILED, Reason.TIMED_OUT, Reason.OUT_OF_MEMORY, Reason.LOST}


class DeadLetter(Contract):
    """What `dead list` and `dead show` tell of one."""

    id: str = Field(description="Its id in the dead-letter stream.")
    stage: str
    stream: str = Field(description="The stream it was read from, and goes back to when requeued.")
    entry: str
    reason: Reason
    detail: str
    attempts: int = Field(ge=1)
    article_id: str | None
    rejected: UtcDatetime
    size_bytes: int = Field(ge=0)
    truncated: bool = Field(default=False, description="Its fields were cut, so it cannot be requeued.")
    fields: dict[bytes, bytes] = Field(default_factory=dict, exclude=True)

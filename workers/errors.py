"""How a stage says that it cannot finish an article.

    StageError
    ├── PermanentError   the input is at fault: a dead letter at once, with its reason
    └── TransientError   the surroundings are: the article is tried again, alone, up to `max_deliveries`

Any other exception out of a stage is a fault of the program: a dead letter with the reason `failed`.
"""

from typing import NamedTuple

from schemas.dead_letter import Reason


class Failure(NamedTuple):
    """Why an entry is given up: `detail` says what and where in one line, and never holds text of the article."""

    reason: Reason
    detail: str


class StageError(Exception):
    """Base of the two."""


class PermanentError(StageError):
    """Never tried again. The entry becomes a dead letter with this reason and detail."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(reason, detail)
        self.failure = Failure(reason, detail)

    def __str__(self) -> str:
        return f"{self.failure.reason}: {self.failure.detail}"


class TransientError(StageError):
    """Tried again, alone. `detail` says in one line what was not there."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def __str__(self) -> str:
        return self.detail

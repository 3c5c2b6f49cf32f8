"""A worker application whose extraction takes the time that an article's headline asks for."""

import time

from benchmarks.obeying import build_obeying
from workers.app import app
from workers.streams import Entry
from workers.tasks import runtime_of

HOLD, SLOW = "held at its first reading", "read slowly"
HOLD_S, SLOW_S = 60, 0.3


def wait(entry: Entry) -> None:
    """Wait before some articles."""
    article = entry.fields[b"article"]
    if HOLD.encode() in article and entry.deliveries == 0:
        time.sleep(HOLD_S)
    if SLOW.encode() in article:
        time.sleep(SLOW_S)


runtime_of(app).build_work = build_obeying(wait)

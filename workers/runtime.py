"""The composition root: builds, once in each process, what the tasks and the bell work with."""

import os
import socket
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from secrets import token_hex

from redis import Redis

from schemas.channels import Stage
from schemas.settings import Settings
from workers.batches import StageWork
from workers.connections import connect
from workers.drain import Drain
from workers.pipeline import build_work
from workers.streams import Engine, Ticket

BuildWork = Callable[[Settings, "Redis"], dict[Stage, StageWork]]
SendTickets = Callable[[Sequence[Ticket]], None]


@dataclass(slots=True)
class Runtime:
    """A worker's settings, and clients that are made after the fork."""

    settings: Settings
    build_work: BuildWork = build_work
    boot: str = field(default_factory=lambda: token_hex(4))
    """Tells this start of the worker from earlier ones, in all its processes."""
    _pid: int = 0
    _drains: dict[Stage, Drain] = field(default_factory=dict)

    def consumer(self, pid: int) -> str:
        """The name under which a process of this worker reads."""
        return f"{socket.gethostname()}:{pid}:{self.boot}"

    def work_off(
        self, ticket: Ticket, *, serves: Collection[Stage], send: SendTickets, time_limit: type[Exception]
    ) -> None:
        """Work a ticket off, and those that follow from it while the slice of time lasts."""
        end = time.monotonic() + self.settings.slice_s
        following: Ticket | None = ticket
        while following:
            drain = self._drain(following.stage, send=send, time_limit=time_limit)
            following = drain.run(following.name, end=end, serves=serves)

    def _drain(self, stage: Stage, *, send: SendTickets, time_limit: type[Exception]) -> Drain:
        """This process's loop for a stage."""
        if self._pid != os.getpid():
            self._pid, self._drains = os.getpid(), {}
            redis = connect(self.settings.redis_url)
            for each, work in self.build_work(self.settings, redis).items():
                self._drains[each] = Drain(
                    engine=Engine(redis, self.settings),
                    settings=self.settings,
                    stage=each,
                    work=work,
                    consumer=self.consumer(os.getpid()),
                    send=send,
                    time_limit=time_limit,
                )
        return self._drains[stage]

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
    is_server_checked: bool = False
    """Whether the server was found fit to be used."""
    _pid: int = 0
    _drains: dict[Stage, Drain] = field(default_factory=dict)

    def consumer(self, pid: int) -> str:
        """The name under which a process of this worker reads."""
        return f"{socket.gethostname()}:{pid}:{self.boot}"

    def pid_of(self, consumer: str) -> int | None:
        """The process of this worker that reads under a name; None if it is another's, or no consumer's."""
        rest, _, boot = consumer.rpartition(":")
        host, _, pid = rest.rpartition(":")
        return int(pid) if (host, boot) == (socket.gethostname(), self.boot) else None

    def work_off(
        self, ticket: Ticket, *, serves: Collection[Stage], send: SendTickets, time_limit: type[Exception]
    ) -> None:
        """Work a ticket off, and then those that this asked for, the furthest stage first, while the slice lasts.

        So an article goes through all stages that this worker serves without a queue between them. What is asked for
        beyond one ticket for each of these is sent, for others to take.
        """
        end = time.monotonic() + self.settings.slice_s
        kept = {ticket.stage: ticket}
        while kept and time.monotonic() < end:
            stage = next(stage for stage in reversed(Stage) if stage in kept)
            asked = self._drain(stage, time_limit).run(kept.pop(stage).name, end=end)
            mine = {each.stage: each for each in asked if each.stage in serves and each.stage not in kept}
            kept |= mine
            send([each for each in asked if each not in mine.values()])
        send(list(kept.values()))

    def _drain(self, stage: Stage, time_limit: type[Exception]) -> Drain:
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
                    time_limit=time_limit,
                )
        return self._drains[stage]

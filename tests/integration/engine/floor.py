"""The engine's floor: consumers at its stages in this process, and a look at all that lies in Redis."""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from redis import Redis

from schemas.article import Lane
from schemas.channels import GROUP, NOBODY, Stage
from schemas.events import EventStream
from schemas.settings import Settings
from tests.obedient import NAME, Obedient, TimeUp, fields_of
from workers.drain import Drain
from workers.streams import Engine, Entry, Fields, Gate, Outcome, State, Ticket

ONE, OTHER = "desk:1:boot", "desk:2:boot"
SLICE_S = 10.0
"""No test works so long."""
UNBROKEN = 1_000_000
SILENCE_MS = 5000


@dataclass
class Floor:
    """Stages that do as their entries say."""

    redis: "Redis"
    settings: Settings
    engine: Engine = field(init=False)
    works: dict[Stage, Obedient] = field(init=False)

    def __post_init__(self) -> None:
        self.engine = Engine(self.redis, self.settings)
        self.works = {stage: Obedient(self.settings, stage) for stage in Stage}

    @property
    def live(self) -> str:
        """The stream of the lane that most tests push to."""
        return self.settings.channels.incoming(Lane.LIVE)

    def push(self, *names: str, lane: Lane = Lane.LIVE, **faults: str) -> list[str]:
        """Append entries to a lane. Answers their ids."""
        return [self.append(fields_of(name, **faults), lane=lane) for name in names]

    def append(self, fields: Fields, *, lane: Lane = Lane.LIVE) -> str:
        """Append any entry to a lane."""
        entry: Any = self.redis.xadd(self.settings.channels.incoming(lane), dict[Any, Any](fields))
        return str(entry.decode())

    def drain(self, stage: Stage = Stage.EXTRACT, *, consumer: str = ONE) -> Drain:
        """A consumer of a stage."""
        return Drain(
            engine=Engine(self.redis, self.settings),
            settings=self.settings,
            stage=stage,
            work=self.works[stage],
            consumer=consumer,
            time_limit=TimeUp,
        )

    def run(self, stage: Stage = Stage.EXTRACT, *, consumer: str = ONE) -> list[Ticket]:
        """Work a ticket off. Answers those that were asked for."""
        return self.drain(stage, consumer=consumer).run("ticket", end=time.monotonic() + SLICE_S)

    def run_on(self, stage: Stage = Stage.EXTRACT) -> None:
        """Work tickets off for as long as that ends entries."""
        before = None
        while before != (before := self.lengths()):
            self.run(stage)

    def finish(self) -> None:
        """Work at all stages until nothing is left that may be read, also what rests."""
        while any(self.lengths()):
            before = self.lengths(), self.deliveries()
            for stage in Stage:
                self.age(stage)
                self.run(stage)
            assert (self.lengths(), self.deliveries()) != before, "nothing moves"

    def gate(self, stage: Stage = Stage.EXTRACT, *, consumer: str = ONE) -> Gate:
        """How a consumer that begins finds the gate, when nothing is overdue."""
        gate, overdue = self.engine.begin(stage, consumer=consumer, ticket="ticket")
        assert overdue is None
        self.engine.release(stage, consumer=consumer)
        return gate

    def read(self, count: int, *, stage: Stage = Stage.EXTRACT, consumer: str = ONE) -> list[Entry]:
        """Begin and read."""
        gate, overdue = self.engine.begin(stage, consumer=consumer, ticket="ticket")
        assert (gate.state, overdue) == (State.OPEN, None)
        assert gate.source is not None
        return self.engine.read(stage, consumer=consumer, source=gate.source, count=count)

    def commit(self, outcomes: Sequence[Outcome], *, stage: Stage = Stage.EXTRACT, consumer: str = ONE) -> set[str]:
        """Commit. Answers the entries that this ended."""
        return self.engine.commit(stage, outcomes, consumer=consumer).ended

    def age(self, stage: Stage = Stage.EXTRACT) -> None:
        """Let all that is pending at a stage be overdue, as if time had passed."""
        idle_ms = int(self.settings.redeliver_after_s * 1000)
        for stream in self.settings.channels.sources(stage):
            for held in self.pending(stream):
                self.redis.xclaim(stream, GROUP, held["consumer"], 0, [held["message_id"]], idle=idle_ms, justid=True)

    def pending(self, stream: str) -> list[Any]:
        """What is read of a stream and not committed."""
        if not self.redis.exists(stream) or not self.redis.xinfo_groups(stream):
            return []
        rows: Any = self.redis.xpending_range(stream, GROUP, min="-", max="+", count=UNBROKEN)
        return list(rows)

    def rests_ms(self, stage: Stage = Stage.EXTRACT) -> dict[str, int]:
        """In how many ms, at most, that which nobody holds may be taken, by entry."""
        redeliver_ms = int(self.settings.redeliver_after_s * 1000)
        return {
            held["message_id"].decode(): redeliver_ms - held["time_since_delivered"]
            for stream in self.settings.channels.sources(stage)
            for held in self.pending(stream)
            if held["consumer"] == NOBODY.encode()
        }

    def deliveries(self) -> list[int]:
        """How often each entry was delivered that is pending, in all stages."""
        streams = [stream for stage in Stage for stream in self.settings.channels.sources(stage)]
        return [held["times_delivered"] for stream in streams for held in self.pending(stream)]

    def lengths(self) -> list[int]:
        """Entries in each stage."""
        sources = self.settings.channels.sources
        return [sum(int(self.redis.xlen(stream)) for stream in sources(stage)) for stage in Stage]

    def waiting(self, stage: Stage) -> list[str]:
        """The names of a stage's entries."""
        rows: list[Any] = [self.redis.xrange(stream) for stream in self.settings.channels.sources(stage)]
        return [fields[NAME].decode() for row in rows for _, fields in row]

    def told(self, stream: EventStream = EventStream.ARTICLE) -> list[str]:
        """The types and ids of the events, in their order; of a rejection only the type."""
        rows: Any = self.redis.xrange(self.settings.channels.events(stream))
        return [
            fields[b"type"].decode() + ("" if b"rejected" in fields[b"type"] else f" {fields[b'id'].decode()}")
            for _, fields in rows
        ]

    def reasons(self) -> list[str]:
        """Why letters are dead, the oldest first."""
        rows: Any = self.redis.xrange(self.settings.channels.dead)
        return [fields[b"reason"].decode() for _, fields in rows]

    def counts(self) -> dict[str, int]:
        """All totals."""
        stored: Any = self.redis.hgetall(self.settings.channels.counts)
        return {name.decode(): int(count) for name, count in stored.items()}

    def announce(self, worker: str = "w", *, slots: int = 2, stages: Sequence[Stage] = tuple(Stage)) -> list[str]:
        """A worker says that it lives. Answers those taken off."""
        card: dict[str, object] = {"stages": list(stages), "slots": slots}
        return self.engine.announce(worker, boot=f"boot-{worker}", card=card, silence_ms=SILENCE_MS)

    def ring(self, stage: Stage = Stage.EXTRACT, *, overdue: bool = False) -> list[Ticket]:
        """Ring the bell."""
        tickets, _ = self.engine.ring(stage, overdue=overdue)
        return tickets


def stages_of(tickets: Sequence[Ticket]) -> Counter[Stage]:
    """How many tickets there are for each stage."""
    return Counter(ticket.stage for ticket in tickets)

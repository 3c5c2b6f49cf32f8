"""The three Celery tasks. A ticket names no article: it says that there is work at a stage."""

from collections.abc import Sequence

from billiard.exceptions import SoftTimeLimitExceeded
from celery import Celery, shared_task
from structlog.contextvars import bound_contextvars

from schemas.channels import Stage
from workers.runtime import Runtime
from workers.streams import Ticket

RUNTIME = "wireroom_runtime"
"""Where the application keeps its runtime."""
TICKET_EXPIRES_S = 60
"""Generous: Celery compares the clocks of two machines."""


@shared_task(name=Stage.EXTRACT)
def extract(ticket: str) -> None:
    """Work at extraction."""
    drain(Stage.EXTRACT, ticket)


@shared_task(name=Stage.DEDUPLICATE)
def deduplicate(ticket: str) -> None:
    """Work at deduplication."""
    drain(Stage.DEDUPLICATE, ticket)


@shared_task(name=Stage.ALERT)
def alert(ticket: str) -> None:
    """Work at alerting."""
    drain(Stage.ALERT, ticket)


TASKS = {Stage.EXTRACT: extract, Stage.DEDUPLICATE: deduplicate, Stage.ALERT: alert}


def drain(stage: Stage, ticket: str) -> None:
    """Work a ticket off with the runtime of the application that runs the task."""
    app = TASKS[stage].app
    with bound_contextvars(ticket=ticket):
        runtime_of(app).work_off(
            Ticket(stage, ticket), serves=stages_of(app), send=send, time_limit=SoftTimeLimitExceeded
        )


def stages_of(app: Celery) -> list[Stage]:
    """The stages whose queues this worker consumes."""
    return [stage for stage in Stage if stage in app.amqp.queues.consume_from]


def send(tickets: Sequence[Ticket]) -> None:
    """Send tickets to the queues of their stages. One that is lost is replaced when it expires."""
    for ticket in tickets:
        TASKS[ticket.stage].apply_async((ticket.name,), queue=ticket.stage, expires=TICKET_EXPIRES_S)


def runtime_of(app: Celery) -> Runtime:
    """The runtime of an application."""
    runtime: Runtime = app.conf[RUNTIME]
    return runtime

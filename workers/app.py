"""The Celery application: queues, limits, start-up checks and the bell."""

import gc
import resource
import sys
from typing import Any

import structlog
from celery import Celery
from celery.signals import setup_logging, worker_init, worker_process_init
from kombu import Queue

from schemas.channels import Stage
from schemas.settings import Settings
from workers.bell import Bell
from workers.checks import StartupError, check_server
from workers.connections import UNREACHABLE
from workers.extraction.language import warm
from workers.extraction.recogniser import NoPipelineError, load
from workers.runtime import Runtime
from workers.tasks import RUNTIME, runtime_of, stages_of
from workers.telemetry import configure_logging

log = structlog.get_logger()

HARD_LIMIT_AFTER_S = 10
"""Between the soft time limit, which ends a batch, and the hard one, which kills the process."""


def create_app(settings: Settings) -> Celery:
    """Make the application: `celery -A workers.app worker -Q extract,deduplicate,alert`."""
    app = Celery("wireroom", broker=settings.broker, include=["workers.tasks"])
    limit = settings.slice_s + settings.batch_timeout_s
    app.conf.update(
        task_queues=[Queue(stage) for stage in Stage],
        task_create_missing_queues=False,
        task_default_queue=Stage.EXTRACT,
        task_ignore_result=True,
        task_acks_late=False,
        task_serializer="json",
        accept_content=["json"],
        task_soft_time_limit=limit,
        task_time_limit=limit + HARD_LIMIT_AFTER_S,
        worker_prefetch_multiplier=1,
        worker_proc_alive_timeout=60,
        worker_disable_prefetch=True,
        worker_hijack_root_logger=False,
        worker_soft_shutdown_timeout=limit,
        worker_cancel_long_running_tasks_on_connection_loss=False,
        worker_send_task_events=False,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        broker_transport_options={
            "global_keyprefix": settings.channels.broker_prefix,
            "priority_steps": [0],
            "socket_timeout": 10,
            "socket_connect_timeout": 5,
            "socket_keepalive": True,
            "health_check_interval": 10,
        },
    )
    app.conf.update({RUNTIME: Runtime(settings)})
    app.steps["worker"].add(Bell)
    return app


@setup_logging.connect
def _configure_logging(**_: Any) -> None:  # noqa: ANN401 - Celery's signature
    configure_logging(runtime_of(app).settings.log_level)


@worker_init.connect
def _check_server(**_: Any) -> None:  # noqa: ANN401
    runtime = runtime_of(app)
    try:
        check_server(runtime.settings)
        runtime.is_server_checked = True
    except StartupError as error:
        sys.exit(str(error))
    except UNREACHABLE:
        log.warning("server_not_checked", consequence="the bell checks it when it is there")


@worker_init.connect
def _load_recogniser(**_: Any) -> None:  # noqa: ANN401
    """Load it before the fork, where it is needed."""
    if Stage.EXTRACT not in stages_of(app):
        return
    try:
        load(runtime_of(app).settings.spacy_pipeline)
    except NoPipelineError as error:
        sys.exit(f"WIREROOM_SPACY_PIPELINE: {error}")


@worker_process_init.connect
def _prepare_child(**_: Any) -> None:  # noqa: ANN401
    limit = runtime_of(app).settings.child_memory_max_mib << 20
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    if Stage.EXTRACT in stages_of(app):
        warm()
    # A batch is thousands of objects that die with it: looking for cycles among them at every 700th costs a tenth.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


app = create_app(Settings())

"""Logs: readable on a terminal, JSON elsewhere; never the text of an article."""

import logging
import sys

import structlog
from structlog.typing import Processor

PER_TICKET = ("celery.worker.strategy", "celery.app.trace")
"""Celery's loggers that write two lines for each ticket."""


def configure_logging(level: str) -> None:
    """Send our records and the standard library's (Celery's), from `level` up, to standard error in one form.

    Ours do not go through the standard library: at a thousand articles a second that would take a fifth of a core.
    """
    number = logging.getLevelNamesMapping()[level.upper()]
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    render = _renderers()
    structlog.configure(
        processors=[*before, *render],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    _configure_standard_library(number, [*before, structlog.stdlib.add_logger_name], render)


def _renderers() -> list[Processor]:
    if sys.stderr.isatty():
        return [structlog.dev.ConsoleRenderer()]
    return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]


def _configure_standard_library(level: int, before: list[Processor], render: list[Processor]) -> None:
    output = logging.StreamHandler(sys.stderr)
    output.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *render],
        )
    )
    root = logging.getLogger()
    root.handlers = [output]
    root.setLevel(level)
    for noisy in PER_TICKET:
        logging.getLogger(noisy).setLevel(logging.WARNING)

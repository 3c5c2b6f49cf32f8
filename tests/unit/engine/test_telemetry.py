"""Logs as another program reads them."""

import json
import subprocess
import sys

SCRIPT = """
import logging
import structlog
from workers.telemetry import configure_logging
configure_logging("info")
log = structlog.get_logger()
log.debug("not_shown")
log.info("article_ended", article_id="7f", deliveries=1)
with structlog.contextvars.bound_contextvars(ticket="extract/1"):
    log.warning("stage_paused", stage="extract")
logging.getLogger("celery.worker").info("ready %s", 7)
logging.getLogger("celery.worker.strategy").info("not shown: a line for each ticket")
try:
    raise ZeroDivisionError
except ZeroDivisionError:
    log.exception("bell_failed")
"""
CELERY_SCRIPT = """
from workers.telemetry import configure_logging
configure_logging("error")
import logging
logging.getLogger("celery").warning("not shown")
"""


def lines(script: str) -> list[dict[str, object]]:
    """What a program logs, a JSON document a line; its standard output stays empty."""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == ""
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_logs_are_json_lines_where_no_terminal_is() -> None:
    """Ours and the standard library's have one form: event, level, time in UTC, fields; a traceback is one field."""
    logged = lines(SCRIPT)
    assert [line["event"] for line in logged] == ["article_ended", "stage_paused", "ready 7", "bell_failed"]
    assert [line["level"] for line in logged] == ["info", "warning", "info", "error"]
    assert all(str(line["timestamp"]).endswith("Z") for line in logged)
    ended, paused, ready, failed = logged
    assert (ended["article_id"], ended["deliveries"], "ticket" in ended) == ("7f", 1, False)
    assert (paused["ticket"], ready["logger"]) == ("extract/1", "celery.worker")
    assert "ZeroDivisionError" in str(failed["exception"])


def test_the_level_holds_for_all() -> None:
    """What is below it is not written, by whoever."""
    assert lines(CELERY_SCRIPT) == []

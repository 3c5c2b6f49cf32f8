"""What `import wireroom` brings with it."""

import subprocess
import sys

HEAVY = {"celery", "kombu", "trafilatura", "lxml", "py3langid", "rensa", "numpy"}


def test_a_program_that_pushes_or_subscribes_stays_light() -> None:
    """Neither Celery nor a library of the stages is loaded with the public API."""
    command = "import sys, wireroom; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert {"wireroom", "redis", "pydantic"} <= loaded
    assert not loaded & HEAVY

"""How long each parser takes for 1 MiB that was made to hurt it. None may need more than two seconds, or break.

python -m benchmarks.hostile [--parser NAME]
"""

import argparse
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from benchmarks.parsers import Parser, hostile, parsers
from benchmarks.report import at_most, finish, note, progress
from workers.extraction.language import warm

LIMIT_S = 2
GIVE_UP_S = 30


@contextmanager
def _given_up() -> Iterator[None]:
    """Stop what does not end by itself."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, GIVE_UP_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def spent(parser: Parser, text: str) -> tuple[float, str]:
    """Seconds, and how it ended: read, refused, or the name of the error that is a defect."""
    started = time.perf_counter()
    try:
        with _given_up():
            ending = "read" if parser.try_on(text) else "refused"
    except Exception as error:  # noqa: BLE001 - each is what is looked for
        ending = type(error).__name__
    return time.perf_counter() - started, ending


def main() -> None:
    """Run it."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--parser", help="only those whose name begins like this")
    wanted = arguments.parse_args().parser or ""
    warm()
    slowest: dict[str, tuple[float, str]] = {}
    defects = 0
    for name, parser in parsers().items():
        if not name.startswith(wanted):
            continue
        parser.try_on("Warm.")
        for what, text in hostile():
            progress(f"{name}: {what}")
            seconds, ending = spent(parser, text)
            if ending not in {"read", "refused"} or seconds > LIMIT_S:
                defects += ending not in {"read", "refused"}
                note(f"{name}: {what}: {ending} after {seconds:.2f} s")
            slowest[name] = max(slowest.get(name, (0, "")), (seconds, what))
    figures = {name: {"slowest_s": round(seconds, 3), "at": what} for name, (seconds, what) in slowest.items()}
    bars = [
        at_most("slowest_s", max(seconds for seconds, _ in slowest.values()), LIMIT_S),
        at_most("defects", defects, 0),
    ]
    finish("hostile", figures, bars)


if __name__ == "__main__":
    main()

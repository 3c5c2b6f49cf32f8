"""How well extraction finds what is in articles, on any file of rows of the right form.

    python -m benchmarks.extraction --task html|entities|quotes|dates|language|annotators --data FILE

Each task's file says what its rows hold.
"""

import argparse
from importlib import import_module
from pathlib import Path

from benchmarks.report import finish
from benchmarks.rows import read_rows

TASKS = ("html", "entities", "quotes", "dates", "language", "annotators")

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--task", choices=TASKS, required=True)
    parser.add_argument("--data", type=Path, required=True, help="rows, one JSON object a line, gzipped or not")
    arguments = parser.parse_args()
    figures, bars = import_module(f"benchmarks.extraction.{arguments.task}").measure(read_rows(arguments.data))
    finish(f"extraction/{arguments.task}", {"data": arguments.data.name, **figures}, bars)

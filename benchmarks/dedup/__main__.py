"""How well, how fast and in how little memory copies are found.

    python -m benchmarks.dedup --data FILE --pairs FILE [--task accuracy]
    python -m benchmarks.dedup --task cost [--articles 500000]
    python -m benchmarks.dedup --task race

What the files hold stands in accuracy.py.
"""

import argparse
from pathlib import Path

from benchmarks.dedup import accuracy, cost, race
from benchmarks.report import finish
from benchmarks.rows import read_rows

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--task", choices=("accuracy", "cost", "race"), default="accuracy")
    parser.add_argument("--data", type=Path, help="articles, one JSON object a line, gzipped or not")
    parser.add_argument("--pairs", type=Path, help="near-duplicates among them, separated by tabs")
    parser.add_argument("--articles", type=int, default=500_000, help="how many are made for the cost")
    arguments = parser.parse_args()
    if arguments.task == "accuracy":
        if not (arguments.data and arguments.pairs):
            parser.error("accuracy asks for --data and --pairs")
        figures, bars = accuracy.measure(read_rows(arguments.data), accuracy.read_pairs(arguments.pairs))
    elif arguments.task == "cost":
        figures, bars = cost.measure(count=arguments.articles)
    else:
        figures, bars = race.measure()
    finish(f"dedup/{arguments.task}", figures, bars)

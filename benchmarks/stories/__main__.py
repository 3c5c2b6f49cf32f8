"""How well stories are found, how fast and in how little memory.

    python -m benchmarks.stories --data FILE [--among FILE] [--task grouping]
    python -m benchmarks.stories --pairs FILE --task pairs
    python -m benchmarks.stories --task cost [--articles 500000]

What the files hold stands in grouping.py and pairs.py.
"""

import argparse
from pathlib import Path

from benchmarks.material import REAL
from benchmarks.report import finish
from benchmarks.rows import read_rows
from benchmarks.stories import cost, grouping, pairs

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--task", choices=("grouping", "pairs", "cost"), default="grouping")
    parser.add_argument("--data", type=Path, help="articles of known events, one JSON object a line, gzipped or not")
    parser.add_argument("--among", type=Path, default=REAL, help="unrelated articles, of the same form")
    parser.add_argument("--pairs", type=Path, help="pairs of articles, one JSON object a line, gzipped or not")
    parser.add_argument("--articles", type=int, default=500_000, help="the largest window whose cost is measured")
    arguments = parser.parse_args()
    if arguments.task == "grouping":
        if not arguments.data:
            parser.error("grouping asks for --data")
        figures, bars = grouping.measure(read_rows(arguments.data), read_rows(arguments.among))
    elif arguments.task == "pairs":
        if not arguments.pairs:
            parser.error("pairs asks for --pairs")
        figures, bars = pairs.measure(read_rows(arguments.pairs))
    else:
        figures, bars = cost.measure(largest=arguments.articles)
    finish(f"stories/{arguments.task}", figures, bars)

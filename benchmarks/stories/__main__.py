"""How well stories are found, how fast and in how little memory.

    python -m benchmarks.stories --data FILE [--among FILE] [--pairs FILE]
    python -m benchmarks.stories --pairs FILE
    python -m benchmarks.stories --task cost [--articles 500000]

What the files hold stands in grouping.py and pairs.py. A task is chosen by the files that are given.
"""

import argparse
from pathlib import Path

from benchmarks.material import REAL
from benchmarks.report import Bar, finish
from benchmarks.rows import read_rows
from benchmarks.stories import cost, grouping, pairs

Measured = tuple[dict[str, object], list[Bar]]


def measure(task: str, arguments: argparse.Namespace) -> Measured:
    """Figures and bars of one task."""
    if task == "grouping":
        return grouping.measure(read_rows(arguments.data), read_rows(arguments.among))
    if task == "pairs":
        return pairs.measure(read_rows(arguments.pairs))
    return cost.measure(largest=arguments.articles)


def main() -> None:
    """Run the tasks that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--task", choices=("grouping", "pairs", "cost"))
    parser.add_argument("--data", type=Path, help="articles of known events, one JSON object a line, gzipped or not")
    parser.add_argument("--among", type=Path, default=REAL, help="unrelated articles, of the same form")
    parser.add_argument("--pairs", type=Path, help="pairs of articles, one JSON object a line, gzipped or not")
    parser.add_argument("--articles", type=int, default=500_000, help="the largest window whose cost is measured")
    arguments = parser.parse_args()
    given = {"grouping": arguments.data, "pairs": arguments.pairs}
    tasks = [arguments.task] if arguments.task else [task for task, file in given.items() if file]
    if not tasks or any(task in given and not given[task] for task in tasks):
        parser.error("grouping asks for --data, pairs for --pairs")
    measured = {task: measure(task, arguments) for task in tasks}
    figures = measured[tasks[0]][0] if len(tasks) == 1 else {task: each for task, (each, _) in measured.items()}
    finish(f"stories/{'+'.join(tasks)}", figures, [bar for _, bars in measured.values() for bar in bars])


if __name__ == "__main__":
    main()

"""Whether real feeds are read, or refused with a reason, and how long each takes.

    python -m benchmarks.feeds --data FILE.tar.gz

The file holds whole feeds as they were fetched, in any folders, under names that tell nothing.
"""

import argparse
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.report import Bar, at_least, at_most, finish, note
from benchmarks.scores import Watch
from schemas.article import Article
from wireroom.feeds.refusal import Refusal
from wireroom.feeds.syndication.articles import articles_of

MAX_BYTES = 16 << 20


def measure(feeds: Iterable[tuple[str, bytes]]) -> tuple[dict[str, object], list[Bar]]:
    """Figures and bars, over feeds and their names."""
    watch, counts, refused = Watch(), Counter[str](), Counter[str]()
    for name, content in feeds:
        counts["files"] += 1
        try:
            found = watch.time(partial(read, name, content))
        except Exception as error:  # noqa: BLE001 - it is counted, and misses the bar
            note(f"{name}: raised {type(error).__name__}: {error}")
            counts["raised"] += 1
            continue
        refusals = [each for each in found if isinstance(each, Refusal)]
        for refusal in refusals:
            note(str(refusal))
            refused[refusal.reason] += 1
        articles = len(found) - len(refusals)
        counts["articles"] += articles
        counts["refused_whole" if refusals and not articles else "read"] += 1
    share = (counts["read"] + counts["refused_whole"]) / counts["files"]
    figures = {**counts, "reasons": dict(refused.most_common(20)), **watch.figures()}
    return figures, [at_least("read or refused", share, 1), at_most("raised", counts["raised"], 0)]


def read(name: str, content: bytes) -> list[Article | Refusal]:
    """All that one feed gives."""
    return list(articles_of(content, place=name, max_bytes=MAX_BYTES))


def files_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """The files in an archive."""
    with tarfile.open(path) as archive:
        for member in archive:
            if file := archive.extractfile(member):
                yield member.name, file.read()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="feeds in a tar file, packed or not")
    arguments = parser.parse_args()
    figures, bars = measure(files_of(arguments.data))
    finish("feeds", {"data": arguments.data.name, **figures}, bars)

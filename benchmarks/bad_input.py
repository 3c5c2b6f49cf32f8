"""Bad input of every kind among good articles: each is refused at the door, and, pushed past the door, a dead letter.

    python -m benchmarks.bad_input [--articles 500]

What has no door, because it was appended to the stream by a program of any language, must end as a dead letter with a
reason; nothing else may suffer. The door is `schemas.Article` and the producer's limit of size.
"""

import argparse
import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from benchmarks.material import articles, waves
from benchmarks.report import Bar, at_least, at_most, finish, note
from benchmarks.stack import Stack, start_stack
from schemas.article import Article, Lane
from schemas.dead_letter import Reason
from schemas.verdict import Disposition
from wireroom.dead_letters import DeadLetters
from wireroom.producer import Producer, PushError

GOOD = {"source": "wire", "uri": "bad:input", "body": "The committee will meet again on Thursday, its chairman said."}
TEXT_FIELDS = ("source", "uri", "headline", "byline", "publisher", "url", "body")
LARGE_BYTES = 100_000_000
NESTED = 100_000


class Bad(NamedTuple):
    """One bad entry: the bytes of its field `article`, None for an entry without it, and the reasons that are right."""

    name: str
    content: bytes | None
    reasons: frozenset[Reason]


def bad_entries() -> list[Bad]:
    """One of each kind."""
    malformed, invalid = frozenset({Reason.MALFORMED}), frozenset({Reason.INVALID})
    unreadable = frozenset({Reason.UNREADABLE, Reason.INVALID})
    return [
        Bad("no article field", None, malformed),
        Bad("empty", b"", malformed),
        Bad("no JSON", b"EARTHQUAKE", malformed),
        Bad("invalid UTF-8", b'{"source":"wire","body":"\xff\xfe"}', malformed),
        Bad("nested deep", b"[" * NESTED + b"]" * NESTED, malformed | invalid),
        Bad("nested deep in a field", _written(tags=_nest(NESTED)), malformed | invalid),
        Bad("100 MB body", _written(body="n" * LARGE_BYTES), frozenset({Reason.TOO_LARGE})),
        Bad("wrong schema", _written(urgency="high", unknown=1), invalid),
        Bad("no object", b'"EARTHQUAKE"', invalid | malformed),
        Bad("no source", b'{"body":"x"}', invalid),
        Bad("lone surrogate", b'{"source":"wire","body":"\\ud800"}', malformed | invalid),
        Bad("unknown media type", _written(media_type="application/x-teletype"), frozenset({Reason.UNSUPPORTED})),
        Bad("empty body", _written(body=""), unreadable),
        Bad("white body", _written(body=" \n\t "), unreadable),
        Bad("body that is a ZIP", _written(body=_zip().decode("latin-1")), unreadable),
        Bad("ZIP", _zip(), malformed),
        *(Bad(f"NUL in {name}", _written(**{name: "a\0b"}), invalid) for name in TEXT_FIELDS),
    ]


class _Raw(str):
    """JSON that is written as it is."""

    __slots__ = ()


def _written(**fields: object) -> bytes:
    raw = {name: value for name, value in fields.items() if isinstance(value, _Raw)}
    document = json.dumps({**GOOD, **fields, **dict.fromkeys(raw, "@raw@")})
    for value in raw.values():
        document = document.replace('"@raw@"', value, 1)
    return document.encode()


def _nest(depth: int) -> _Raw:
    return _Raw("[" * depth + "]" * depth)


def _zip() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("wire.txt", "The committee will meet again on Thursday. " * 100)
    return content.getvalue()


def refused_at_the_door(stack: Stack, bad: Sequence[Bad]) -> list[str]:
    """The names of those that no producer can push."""
    refused = []
    with Producer(stack.settings) as producer:
        for name, content, _ in bad:
            try:
                producer.push(Article.model_validate_json(content or b""))
            except (ValidationError, PushError):
                refused.append(name)
    return refused


def push_past_the_door(stack: Stack, bad: Sequence[Bad]) -> dict[str, Bad]:
    """Append each as another program might. Answers them by their entries."""
    stream = stack.settings.channels.incoming(Lane.LIVE)
    entries = {}
    for each in bad:
        fields: Any = {"article": each.content} if each.content is not None else {"text": "EARTHQUAKE"}
        entry: Any = stack.redis.xadd(stream, fields)
        entries[entry.decode()] = each
    return entries


def measure(*, count: int) -> tuple[dict[str, object], list[Bar]]:
    """Run it."""
    good, bad = waves(articles(count * 2))[0][:count], bad_entries()
    with start_stack() as stack:
        door = [
            each for each in bad if Reason.UNREADABLE not in each.reasons and Reason.UNSUPPORTED not in each.reasons
        ]
        refused = refused_at_the_door(stack, door)
        with Producer(stack.settings) as producer:
            producer.push_many(good[: count // 2])
            entries = push_past_the_door(stack, bad)
            producer.push_many(good[count // 2 :])
        stack.drained(timeout_s=180)
        counts = stack.counts()
        letters = DeadLetters(stack.redis, stack.settings).latest(limit=1000)
        children_lost = sum("dead_child_relieved" in worker.log_text() for worker in stack.workers)
    why = {entries[letter.entry].name: f"{letter.reason}: {letter.detail}" for letter in letters}
    right = sum(letter.reason in entries[letter.entry].reasons for letter in letters)
    for name, reason in why.items():
        note(f"{name}: {reason}")
    figures: dict[str, object] = {"counts": counts, "dead": why, "refused_at_the_door": len(refused)}
    return figures, [
        at_least("good_ones_ended_normally", counts.get(Disposition.ORIGINAL, 0), len(good)),
        at_least("bad_ones_dead", counts.get(Disposition.REJECTED, 0), len(bad)),
        at_least("with_the_right_reason", right, len(bad)),
        at_least("refused_at_the_door", len(refused), len(door)),
        at_most("children_lost", children_lost, 0),
    ]


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    figures, bars = measure(count=parser.parse_args().articles)
    finish("bad_input", figures, bars)


if __name__ == "__main__":
    main()

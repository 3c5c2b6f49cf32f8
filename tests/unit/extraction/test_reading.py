"""Which records are articles, and what is said of those that are none."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemas.article import Article, PubStatus
from schemas.dead_letter import Reason
from workers.errors import Failure, PermanentError
from workers.extraction.reading import read_article

MAX_BYTES = 10_000
LINES = ("source", "uri", "headline", "byline", "publisher", "url")


def refusal(raw: bytes, *, max_bytes: int = MAX_BYTES) -> Failure:
    """Why a record is refused."""
    with pytest.raises(PermanentError) as caught:
        read_article(raw, max_bytes=max_bytes)
    return caught.value.failure


def record(**fields: object) -> bytes:
    """A record that is right but for `fields`."""
    return json.dumps({"source": "wire", "body": "The dam holds.", **fields}).encode()


def test_an_article_is_read() -> None:
    """Every field that a producer may give comes out as it went in, the time in UTC."""
    raw = record(uri="w/1", published="2023-11-10T08:00:00+05:30", urgency=1, pub_status="canceled", tags=["dams"])
    assert read_article(raw, max_bytes=MAX_BYTES) == Article(
        source="wire",
        uri="w/1",
        body="The dam holds.",
        published=datetime(2023, 11, 10, 2, 30, tzinfo=UTC),
        urgency=1,
        pub_status=PubStatus.CANCELED,
        tags=("dams",),
    )


def test_the_size_is_looked_at_first() -> None:
    """One byte too many is refused, whatever the bytes are."""
    assert refusal(b"x" * 11, max_bytes=10) == Failure(Reason.TOO_LARGE, "11 bytes; 10 are allowed")
    assert refusal(b"x" * 10, max_bytes=10).reason is Reason.MALFORMED


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b'{"source": "wire"} {}',
        b'{"source": "\xff"}',
        "\ufeff{}".encode(),
        b'{"urgency": 1' + b"0" * 5000 + b"}",
        b"[" * 100_000,
        b'{"body": ' * 100_000,
        b'{"body": "a\x00b"}',
    ],
)
def test_what_is_no_json_is_malformed(raw: bytes) -> None:
    """Broken, deep or badly encoded JSON is refused as that."""
    assert refusal(raw, max_bytes=1_000_000).reason is Reason.MALFORMED


@pytest.mark.parametrize("name", [*LINES, "body", "language", "media_type", "traceparent"])
@pytest.mark.parametrize("broken", [r"\ud800", r"\udfff", r"\udc00\ud800"])
def test_lone_surrogates_are_malformed(name: str, broken: str) -> None:
    """No article holds half a character: it could never be written down again."""
    raw = record(**{name: "HALF"}).replace(b"HALF", broken.encode())
    assert refusal(raw).reason is Reason.MALFORMED
    assert refusal(record(tags=["HALF"]).replace(b"HALF", broken.encode())).reason is Reason.MALFORMED


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("control", ["\x00", "\n", "\x1b", "\x7f"])
def test_control_characters_are_refused_in_lines(name: str, control: str) -> None:
    """The detail names the field, the character and its place."""
    failure = refusal(record(**{name: f"ab{control}c"}))
    expected = f"`{name}`: holds a control character (U+{ord(control):04X}) at offset 2"
    assert failure == Failure(Reason.INVALID, expected)


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        (b"[]", "an article is a JSON object"),
        (b"{}", "`source` is missing; `body` is missing"),
        (
            record(colour="red", title="x"),
            "`colour` is not a field of an article; `title` is not a field of an article",
        ),
        (record(**{"a\nb" + "c" * 50: 1}), f"`a?b{'c' * 37}...` is not a field of an article"),
        (record(body=None), "`body`: input should be a valid string"),
        (record(body="a\0b"), "`body`: holds a NUL character at offset 1"),
        (record(urgency="1"), "`urgency`: input should be a valid integer"),
        (record(urgency=True), "`urgency`: input should be a valid integer"),
        (record(urgency=10), "`urgency`: input should be less than or equal to 9"),
        (record(published=1_700_000_000), "`published`: input should be a valid datetime"),
        (record(published="2023-11-10T08:00:00"), "`published`: input should have timezone info"),
        (record(published="0001-01-01T00:00:00+14:00"), "`published`: is outside the years 1 to 9999 in UTC"),
        (record(tags="dams"), "`tags`: input should be a valid array"),
        (record(tags=["a", ""]), "`tags.1`: string should have at least 1 character"),
        (record(pub_status="gone"), "`pub_status`: input should be 'usable', 'withheld' or 'canceled'"),
    ],
)
def test_each_wrong_field_is_named(raw: bytes, detail: str) -> None:
    """Nothing is converted or guessed: the refusal says which field is wrong, and why."""
    assert refusal(raw) == Failure(Reason.INVALID, detail)


def test_a_few_faults_are_told() -> None:
    """Of many faults five are named and the rest are counted."""
    many = {f"x{number}": 1 for number in range(1000)}
    assert refusal(record(**many), max_bytes=1_000_000).detail.endswith(
        "`x4` is not a field of an article; and 995 more"
    )
    assert "more" not in refusal(record(tags=[1] * 4000), max_bytes=1_000_000).detail


@pytest.mark.parametrize("name", [*LINES, "language", "media_type", "published", "urgency", "tags", "pub_status"])
def test_no_value_is_told(name: str) -> None:
    """A refusal may be read by people who must not read the article."""
    assert "SECRET" not in refusal(record(**{name: "SECRET\n" * 300})).detail


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
records = st.fixed_dictionaries(
    {"source": st.text(max_size=5) | anything, "body": st.text() | anything},
    optional={name: st.text(max_size=5) | anything for name in Article.model_fields if name not in {"source", "body"}},
)


@given(st.binary() | records.map(json.dumps).map(str.encode))
@example(record())
def test_any_bytes_are_an_article_or_refused(raw: bytes) -> None:
    """Nothing but a `PermanentError` is raised, and what is read can be written down and has an identity."""
    with suppress(PermanentError):
        article = read_article(raw, max_bytes=MAX_BYTES)
        assert Article.model_validate_json(article.model_dump_json()) == article
        assert article.meta().article_id

"""An incoming article: its identity, its version, its lane."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.article import Article, Lane, PubStatus

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
lines = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40)
tokens = st.from_regex(r"[a-z0-9.+-]{1,10}", fullmatch=True)
articles = st.builds(
    Article,
    source=lines,
    uri=st.none() | lines,
    media_type=st.builds("{}/{}".format, tokens, tokens),
    headline=st.none() | lines,
    byline=st.none() | lines,
    publisher=st.none() | lines,
    url=st.none() | lines,
    language=st.none() | st.sampled_from(["en", "zh-Hans", "pt-BR"]),
    published=st.none() | st.datetimes(timezones=st.timezones()).filter(lambda at: 1 < at.year < 9999),
    urgency=st.none() | st.integers(1, 9),
    tags=st.lists(lines, max_size=3).map(tuple),
    pub_status=st.sampled_from(PubStatus),
    traceparent=st.none() | st.just("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
    body=texts,
)
ARTICLE = Article(source="Meridian Press", uri="a-1", headline="Rain", body="It rained.")


def article(**changes: object) -> Article:
    """The sample, with other values in some fields."""
    return Article.model_validate(ARTICLE.model_dump() | changes)


@given(articles)
def test_an_article_comes_back_from_json_as_it_was(pushed: Article) -> None:
    """Writing an article as JSON and reading it gives an equal one, with the same names."""
    read = Article.model_validate_json(pushed.model_dump_json())
    assert read == pushed
    assert read.meta() == pushed.meta()
    assert read.version_hash == pushed.version_hash


@given(articles)
def test_the_meta_is_the_article_without_its_body(pushed: Article) -> None:
    """Nothing but the body is left behind, and there always is a name."""
    meta = pushed.meta()
    known = meta.model_dump(exclude={"uri"})
    assert known == pushed.model_dump(exclude={"uri", "body"})
    assert meta.uri == (pushed.uri or meta.uri)


def test_names_are_the_same_at_every_run() -> None:
    """Ids and hashes follow from the content alone: these were computed by another process."""
    pushed = Article(source="Meridian Press", uri="a-1", body="Rain.")
    assert pushed.meta().article_id == "a2a5dbe2609782e4d7368026"
    assert pushed.version_hash == "f209a63ce2f0e04613447dc1"
    assert Article(source="Meridian Press", body="Rain.").meta().uri == "urn:wireroom:body:09943cfbc00426ba63bb372d"


@given(articles, articles)
def test_source_and_uri_alone_name_an_article(one: Article, other: Article) -> None:
    """Two articles have the same id if and only if they have the same source and uri."""
    named = Article.model_validate(other.model_dump() | {"source": one.source, "uri": one.meta().uri})
    assert named.meta().article_id == one.meta().article_id
    same_name = (one.source, one.meta().uri) == (other.source, other.meta().uri)
    assert (one.meta().article_id == other.meta().article_id) is same_name


def test_a_name_does_not_shift_between_its_parts() -> None:
    """The border between source and uri counts."""
    assert article(source="ab", uri="c").meta().article_id != article(source="a", uri="bc").meta().article_id


def test_a_nameless_article_is_named_by_its_body() -> None:
    """Without a uri, the same body is the same article, and another body another one."""
    assert article(uri=None).meta() == article(uri=None).meta()
    assert article(uri=None).meta().article_id != article(uri=None, body="It snowed.").meta().article_id


@pytest.mark.parametrize(
    "change",
    [
        {"body": "It rained"},
        {"headline": "Rain!"},
        {"headline": None},
        {"media_type": "text/html"},
        {"pub_status": "canceled"},
        {"pub_status": "withheld"},
    ],
)
def test_another_content_is_another_version(change: dict[str, object]) -> None:
    """Body, headline, media type and status make a version."""
    assert article(**change).version_hash != ARTICLE.version_hash
    assert article(**change).meta().article_id == ARTICLE.meta().article_id


@pytest.mark.parametrize(
    "change",
    [
        {"tags": ("weather",)},
        {"byline": "Ines Okoro"},
        {"urgency": 2},
        {"published": "2025-03-14T06:00:00Z"},
        {"traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"},
        {"source": "Harbour Wire"},
    ],
)
def test_the_same_content_is_the_same_version(change: dict[str, object]) -> None:
    """What surrounds the content makes no version."""
    assert article(**change).version_hash == ARTICLE.version_hash


def test_a_version_does_not_shift_between_its_parts() -> None:
    """The border between headline and body counts."""
    assert article(headline="ab", body="c").version_hash != article(headline="a", body="bc").version_hash


@pytest.mark.parametrize(
    ("urgency", "lane"),
    [(None, Lane.LIVE), (1, Lane.URGENT), (3, Lane.URGENT), (4, Lane.LIVE), (9, Lane.LIVE)],
)
def test_the_lane_follows_from_the_urgency(urgency: int | None, lane: Lane) -> None:
    """Urgency 1 to 3 goes first; nothing goes to the backfill by itself."""
    assert article(urgency=urgency).lane is lane


@pytest.mark.parametrize(
    "change",
    [
        {"source": ""},
        {"uri": ""},
        {"urgency": 0},
        {"urgency": 10},
        {"media_type": "text"},
        {"media_type": "Text/HTML"},
        {"media_type": "text/html; charset=utf-8"},
        {"language": "english language"},
        {"language": "en\n"},
        {"published": "2025-03-14T06:00:00"},
        {"tags": ["x"] * 101},
        {"pub_status": "killed"},
        {"traceparent": "00-4bf9-00f0-01"},
        {"body": None},
    ],
)
def test_a_wrong_field_is_refused_by_name(change: dict[str, object]) -> None:
    """Each field has its bounds, and the refusal names the field."""
    with pytest.raises(ValidationError) as caught:
        article(**change)
    assert {error["loc"][0] for error in caught.value.errors()} == set(change)


def test_a_body_has_no_bound_of_its_own() -> None:
    """The size of entries is bounded by a setting; an empty body may be an article too."""
    assert article(body="").body == ""
    assert len(article(body="x" * 5_000_000).body) == 5_000_000


def test_a_withdrawal_does_not_overtake_its_article() -> None:
    """An urgent kill queues with the live articles, behind what it kills."""
    assert article(urgency=1, pub_status=PubStatus.CANCELED).lane is Lane.LIVE

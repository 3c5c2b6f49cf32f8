"""What extraction makes of whole articles."""

import json
import zlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article, PubStatus
from schemas.dead_letter import Reason
from schemas.extraction import Extraction, Origin, Provenance, Signal
from workers.errors import Failure, PermanentError
from workers.extraction.extract import READERS, count_words, extract
from workers.extraction.found import GUESSED, SURE
from workers.extraction.language import warm
from workers.extraction.lines import one_line

DAM = "The dam at Ost held through the night, the water board said on Tuesday, and the valley may sleep again."

CONTENT = f"<contentSet><inlineData>{DAM}</inlineData></contentSet>"
NEWSML = [media_type for media_type in READERS if "newsml" in media_type or "iptc" in media_type]

ARRIVED = datetime(2023, 12, 1, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _model() -> None:
    """Load the language model before the clock of any test runs."""
    warm()


def article(body: str, **fields: object) -> Article:
    """An article of a wire."""
    return Article.model_validate({"source": "wire", "body": body, **fields})


def read(pushed: Article) -> Extraction:
    """What is extracted from an article that arrived in the winter of 2023."""
    return extract(pushed, arrived=ARRIVED)


def refusal(refused: Article) -> Failure:
    """Why an article is refused."""
    with pytest.raises(PermanentError) as caught:
        read(refused)
    return caught.value.failure


def test_plain_text_is_extracted() -> None:
    """Date line, headline, text, language and length come from the body."""
    found = read(article(f" date 2023-11-10 {DAM}\n\nMore\nrain fell."))
    assert (found.headline, found.text) == (DAM, f"{DAM}\n\nMore rain fell.")
    assert (found.language, found.published) == ("en", datetime(2023, 11, 10, tzinfo=UTC))
    assert found.word_count == 23


@pytest.mark.parametrize("media_type", ["text/html", "application/xhtml+xml"])
def test_pages_are_extracted(media_type: str) -> None:
    """HTML and XHTML give text and what the page says of itself."""
    page = f'<html lang="en"><head><meta name="author" content="Ada Moor"></head><h1>Dam holds</h1><p>{DAM}</p></html>'
    found = read(article(page, media_type=media_type))
    assert DAM in found.text
    assert (found.headline, found.byline, found.language) == ("Dam holds", "Ada Moor", "en")


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("application/ninjs+json", {"uri": "dam", "headline": "Dam holds", "body_text": DAM}),
        ("application/json", {"uri": "dam", "headlines": [{"value": "Dam holds"}], "bodies": [{"value": DAM}]}),
        ("application/feed+json", {"id": "dam", "title": "Dam holds", "content_text": DAM}),
        ("application/rss+xml", f"<item><title>Dam holds</title><description>{DAM}</description></item>"),
        ("application/atom+xml", f"<entry><title>Dam holds</title><content>{DAM}</content></entry>"),
        *(
            (media_type, f"<newsItem><contentMeta><headline>Dam holds</headline></contentMeta>{CONTENT}</newsItem>")
            for media_type in NEWSML
        ),
    ],
)
def test_wire_formats_are_extracted(media_type: str, body: object) -> None:
    """Formats of wires and feeds are read by their media type."""
    found = read(article(body if isinstance(body, str) else json.dumps(body), media_type=media_type))
    assert (found.headline, found.text) == ("Dam holds", DAM)
    assert found.provenance["headline"] == Provenance(origin=Origin.BODY, confidence=SURE)


def test_a_kill_inside_of_a_body_is_carried_out() -> None:
    """The producer need not know that it pushes one, and it may be without a text."""
    body = {"uri": "dam", "type": "picture", "pubStatus": "canceled"}
    found = read(article(json.dumps(body), media_type="application/ninjs+json"))
    assert (found.pub_status, found.text) == (PubStatus.CANCELED, "dam")


def test_a_usable_status_makes_no_words() -> None:
    """Only a withdrawal may be without one."""
    body = json.dumps({"uri": "dam", "pubStatus": "usable", "body_text": "***"})
    refused = refusal(article(body, media_type="application/ninjs+json"))
    assert refused == Failure(Reason.UNREADABLE, "there is not one word in it")


def test_wire_copy_is_understood() -> None:
    """Tags, byline and date line become fields; the text stays as it is."""
    found = read(article(f"By ADA MOOR\n\nOST, Norland (NP) _ {DAM}", headline="UPDATE 1-Dam holds", tags=["weather"]))
    assert (found.headline, found.byline, found.dateline) == ("Dam holds", "ADA MOOR", "OST, Norland")
    assert (found.publisher, found.signals, found.tags) == ("NP", (Signal.UPDATE,), ("weather",))
    assert found.text == f"By ADA MOOR\n\nOST, Norland (NP) _ {DAM}"
    assert found.provenance["publisher"] == Provenance(origin=Origin.TEXT, confidence=GUESSED)


def test_the_producer_knows_best() -> None:
    """What was said at the push wins over what is found in the body."""
    said = {
        "headline": "Said",
        "byline": "Ben Hale",
        "publisher": "The Courier",
        "url": "https://ost.example/said",
        "language": "de",
        "published": datetime(2020, 1, 1, tzinfo=UTC),
    }
    found = read(article(f"date 2023-11-10 {DAM}", **said))
    assert {name: getattr(found, name) for name in said} == said


def test_blank_words_say_nothing() -> None:
    """Lines of spaces do not hide what is found."""
    found = read(article(DAM, headline=" ", byline="\u3000", publisher=" ", url=" "))
    assert (found.headline, found.byline, found.publisher, found.url) == (DAM, None, None, None)


def test_a_page_declares_the_language_that_nobody_can_tell() -> None:
    """The text decides where it is clear, the page where it is not."""
    assert read(article("<html lang=tlh><h1>Qapla</h1><p>Qapla!</p></html>", media_type="text/html")).language == "tlh"
    assert read(article(f"<html lang=fr><p>{DAM}</p></html>", media_type="text/html")).language == "en"


def test_a_snap_is_a_headline_alone() -> None:
    """Wires send flashes without a body."""
    found = read(article("\n", headline="EARTHQUAKE OF MAGNITUDE 7.1 HITS OST", media_type="application/x-snap"))
    assert (found.headline, found.text) == ("EARTHQUAKE OF MAGNITUDE 7.1 HITS OST",) * 2


def test_a_kill_needs_no_words() -> None:
    """A withdrawal without headline and body goes by its name, so it is never lost."""
    withdrawn = read(article("", uri="w/1", pub_status=PubStatus.CANCELED))
    assert (withdrawn.headline, withdrawn.text) == ("w/1", "w/1")
    assert withdrawn.provenance["headline"].confidence == GUESSED
    assert refusal(article("", pub_status=PubStatus.CANCELED)) == Failure(Reason.UNREADABLE, "the body is empty")


@pytest.mark.parametrize(
    "fields",
    [
        {"media_type": "application/pdf"},
        {"body": "\x01\x02\x03\x04"},
        {"body": "***"},
        {"body": "date 2023-11-10"},
        {"body": "{", "media_type": "application/ninjs+json"},
        {"body": "<p></p>", "media_type": "text/html"},
    ],
)
def test_a_kill_that_cannot_be_read_is_carried_out(fields: dict[str, str]) -> None:
    """Whatever its body is; an article of the same body is refused."""
    given = {"body": DAM, "uri": "w/1", **fields}
    read(article(**given, pub_status=PubStatus.CANCELED))
    refusal(article(**given))


@pytest.mark.parametrize(
    ("refused", "reason", "detail"),
    [
        (article(""), Reason.UNREADABLE, "the body is empty"),
        (article("", uri="w/1"), Reason.UNREADABLE, "the body is empty"),
        (article(" \n\t\x85"), Reason.UNREADABLE, "the body is empty"),
        (article("date 2023-11-10"), Reason.UNREADABLE, "there is not one word in it"),
        (article("*** --- ... _"), Reason.UNREADABLE, "there is not one word in it"),
        (
            article(zlib.compress(DAM.encode()).replace(b"\0", b"").decode("latin-1")),
            Reason.UNREADABLE,
            "the body is binary, or text in a wrong encoding",
        ),
        (
            article(DAM, media_type="application/pdf"),
            Reason.UNSUPPORTED,
            f"application/pdf is not read; {', '.join(READERS)} are",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(refused: Article, reason: Reason, detail: str) -> None:
    """The refusal says why, and nothing of the text."""
    assert refusal(refused) == Failure(reason, detail)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("The U.S. dam \u2014 built in 1931 \u2014 didn't leak, e-mail says.", 10),
        ("\u5927\u575d\u7a33\u56fa\u3002", 4),
        ("NATO\u306e\u30c0\u30e0", 4),
        ("\ub310\uc774 \ubc84\ud2f4\ub2e4", 2),
        ("\u092c\u093e\u0902\u0927 \u092e\u091c\u092c\u0942\u0924", 2),
        ("_ * \u2026 \U0001f30b", 0),
    ],
)
def test_words_are_counted(text: str, count: int) -> None:
    """Words are what spaces part, and letters in scripts that have none."""
    assert count_words(text) == count


bodies = st.text() | st.text(alphabet="aB1.? \n\t\u4e2d\u3002\x01\x85\ufffd", max_size=200)


@given(bodies.filter(lambda body: "\x00" not in body))
def test_any_text_is_extracted_or_refused(body: str) -> None:
    """Nothing but a `PermanentError` is raised; what is extracted keeps every word and can be written down."""
    try:
        found = read(article(body))
    except PermanentError:
        return
    if found.published is None:
        assert found.text.split() == one_line(body).split()
    assert Extraction.model_validate_json(found.model_dump_json()) == found


tags = st.sampled_from(["html", "head", "body", "title", "p", "div", "h1", "a", "table", "td", "script", "svg", "li"])
pieces = st.one_of(
    tags.map("<{}>".format),
    tags.map("</{}>".format),
    st.sampled_from(['<meta name="author" content="', '">', "<a href=", "<!--", "-->", "&#xD800;", "&#0;", DAM]),
    st.text(max_size=20).map(lambda text: text.replace("\x00", "")),
)


@given(st.lists(pieces, max_size=40).map("".join))
def test_any_page_is_extracted_or_refused(body: str) -> None:
    """Whatever markup stands in it, a page raises nothing but `PermanentError`."""
    try:
        found = read(article(body, media_type="text/html"))
    except PermanentError:
        return
    assert Extraction.model_validate_json(found.model_dump_json()) == found

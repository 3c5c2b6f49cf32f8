"""What texts are recognised by."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.extraction import Extraction
from tests.wires import FERRY, FERRY_CUT, FERRY_LATER, FOG_ZH, FOG_ZH_CHANGED
from workers.deduplication.numbers import mark_numbers
from workers.deduplication.signatures import (
    BANDS,
    CHARACTERS,
    EXACT_BYTES,
    PUBLISHER_BYTES,
    SKETCHED,
    WORDS,
    Signature,
    sign,
)
from workers.deduplication.words import split


def signed(text: str, headline: str = "Ferries stop", publisher: str = "Meridian") -> Signature:
    """The signature of a text under a headline."""
    found = Extraction(headline=headline, text=text, language=None, word_count=0)
    return sign(found, headline=split(headline), text=split(text), publisher=publisher)


def bands(signature: Signature) -> list[bytes]:
    """The bands, one by one."""
    return [signature.bands[at : at + 4] for at in range(0, len(signature.bands), 4)]


def share_equal(one: Signature, other: Signature) -> float:
    """The share of permutations that are equal in two sketches."""
    pairs = zip(one.sketch[-SKETCHED:], other.sketch[-SKETCHED:], strict=True)
    return sum(a == b for a, b in pairs) / SKETCHED


def test_a_signature_has_its_parts() -> None:
    """A text of usual length has hashes and bands; its sketch tells its length, its numbers and its permutations."""
    signature = signed(FERRY_CUT)
    assert len(signature.exact) == EXACT_BYTES
    assert len(signature.publisher) == PUBLISHER_BYTES
    assert len(set(bands(signature))) == BANDS
    shingles = len(split(FERRY_CUT).all) - WORDS.length + 1
    assert signature.sketch[:-SKETCHED] == shingles.to_bytes(3, "big") + mark_numbers("400")


@pytest.mark.parametrize(
    "copy",
    [
        FERRY.upper(),
        FERRY.replace(" ", "\n\n"),
        FERRY.replace(".", " \u2026").replace(",", " \u2014"),
        f"\u201c{FERRY}\u201d",
    ],
)
def test_how_a_text_is_set_does_not_count(copy: str) -> None:
    """Case, white space and punctuation change nothing, nor does another headline."""
    assert signed(copy, "Tug hits pier") == signed(FERRY)


@pytest.mark.parametrize("changed", [FERRY.replace("two", "five"), FERRY + " 2", FERRY.replace("fog", "f\u00f6g")])
def test_every_word_counts_for_the_exact_hash(changed: str) -> None:
    """Another letter or digit is another text."""
    assert signed(changed).exact != signed(FERRY).exact


def test_near_copies_share_bands_and_most_of_the_sketch() -> None:
    """A few changed words leave near copies recognisable; the share of equal bytes estimates their Jaccard."""
    one, other = signed(FERRY), signed(FERRY_CUT)
    assert one.exact != other.exact
    assert set(bands(one)) & set(bands(other))
    assert 0.6 < share_equal(one, other) < 0.9


def test_other_texts_share_nothing() -> None:
    """Texts without a common shingle have no band in common, and equal bytes by chance alone."""
    one, other = signed(FERRY), signed(FERRY_LATER)
    assert not set(bands(one)) & set(bands(other))
    assert share_equal(one, other) < 0.1


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    """Chinese copies share bands although there is no space in them."""
    one, other = signed(FOG_ZH), signed(FOG_ZH_CHANGED)
    assert set(bands(one)) & set(bands(other))
    assert 0.7 < share_equal(one, other) < 1


@pytest.mark.parametrize(
    ("text", "is_short"),
    [
        (" ".join(FERRY.split()[: WORDS.shortest - 1]), True),
        (" ".join(FERRY.split()[: WORDS.shortest]), False),
        (FOG_ZH[: CHARACTERS.shortest - 1], True),
        (FOG_ZH[: CHARACTERS.shortest], False),
    ],
    ids=["35 words", "36 words", "71 characters", "72 characters"],
)
def test_short_texts_have_no_near_copies(text: str, is_short: bool) -> None:  # noqa: FBT001 - a table's column
    """A text below the limit of its script has the exact hash alone."""
    signature = signed(text)
    assert (signature.bands == b"") is is_short
    assert (signature.sketch == b"") is is_short


def test_the_headline_tells_short_texts_apart() -> None:
    """Flashes with the same text are the same only under the same headline, however it is set."""
    assert signed("More follows.", "Ferry sinks").exact != signed("More follows.", "Mayor resigns").exact
    assert signed("More follows.", "FERRY SINKS!").exact == signed("more follows", "Ferry sinks").exact
    assert len({signed("sinks", "Ferry").exact, signed("", "Ferry sinks").exact, signed("", "Ferrysinks").exact}) == 3


def test_the_publisher_is_told_apart() -> None:
    """Signatures of one text by two publishers differ in nothing but the publisher, short or not."""
    for text in (FERRY, "More follows."):
        one, other = signed(text, publisher="Meridian"), signed(text, publisher="Harbour Wire")
        assert one.publisher != other.publisher
        assert one == other._replace(publisher=one.publisher)


def test_what_holds_no_word_is_told_apart_as_written() -> None:
    """Texts of signs alone do not all count as the same text."""
    assert signed("\U0001f525", "!").exact != signed("\U0001f30a", "!").exact


def test_every_process_computes_the_same() -> None:
    """A signature does not depend on the process, nor on Python's hash seed."""
    program = (
        "import sys\n"
        "from schemas.extraction import Extraction\n"
        "from workers.deduplication.signatures import sign\n"
        "from workers.deduplication.words import split\n"
        "text = sys.stdin.buffer.read().decode()\n"
        "found = Extraction(headline='Ferries stop', text=text, language=None, word_count=0)\n"
        "signature = sign(found, headline=split(found.headline), text=split(text), publisher='Meridian')\n"
        "print(b''.join(signature).hex())\n"
    )
    for text in (FERRY, FOG_ZH, "More follows."):
        for seed in ("0", "4711"):
            done = subprocess.run(
                [sys.executable, "-c", program],
                input=text.encode(),
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
                capture_output=True,
                check=True,
            )
            assert done.stdout.strip().decode() == b"".join(signed(text)).hex()


@given(st.text(), st.text(min_size=1))
def test_any_text_can_be_signed(text: str, headline: str) -> None:
    """Whatever characters an article holds, it has a signature, and the same one again."""
    extraction = Extraction.model_construct(headline=headline, text=text, language=None, word_count=0)
    one, other = (sign(extraction, headline=split(headline), text=split(text), publisher=headline) for _ in range(2))
    assert one == other

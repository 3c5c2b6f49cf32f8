"""What texts are recognised by."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.extraction import Extraction
from tests.wires import FERRY, FERRY_CUT, FERRY_LATER, FOG_ZH, FOG_ZH_CHANGED
from workers.deduplication.signatures import BANDS, CHARACTERS, EXACT_BYTES, PERMUTATIONS, WORDS, Signature, sign


def signed(text: str, headline: str = "Ferries stop") -> Signature:
    """The signature of a text under a headline."""
    return sign(Extraction(headline=headline, text=text, language=None, word_count=0))


def bands(signature: Signature) -> list[bytes]:
    """The bands, one by one."""
    return [signature.bands[at : at + 4] for at in range(0, len(signature.bands), 4)]


def share_equal(one: bytes, other: bytes) -> float:
    """The share of equal bytes of two sketches."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / PERMUTATIONS


def test_a_signature_has_its_parts() -> None:
    """A text of usual length has a hash, a hash for each band and a byte for each permutation."""
    signature = signed(FERRY)
    assert len(signature.exact) == EXACT_BYTES
    assert len(set(bands(signature))) == BANDS
    assert len(signature.sketch) == PERMUTATIONS


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
    assert 0.75 < share_equal(one.sketch, other.sketch) < 0.95


def test_other_texts_share_nothing() -> None:
    """Texts without a common shingle have no band in common, and equal bytes by chance alone."""
    one, other = signed(FERRY), signed(FERRY_LATER)
    assert not set(bands(one)) & set(bands(other))
    assert share_equal(one.sketch, other.sketch) < 0.1


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    """Chinese copies share bands although there is no space in them."""
    one, other = signed(FOG_ZH), signed(FOG_ZH_CHANGED)
    assert set(bands(one)) & set(bands(other))
    assert 0.8 < share_equal(one.sketch, other.sketch) < 1


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


def test_what_holds_no_word_is_told_apart_as_written() -> None:
    """Texts of signs alone do not all count as the same text."""
    assert signed("\U0001f525", "!").exact != signed("\U0001f30a", "!").exact


def test_every_process_computes_the_same() -> None:
    """A signature does not depend on the process, nor on Python's hash seed."""
    program = (
        "import sys\n"
        "from schemas.extraction import Extraction\n"
        "from workers.deduplication.signatures import sign\n"
        "text = sys.stdin.buffer.read().decode()\n"
        "print(b''.join(sign(Extraction(headline='Ferries stop', text=text, language=None, word_count=0))).hex())\n"
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
    assert sign(extraction) == sign(extraction)

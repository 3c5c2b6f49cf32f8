"""Tells the language of a text. It knows nothing of articles."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SAMPLE_CHARS = 600
"""Looked at, from the beginning: more takes longer and answers no better."""

CONFIDENCE_MIN = 0.5

CLAIMED = ("en", "de", "fr", "es", "zh", "am", "sw", "xh")
"""Languages that are told apart reliably."""

_NOT_LANGUAGE = "zxx"


def warm() -> None:
    """Load the model, about 0.6 s and 100 MB. Call it once in each process, after the fork."""
    _identifier()


def detect(text: str) -> str | None:
    """The language as a BCP 47 tag; None for what is too short, doubtful or no language."""
    language, confidence = _identifier().classify(text[:SAMPLE_CHARS])
    return str(language) if confidence >= CONFIDENCE_MIN and language != _NOT_LANGUAGE else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

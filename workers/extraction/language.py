"""Tells the language of a text: by its function words where they leave no doubt, else by a model. Knows no articles."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SAMPLE_CHARS = 600
"""Looked at, from the beginning: more takes longer and answers no better."""

CONFIDENCE_MIN = 0.5

CLAIMED = ("en", "de", "fr", "es", "zh", "am", "sw", "xh")
"""Languages that are told apart reliably, by measure."""

FUNCTION_WORDS = {
    "en": frozenset(
        "the of and to in is was for on with said that at as it by his from are not have after had who an were been "
        "their this would which but they will".split()
    ),
    "de": frozenset(
        "der die und den von zu das mit sich des auf f\u00fcr ist im dem nicht ein eine einen als auch nach wird bei "
        "einer um am sind noch wie einem \u00fcber zum haben nur oder aber vor zur bis mehr durch sein wurde".split()
    ),
    "fr": frozenset(
        "le les des et du une est dans qui sur au pas plus par avec ce il sont ont aux mais cette ses comme leur "
        "\u00e9t\u00e9 elle deux apr\u00e8s aussi ces sans o\u00f9 \u00e0 pour un".split()
    ),
    "es": frozenset(
        "la que en se por no el los las del y con una su al lo m\u00e1s pero sus este ya entre cuando muy sin "
        "sobre tambi\u00e9n hasta hay desde fue ha son esta han era seg\u00fan dos".split()
    ),
}
"""Common words that its neighbours do not share."""

SHARE_MIN = 0.24
"""Of function words in a sample: running English has a third of them, Nigerian Pidgin at most .22, others under .1."""

DISTINCT_MIN = 5

_NOT_LANGUAGE = "zxx"
_AS = {"wuu": "zh"}
"""Told as the language it is written in: the model cannot tell Wu from other Chinese by its characters."""


def warm() -> None:
    """Load the model, about 0.6 s and 100 MB. Call it once in each process, after the fork."""
    _identifier()


def detect(text: str) -> str | None:
    """The language as a BCP 47 tag; None for what is too short, doubtful or no language."""
    sample = text[:SAMPLE_CHARS]
    return by_function_words(sample.lower().split()) or _by_model(sample)


def by_function_words(words: list[str]) -> str | None:
    """The language whose function words leave no doubt, of words in small letters; None where they do."""
    for language, known in FUNCTION_WORDS.items():
        hits = [word for word in words if word in known]
        if len(hits) >= SHARE_MIN * len(words) and len(set(hits)) >= DISTINCT_MIN:
            return language
    return None


def _by_model(sample: str) -> str | None:
    language, confidence = _identifier().classify(sample)
    return _AS.get(language, str(language)) if confidence >= CONFIDENCE_MIN and language != _NOT_LANGUAGE else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

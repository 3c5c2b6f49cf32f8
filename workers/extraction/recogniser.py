"""Chooses who finds the entities: our own rules, or a spaCy pipeline that the user has installed."""

from functools import cache
from importlib import import_module
from typing import Any

from schemas.annotations import Entity, EntityType
from workers.extraction.annotate import WITH_NAMES, Recognise
from workers.extraction.entities import recognise as recognise_by_rules
from workers.extraction.names.lexicon import lexicon
from workers.extraction.tokens import Tokens

EVERY_LANGUAGE = "xx"
"""What spaCy calls a pipeline for any language."""

TYPES = {
    "PERSON": EntityType.PERSON,
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
}
"""The labels of spaCy's own pipelines, and what they are here; the others are no entities."""


class NoPipelineError(ValueError):
    """The pipeline that was asked for cannot be loaded. The message says why, in one line."""


def load(spacy_pipeline: str | None) -> None:
    """Load what `choose` answers, and the lists of all languages, 25 MB: before a fork, so that children share them.

    Raises:
        NoPipelineError: as `choose`.
    """
    choose(spacy_pipeline)
    for language in WITH_NAMES:
        lexicon(language)


@cache
def choose(spacy_pipeline: str | None) -> Recognise:
    """The recogniser: our own rules, or the spaCy pipeline of that name or path. Loads it once in each process.

    A text in another language than the pipeline's is left to the rules.

    Raises:
        NoPipelineError: spaCy or the pipeline is not installed, or cannot be loaded.
    """
    if spacy_pipeline is None:
        return recognise_by_rules
    pipeline = _load(spacy_pipeline)

    def recognise(tokens: Tokens, language: str) -> list[Entity]:
        if pipeline.lang not in (language, EVERY_LANGUAGE):
            return recognise_by_rules(tokens, language)
        return _entities(pipeline(tokens.text).ents)

    return recognise


def _load(name: str) -> Any:  # noqa: ANN401 - spaCy's own class, which is not known where it is not installed
    try:
        return import_module("spacy").load(name)
    except (ImportError, OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise NoPipelineError(f"the spaCy pipeline {name} cannot be loaded: {reason}") from error


def _entities(found: Any) -> list[Entity]:  # noqa: ANN401 - spaCy's own spans
    """The entities of spaCy's spans; mentions with the same words are joined."""
    spans: dict[tuple[EntityType, str], list[tuple[int, int]]] = {}
    for each in found:
        if each.label_ in TYPES:
            key = TYPES[each.label_], " ".join(each.text.split())
            spans.setdefault(key, []).append((each.start_char, each.end_char))
    return [Entity(type=kind, name=name, mentions=tuple(mentions)) for (kind, name), mentions in spans.items()]

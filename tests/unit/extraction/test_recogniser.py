"""Who finds the entities: our own rules, or a spaCy pipeline."""

from pathlib import Path

import pytest
import spacy

from schemas.annotations import Entity, EntityType
from workers.extraction.entities import recognise as recognise_by_rules
from workers.extraction.recogniser import NoPipelineError, choose
from workers.extraction.tokens import tokenize

TEXT = "The Grand Weir Trust met Ilse Brandt in Ost.\n\nIlse Brandt paid Ost 300 crowns on Monday."
PATTERNS = [
    {"label": "PERSON", "pattern": "Ilse Brandt"},
    {"label": "ORG", "pattern": "Grand Weir Trust"},
    {"label": "GPE", "pattern": "Ost"},
    {"label": "DATE", "pattern": "Monday"},
]


def saved(folder: Path, *, language: str = "en") -> str:
    """The path of a blank pipeline with an entity ruler."""
    pipeline = spacy.blank(language)
    pipeline.add_pipe("entity_ruler").add_patterns(PATTERNS)  # type: ignore[attr-defined]  # the ruler's own method
    pipeline.to_disk(folder)
    return str(folder)


def named(entity: Entity) -> tuple[EntityType, str, list[str]]:
    """An entity with the words of its mentions."""
    return entity.type, entity.name, [TEXT[start:end] for start, end in entity.mentions]


def test_without_a_pipeline_the_rules_find_the_entities() -> None:
    """Our own rules are the default."""
    assert choose(None) is recognise_by_rules


@pytest.mark.parametrize("language", ["en", "xx"])
def test_a_pipeline_finds_the_entities(tmp_path: Path, language: str) -> None:
    """Its labels become ours, mentions of one name are joined, and what is no entity here is left out."""
    recognise = choose(saved(tmp_path, language=language))
    assert [named(each) for each in recognise(tokenize(TEXT), "en")] == [
        (EntityType.ORGANISATION, "Grand Weir Trust", ["Grand Weir Trust"]),
        (EntityType.PERSON, "Ilse Brandt", ["Ilse Brandt", "Ilse Brandt"]),
        (EntityType.PLACE, "Ost", ["Ost", "Ost"]),
    ]


def test_another_language_than_the_pipelines_is_left_to_the_rules(tmp_path: Path) -> None:
    """A German pipeline is not asked about English."""
    tokens = tokenize(TEXT)
    assert choose(saved(tmp_path, language="de"))(tokens, "en") == recognise_by_rules(tokens, "en")


def test_a_pipeline_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The refusal names it, in one line."""
    missing = str(tmp_path / "none")
    with pytest.raises(NoPipelineError, match="none cannot be loaded") as caught:
        choose(missing)
    assert "\n" not in str(caught.value)

"""The suite measures with made articles, so that it is the same everywhere."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _made_articles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """There is no file of real ones."""
    monkeypatch.setattr("benchmarks.material.REAL", tmp_path / "none")

"""An invented article with its annotation, and the tiny model's tokenizer to cut it with."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer

from onrecord.tagger.tagger import TOKENIZER_FILE
from tests.factories import spans_of
from training.data.polnear import Article, GoldAttribution

TINY = Path(__file__).parent.parent / "tagger" / "tiny"

TEXT = (
    "Truce holds\n\n"
    "“The truce holds,” Oda Renk told reporters, “until Friday.”\n"
    "Mayor Torv said that peace is near and warned that no bridge will open.\n"
    "The talks will go on.\n"
)


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """Return the tiny model's tokenizer."""
    return Tokenizer.from_file(str(TINY / TOKENIZER_FILE))


@pytest.fixture(scope="session")
def article() -> Article:
    """Return an article in which a content is interrupted, a source shared and another missing."""

    def gold(source: str | None, cue: str | None, content: str | None) -> GoldAttribution:
        return GoldAttribution(spans_of(source, TEXT), spans_of(cue, TEXT), spans_of(content, TEXT))

    return Article(
        "invented-1",
        TEXT,
        (
            gold("Oda Renk", "told reporters", "“The truce holds,”…“until Friday.”"),
            gold("Mayor Torv", "said", "that peace is near"),
            gold("Mayor Torv", "warned", "that no bridge will open"),
            gold(None, None, "The talks will go on"),
        ),
    )

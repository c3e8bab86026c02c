"""The tiny model, which reads a language of fifty words, and the real one where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer

from onrecord.tagger import Tagger, load_tagger
from onrecord.tagger.cards import CARD_FILE
from onrecord.tagger.tagger import TOKENIZER_FILE, WEIGHTS

TINY = Path(__file__).parent / "tiny"


@pytest.fixture(scope="session")
def tiny_folder() -> Path:
    """Return the folder of the tiny model."""
    return TINY


@pytest.fixture(scope="session")
def tiny() -> Tagger:
    """Return the tiny model's tagger."""
    return load_tagger(TINY)


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """Return the tiny model's tokenizer: letters, and the words of a few sentences."""
    return Tokenizer.from_file(str(TINY / TOKENIZER_FILE))


@pytest.fixture(scope="session")
def shipped() -> Tagger:
    """Return the tagger that ships; skip where its weights are not built."""
    if not (WEIGHTS / CARD_FILE).is_file():
        pytest.skip("weights not built")
    return load_tagger()

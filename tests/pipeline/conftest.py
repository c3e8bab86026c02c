"""A tagger that needs no model."""

import pytest

from tests.cli.conftest import PlainTagger


@pytest.fixture
def tagger():
    return PlainTagger()

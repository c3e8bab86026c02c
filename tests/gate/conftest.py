"""Gold of two attributions, and a tagger that finds one of them."""

import json

import pytest

from onrecord.model import Quotation
from tests.factories import make_attribution, make_tagging

TEXT = 'Oda Renk said the truce would hold. "We will stay," Renk added.'
FIRST = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 34]]}
SECOND = {"source": [[52, 56]], "cue": [[57, 62]], "content": [[36, 51]]}


class FixedTagger:
    """Finds the first of two attributions."""

    def tag(self, doc, *, deep=True):
        found = make_attribution(
            doc.text,
            source="Oda Renk",
            cue="said",
            content="the truce would hold",
            quotation=Quotation.INDIRECT,
        )
        return make_tagging(found)


@pytest.fixture
def tagger():
    return FixedTagger()


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "attributions": [FIRST, SECOND]}) + "\n")
    return path


@pytest.fixture
def other_gold(tmp_path):
    """Return gold that the tagger reads without a mistake."""
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps({"id": "b", "text": TEXT, "attributions": [FIRST]}) + "\n")
    return path

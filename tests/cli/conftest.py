"""A tagger that needs no model, and a command line that runs in the test's own process."""

import re

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.model import Attribution, Quotation, Span, Tagging

SENTENCE = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)*) (said) ([^.\n]+)\.")


class PlainTagger:
    """Finds `Name said words.` and nothing else."""

    layer = "plain"

    def __init__(self):
        self.asked_for_nested = []

    def tag(self, doc, *, deep=True):
        self.asked_for_nested.append(deep)
        return Tagging(self.layer, tuple(map(self._found, SENTENCE.finditer(doc.text))))

    def _found(self, match):
        source, cue, content = ((Span(*match.span(number)),) for number in (1, 2, 3))
        return Attribution(source, cue, content, Quotation.INDIRECT, 0.75)


@pytest.fixture
def plain_tagger(monkeypatch):
    """Put the plain tagger in the place of the shipped one."""
    tagger = PlainTagger()
    monkeypatch.setattr("onrecord.pipeline.door.shipped_tagger", lambda: tagger)
    return tagger


@pytest.fixture
def run(plain_tagger):
    """Return what runs a command and gives its result: exit code, stdout, stderr."""

    def invoke(*args, **options):
        return CliRunner().invoke(main, [str(arg) for arg in args], catch_exceptions=False, **options)

    return invoke


STORY = (
    "Truce in Port Salen to hold\n\n"
    "PORT SALEN, March 4. /Corvane/. Oda Renk said the truce would hold until Friday. "
    "The ministry in the harbour town gave no further details on the talks.\n\n"
    "Ilan Dorr said the bridge was open again after the storm had passed.\n"
)


@pytest.fixture
def story(tmp_path):
    """Return the file of a report with two statements."""
    path = tmp_path / "corvane-0304.txt"
    path.write_text(STORY, encoding="utf-8")
    return path

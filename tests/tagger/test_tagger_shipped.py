"""The weights that ship find the plain cases of newswire, word for word."""

import pytest

from onrecord.model import Quotation
from tests.tagger.reading import Said, document, read

pytestmark = pytest.mark.slow

DIRECT, INDIRECT, MIXED = Quotation.DIRECT, Quotation.INDIRECT, Quotation.MIXED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The bridge is closed," Mayor Ilka Torv said on Monday.',
            Said("Mayor Ilka Torv", "said", "The bridge is closed", DIRECT),
        ),
        (
            "“We will not leave the valley,” said Bram Quell, a spokesman for the union.",
            Said("Bram Quell", "said", "We will not leave the valley", DIRECT),
        ),
        (
            "Mayor Ilka Torv said on Monday that the bridge would stay closed until spring.",
            Said("Mayor Ilka Torv", "said", "the bridge would stay closed until spring", INDIRECT),
        ),
        (
            "The talks have failed, the Verian Foreign Ministry said in a statement.",
            Said("the Verian Foreign Ministry", "said", "The talks have failed", INDIRECT),
        ),
        (
            'Mayor Ilka Torv said the bridge was "a danger to everyone" and would stay closed.',
            Said("Ilka Torv", "said", 'the bridge was "a danger to everyone" and would stay closed', MIXED),
        ),
        (
            "According to Oda Renk, the truce will hold.",
            Said("Oda Renk", "According to", "the truce will hold", INDIRECT),
        ),
        (
            "Quell denied that his men had fired on the convoy.",
            Said("Quell", "denied", "his men had fired on the convoy", INDIRECT),
        ),
        (
            "“This is a disgrace,” a senior official told reporters.",
            Said("a senior official", "told", "This is a disgrace", DIRECT),
        ),
    ],
)
def test_plain_statements(text, expected, shipped):
    (found,) = read(shipped, text)
    assert found.fits(expected), found


@pytest.mark.parametrize(
    "text",
    [
        "The bridge over the Salen was built two hundred years ago.",
        "Snow fell in the valley on Monday, and the market stayed empty.",
        "The council meets every Friday at nine.",
    ],
)
def test_where_nobody_speaks_nothing_is_found(text, shipped):
    assert read(shipped, text) == []


def test_a_report_keeps_its_speakers_apart(shipped):
    text = (
        "Bridge closed until spring\n\n"
        "PORT SALEN, March 4. /Corvane/. The bridge over the Salen is closed, Mayor Ilka Torv said.\n\n"
        "“We cannot let anybody cross,” she told reporters.\n\n"
        "Bram Quell, a spokesman for the union, said the ferrymen were ready to help.\n"
    )
    found = read(shipped, text)
    wanted = (
        Said("Ilka Torv", "said", "The bridge over the Salen is closed", INDIRECT),
        Said("she", "told", "We cannot let anybody cross", DIRECT),
        Said("Bram Quell", "said", "the ferrymen were ready to help", INDIRECT),
    )
    for said in wanted:
        assert any(one.fits(said) for one in found), said


def test_confidences_are_probabilities(shipped):
    doc = document("“The bridge is closed,” Torv said. Renk warned that the truce would not hold.")
    confidences = [one.confidence for one in shipped.tag(doc).attributions]
    assert len(confidences) == 2
    assert all(0.3 < confidence < 1 for confidence in confidences)


def test_the_card_keeps_what_the_design_asks(shipped):
    """Aimed at by issue 2: attribution F1 of .70 on the development articles, int8 as shipped."""
    figures = {figure.name: figure.value for figure in shipped.card.figures}
    assert figures.get("attribution F1", 0.0) >= 0.70
    assert shipped.card.failures
    assert shipped.card.training

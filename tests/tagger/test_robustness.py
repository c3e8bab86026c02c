"""What users of other tools complain about: marks gone astray, odd layouts, words in quotes that nobody says.

Sentences and people are invented. A content may differ from what is expected by a few words, since these
tests are about finding the statement at all and giving it to whom it belongs.
"""

from dataclasses import replace

import pytest

from onrecord.model import Quotation
from tests.tagger.reading import Said, document, found_in, read

pytestmark = pytest.mark.slow

DIRECT, INDIRECT, MIXED = Quotation.DIRECT, Quotation.INDIRECT, Quotation.MIXED
LEAST = 0.75
"""Share of the content's words (F1) that must agree."""


def case(name, text, *expected):
    return pytest.param(text, expected, id=name)


def assert_found(tagger, text, expected):
    found = read(tagger, text)
    for said in expected:
        assert any(one.fits(said, least=LEAST) for one in found), f"not found: {said}; but {found}"


STYLES = {
    "straight": ('"', '"'),
    "curly": ("“", "”"),
    "british": ("‘", "’"),
    "straight-single": ("'", "'"),
    "guillemets": ("«", "»"),
    "french": ("«\u00a0", "\u00a0»"),
    "german": ("„", "“"),
    "polish": ("„", "”"),
}


@pytest.mark.parametrize(("opener", "closer"), STYLES.values(), ids=STYLES)
def test_every_style_of_marks(opener, closer, shipped):
    text = f"{opener}The bridge is closed,{closer} Mayor Ilka Torv said on Monday."
    assert_found(shipped, text, [Said("Ilka Torv", "said", "The bridge is closed", DIRECT)])


@pytest.mark.parametrize(("opener", "closer"), STYLES.values(), ids=STYLES)
def test_every_style_of_marks_within_indirect_speech(opener, closer, shipped):
    text = f"Mayor Ilka Torv said the bridge was {opener}a danger to everyone{closer} and would stay closed."
    expected = Said("Ilka Torv", "said", "the bridge was a danger to everyone and would stay closed", MIXED)
    assert_found(shipped, text, [expected])


MARKS = [
    case(
        "never-closed",
        '"The bridge is closed, Mayor Ilka Torv said on Monday.\n\n'
        "The council meets on Friday.\n\n"
        '"We will open it again in spring," Torv said.\n',
        Said("Ilka Torv", "said", "The bridge is closed"),
        Said("Torv", "said", "We will open it again in spring", DIRECT),
    ),
    case(
        "stray-mark",
        'The sign over the gate had lost its " and its paint.\n\n'
        '"The bridge is closed," Mayor Ilka Torv said on Monday.\n',
        Said("Ilka Torv", "said", "The bridge is closed", DIRECT),
    ),
    case(
        "stray-mark-in-the-same-paragraph",
        'Workers found a 12" pipe under the bridge. “It will take weeks to mend,” Mayor Ilka Torv said.',
        Said("Ilka Torv", "said", "It will take weeks to mend", DIRECT),
    ),
    case(
        "apostrophes-in-british-marks",
        "‘It’s closed and we can’t open it before the men’s work is done,’ Mayor Ilka Torv said.",
        Said("Ilka Torv", "said", "It’s closed and we can’t open it before the men’s work is done", DIRECT),
    ),
    case(
        "marks-reopen-every-paragraph",
        "“The bridge is old,” Mayor Ilka Torv said. “It was built by our grandparents.\n\n"
        "“It has carried us through three floods.\n\n"
        "“It will be built anew.”\n",
        Said(
            "Ilka Torv",
            "said",
            "The bridge is old It was built by our grandparents "
            "It has carried us through three floods It will be built anew",
            DIRECT,
        ),
    ),
    case(
        "interrupted",
        "“The bridge is closed,” Mayor Ilka Torv said, “and it will stay closed until spring.”",
        Said("Ilka Torv", "said", "The bridge is closed and it will stay closed until spring", DIRECT),
    ),
    case(
        "straight-marks-reopen-every-paragraph",
        '"The bridge is old," Mayor Ilka Torv said. "It was built by our grandparents.\n\n'
        '"It has carried us through three floods.\n\n'
        '"It will be built anew."\n',
        Said(
            "Ilka Torv",
            "said",
            "The bridge is old It was built by our grandparents "
            "It has carried us through three floods It will be built anew",
            DIRECT,
        ),
    ),
    case(
        "interrupted-by-straight-marks",
        '"The bridge is closed," Mayor Ilka Torv said, "and it will stay closed until spring."',
        Said("Ilka Torv", "said", "The bridge is closed and it will stay closed until spring", DIRECT),
    ),
    case(
        "interrupted-in-british-marks",
        "‘The bridge is closed,’ Mayor Ilka Torv said, ‘and it will stay closed until spring.’",
        Said("Ilka Torv", "said", "The bridge is closed and it will stay closed until spring", DIRECT),
    ),
    case(
        "interrupted-in-the-middle-of-a-sentence",
        "“The bridge,” Mayor Ilka Torv said, “is closed, and it will stay closed until spring.”",
        Said("Ilka Torv", "said", "The bridge is closed, and it will stay closed until spring", DIRECT),
    ),
    case(
        "opener-lost",
        'The bridge is closed," Mayor Ilka Torv said on Monday.\n\n'
        '"We will open it again in spring," Torv said.\n',
        Said("Torv", "said", "We will open it again in spring", DIRECT),
    ),
    case(
        "marks-within-marks",
        "“He told me ‘never again’ and left the room,” Mayor Ilka Torv said.",
        Said("Ilka Torv", "said", "He told me ‘never again’ and left the room", DIRECT),
    ),
]

SPEAKERS = [
    case(
        "dash-and-name",
        "Words of the week\n\n“A bridge is a promise.” — Ilka Torv, mayor of Port Salen\n",
        Said("Ilka Torv", None, "A bridge is a promise", DIRECT),
    ),
    case(
        "according-to",
        "The bridge will stay closed until spring, according to Mayor Ilka Torv.",
        Said("Ilka Torv", "according to", "The bridge will stay closed until spring", INDIRECT),
    ),
    case(
        "according-to-first",
        "According to Mayor Ilka Torv, the bridge will stay closed until spring.",
        Said("Ilka Torv", "According to", "the bridge will stay closed until spring", INDIRECT),
    ),
    case(
        "apposition",
        "Oda Renk, a doctor at the hospital of Port Salen, said the wards were full.",
        Said("Oda Renk", "said", "the wards were full", INDIRECT),
    ),
    case(
        "speaker-in-the-sentence-before",
        "Mayor Ilka Torv was blunt. “The bridge is closed, and nobody will cross it.”",
        Said("Ilka Torv", None, "The bridge is closed, and nobody will cross it", DIRECT),
    ),
    case(
        "several-speakers-in-one-sentence",
        "Mayor Ilka Torv said the bridge was closed, but Minister Bram Quell said it would open on Friday.",
        Said("Ilka Torv", "said", "the bridge was closed", INDIRECT),
        Said("Bram Quell", "said", "it would open on Friday", INDIRECT),
    ),
    case(
        "one-speaker-two-cues",
        "Mayor Ilka Torv said the bridge was closed and warned that the ferry would not run.",
        Said("Ilka Torv", "said", "the bridge was closed", INDIRECT),
        Said("Ilka Torv", "warned", "the ferry would not run", INDIRECT),
    ),
    case(
        "passive-without-speaker",
        "The ferry is said to be full for weeks.",
        Said(None, "said", "The ferry to be full for weeks", INDIRECT),
    ),
    case(
        "statement-in-a-statement",
        "Mayor Ilka Torv said that Bram Quell had promised her that the bridge would open on Friday.",
        Said(
            "Ilka Torv",
            "said",
            "Bram Quell had promised her that the bridge would open on Friday",
            INDIRECT,
        ),
    ),
]

LAYOUTS = [
    case(
        "name-and-colon-in-a-headline",
        "Torv: Bridge to stay closed until spring\n\n"
        "PORT SALEN, March 4. /Corvane/. The council of Port Salen met on Monday.\n",
        Said("Torv", None, "Bridge to stay closed until spring", INDIRECT),
    ),
    case(
        "headline-with-a-verb",
        "Torv says bridge to stay closed until spring\n\n"
        "PORT SALEN, March 4. /Corvane/. The council of Port Salen met on Monday.\n",
        Said("Torv", "says", "bridge to stay closed until spring", INDIRECT),
    ),
    case(
        "headline-with-the-speaker-last",
        "Bridge to stay closed until spring, mayor says\n\n"
        "PORT SALEN, March 4. /Corvane/. The council of Port Salen met on Monday.\n",
        Said("mayor", "says", "Bridge to stay closed until spring", INDIRECT),
    ),
    case(
        "question-and-answer",
        "When asked whether the bridge would open this year, Torv answered: “Not before spring.”",
        Said("Torv", "answered", "Not before spring", DIRECT),
    ),
    case(
        "question",
        "“Will the bridge open this year?” the reporter asked Mayor Ilka Torv.",
        Said("the reporter", "asked", "Will the bridge open this year?", DIRECT),
    ),
    case(
        "asked-and-told",
        "Asked about the ferry, Mayor Ilka Torv said it was full for weeks.",
        Said("Ilka Torv", "said", "it was full for weeks", INDIRECT),
    ),
    case(
        "transcript",
        "Interview with the mayor\n\n"
        "Q: When will the bridge open again?\n\n"
        "A: We will open it in spring, and not a day before.\n",
        Said("A", None, "We will open it in spring, and not a day before"),
    ),
    case(
        "transcript-with-names",
        "Interview with the mayor\n\n"
        "QUESTION: When will the bridge open again?\n\n"
        "TORV: We will open it in spring, and not a day before.\n",
        Said("TORV", None, "We will open it in spring, and not a day before"),
    ),
    case(
        "list",
        "Mayor Ilka Torv said the city would do three things:\n\n"
        "- close the bridge until spring\n\n"
        "- pay the ferrymen\n\n"
        "- ask the ministry for help\n",
        Said(
            "Ilka Torv",
            "said",
            "the city would do three things close the bridge until spring pay the ferrymen "
            "ask the ministry for help",
        ),
    ),
    case(
        "tweet",
        "“Bridge closed. Stay home tonight!” Torv tweeted on Monday.",
        Said("Torv", "tweeted", "Bridge closed. Stay home tonight!", DIRECT),
    ),
    case(
        "tweet-with-tags",
        "“Bridge closed tonight. #salen @portsalen https://t.example/x1” Torv wrote on Twitter.",
        Said("Torv", "wrote", "Bridge closed tonight #salen @portsalen https://t.example/x1", DIRECT),
    ),
]


def fits(one, said):
    """Where no verb of saying is printed, a mark, other words or nothing may be the cue: all are right."""
    return one.fits(said if said.cue else replace(said, cue=one.cue or None), least=LEAST)


@pytest.mark.parametrize(("text", "expected"), [*MARKS, *SPEAKERS, *LAYOUTS])
def test_statements_are_found_and_given_to_their_speakers(text, expected, shipped):
    found = read(shipped, text)
    for said in expected:
        assert any(fits(one, said) for one in found), f"not found: {said}; but {found}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ilka “the Hammer” Torv opened the new market on Friday.", id="nickname"),
        pytest.param("The exhibition “Rivers of the North” opens in Port Salen on Friday.", id="title"),
        pytest.param(
            "Her novel “We Will Not Leave” won the Corvane prize last year.", id="title-like-speech"
        ),
        pytest.param(
            "The so-called “peace bus” left the station at noon with two passengers.", id="scare-quotes"
        ),
        pytest.param("The word “salen” means river in the old language of the valley.", id="word-as-word"),
        pytest.param("Peace", id="one-word"),
        pytest.param("“”", id="only-marks"),
        pytest.param("“ “ ” ‘", id="stray-marks-alone"),
    ],
)
def test_what_nobody_says_is_no_statement(text, shipped):
    assert read(shipped, text) == []


INNER = [
    case(
        "indirect",
        "Mayor Ilka Torv said that Bram Quell had promised her that the bridge would open on Friday.",
        Said("Bram Quell", "promised", "the bridge would open on Friday"),
    ),
    case(
        "in-a-quotation",
        "“The engineer told us that the bridge would hold for another winter,” Mayor Ilka Torv said.",
        Said("The engineer", "told", "the bridge would hold for another winter"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), INNER)
def test_statements_inside_statements_are_found(text, expected, shipped):
    """How many of 60 are is held by the gate (gate/nested)."""
    found = [found_in(text, one.attribution) for one in shipped.tag(document(text)).nested]
    for said in expected:
        assert any(one.fits(said, least=LEAST) for one in found), f"not found: {said}; but {found}"


PLAIN = "The river rose by a hand in the night, and the boats lay still at the quay of Port Salen. "
SAYING = "“The bridge is closed,” Mayor Ilka Torv said on Monday."


@pytest.mark.parametrize("place", [0, 60, 119], ids=["first", "in-the-middle", "last"])
def test_a_statement_is_found_wherever_in_a_long_document_it_stands(place, shipped):
    paragraphs = [PLAIN * 2] * 120
    paragraphs[place] = SAYING
    (found,) = read(shipped, "\n\n".join(paragraphs))
    assert found.fits(Said("Ilka Torv", "said", "The bridge is closed", DIRECT))


def test_a_statement_is_found_in_a_paragraph_that_is_longer_than_a_window(shipped):
    found = read(shipped, f"{PLAIN * 40}{SAYING} {PLAIN * 40}")
    assert any(one.fits(Said("Ilka Torv", "said", "The bridge is closed", DIRECT)) for one in found)

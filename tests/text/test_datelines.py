"""Datelines are known by their shape, whatever the place and the agency are called."""

import pytest
from hypothesis import given

from onrecord.model import Span
from onrecord.text import find_dateline
from tests.text.generated import texts


def parts(text: str):
    """Return the dateline of a text as strings, or None."""
    found = find_dateline(text, Span(0, len(text)))
    if found is None:
        return None
    place, date, agency = (
        span and span.text_of(text) for span in (found.place, found.date_span, found.agency)
    )
    return place, date, agency, found.date


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("PORT SALEN, March 4. /Corvane/.", ("PORT SALEN", "March 4", "Corvane", "XXXX-03-04")),
        ("OSTREL (Norvik) —", ("OSTREL", None, "Norvik", None)),
        ("OSTREL, Jan 5 (Norvik) -", ("OSTREL", "Jan 5", "Norvik", "XXXX-01-05")),
        ("HALDEN, Oct. 28 (Corvane) --", ("HALDEN", "Oct. 28", "Corvane", "XXXX-10-28")),
        ("HALDEN —", ("HALDEN", None, None, None)),
        ("HALDEN, 5 January (NVA) –", ("HALDEN", "5 January", "NVA", "XXXX-01-05")),
        ("May 3 (Norvik) -", (None, "May 3", "Norvik", "XXXX-05-03")),
        ("UNITED ISLES, Sept 9 -", ("UNITED ISLES", "Sept 9", None, "XXXX-09-09")),
        ("OSTREL/HALDEN, May 3 (Norvik) -", ("OSTREL/HALDEN", "May 3", "Norvik", "XXXX-05-03")),
        ("OSTREL, March 4, 2031 (Norvik) -", ("OSTREL", "March 4, 2031", "Norvik", "2031-03-04")),
        ("OSTREL, Veria (NVA) —", ("OSTREL, Veria", None, "NVA", None)),
        ("HALDEN. Oct 28 (Norvik) -", ("HALDEN", "Oct 28", "Norvik", "XXXX-10-28")),
        ("ST. OSTREL, N.V. —", ("ST. OSTREL, N.V.", None, None, None)),
        ("Ostrel (NVA) –", ("Ostrel", None, "NVA", None)),
        ("Ostrel, 4 March 2031 –", ("Ostrel", "4 March 2031", None, "2031-03-04")),
        ("PORT DE SALEN, Tuesday (Norvik) -", ("PORT DE SALEN", "Tuesday", "Norvik", None)),
        ("OSTREL, Tuesday, March 4 (Norvik) -", ("OSTREL", "Tuesday, March 4", "Norvik", "XXXX-03-04")),
        ("OSTREL, 2031-03-04 –", ("OSTREL", "2031-03-04", None, "2031-03-04")),
        ("OSTREL, 28/3/2031 (Norvik) -", ("OSTREL", "28/3/2031", "Norvik", "2031-03-28")),
        ("OSTREL, 4/3/2031 (Norvik) -", ("OSTREL", "4/3/2031", "Norvik", None)),
        ("OSTREL, Feb 30 (Norvik) -", ("OSTREL", "Feb 30", "Norvik", None)),
        ("OSTREL, Feb 29 (Norvik) -", ("OSTREL", "Feb 29", "Norvik", "XXXX-02-29")),
        ("OSTREL\xa0(NVA)\u2009—", ("OSTREL", None, "NVA", None)),
    ],
)
def test_what_is_read_from_a_dateline(head, expected):
    assert parts(f"{head} The truce in the port held, the ministry said.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The truce — what is left of it — held, she said.",
        "Oda Renk (Greens) - said it held.",
        "BREAKING - the truce in the port is over.",
        "RENK: the truce in the port holds.",
        "TRUCE HOLDS - MINISTRY SAYS IT WILL LAST",
        "NVA-led forces took the port at noon.",
        "March 4 — the day the truce began.",
        "March 4 was quiet in the port.",
        '"OSTREL — we hold it," she said.',
        "(Laughter) - and then she left.",
        "OSTREL",
        "",
    ],
)
def test_what_is_no_dateline(text):
    assert parts(text) is None


def test_spans_point_into_the_whole_text():
    text = "Truce holds\n\n  OSTREL, March 4 (Norvik) — It held."
    found = find_dateline(text, Span(13, len(text)))
    assert found.span.text_of(text) == "OSTREL, March 4 (Norvik) —"
    assert found.agency.text_of(text) == "Norvik"


@given(texts)
def test_parts_lie_inside_the_dateline(text):
    found = find_dateline(text, Span(0, len(text)))
    if found is not None:
        named = [span for span in (found.place, found.date_span, found.agency) if span is not None]
        assert all(found.span.contains(span) for span in named)
        assert found.span.end <= len(text)


@pytest.mark.parametrize("unit", ["A", "A ", "A,", "A/", "A. ", "May 3 ", "(A", "- "])
def test_hostile_heads_are_no_datelines(unit):
    """A search that went back over its steps would not end at this length."""
    text = unit * (1_000_000 // len(unit))
    assert find_dateline(text, Span(0, len(text))) is None

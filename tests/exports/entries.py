"""Statements on their way out, for tests of formats: a plain one, and one as hostile as can be."""

import datetime as dt

from onrecord.exports.entries import Entry, Judged
from onrecord.model import Decision, Judgement, Quotation, Selector
from tests.factories import make_attribution, make_document, make_entity, make_statement

HOSTILE = (
    '=HYPERLINK("x") }\\{ 50% of R&D_x #1 ~^ <script>alert(1)</script> $x$ | \u202e\u2028 \ud800 \x1b[31m\x00'
)
"""What a headline, a name or an office might be."""

QUOTED = 'the truce\nER  - \nTY  - JOUR\n@article{x, title = {y}}\r\n"will" hold; =1+1'
HOSTILE_TEXT = f"{HOSTILE}\n\nOda Renk said: {QUOTED}.\n"


def plain_entry(**changes):
    """Return the statement of the default text, from a report with an address, a publisher and a byline."""
    doc = make_document(
        publisher="Corvane & Co",
        url="https://corvane.example/truce?id=1",
        byline="By Mira Tal",
        title="Truce to hold",
    )
    entity = make_entity(doc)
    return Entry(make_statement(doc, **changes), doc, {entity.id: entity})


def hostile_entry(**changes):
    """Return a statement in whose report every text is written to break a format."""
    doc = make_document(
        HOSTILE_TEXT,
        name=HOSTILE,
        title=HOSTILE,
        publisher=HOSTILE,
        byline=HOSTILE,
        url='https://corvane.example/{"a"}\n<b>\ud800',
        language="en\nER  - ",
    )
    attribution = make_attribution(
        HOSTILE_TEXT, source="Oda Renk", cue="said", content=QUOTED, quotation=Quotation.DIRECT
    )
    entity = make_entity(doc, names=("Oda Renk", HOSTILE))
    given = {"role": HOSTILE, "holder": HOSTILE, "places": (HOSTILE,), "said_in": HOSTILE, "id": "sm-1"}
    return Entry(make_statement(doc, attribution, **(given | changes)), doc, {entity.id: entity})


def judged(entry, decision=Decision.ACCEPT, **changes):
    """Return a decision on a statement, made on 5 March 2031."""
    stmt, doc = entry.statement, entry.document
    selector = Selector.of(doc.text, stmt.content[0])
    one = Judgement(doc.id, stmt.id, stmt.layer, decision, selector, "Ilan Dorr", **changes)
    return Judged(one, dt.datetime(2031, 3, 5, 12, tzinfo=dt.UTC))


def written(write, *entries):
    """Return all that a format writes of some statements."""
    return b"".join(write(iter(entries)))

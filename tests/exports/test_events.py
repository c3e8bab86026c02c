"""Statements become events where a code of CAMEO fits, and only there."""

import csv
import io
import json

import pytest

from onrecord.exports.entries import Entry
from onrecord.exports.events import COLUMNS, Event, code_of, events_of, write_events, write_events_csv
from onrecord.exports.safe_json import to_json
from onrecord.model import Certainty, Evidence, Excerpt, Kind, Polarity
from onrecord.resources import load_table
from tests.factories import make_attribution, make_document, make_statement, span_of


def stated(kind, cue, content, *, polarity=Polarity.POSITIVE, condition=None, **more):
    """Build a statement of one sentence and its report."""
    text = f"Renk {cue} {content}.\n"
    doc = make_document(text)
    attribution = make_attribution(text, source="Renk", cue=cue, content=content)
    given = {"speaker": "Renk", "kind": kind, "polarity": polarity, "certainty": Certainty.ASSERTED}
    given["condition"] = Excerpt.of(text, span_of(condition, text)) if condition else None
    return doc, make_statement(doc, attribution, **(given | more))


@pytest.mark.parametrize(
    ("kind", "cue", "content", "more", "code"),
    [
        (Kind.DECLINE, "declined", "to comment", {}, "011"),
        (Kind.ACCUSE, "accused", "the mill of fraud", {"target": "Mill"}, "1121"),
        (Kind.ACCUSE, "accused", "the guard of opening fire", {"target": "Guard"}, "1123"),
        (Kind.ACCUSE, "denounced", "the board", {"target": "Board"}, "111"),
        (Kind.ACCUSE, "accused", "the mill of delay", {"target": "Mill"}, "112"),
        (Kind.ACCUSE, "blamed", "the guard for the flood", {"target": "Guard"}, "112"),
        (Kind.ACCUSE, "said", "the mill lied to the town", {"target": "Mill"}, "112"),
        (Kind.ACCUSE, "said", "the board was out of touch", {"target": "Board"}, "111"),
        (Kind.ACCUSE, "mocked", "the mayor's hat", {"target": "Mayor"}, "111"),
        (Kind.ACCUSE, "fired back at", "the guard over the bill", {"target": "Guard"}, "111"),
        (Kind.ACCUSE, "attacked", "the mayor as idle", {"target": "Mayor"}, "111"),
        (Kind.ASSERT, "admitted", "that the lock was left open", {}, "015"),
        (Kind.DEMAND, "said", "the mayor should resign", {"target": "Mayor"}, "024"),
        (Kind.DEMAND, "said", "the mayor should call her sister", {"target": "Mayor"}, "020"),
        (Kind.DEMAND, "urged", "her to withdraw from the race", {}, "020"),
        (Kind.DEMAND, "asked for", "a freedom of the city", {}, "020"),
        (Kind.DEMAND, "urged", "the guard to release the tapes", {}, "020"),
        (Kind.DEMAND, "urged", "the guard to free the sailors", {}, "0253"),
        (Kind.REJECT, "turned down", "a later kick-off", {}, "120"),
        (Kind.PRAISE, "thanked", "the nurses", {"target": "Nurses"}, "051"),
        (Kind.DEMAND, "demanded", "that the guard withdraw", {}, "1056"),
        (Kind.DEMAND, "urged", "the guard to withdraw", {}, "0256"),
        (Kind.DEMAND, "called for", "talks with the union", {}, "026"),
        (Kind.DEMAND, "insisted", "on a new roof", {}, "100"),
        (Kind.PROMISE, "promised", "to release ten sailors", {}, "0353"),
        (Kind.PROMISE, "promised", "the town a pier", {"addressee": "the town"}, "030"),
        (Kind.REJECT, "rejected", "talks", {}, "125"),
        (Kind.THREATEN, "threatened", "to shell the port", {}, "138"),
        (
            Kind.THREATEN,
            "threatened",
            "to act unless the gate opens",
            {"condition": "unless the gate opens"},
            "139",
        ),
        (Kind.PROPOSE, "proposed", "a later kick-off", {}, "014"),
        (Kind.DENY, "denied", "responsibility for the fire", {}, "016"),
    ],
)
def test_a_code_that_fits(kind, cue, content, more, code):
    assert code_of(*stated(kind, cue, content, **more)) == code


@pytest.mark.parametrize(
    ("kind", "cue", "content", "more"),
    [
        (Kind.ASSERT, "said", "the gate was open", {}),
        (Kind.PREDICT, "said", "it will rain", {}),
        (Kind.EVALUATE, "called", "the roof ugly", {"target": "Board"}),
        (Kind.ASK, "asked", "whether talks would open", {}),
        (Kind.DECIDE, "decided", "to close the mill", {}),
        (Kind.PRAISE, "praised", "the weather", {}),
        (Kind.PROMISE, "promised", "a pier", {}),
        (Kind.PROMISE, "promised", "not to attack", {"polarity": Polarity.NEGATIVE, "addressee": "Varn"}),
        (Kind.THREATEN, "threatened", "nobody", {"polarity": Polarity.NEGATIVE}),
        (Kind.DENY, "denied", "that it had rained", {}),
        (Kind.ACCUSE, "told", "the crowd the fee was a scandal", {"addressee": "Varn"}),
        (Kind.ASSERT, "claimed", "that the rain had stopped", {}),
        (Kind.DEMAND, "said", "something must be done", {}),
        (Kind.DEMAND, "told", "reporters something must be done", {"addressee": "reporters"}),
        (Kind.PROMISE, "told", "reporters a pier would be built", {"addressee": "reporters"}),
        (Kind.PROPOSE, "offered", "her the chair", {}),
        (Kind.DEMAND, "requires", "lamps in every lane", {}),
        (Kind.REJECT, "said", "the mill has it both ways", {}),
        (None, "said", "the gate was open", {}),
    ],
)
def test_no_code_is_forced_on_what_none_fits(kind, cue, content, more):
    assert code_of(*stated(kind, cue, content, **more)) is None


def test_a_demand_that_something_not_be_done_gets_no_code_for_doing_it():
    negative = stated(Kind.DEMAND, "urged", "the guard not to withdraw", polarity=Polarity.NEGATIVE)
    assert code_of(*negative) == "020"


def test_an_event_has_day_source_target_and_where_it_was_said():
    evidence = (Evidence("kind", "cue-word", (), 0.5),)
    doc, stmt = stated(Kind.ACCUSE, "accused", "the mill of fraud", target="Mill", evidence=evidence)
    (event,) = events_of(doc, [stmt])
    assert (event.date, event.source, event.target) == ("2031-03-04", "Renk", "Mill")
    assert (event.cameo, event.label) == ("1121", "Accuse of crime, corruption")
    assert (event.statement, event.report, event.document_id) == (stmt.id, doc.name, doc.id)
    assert event.confidence == round(stmt.confidence * 0.5, 4)
    assert Event.from_dict(json.loads(to_json(event.to_dict()))) == event


def test_lines_of_json_and_of_a_table_say_the_same():
    told = [
        stated(Kind.ACCUSE, "accused", "the mill of fraud", target="Mill"),
        stated(Kind.ASSERT, "said", "the gate was open"),
        stated(Kind.DECLINE, "declined", "to comment", said_on=None),
    ]
    entries = [Entry(stmt, doc) for doc, stmt in told]
    lines = [json.loads(line) for line in write_events(entries)]
    table = list(csv.DictReader(io.StringIO(b"".join(write_events_csv(entries)).decode())))
    assert [line["cameo"] for line in lines] == [row["cameo"] for row in table] == ["1121", "011"]
    assert lines[1]["date"] == "2031-03-04"
    assert list(lines[0]) == list(table[0]) == list(COLUMNS)


def test_every_code_of_the_table_has_its_label_and_every_label_is_used():
    table = load_table("cameo")
    assert {rule["code"] for rule in table["rules"]} == set(table["labels"])

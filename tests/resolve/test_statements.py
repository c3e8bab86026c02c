"""What resolving gives: a statement for each attribution, its evidence, and the entities."""

from __future__ import annotations

import pytest
from hypothesis import given

from onrecord.model import EntityType, Kind, Naming, Tagging
from onrecord.resolve import resolve
from tests.factories import TODAY, make_attribution, make_document, make_tagging
from tests.resolve.reports import marked, read, statements
from tests.strategies import texts

REPORT = """Harbour spokeswoman Ila Brandt met Omar Dace, the mayor, on Monday.
[Brandt] <told> reporters on Monday that {the gates would stay shut if the storm lasted}.
{“Nobody sails,”} [she] <said>.
[A senior official] <denied> {that a ferry was lost}.
[The coast guard] <said> {Dace believes the worst is over}.
"""


def test_one_statement_for_each_attribution_in_the_order_given() -> None:
    plain, tagged = marked(REPORT)
    doc = make_document(plain)
    found = resolve(doc, make_tagging(*reversed(tagged)), now=TODAY).statements
    assert [stmt.source for stmt in found] == [attr.source for attr in reversed(tagged)]


def test_all_fields_of_a_plain_statement() -> None:
    stmt = statements(REPORT)[0]
    assert (stmt.speaker, stmt.speaker_type, stmt.naming) == ("Ila Brandt", EntityType.PERSON, Naming.NAMED)
    assert (stmt.role, stmt.addressee, stmt.said_on) == ("Harbour spokeswoman", "reporters", "2031-03-03")
    assert (stmt.kind, stmt.condition and stmt.condition.text) == (Kind.PREDICT, "if the storm lasted")
    assert {row.field for row in stmt.evidence} == {
        "speaker",
        "role",
        "kind",
        "addressee",
        "said_on",
        "condition",
        "certainty",
    }


def test_what_is_not_known_is_none() -> None:
    stmt = statements("[The envoy] <said> {it rained}.", published=None)[0]
    assert (stmt.role, stmt.holder, stmt.addressee, stmt.target, stmt.said_on) == (None,) * 5


def test_speakers_and_the_people_named_are_entities() -> None:
    doc, found = read(REPORT)
    assert [(entity.name, entity.naming) for entity in found.entities] == [
        ("Ila Brandt", Naming.NAMED),
        ("a senior official", Naming.UNNAMED),
        ("coast guard", Naming.COLLECTIVE),
        ("Omar Dace", Naming.NAMED),
    ]
    brandt = found.entities[0]
    assert brandt.names == ("Ila Brandt", "Brandt")
    assert [office.title for office in brandt.offices] == ["Harbour spokeswoman"]
    assert [span.text_of(doc.text) for span in brandt.mentions] == ["Ila Brandt", "Brandt", "she"]


def test_a_statement_points_at_its_speaker_s_entity() -> None:
    _, found = read(REPORT)
    ids = {entity.id: entity.name for entity in found.entities}
    assert all(stmt.speaker_id is None or ids[stmt.speaker_id] == stmt.speaker for stmt in found.statements)


def test_no_attribution_gives_no_statement() -> None:
    assert resolve(make_document(""), Tagging("layer", ()), now=TODAY).statements == ()


@pytest.mark.parametrize("text", ["“", "\u00ad\u00ad", "\U0001f54a\ufe0f \r\n\r\n", "He"])
def test_odd_texts_are_read(text: str) -> None:
    attribution = make_attribution(text, source=text, cue=None, content=text)
    (stmt,) = resolve(make_document(text), make_tagging(attribution), now=TODAY).statements
    assert stmt.content == attribution.content


@given(texts())
def test_spans_go_through_unchanged_and_excerpts_are_slices(text: str) -> None:
    doc = make_document(text, blocks=())
    plain = make_attribution(text, source=text or None, cue=None, content=text or None)
    found = resolve(doc, make_tagging(plain), now=TODAY)
    (stmt,) = found.statements
    assert (stmt.source, stmt.cue, stmt.content) == (plain.source, plain.cue, plain.content)
    assert stmt.condition is None or stmt.condition.text == stmt.condition.span.text_of(text)
    spans = [span for row in stmt.evidence for span in row.spans]
    spans += [span for entity in found.entities for span in entity.mentions]
    assert all(span.end <= len(text) for span in spans)

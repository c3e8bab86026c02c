"""Places of a whole report and of its statements."""

import pytest

from onrecord.model import IssueKind, NamedPlace, Nested, Tagging
from onrecord.resolve import resolve
from tests.factories import LAYER, TODAY, make_attribution, make_document
from tests.resolve.reports import read, statements


def places(text):
    return read(text)[1].places


def test_mentions_of_one_place_are_one():
    doc, resolution = read("The convoy left Aleppo.\nIt came back to Aleppo on Monday.")
    (place,) = resolution.places
    assert [span.text_of(doc.text) for span in place.mentions] == ["Aleppo", "Aleppo"]
    assert place.place.country == "SY"


def test_a_part_is_a_place_of_its_own():
    names = [
        (one.name, one.within, one.relation.value) for one in places("Strikes hit east Aleppo and Aleppo.")
    ]
    assert names == [("east Aleppo", "Aleppo", "part"), ("Aleppo", "Aleppo", "at")]


def test_a_body_keeps_its_place_and_is_marked():
    doc, resolution = read("Moscow said so. It snowed in Moscow.")
    (place,) = resolution.places
    assert [span.start for span in place.as_body] == [0]
    assert [span.start for span in place.mentions] == [doc.text.rindex("Moscow")]


def test_a_place_that_speaks_is_a_body():
    assert [one.as_body != () for one in places("[Aleppo] <added> that {it was quiet}.")] == [True]


def test_a_report_without_statements_has_places():
    assert [one.name for one in places("The convoy reached Aleppo.")] == ["Aleppo"]


def test_offsets_are_those_of_the_given_text():
    doc, resolution = read("The con\u00advoy\u00a0reached Alep\u00adpo on Monday.")
    assert [span.text_of(doc.text) for span in resolution.places[0].mentions] == ["Alep\u00adpo"]


def test_a_statement_has_the_places_of_its_content():
    (stmt,) = statements("[Oda Renk] <said> {the truce in east Aleppo and in Homs holds}, and left Damascus.")
    assert stmt.places == ("east Aleppo", "Homs")


def test_a_government_in_a_content_is_no_place_of_it():
    (stmt,) = statements("[Oda Renk] <said> {Russia has agreed to talk about Aleppo}.")
    assert stmt.places == ("Aleppo",)


def test_each_place_of_a_statement_has_its_evidence():
    (stmt,) = statements("[Oda Renk] <said> {the truce in Aleppo and in Homs holds in Aleppo}.")
    text = "Oda Renk said the truce in Aleppo and in Homs holds in Aleppo."
    rows = [item for item in stmt.evidence if item.field == "places"]
    assert [row.spans[0].text_of(text) for row in rows] == ["Aleppo", "Homs"]
    assert all(row.rule.startswith("name-") and 0 < row.confidence <= 1 for row in rows)


def test_where_it_was_said_stands_beside_the_cue():
    (stmt,) = statements("[Oda Renk] <told> reporters in Geneva that {the road to Aleppo is open}.")
    assert (stmt.said_in, stmt.places) == ("Geneva", ("Aleppo",))
    assert [item.field for item in stmt.evidence if item.field == "said_in"] == ["said_in"]


def test_where_it_was_said_may_stand_before_the_cue():
    (stmt,) = statements('At a news conference in Ankara, [Oda Renk] <said>: {"The road is open."}')
    assert stmt.said_in == "Ankara"


def test_where_the_source_is_from_is_not_where_it_spoke():
    (stmt,) = statements("[Officials in Geneva] <said> that {the road is open}.")
    assert stmt.said_in is None


def test_a_place_that_no_preposition_leads_to_is_not_where_it_was_said():
    (stmt,) = statements("After he had left Geneva, [Adel Tun] <said> that {the road is open}.")
    assert stmt.said_in is None


def test_the_dateline_does_not_say_where_it_was_said():
    (stmt,) = statements("GENEVA (Corvane) - [Adel Tun] <said> that {the road is open}.")
    assert stmt.said_in is None


@pytest.mark.parametrize(
    "text",
    [
        '{"The General Staff,"} [Oda Renk] <said> when asked who commands the troops in Aleppo.',
        "[Oda Renk], whose house stands in Geneva, <said> that {the road is open}.",
        "[Oda Renk] <told> a reporter who had come from Homs that {the road is open}.",
        "Asked how many boats were lost at Tripoli, [Oda Renk] <said> {seven}.",
    ],
)
def test_where_it_was_said_is_not_told_by_a_clause_of_its_own(text):
    (stmt,) = statements(text)
    assert stmt.said_in is None


def test_people_and_bodies_keep_their_names():
    first = "Foreign Minister Adel Houston met Oda Paris of the Aleppo Relief Committee."
    text = f"{first}\nHouston and Paris talked in Homs."
    assert [one.name for one in places(text)] == ["Homs"]


def test_a_country_of_two_words_that_speaks_is_no_person():
    assert [one.name for one in places("[Saudi Arabia] <said> that {Oman was right}.")][:1] == [
        "Saudi Arabia"
    ]


def test_a_contradiction_is_raised_on_the_report():
    doc, resolution = read("[Oda Renk] <said> that {strikes on the Syrian capital of Aleppo would be wrong}.")
    (issue,) = resolution.issues
    assert (issue.kind, issue.document) == (IssueKind.CHECK, doc.name)
    assert issue.span.text_of(doc.text) == "Syrian capital of Aleppo"
    assert resolution.statements[0].places == ("Aleppo",)


def test_what_somebody_is_quoted_as_saying_is_his():
    assert read('[Oda Renk] <said>: {"The Syrian capital of Aleppo will fall."}')[1].issues == ()


def test_words_in_quotation_marks_are_somebodys_even_where_nobody_says_whose():
    assert read('A poster read "The Syrian capital of Aleppo will fall" in red.')[1].issues == ()


def test_every_place_and_its_reason_survives_the_json():
    for place in places("Talks in Geneva, on Aleppo province and near Springfield, Ill., went on."):
        assert NamedPlace.from_dict(place.to_dict()) == place


def test_a_statement_inside_another_has_the_places_of_its_content_and_no_more():
    text = "In Ankara, Oda Renk said that Adel Tun had promised in Geneva that Aleppo would be spared."
    outer = make_attribution(
        text,
        source="Oda Renk",
        cue="said",
        content="that Adel Tun had promised in Geneva that Aleppo would be spared",
    )
    inner = make_attribution(text, source="Adel Tun", cue="promised", content="that Aleppo would be spared")
    tagging = Tagging(LAYER, (outer,), (Nested(inner, 0),))
    told, within = resolve(make_document(text), tagging, now=TODAY).statements
    assert (told.places, told.said_in) == (("Geneva", "Aleppo"), "Ankara")
    assert (within.places, within.said_in) == (("Aleppo",), None)
    assert [item.field for item in within.evidence].count("places") == 1

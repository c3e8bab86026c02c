import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Dateline, Days, Span
from onrecord.model.tenure import ALL_DAYS
from onrecord.resolve.by_office import described_office, holder_of
from onrecord.resolve.register import Register
from onrecord.resolve.statements import resolve
from tests.factories import TODAY, make_document, make_tagging
from tests.resolve.authorities import FILE, person, register
from tests.resolve.reports import marked


def dateline_of(text):
    at = text.index("October 28")
    whole = Span(0, text.index("/. ") + 2)
    return Dateline(whole, None, Span(at, at + len("October 28")), None, "XXXX-10-28")


MARCH_2031 = Days(dt.date(2031, 3, 4), dt.date(2031, 3, 5))


def holder(words, file: Register = FILE, days=MARCH_2031):
    found = holder_of(words, file, days)
    return found and found.entity.id


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("the Verian president", "oray"),
        ("The president of Veria", "oray"),
        ("Veria's president", "oray"),
        ("the Verian foreign minister, who was tired,", "brel"),
        ("the Residence spokesman", "tun"),
        ("the Verian presidential spokesman", "tun"),
        ("Oray's spokesman", "tun"),
        ("the spokeswoman for the Verian Foreign Ministry", "renk"),
    ],
)
def test_an_office_alone_means_its_holder_on_the_day(words, who):
    assert holder(words) == who


@pytest.mark.parametrize(
    "words",
    [
        "a Verian president",
        "president",
        "the president",
        "the former Verian president",
        "the Verian senator",
        "the Verian deputy foreign minister",
        "the Verian official",
        "the Sutrian president",
        "the Verian finance minister",
        "his spokesman",
        "the Verian spokesman",
        "",
        "the",
        "The",
    ],
)
def test_what_does_not_name_one_persons_office_means_nobody(words):
    assert holder(words) is None


def test_two_holders_on_the_days_mean_nobody():
    assert holder("the Verian president", days=Days(dt.date(2025, 1, 1), dt.date(2028, 1, 1))) is None
    assert holder("the Verian president", days=ALL_DAYS) is None


def test_vague_dates_leave_the_year_of_change_open():
    assert holder("the Verian president", days=Days(dt.date(2026, 5, 1), dt.date(2026, 5, 2))) is None
    assert holder("the Verian president", days=Days(dt.date(2025, 12, 31), dt.date(2026, 1, 1))) == "dorr"


def test_an_office_with_no_dates_means_nobody_by_itself():
    assert holder("the Varn mayor", register(person("a", "Ann Sol", ("mayor", "Varn", None)))) is None


def test_an_unlisted_time_means_nobody():
    assert holder("the Verian president", days=Days(dt.date(1990, 1, 1), dt.date(1990, 1, 2))) is None


days = st.dates(dt.date(2000, 1, 1), dt.date(2040, 1, 1))


@given(st.lists(st.tuples(days, days), min_size=1, max_size=4), days, st.integers(1, 500))
def test_a_holder_is_the_only_one_of_the_whole_time(terms, since, length):
    people = [
        person(f"p{n}", f"Ann{n} Sol", ("mayor", "Varn", f"{min(term)}/{max(term)}"))
        for n, term in enumerate(terms)
    ]
    asked = Days(since, since + dt.timedelta(days=length))
    found = holder("the Varn mayor", register(*people), asked)
    last = asked.until - dt.timedelta(days=1)
    inside = [p.id for p, term in zip(people, terms, strict=True) if min(term) <= since and last <= max(term)]
    touched = [
        p.id for p, term in zip(people, terms, strict=True) if min(term) <= last and since <= max(term)
    ]
    assert found == (inside[0] if len(inside) == 1 and touched == inside else None)


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("the Verian president", "Verian president"),
        ("Oray's spokesman", "Oray's spokesman"),
        ("a spokesman", None),
        ("spokesman", None),
        ("her spokesman", None),
        ("two Verian presidents", None),
    ],
)
def test_only_a_definite_description_names_an_office(words, office):
    assert described_office(words) == office


def read(text, file=FILE, **changes):
    plain, attributions = marked(text)
    doc = make_document(plain, **changes)
    return resolve(doc, make_tagging(*attributions), now=TODAY, register=file)


def test_a_description_in_a_report_gets_the_name_of_the_file():
    found = read("[The Verian president] <said> {the truce would hold}.")
    (stmt,) = found.statements
    assert stmt.speaker == "Mara Oray"
    assert stmt.evidence[0].rule == "authority-office"
    (entity,) = found.entities
    assert entity.id == stmt.speaker_id
    assert entity.link.to.id == "oray"
    assert entity.link.to.reasons[0].printed == "Verian president"


def test_a_description_gets_the_reports_own_name_where_there_is_one():
    found = read(
        "[Verian President Oray] <said> {no}.\nShe left.\n[The Verian president] <said> {it would hold}."
    )
    assert [stmt.speaker for stmt in found.statements] == ["Oray", "Oray"]
    assert [entity.link.to.id for entity in found.entities] == ["oray"]


def test_a_view_is_held_by_the_holder_of_the_office():
    found = read("{The Verian president wants peace}, [Adel Tun] <said>.")
    assert found.statements[0].holder == "Mara Oray"
    assert found.statements[0].speaker == "Adel Tun"


def test_without_a_file_a_description_is_its_own_name():
    found = read("[The Verian president] <said> {the truce would hold}.", file=register())
    assert found.statements[0].speaker == "Verian president"


def test_offices_beside_names_tell_the_year_in_which_an_office_alone_has_one_holder():
    line = "SALEN, October 28. /Corvane/. "
    text = f"{line}Verian Foreign Minister Sefa Brel left on Friday.\n[The Verian president] <said> {{no}}."
    plain, attributions = marked(text)
    doc = make_document(plain, published=None, dateline=dateline_of(plain))
    file = register(
        *(one for one in FILE.authority.entities if one.id != "brel"),
        person("brel", "Sefa Brel", ("foreign minister", "Veria", "2021/2023")),
    )
    found = resolve(doc, make_tagging(*attributions), now=TODAY, register=file)
    assert found.dated.edtf == "2022-10-28"
    assert found.statements[0].speaker == "Ilan Dorr"


def test_a_report_of_no_year_ties_no_office_to_one_of_several_holders():
    found = read("[The Verian president] <said> {the truce would hold}.", published=None)
    assert found.statements[0].speaker == "Verian president"

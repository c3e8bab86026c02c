"""The day of a report and of its statements together, with and without an authority file."""

from __future__ import annotations

import pytest

from onrecord.model import Authority, AuthorityEntity, Dateline, EntityType, Holding, Span
from onrecord.resolve import Resolution, resolve
from onrecord.resolve.register import Register
from tests.factories import TODAY, make_document, make_tagging, span_of
from tests.resolve.reports import marked

TEXT = (
    "SALEN, October 28. It rained on Friday.\n"
    "[Oda Renk], the mayor of Salen, <said> on Friday that {it was over}.\n"
    "[Renk] <added> that {she was glad}."
)


def listed(name: str, title: str, held: str) -> AuthorityEntity:
    return AuthorityEntity(f"au-{name}", name, EntityType.PERSON, offices=(Holding(title, None, held),))


def resolved(*known: AuthorityEntity) -> Resolution:
    plain, attributions = marked(TEXT)
    printed = span_of("October 28", plain)
    line = Dateline(Span(0, printed.end + 1), span_of("SALEN", plain), printed, None, "XXXX-10-28")
    doc = make_document(plain, published=None, dateline=line)
    return resolve(doc, make_tagging(*attributions), now=TODAY, register=Register(Authority(known)))


def test_without_an_authority_file_the_years_of_the_weekday_are_listed() -> None:
    found = resolved()
    assert found.dated is not None
    assert (found.dated.edtf, found.dated.rule) == ("XXXX-10-28", "weekday")
    assert 2016 in found.dated.years
    assert [stmt.said_on for stmt in found.statements] == ["XXXX-10-28", "XXXX-10-28"]


def test_an_office_leaves_one_year_and_completes_every_date() -> None:
    found = resolved(listed("Oda Renk", "mayor of Salen", "2014/2019"))
    assert found.dated is not None
    assert (found.dated.edtf, found.dated.years) == ("2016-10-28", (2016,))
    assert [ground.name for ground in found.dated.grounds if ground.decides] == ["Oda Renk"]
    assert [stmt.said_on for stmt in found.statements] == ["2016-10-28", "2016-10-28"]
    rules = [row.rule for stmt in found.statements for row in stmt.evidence if row.field == "said_on"]
    assert rules == ["own-sentence+weekday-and-offices", "same-speaker+weekday-and-offices"]


@pytest.mark.parametrize("held", ["2010/2012", "2017/2021"])
def test_an_office_that_fits_no_year_leaves_none_and_completes_nothing(held: str) -> None:
    found = resolved(listed("Oda Renk", "mayor of Salen", held))
    assert found.dated is not None
    expected = (2011,) if held == "2010/2012" else ()
    assert found.dated.years == expected
    said_on = {stmt.said_on for stmt in found.statements}
    assert said_on == ({"2011-10-28"} if expected else {"XXXX-10-28"})


def test_no_statement_still_has_the_day_of_the_report() -> None:
    found = resolve(make_document("It rained.", published="2031-03-04"), make_tagging(), now=TODAY)
    assert found.dated is not None
    assert found.dated.edtf == "2031-03-04"

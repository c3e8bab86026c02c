import io

import pytest
from rich.console import Console

from onrecord.cli.pages import print_report
from onrecord.model import Block, BlockRole, Dateline, Kind, Quotation, Span
from tests.factories import (
    TEXT,
    make_attribution,
    make_document,
    make_finding,
    make_nested_report,
    make_report,
    make_statement,
    span_of,
)


def page(report, *, width=100, **options):
    out = io.StringIO()
    print_report(Console(file=out, width=width, highlight=False, markup=False, **options), report)
    return out.getvalue()


def test_a_statement_shows_who_how_the_words_when_and_where():
    shown = page(make_report())
    content = make_statement().content[0]
    for expected in (
        "1  Oda Renk, Verian Foreign Ministry spokeswoman",
        "mixed quotation · kind: assert",
        'that the truce in Port Salen "will hold until Friday"',
        f"said 2031-03-04 · places: Port Salen · characters [{content.start}-{content.end}]",
        "confidence 0.90 · sm-",
    ):
        assert expected in shown


def test_what_is_not_resolved_is_shown_with_the_words_that_stand_for_it():
    doc = make_document()
    stmt = make_statement(
        doc, make_attribution(source="Renk"), speaker=None, role=None, said_on=None, kind=None
    )
    shown = page(make_report(doc=doc, statements=(stmt,), findings=(), issues=()))
    assert "unresolved (the report says “Renk”)" in shown
    assert "kind: not known" in shown
    assert "when: not known" in shown


def test_a_statement_without_a_source_says_so():
    doc = make_document()
    stmt = make_statement(doc, make_attribution(source=None), speaker=None, role=None)
    assert "unresolved (the report names no source here)" in page(make_report(doc=doc, statements=(stmt,)))


def test_holder_addressee_and_target_are_shown_where_they_are_others():
    stmt = make_statement(holder="President Vaal", addressee="reporters", target="Ostmark", kind=Kind.ACCUSE)
    shown = page(make_report(statements=(stmt,)))
    assert "view of President Vaal · to reporters · about Ostmark" in shown
    assert "view of" not in page(make_report())


def test_long_words_are_wrapped_and_never_shortened():
    content = "We will " + "keep the truce " * 40 + "to the end"
    text = f"Oda Renk said: {content}."
    doc = make_document(text)
    attribution = make_attribution(
        text, source="Oda Renk", cue="said", content=content, quotation=Quotation.DIRECT
    )
    shown = page(make_report(doc=doc, statements=(make_statement(doc, attribution),)), width=50)
    assert content in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 50


def test_each_part_of_a_broken_content_is_shown():
    stmt = make_statement(attribution=make_attribution(content="the truce in Port Salen…until Friday"))
    shown = [line.strip() for line in page(make_report(statements=(stmt,))).splitlines()]
    assert "the truce in Port Salen" in shown
    assert "until Friday" in shown


def test_a_finding_shows_its_state_parties_and_statements():
    shown = page(make_report())
    assert "measure, in force: “the truce”" in shown
    assert (
        "authority Oda Renk · in Port Salen · until 2031-03-07 · Oda Renk says in force · by statement 1"
        in shown
    )


def test_issues_are_shown():
    assert "speaker-unresolved: Nobody named in the report fits “she”" in page(make_report())


def test_the_head_shows_headline_name_date_and_dateline():
    place = span_of("PORT SALEN, March 4. /Corvane/.")
    dateline = Dateline(place, None, None, None, None)
    doc = make_document(title="Truce to hold", dateline=dateline, publisher="Corvane")
    shown = page(make_report(doc=doc))
    assert "Truce to hold\n" in shown
    assert "corvane-0304.txt · Corvane · 2031-03-04 · PORT SALEN, March 4. /Corvane/. · 1 statement" in shown


def test_a_report_without_statements_says_so():
    assert "no statements" in page(make_report("Nothing."))


@pytest.mark.parametrize("evil", ["\x1b[2J", "\u202e", "\x9b31m", "\x07"])
def test_nothing_of_a_report_drives_the_terminal(evil):
    text = TEXT.replace("the truce", f"the {evil}truce")
    doc = make_document(text, title=f"a{evil}b", name=f"n{evil}", blocks=(Block(BlockRole.BODY, Span(0, 5)),))
    stmt = make_statement(
        doc,
        make_attribution(text, content=f"the {evil}truce in Port Salen"),
        speaker=f"Oda{evil}",
        role=f"{evil}",
        addressee=f"x{evil}",
    )
    finding = make_finding(doc, stmt, words=f"the {evil}truce", places=(f"here{evil}",))
    shown = page(make_report(doc=doc, statements=(stmt,), findings=(finding,)))
    assert not set(evil) & set(shown) & set("\x1b\u202e\x9b\x07")


def test_square_brackets_in_a_report_are_words_and_no_style():
    text = "Oda Renk said [bold]yes[/bold] today."
    doc = make_document(text)
    attribution = make_attribution(text, source="Oda Renk", content="[bold]yes[/bold] today")
    assert "[bold]yes[/bold] today" in page(
        make_report(doc=doc, statements=(make_statement(doc, attribution),))
    )


def test_styles_end_where_they_should():
    shown = page(make_report(), force_terminal=True, color_system="standard")
    assert "\x1b[1mOda Renk\x1b[0m, Verian Foreign Ministry spokeswoman" in shown
    assert "\x1b[1mmeasure, in force: \x1b[0m“the truce”" in shown


def test_colour_is_for_terminals_alone(monkeypatch):
    assert "\x1b[" not in page(make_report())
    assert "\x1b[" in page(make_report(), force_terminal=True, color_system="standard")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in page(make_report(), force_terminal=True)


def test_a_statement_inside_another_follows_it_and_says_so():
    shown = page(make_nested_report())
    assert "1 statement" in shown.splitlines()[2]
    assert "within 1 · indirect quotation" in shown
    assert "within 2 · indirect quotation" in shown
    assert shown.index("1  Oda Renk") < shown.index("2  Torv") < shown.index("3  the valley")

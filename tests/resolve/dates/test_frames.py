"""When something was said, by the words for dates in its own sentence."""

from __future__ import annotations

import pytest

from onrecord.model import Dateline, Span
from tests.factories import span_of
from tests.resolve.reports import marked, statements

PUBLISHED = "2031-03-04"
"""A Tuesday."""


def day_and_rule(
    text: str, number: int = 0, published: str | None = PUBLISHED
) -> tuple[str | None, str | None]:
    stmt = statements(text, published=published)[number]
    return stmt.said_on, next((row.rule for row in stmt.evidence if row.field == "said_on"), None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("[Renk] <said> on Friday that {it was over}.", "2031-02-28"),
        ("[Renk] <said> on Tuesday that {it was over}.", "2031-03-04"),
        ("On Monday, [Renk] <said> {it was over}.", "2031-03-03"),
        ("[Renk] <said> {it was over} in a speech yesterday.", "2031-03-03"),
        ("[Renk] <said> on Feb. 20 that {it was over}.", "2031-02-20"),
        ("[Renk] <said> {it was over}, in a letter of 3 January 2030.", "2030-01-03"),
        ("[Renk] <said> last Tuesday that {it was over}.", "2031-02-25"),
        ("[Renk] <said on Sunday night> that {it was over}.", "2031-03-02"),
        ("In Friday's debate, [Renk] <said> that {it was over}.", "2031-02-28"),
        ("[Renk] <said> in a Sunday interview that {it was over}.", "2031-03-02"),
        ("[Renk], who is 41, <said> on Monday that {it was over}.", "2031-03-03"),
        ("After the vote on Sunday, [Renk] <said> on Monday that {it was over}.", "2031-03-03"),
        ("[Renk] <was asked> on Monday about {the truce}, a day before the vote.", "2031-03-03"),
        ("[Renk] <unveiled> {a plan for the port on Monday}.", "2031-03-03"),
        ("[Renk] <said> after a lunch on Monday that {it was over}.", "2031-03-03"),
        ("[Lund] spoke on Monday, hours after [Renk] <said> {it was over}.", "2031-03-03"),
        ("[Renk] <said> last month that {it was over}.", "2031-02"),
        ("[Renk] <said> in a 2029 interview that {it was over}.", "2029"),
        ("[Renk] <said> earlier this week that {it was over}.", "2031-03-02/2031-03-03"),
        ("[Renk] <said> in May that {it was over}.", "2030-05"),
        ("“{It was over},” [Renk] <said> while touring the port on Monday.", "2031-03-03"),
    ],
)
def test_words_of_the_saying_date_it(text: str, day: str) -> None:
    assert day_and_rule(text) == (day, "own-sentence")


@pytest.mark.parametrize(
    "text",
    [
        "[Renk] <said> {the truce ends on Friday}.",
        "[Renk] <said> {it was over}.",
        "[Renk] <said> {“Friday is a holiday”}.",
        "[Renk] <said> he was glad {that it was over by Friday}.",
        "[Renk], who was in Salen on Saturday, <said> {it was over}.",
        "[Renk] -- who leaves for Salen on Saturday -- <said> {it was over}.",
        "[Renk] <has said> {it was over} since the May 5 attack.",
        "[Renk] <said> {it was over}, a week ahead of the March 11 vote.",
        "[Renk] <said> {it was over}, referring to the Friday attacks.",
        "The truce, [Renk] <said>, {ends on Friday}.",
        "On Friday, [Renk] <said>, {the truce ends}.",
        "[Renk] <believes> {it is over}, and left on Monday.",
        "[Renk] <is expected> {to speak on Monday}.",
        "The case of Monday will be heard, <according to> [Renk], {for days}.",
        "[Renk] <said> {it was over}, while Lund left on Monday.",
    ],
)
def test_words_about_something_else_do_not(text: str) -> None:
    assert day_and_rule(text)[1] != "own-sentence"


def test_without_any_date_of_the_report_a_weekday_tells_nothing() -> None:
    assert day_and_rule("[Renk] <said> on Friday that {it was over}.", published=None) == (None, None)


def test_the_nearest_words_count_and_a_day_before_a_vague_time() -> None:
    assert (
        day_and_rule("Back from Salen since Friday, [Renk] <said> on Monday {it was over}.")[0]
        == "2031-03-03"
    )
    assert day_and_rule("This week, [Renk] <said> in a speech on Monday {it was over}.")[0] == "2031-03-03"


def dateline_of(text: str) -> Dateline:
    plain, _ = marked(text)
    words = span_of("March 7", plain)
    return Dateline(Span(0, words.end), span_of("PORT SALEN", plain), words, None, "XXXX-03-07")


@pytest.mark.parametrize(
    ("cue", "day"),
    [
        ("on Friday", "XXXX-03-07"),
        ("on Wednesday", "XXXX-03-05"),
        ("today", "XXXX-03-07"),
        ("on March 2", "XXXX-03-02"),
    ],
)
def test_a_dateline_without_a_year_keeps_the_year_open(cue: str, day: str) -> None:
    text = f"PORT SALEN, March 7. It rained on Friday.\n[Renk] <said> {cue} that {{it was over}}."
    assert statements(text, published=None, dateline=dateline_of(text))[0].said_on == day


def test_publication_gives_a_dateline_its_year() -> None:
    text = "PORT SALEN, March 7. [Renk] <said> today that {it was over}."
    (stmt,) = statements(text, published="2030-03-08", dateline=dateline_of(text))
    assert stmt.said_on == "2030-03-07"


def test_the_evidence_is_the_words_and_the_day_they_are_counted_from() -> None:
    text = "PORT SALEN, March 7. [Renk] <said> today that {it was over}."
    plain, _ = marked(text)
    (stmt,) = statements(text, published="2030-03-08", dateline=dateline_of(text))
    (row,) = (row for row in stmt.evidence if row.field == "said_on")
    assert [span.text_of(plain) for span in row.spans] == ["today", "March 7"]
    assert 0.5 < row.confidence < 1


def test_a_date_with_its_year_is_counted_from_nothing() -> None:
    text = "PORT SALEN, March 7. [Renk] <said> on March 1, 2030 that {it was over}."
    (stmt,) = statements(text, published="2030-03-08", dateline=dateline_of(text))
    (row,) = (row for row in stmt.evidence if row.field == "said_on")
    assert len(row.spans) == 1


def test_nothing_is_said_after_the_day_of_reading() -> None:
    text = "[Renk] <said> on March 4, 2032 that {it was over}."
    assert statements(text, published="2031-03-04")[0].said_on is None


@pytest.mark.parametrize(
    "text",
    [
        "[Renk] is likely to be asked on Monday to <explain> {the delay}.",
        "[Those] who hope to win in November <say> {it is over}.",
        "[Records] from 2008 <show> {it was over}.",
        "[Lund]<:> {The mayor opened a school on Monday.}",
    ],
)
def test_a_day_to_come_or_long_gone_does_not_date_it(text: str) -> None:
    assert day_and_rule(text)[0] is None


def test_a_day_after_a_noun_by_which_it_was_done() -> None:
    text = "The council caused an outcry on Monday with [its] <attack on> {the ferry}."
    assert day_and_rule(text) == ("2031-03-03", "own-sentence")
    assert day_and_rule("[Lund]'s <attack on> {the ferry} that sank on Monday was odd.")[1] != "own-sentence"


def test_to_be_opens_no_clause() -> None:
    text = "[Lund] <will paint> {the ferry as unfit to be in service Tuesday}."
    assert day_and_rule(text) == ("2031-03-04", "own-sentence")

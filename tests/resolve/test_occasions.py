"""On what occasion something was said."""

from __future__ import annotations

import pytest

from onrecord.model import Occasion
from tests.resolve.reports import statements

TOLD = [
    ("[Renk] <said> in an interview with Radio Salen {it was over}.", Occasion.INTERVIEW),
    ("In a brief telephone interview, [Renk] <said> {it was over}.", Occasion.INTERVIEW),
    ("During the interviews, [Renk] <said> {it was over}.", Occasion.INTERVIEW),
    ("[Renk] <told> a news conference in Salen that {it was over}.", Occasion.NEWS_CONFERENCE),
    ("At a crowded press conference, [Renk] <said> {it was over}.", Occasion.NEWS_CONFERENCE),
    ("[Renk] <said> at the daily news briefing {it was over}.", Occasion.NEWS_CONFERENCE),
    ("During a media briefing on Monday [Renk] <said> {it was over}.", Occasion.NEWS_CONFERENCE),
    ("{“It is over,”} [Renk] <said> in a statement.", Occasion.STATEMENT),
    ("[The union] <issued a statement saying> {it was over}.", Occasion.STATEMENT),
    ("[The port] <said> {it was over} in a news release on Friday.", Occasion.STATEMENT),
    ("{“It is over,”} [Renk] <tweeted>.", Occasion.POST),
    ("On Twitter, [Renk] <called it> {a shame}.", Occasion.POST),
    ("[Lund] <wrote> on her Facebook page that {it was over}.", Occasion.POST),
    ("[Lund] <said> in a Facebook post {it was over}.", Occasion.POST),
    ("In Tuesday's debate, [Lund] <said> {it was over}.", Occasion.DEBATE),
    ("[Lund] <said> at a town hall in Salen {it was over}.", Occasion.DEBATE),
    ("[Lund] <repeated> during the televised debate that {it was over}.", Occasion.DEBATE),
    ("[Renk] <said> in his farewell speech {it was over}.", Occasion.SPEECH),
    ("In remarks to dockers [Renk] <said> {it was over}.", Occasion.SPEECH),
    ("During her address, [Lund] <said> {it was over}.", Occasion.SPEECH),
    ("[Lund] <said> at a rally in Salen {it was over}.", Occasion.RALLY),
    ("[Marchers] <chanted> {“No more fees.”}", Occasion.RALLY),
    ("At a campaign stop on Friday, [Lund] <said> {it was over}.", Occasion.RALLY),
    ("[Renk] <said> in a letter to the council that {it was over}.", Occasion.LETTER),
    ("In the memo, [Renk] <said> {it was over}.", Occasion.LETTER),
    ("[Renk] <wrote> {that it was over}.", Occasion.LETTER),
    ("[Renk] <wrote> in an email that {it was over}.", Occasion.EMAIL),
    ("[Renk] <testified> that {it was over}.", Occasion.HEARING),
    ("[Renk] <said> in court {it was over}.", Occasion.HEARING),
    ("At the committee's hearing [Renk] <said> {it was over}.", Occasion.HEARING),
    ("[Renk] <said> by phone that {it was over}.", Occasion.CALL),
    ("On a conference call with brokers, [Renk] <said> {it was over}.", Occasion.CALL),
    ("[Lund] <argues> in a new book that {it was over}.", Occasion.BOOK),
    ("[Lund] <said> in an op-ed {it was over}.", Occasion.ARTICLE),
    ("[The bank] <said> in a court filing {it was over}.", Occasion.FILING),
    ("When asked about the fees, [Renk] <said> {it was over}.", Occasion.QUESTION),
    ("{“No,”} [Renk] <said> in response to a question.", Occasion.QUESTION),
    ("Pressed on the delay, [Renk] <said> {it was over}.", Occasion.QUESTION),
]


@pytest.mark.parametrize(("text", "occasion"), TOLD)
def test_by_the_words_around_the_cue(text: str, occasion: Occasion) -> None:
    (stmt,) = statements(f"Mayor Ada Lund met Port spokesman Ivo Renk.\n{text}")
    assert stmt.occasion is occasion


@pytest.mark.parametrize(
    "text",
    [
        "[Renk] <said> {it was over}.",
        "[Renk] <said> {the letter was lost}.",
        "[Renk] <said> {in an interview you must lie}.",
        "[Renk] <called for> {a debate}.",
        "[Renk] <said> {“I saw it on Twitter.”}",
        "[Renk] <said> {no} after he read the statement's end.",
        "The speech was long. [Renk] <said> {it was over}.",
        "[The statement] <said> {it was over}.",
        "[Renk] <questioned> {the fees}.",
    ],
)
def test_none_where_none_is_told(text: str) -> None:
    assert statements(f"Port spokesman Ivo Renk spoke.\n{text}")[0].occasion is None


def test_it_goes_on_while_nobody_else_speaks() -> None:
    told, added = "[Renk] <said> in an interview {it was over}.", "[Renk] <added> {he was glad}."
    found = statements(f"{told}\n{added}\n[Lund] <said> {{no}}.\n[Renk] <said> {{yes}}.")
    assert [stmt.occasion for stmt in found] == [Occasion.INTERVIEW, Occasion.INTERVIEW, None, None]


def test_an_answer_does_not_make_the_next_statement_one() -> None:
    found = statements("Asked about fees, [Renk] <said> {no}.\n[Renk] <added> {he was glad}.")
    assert [stmt.occasion for stmt in found] == [Occasion.QUESTION, None]


def test_it_shows_the_words_that_tell_it() -> None:
    text = "[Renk] <said> in an interview {it was over}."
    (stmt,) = statements(text)
    (reason,) = [one for one in stmt.evidence if one.field == "occasion"]
    plain = text.translate(str.maketrans("", "", "[]<>{}"))
    assert [span.text_of(plain) for span in reason.spans] == ["in an interview"]

"""When something was said: words for days beside the cue, against the report's day."""

from __future__ import annotations

import pytest

from onrecord.model import Dateline, Span
from tests.factories import span_of
from tests.resolve.reports import marked, statements


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
    ],
)
def test_words_beside_the_cue(text: str, day: str) -> None:
    (stmt,) = statements(text, published="2031-03-04")
    assert stmt.said_on == day
    assert [row.rule.split(":")[0] for row in stmt.evidence if row.field == "said_on"] == ["day-word"]


@pytest.mark.parametrize(
    "text",
    [
        "[Renk] <said> {the truce ends on Friday}.",
        "[Renk] <said> {it was over}.",
        "It rained on Monday. [Renk] <said> {it was over}.",
        "[Renk] <said> {“Friday is a holiday”}.",
        "[Renk] <said> in May that {it was over}.",
    ],
)
def test_nothing_beside_the_cue_tells_nothing(text: str) -> None:
    assert statements(text, published="2031-03-04")[0].said_on is None


def test_without_any_date_of_the_report_a_weekday_tells_nothing() -> None:
    assert statements("[Renk] <said> on Friday that {it was over}.", published=None)[0].said_on is None


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


def test_nothing_is_said_after_the_day_of_reading() -> None:
    text = "[Renk] <said> on March 4, 2032 that {it was over}."
    assert statements(text, published="2031-03-04")[0].said_on is None


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("[Renk] <added> that {he was glad}.", "2031-03-03"),
        ("[Lund] <added> that {she was glad}.", None),
        ("[Renk] <has long said> that {he was glad}.", None),
        ("[Renk] <said> on Tuesday that {he was glad}.", "2031-03-04"),
    ],
)
def test_the_day_holds_for_the_speaker_s_next_words(second: str, day: str | None) -> None:
    text = f"[Renk] <said> on Monday that {{it was over}}.\n{second}"
    assert statements(text, published="2031-03-04")[1].said_on == day

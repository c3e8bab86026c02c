"""How a day is carried from one statement to others of the same time."""

from __future__ import annotations

import pytest

from onrecord.resolve import resolve
from tests.factories import TODAY, make_document, make_tagging
from tests.resolve.dates.test_frames import day_and_rule
from tests.resolve.reports import marked

LONG = "\n".join(["The harbour has two piers, a market and a school of its own, all of them old."] * 40)
"""So much that a report is no longer short."""


def second(first: str, then: str) -> tuple[str | None, str | None]:
    return day_and_rule(f"{first}\n{then}\n{LONG}", 1, published="2031-03-06")


DATED = "[Oda Renk] <said> on Monday that {it was over}."


@pytest.mark.parametrize(
    "then",
    [
        "[Renk] <added> that {he was glad}.",
        "“{He was glad},” [Renk] <said>.",
        "Nobody came.\nNobody left.\n[Renk] <said> that {he was glad}.",
        "[Renk] <rejects> {the plan}.",
        "<According to> [Renk], {he was glad}.",
    ],
)
def test_the_day_holds_for_the_speaker_s_next_words(then: str) -> None:
    assert second(DATED, then) == ("2031-03-03", "same-speaker")


@pytest.mark.parametrize(
    "then",
    [
        "[Renk] <has long said> that {he was glad}.",
        "[Renk] <had earlier said> that {he was glad}.",
        "[Renk] <once said> that {he was glad}.",
        "[Renk] <believes> {he was glad}.",
        "[Lund] <added> that {she was glad}.",
    ],
)
def test_it_does_not_hold_for_other_times_and_other_speakers(then: str) -> None:
    assert second(DATED, then)[0] is None


def test_another_day_takes_its_place() -> None:
    text = f"{DATED}\n[Renk] <said> on Sunday that {{he was glad}}.\n[Renk] <added> that {{it rained}}."
    assert day_and_rule(text, 2) == ("2031-03-02", "same-speaker")


def test_a_statement_without_a_day_ends_it() -> None:
    rest = "\n".join(["Nobody came."] * 10)
    text = f"{DATED}\n{rest}\n[Renk] <said> that {{it rained}}.\n[Renk] <said> that {{it snowed}}.\n{LONG}"
    assert day_and_rule(text, 2, published="2031-03-06")[0] is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("this week", "2031-03-02/2031-03-06"), ("last month in an interview", "2031-02")],
)
def test_a_vague_time_is_carried_within_a_week_and_within_an_interview(words: str, value: str) -> None:
    first = f"[Oda Renk] <said> {words} that {{it was over}}."
    assert second(first, "[Renk] <added> that {he was glad}.") == (value, "same-speaker")


def test_a_longer_time_is_not_carried_to_other_words() -> None:
    first = "[Oda Renk] <said> last month that {it was over}."
    assert second(first, "[Renk] <added> that {he was glad}.")[0] is None


@pytest.mark.parametrize(
    "then",
    [
        "In a different interview, [Renk] <said> that {he was glad}.",
        "[Renk] <said> in an earlier letter that {he was glad}.",
        "[Renk] <said> at one point during the campaign that {he was glad}.",
        "The last time, [Renk] <said> that {he was glad}.",
    ],
)
def test_another_occasion_has_another_day(then: str) -> None:
    assert second(DATED, then)[0] is None


def test_a_look_back_does_not_take_the_place_of_the_day() -> None:
    back = "[Renk] <had said> on Sunday that {it would end}."
    text = f"{DATED}\n{back}\n[Renk] <added> that {{it rained}}.\n{LONG}"
    assert day_and_rule(text, 1) == ("2031-03-02", "own-sentence")
    assert day_and_rule(text, 2) == ("2031-03-03", "same-speaker")


def test_the_day_of_what_stands_between_goes_on() -> None:
    dated = "[The letter] <said> on Monday that {{it was {}}}."
    text = "\n".join(
        [
            dated.format("over"),
            "[Lund] <said> {{no}}.".format(),
            dated.format("late"),
            "[Lund] <added> {he was ill}.",
            LONG,
        ]
    )
    assert day_and_rule(text, 1, published="2031-03-06") == ("2031-03-03", "between")
    assert day_and_rule(text, 3, published="2031-03-06") == ("2031-03-03", "same-speaker")


def test_what_is_said_at_a_debate_has_its_day() -> None:
    first = "[Oda Renk] <spoke> of {peace} in a debate on Monday."
    assert second(first, "At the debate, [Lund] <rejected> {the plan}.") == ("2031-03-03", "same-occasion")


def test_who_did_something_on_a_day_said_something_then() -> None:
    first = "[Mara Oray] <said> {no}.\nOn Monday, Oda Renk opened the harbour."
    assert second(first, "“{It is done},” [Renk] <said>.") == ("2031-03-03", "same-actor")


def test_what_is_said_between_two_statements_of_one_day_has_it() -> None:
    text = f"{DATED}\n[Lund] <asked> {{why}}.\n[Renk] <said> that {{he did not know}}.\n{LONG}"
    assert day_and_rule(text, 1, published="2031-03-06") == ("2031-03-03", "between")


def test_headlines_and_opening_lines_have_the_day_that_follows() -> None:
    text = f"[Oda Renk] <rejects> {{the plan}}\n[Oda Renk] <rejected> {{the plan}}.\n{DATED}\n{LONG}"
    assert day_and_rule(text, 0, published="2031-03-07") == ("2031-03-03", "headline")
    assert day_and_rule(text, 1, published="2031-03-07") == ("2031-03-03", "opening")


def test_a_vague_time_becomes_the_day_within_it() -> None:
    text = f"[Oda Renk] <said> this week that {{it was over}}.\n{DATED}\n{LONG}"
    assert day_and_rule(text, 0) == ("2031-03-03", "narrowed")


def test_a_day_outside_a_vague_time_does_not_narrow_it() -> None:
    text = f"[Oda Renk] <said> last month that {{it was over}}.\n{DATED}\n{LONG}"
    assert day_and_rule(text, 0) == ("2031-02", "own-sentence")


def test_a_long_time_is_not_made_a_day_within_it() -> None:
    text = f"{DATED}\n[Renk] <said> earlier this year that {{it was late}}.\n{LONG}"
    assert day_and_rule(text, 1)[1] == "own-sentence"


def test_of_two_cues_in_a_sentence_the_later_one_goes_on() -> None:
    then = "\n[Renk] <added> that {it rained}."
    main = "[Oda Renk], who on Sunday rejected the truce, <said> on Monday that {it was over}."
    aside = "Oda Renk, [who] on Sunday <rejected> {the truce}, said on Monday that it was over."
    text, attributions = marked(main + then)
    doc = make_document(f"{text}\n{LONG}", published="2031-03-06")
    tagging = make_tagging(*attributions, *marked(aside)[1])
    _, added, rejected = resolve(doc, tagging, now=TODAY).statements
    assert (rejected.said_on, added.said_on) == ("2031-03-02", "2031-03-03")


def test_what_is_to_be_said_goes_on_only_with_what_is_to_be_said() -> None:
    ahead = "[Lund] <will say> on Tuesday {that the ferry is old}."
    assert day_and_rule(f"{ahead}\nThe pier is old.\n[Lund] <will add> {{more}}.", 1) == (
        "2031-03-04",
        "same-speaker",
    )
    assert day_and_rule("[Lund] <said> on Monday {it is old}.\n[Lund] <will add> {more}.", 1)[0] is None

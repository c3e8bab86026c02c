"""Whether something is said to be so, and how sure the speaker is of it, with the words that tell it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Certainty, Kind, Polarity, Span
from onrecord.resolve.claims import find_claim
from tests.conftest import ROOT
from tests.resolve.reports import statements

POSITIVE, NEGATIVE = Polarity.POSITIVE, Polarity.NEGATIVE
ASSERTED, POSSIBLE = Certainty.ASSERTED, Certainty.POSSIBLE
DENIED, HYPOTHETICAL = Certainty.DENIED, Certainty.HYPOTHETICAL


def claim_of(text: str, kind: Kind | None = Kind.ASSERT) -> tuple[Polarity | None, Certainty | None]:
    """Return what a marked statement claims."""
    (stmt,) = statements(text)
    given = stmt.condition.span if stmt.condition else None
    plain = text.translate(str.maketrans("", "", "[]<>{}"))
    claim = find_claim(plain, stmt.cue, stmt.content, kind=kind, condition=given)
    return claim.polarity, claim.certainty


def manual_rows() -> list[tuple[str, ...]]:
    """Return the rows of the manual's table of claims."""
    page = (ROOT / "docs" / "explanation" / "claims.md").read_text(encoding="utf-8")
    rows = [
        tuple(cell.strip() for cell in line.strip("|").split("|"))
        for line in page.splitlines()
        if "{" in line
    ]
    return [row for row in rows if len(row) == 3]


@pytest.mark.parametrize(("said", "polarity", "certainty"), manual_rows())
def test_each_row_of_the_manual_holds(said: str, polarity: str, certainty: str) -> None:
    cue, _, content = said.strip("`").partition(" {")
    found = claim_of(f"[Renk] <{cue}> {{{content}.")
    assert [value.value if value else "null" for value in found] == [polarity, certainty]


@pytest.mark.parametrize(
    ("content", "polarity"),
    [
        ("the gate will not open", NEGATIVE),
        ("“We don’t sell water.”", NEGATIVE),
        ("no barge had left the lock", NEGATIVE),
        ("there are no plans for a second bridge", NEGATIVE),
        ("“In May, nobody answered the bell.”", NEGATIVE),
        ("that neither pump was running", NEGATIVE),
        ("by 9 p.m. Friday, not one crate had been opened", NEGATIVE),
        ("the gate will open", POSITIVE),
        ("“No, the gate is open.”", POSITIVE),
        ("the pump runs, not the fan", POSITIVE),
        ("the mill closed because nobody bought flour", POSITIVE),
        ("the fare was not only fair but cheap", POSITIVE),
        ("tickets go on sale no later than Monday", POSITIVE),
        ("“The gate is open. It will not close.”", POSITIVE),
        ("the truce holds in the port and nowhere else", POSITIVE),
    ],
)
def test_the_main_clause_of_the_first_sentence_tells_polarity(content: str, polarity: Polarity) -> None:
    assert claim_of(f"[Renk] <said> {{{content}}}.")[0] is polarity


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("[Renk] <said> {the gate was open}.", ASSERTED),
        ("[Renk] <said> {“We will sail in May.”}", ASSERTED),
        ("[Renk] <said> {the gate may open}.", POSSIBLE),
        ("[Renk] <said> {perhaps the lock had frozen}.", POSSIBLE),
        ("[Renk] <said> {the pump appears to leak}.", POSSIBLE),
        ("[Renk] <did not rule out> {a second strike}.", POSSIBLE),
        ("[Renk] <feared> {that the dam had cracked}.", POSSIBLE),
        ("[Renk] <did not deny> {that the gate was open}.", POSSIBLE),
        ("[Renk] <denied> {that the gate was open}.", DENIED),
        ("[Renk] <ruled out> {a second strike}.", DENIED),
        ("[Renk] <does not believe> {that the lock froze}.", DENIED),
        ("[Renk] <said> {the gate would open if the rain stopped}.", HYPOTHETICAL),
        ("[Renk] <said> {“Unless wages rise, we strike.”}", HYPOTHETICAL),
        ("[Renk] <said> {the dam would have burst}.", HYPOTHETICAL),
        ("[Renk] <said> {the clerk was away because it might rain}.", ASSERTED),
        ("[Renk] <said> {“The gate is open. If it rains, it shuts.”}", ASSERTED),
        ("[Renk] <said> {the gate would open on Friday}.", ASSERTED),
        ("[Renk] <believes> {that the lock froze}.", ASSERTED),
    ],
)
def test_cue_condition_and_modals_tell_certainty(text: str, certainty: Certainty) -> None:
    assert claim_of(text)[1] is certainty


def test_what_is_denied_is_worded_as_if_it_were_so() -> None:
    """Polarity is that of the words; that the speaker holds them false is told by certainty alone."""
    assert claim_of("[Renk] <denied> {that the gate was open}.", Kind.DENY) == (POSITIVE, DENIED)
    assert claim_of("[Renk] <said> {the gate was not open}.", Kind.DENY) == (NEGATIVE, ASSERTED)


def test_a_claim_is_turned_down_and_a_proposal_is_not_denied() -> None:
    assert claim_of("[Renk] <rejected> {the claim}.", Kind.REJECT)[1] is DENIED
    assert claim_of("[Renk] <rejected> {talk of a strike}.", Kind.DENY)[1] is DENIED
    assert claim_of("[Renk] <rejected> {the plan}.", Kind.REJECT)[1] is ASSERTED


@pytest.mark.parametrize(
    "text",
    [
        "[The mill] <had never promised> {a second shift}.",
        "[Renk] <refused> {to meet the pickets}.",
        "[Renk] <would not say> {which gate was open}.",
    ],
)
def test_what_was_not_said_or_done_is_not_claimed(text: str) -> None:
    assert claim_of(text)[1] is None


def test_what_is_not_ruled_out_is_possible() -> None:
    assert claim_of("[Renk] <said> {the union did not rule out a strike}.")[1] is POSSIBLE


@pytest.mark.parametrize("kind", [Kind.ASK, Kind.DECLINE])
def test_who_asks_or_declines_says_nothing_of_it(kind: Kind) -> None:
    assert claim_of("[Renk] <asked> {whether the gate was not open}.", kind) == (None, None)


@pytest.mark.parametrize("kind", [Kind.DEMAND, Kind.PROPOSE])
def test_who_demands_claims_nothing_but_may_demand_that_something_not_be(kind: Kind) -> None:
    assert claim_of("[Renk] <urged> {drivers not to stop}.", kind) == (NEGATIVE, None)


def test_statements_have_them_with_the_words_that_tell() -> None:
    text = "[Renk] <denied> {that nobody had opened the gate}."
    (stmt,) = statements(text)
    plain = text.translate(str.maketrans("", "", "[]<>{}"))
    assert (stmt.polarity, stmt.certainty) == (NEGATIVE, DENIED)
    told = {row.field: [span.text_of(plain) for span in row.spans] for row in stmt.evidence}
    assert (told["polarity"], told["certainty"]) == (["nobody"], ["denied"])


def test_a_sentence_that_its_cue_breaks_goes_on_behind_it() -> None:
    broken = "{“The gate,”} [Renk] <said>, {“will not open.”}"
    assert claim_of(broken)[0] is NEGATIVE
    contrast = "{“We agreed to rest for a day,”} [Renk] <said>, {“not to sleep.”}"
    assert claim_of(contrast)[0] is POSITIVE
    apart = "{“The gate is open,”} [Renk] <said>. {“It will not close.”}"
    assert claim_of(apart)[0] is POSITIVE


@given(st.text(alphabet="If no,t. \n“”May bewhich’", min_size=1, max_size=80))
def test_any_words_claim_something(text: str) -> None:
    claim = find_claim(text, (), (Span(0, len(text)),), kind=Kind.ASSERT, condition=None)
    assert claim.polarity in Polarity
    assert claim.certainty in Certainty
    for _, _, spans, _ in claim.rules:
        assert all(0 <= span.start < span.end <= len(text) for span in spans)

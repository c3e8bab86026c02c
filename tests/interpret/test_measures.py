"""Measures and their state, in copy on many subjects."""

from __future__ import annotations

import pytest

from onrecord.model import Finding, FindingType
from tests.interpret.reports import findings


def measures(content: str, **changes: str) -> list[Finding]:
    return findings(f"[Ivo Renk] <said> {{{content}}}.", FindingType.MEASURE, **changes)


@pytest.mark.parametrize(
    ("content", "object_", "state"),
    [
        ("“The humanitarian pause is in force”", "humanitarian pause", "in_force"),
        ("the export ban took effect on Monday", "export ban", "in_force"),
        ("the curfew remains in place", "curfew", "in_force"),
        ("sanctions on the mill were imposed", "sanctions on the mill", "in_force"),
        ("the council has introduced a parking levy", "parking levy", "in_force"),
        ("a hosepipe ban will take effect", "hosepipe ban", "announced"),
        ("the curfew will come into force on Friday", "curfew", "announced"),
        ("the truce has been extended until Friday", "truce", "extended"),
        ("both sides agreed to extend the truce", "truce", "extended"),
        ("the maker prolonged the recall", "recall", "extended"),
        ("the army has halted air strikes", "air strikes", "suspended"),
        ("the dockers suspended their strike", "strike", "suspended"),
        ("ferry operations were put on hold", "ferry operations", "suspended"),
        ("the travel ban was lifted", "travel ban", "ended"),
        ("the strike is over", "strike", "ended"),
        ("the union called off the walkout", "walkout", "ended"),
        ("the moratorium expired", "moratorium", "ended"),
        ("the truce was broken", "truce", "violated"),
        ("rebels violated the ceasefire", "ceasefire", "violated"),
        ("the firm breached the embargo", "embargo", "violated"),
        ("the ceasefire is not in force", "ceasefire", "not_in_force"),
        ("the price cap is no longer in effect", "price cap", "not_in_force"),
        ("the curfew was not yet in force", None, None),
    ],
)
def test_a_plain_state(content: str, object_: str | None, state: str | None) -> None:
    found = [(finding.object.text, finding.state) for finding in measures(content)]
    assert found == ([(object_, state)] if object_ else [])


@pytest.mark.parametrize(
    "content",
    [
        "the truce could be extended",
        "it would be possible to extend the humanitarian pause",
        "the ban should be lifted",
        "they hope to end the strike",
        "if the curfew is lifted, shops will open",
        "nobody knows whether the truce is in force",
        "the union has not called off the strike",
        "the army refused to halt air strikes",
        "the strike hurt the port",
        "a lightning strike burned the mill",
        "he lifted the crate on Monday",
        "it is too early to lift the ban",
    ],
)
def test_what_is_only_possible_wished_or_denied_is_no_state(content: str) -> None:
    assert measures(content) == []


@pytest.mark.parametrize("cue", ["urged", "asked whether", "proposed that"])
def test_what_is_asked_for_is_no_account(cue: str) -> None:
    assert findings(f"[Renk] <{cue}> {{the ban was lifted}}.", FindingType.MEASURE) == []


@pytest.mark.parametrize(
    ("content", "scope", "places"),
    [
        ("the pause is in force only around Salen", "only around Salen", ("Salen",)),
        (
            "the army halted air strikes on rebels in Veria only in Port Salen",
            "only in Port Salen",
            ("Port Salen",),
        ),
        ("the curfew was lifted only in east Salen", "only in east Salen", ("east Salen",)),
        ("the pause is in force in Salen and nowhere else", "in Salen and nowhere else", ("Salen",)),
        ("the curfew was lifted everywhere except in Salen", "everywhere except in Salen", ()),
        ("the ban was lifted for all except tugs", "for all except tugs", ()),
        ("the ban was lifted with the exception of tugs", "with the exception of tugs", ()),
        ("the strike was suspended in Varn and Salen", None, ("Varn", "Salen")),
        ("the ban was lifted on Monday", None, ()),
    ],
)
def test_scope_and_places(content: str, scope: str | None, places: tuple[str, ...]) -> None:
    (finding,) = measures(content)
    assert (finding.scope and finding.scope.text, finding.places) == (scope, places)


@pytest.mark.parametrize(
    ("content", "since", "until"),
    [
        ("the truce was extended until Friday", None, "2031-03-07"),
        ("the ban took effect on Monday", "2031-03-03", None),
        ("the curfew has been in force since March 1", "2031-03-01", None),
        ("the strike was suspended through March 20", None, "2031-03-20"),
        ("the truce was extended", None, None),
        ("the union called off the walkout on Monday", None, None),
    ],
)
def test_since_and_until(content: str, since: str | None, until: str | None) -> None:
    (finding,) = measures(content, published="2031-03-04")
    assert (finding.since, finding.until) == (since, until)


@pytest.mark.parametrize(
    ("content", "authority"),
    [
        ("Salen’s council lifted the curfew", "Salen’s council"),
        ("the port authority has extended the ban", "port authority"),
        ("“We have suspended the strike”", "Ivo Renk"),
        ("the curfew was lifted by the Salen council", "Salen council"),
        ("the curfew was lifted", None),
        ("they have suspended the strike", None),
    ],
)
def test_authority(content: str, authority: str | None) -> None:
    (finding,) = measures(content)
    assert [party.name for party in finding.parties] == ([authority] if authority else [])


def test_accounts_of_one_measure_come_together() -> None:
    text = "[Ivo Renk] <said> {the humanitarian pause is in force}.\n[Renk] <added> {the pause was extended}."
    (finding,) = findings(text, FindingType.MEASURE)
    assert (finding.state, [account.state for account in finding.accounts]) == (
        "extended",
        ["in_force", "extended"],
    )
    assert finding.object.text == "humanitarian pause"


def test_contradicting_parties_make_it_disputed() -> None:
    text = "[Ivo Renk] <said> {the truce is in force}.\n[Ada Lund] <said> {the truce was broken}."
    (finding,) = findings(text, FindingType.MEASURE)
    assert (finding.state, [account.by for account in finding.accounts]) == (
        "disputed",
        ["Ivo Renk", "Ada Lund"],
    )


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the travel ban was lifted", "the export ban was lifted"),
        ("the truce was broken", "the strike was suspended"),
        ("the curfew was lifted only in Salen", "the curfew is in force only in Varn"),
    ],
)
def test_different_measures_stay_apart(left: str, right: str) -> None:
    text = f"[Ivo Renk] <said> {{{left}}}.\n[Renk] <added> {{{right}}}."
    assert len(findings(text, FindingType.MEASURE)) == 2


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        ("the curfew was lifted", "the curfew was imposed in March", "ended"),
        ("the state has suspended the ban", "the ban was introduced last year", "suspended"),
        ("the county imposed a curfew", "the curfew will remain in force", "in_force"),
        ("the curfew will take effect", "the curfew will remain in force", "announced"),
        ("shops will be barred from selling fireworks", "the ban will take effect in May", "announced"),
    ],
)
def test_how_a_measure_came_about_or_goes_on_does_not_hide_how_it_stands(
    first: str, second: str, state: str
) -> None:
    text = f"[Ivo Renk] <said> {{{first}}}.\n[Renk] <added> {{{second}}}."
    (finding,) = findings(text, FindingType.MEASURE)
    assert finding.state == state


@pytest.mark.parametrize(
    ("content", "state"),
    [
        ("the limit will be lifted as soon as the lake is full", "ended"),
        ("the limit will be lifted once the lake is full", "ended"),
        ("the limit will be lifted if the lake is full", None),
        ("it is not clear that the ban was lifted", None),
        ("the bill would have lifted the ban", None),
        ("the county is lifting the ban", "ended"),
        ("the guests supported lifting the ban", None),
        ("a newly lifted ban was mourned", None),
    ],
)
def test_what_is_awaited_is_told_and_what_is_unsure_is_not(content: str, state: str | None) -> None:
    assert [finding.state for finding in measures(content)] == ([state] if state else [])


def test_a_clause_that_says_which_measure_belongs_to_its_name() -> None:
    (finding,) = measures("the ban on kites that began on May Day carries on regardless")
    assert (finding.object.text, finding.state) == ("ban on kites that began on May Day", "in_force")


@pytest.mark.parametrize(
    ("content", "object_"),
    [
        ("rebels broke the truce seven times", "truce"),
        (
            "the governor declared a state of emergency in four counties",
            "state of emergency in four counties",
        ),
        (
            "a notice served on nine families was withdrawn",
            "notice served on nine families",
        ),
        (
            "a court order keeping ballots under seal remains in place",
            "court order keeping ballots under seal",
        ),
        ("in Salen the mandate remains in force", "mandate"),
        ("a strike that had crippled the port was suspended", "strike that had crippled the port"),
        ("the county outlawed the sale of kites with immediate effect", "the sale of kites"),
    ],
)
def test_a_name_ends_where_it_is_told_how_and_where(content: str, object_: str) -> None:
    (finding,) = measures(content)
    assert finding.object.text == object_


def test_a_measure_lifted_everywhere_but_in_one_place_is_another_there() -> None:
    text = (
        "[Ivo Renk] <said> {the mask rule was lifted everywhere except in Port Salen}.\n"
        "[Renk] <added> {in Port Salen the mask rule remains in force}."
    )
    lifted, kept = findings(text, FindingType.MEASURE)
    assert (lifted.state, lifted.places, kept.state, kept.places) == (
        "ended",
        (),
        "in_force",
        ("Port Salen",),
    )


def test_a_noun_and_a_verb_tell_of_one_measure() -> None:
    text = "[Renk] <said> {guests no longer need vaccination}.\n[Renk] <added> {the vaccine rule is over}."
    (finding,) = findings(text, FindingType.MEASURE)
    assert (finding.object.text, finding.state) == ("vaccine rule", "ended")


@pytest.mark.parametrize(
    ("content", "state"),
    [
        ("the ban is in force from March 9, 2051", "announced"),
        ("the ban is in force since March 1, 2051", "in_force"),
    ],
)
def test_what_begins_after_its_report_is_announced_however_early_it_is_read(content: str, state: str) -> None:
    (finding,) = measures(content, published="2051-03-04")
    assert finding.state == state


def test_what_a_plain_cue_tells_is_told_whatever_its_kind() -> None:
    text = "[Renk] <said> {clubs must wait and the ban was lifted}."
    (finding,) = findings(text, FindingType.MEASURE)
    assert finding.state == "ended"


@pytest.mark.parametrize(
    ("content", "object_", "state"),
    [
        (
            "culling on the farm, where geese are kept, had to be interrupted",
            "culling on the farm",
            "suspended",
        ),
        ("disbursement of the loan (40 million) is suspended", "disbursement of the loan", "suspended"),
        ("a surcharge on cars, introduced in 2029, has been repealed", "surcharge on cars", "ended"),
        ("the truce, agreed in May, had on the other hand been violated twice", "truce", "violated"),
        ("a curfew imposed on Salen was eased and done away with", "curfew imposed on Salen", "ended"),
        ("flights, halted on Sunday, had not resumed", "flights", "suspended"),
        ("a meeting of the board has been lifted", None, None),
        ("the situation of the mill was upheld", None, None),
        ("voting began", None, None),
    ],
)
def test_acts_and_what_is_told_of_them_between_marks(
    content: str, object_: str | None, state: str | None
) -> None:
    found = [(finding.object.text, finding.state) for finding in measures(content)]
    assert found == ([(object_, state)] if object_ else [])


@pytest.mark.parametrize(
    ("content", "parties"),
    [
        (
            "the truce between the army and the Hill Guard is in force",
            [("subject", "army"), ("subject", "Hill Guard")],
        ),
        ("the council extended its sanctions on Orvan", [("authority", "council"), ("subject", "Orvan")]),
        ("rebels violated the ceasefire", [("subject", "rebels")]),
        ("monitors accused the army of breaching the truce", [("subject", "army")]),
        ("clubs are barred from signing players", [("subject", "clubs")]),
        ("the keeper was disqualified for four games", [("subject", "keeper")]),
        ("the curfew was extended by ten days", []),
    ],
)
def test_whom_a_measure_binds_or_touches(content: str, parties: list[tuple[str, str]]) -> None:
    (finding,) = measures(content)
    assert [(party.part, party.name) for party in finding.parties] == parties


def test_several_who_tell_of_their_own_act_are_its_authority() -> None:
    (finding,) = findings("[Customs officers] <said> {they had suspended deliveries}.", FindingType.MEASURE)
    assert [(party.part, party.name) for party in finding.parties] == [("authority", "Customs officers")]


def test_a_party_is_not_named_again_by_its_sort() -> None:
    text = (
        "[The Bank of Orvan] <said> {it kept its key rate}.\n"
        "[Ada Lund] <said> {the bank had kept its key rate}."
    )
    (finding,) = findings(text, FindingType.MEASURE)
    assert [party.name for party in finding.parties] == ["Bank of Orvan"]


def test_what_will_stay_stays_as_it_was_told() -> None:
    text = "[Ivo Renk] <said> {the truce was extended}.\n[Renk] <added> {the truce will last until Friday}."
    (finding,) = findings(text, FindingType.MEASURE)
    assert [account.state for account in finding.accounts] == ["extended", "extended"]


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("the ban came into force in May. The measure will stay in force", ["in_force"]),
        ("the curfew was imposed on Monday. It has been extended", ["extended"]),
        ("sanctions on Orvan were imposed. They were lifted in May", ["ended"]),
        ("the measure has been in force since May", []),
        ("it was lifted by a crane", []),
        ("work on the stand is suspended. It will resume as soon as the city signs", ["suspended"]),
    ],
)
def test_words_that_point_back_are_of_the_measure_told_just_before(text: str, states: list[str]) -> None:
    assert [finding.state for finding in measures(text)] == states


@pytest.mark.parametrize(
    ("content", "states"),
    [
        ("no curfew is in force", ["not_in_force"]),
        ("no such ban is in place", ["not_in_force"]),
        ("there is no embargo", ["not_in_force"]),
        ("no strike has been called off", []),
        ("no ban was extended", []),
        ("no truce was broken", []),
    ],
)
def test_what_is_told_of_none_is_not_in_force(content: str, states: list[str]) -> None:
    assert [finding.state for finding in measures(content)] == states


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("{The closure of the pass}, set in May, {was lifted} [Ada Lund] <said>.", ["closure of the pass"]),
        ("{The curfew}, for what it is worth, {was extended} [Ada Lund] <said>.", ["curfew"]),
        ("{A ban on kites}, in her words, {has been lifted} [Ada Lund] <said>.", ["ban on kites"]),
        ("{The curfew}. He wept. {was lifted} [Ada Lund] <said>.", []),
        ("{The cook}, set in her ways, {was lifted} [Ada Lund] <said>.", []),
        ("{The curfew} and the rain {was lifted} [Ada Lund] <said>.", []),
    ],
)
def test_a_name_stands_before_what_is_inserted(text: str, objects: list[str]) -> None:
    found = findings(text, FindingType.MEASURE)
    assert [finding.object.text for finding in found] == objects

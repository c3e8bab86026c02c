"""Who is accused, praised, asked or threatened."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.resolve.reports import statements

GOLD = Path(__file__).parent / "data" / "targets.txt"
LEAST_RIGHT = 0.95


def rows() -> list[tuple[str | None, str]]:
    """Return each sentence of the test set after its introduction, with its target."""
    found, introduced = [], ""
    for line in GOLD.read_text("utf-8").splitlines():
        if line.startswith(">"):
            introduced = line[1:].strip()
        elif line and not line.startswith("#"):
            target, text = line.split(" | ", 1)
            found.append((None if target == "-" else target, f"{introduced}\n{text}"))
    return found


def bare(name: str | None) -> str | None:
    """Return a name without its article."""
    return name.removeprefix("the ").removeprefix("The ") if name else None


def test_targets_of_the_test_set() -> None:
    gold = rows()
    wrong = [
        (target, found, text)
        for target, text in gold
        if bare(target) != bare(found := statements(text)[-1].target)
    ]
    assert 1 - len(wrong) / len(gold) >= LEAST_RIGHT, wrong


INTRODUCED = "President Mara Oray met Port spokesman Ivo Renk, Mayor Ada Lund and the merchant Adel Tun.\n"

FOUND = {
    "accuse-object": [
        ("[Renk] <scolded> {Lund for the delay}.", "Ada Lund"),
        ("[The union] <has again blamed> {the bankers}.", "bankers"),
        ("[Tun] <took the stage to rip into> {Oray}.", "Mara Oray"),
    ],
    "praise-object": [
        ("[Oray] <congratulated> {the rowers}.", "rowers"),
        ("[Renk] <credits> {Lund with the truce}.", "Ada Lund"),
        ("[Tun] <came out to thank> Lund {for her help}.", "Ada Lund"),
    ],
    "ask-object": [
        ("[Renk] <begged> {the sailors to come back}.", "sailors"),
        ("[Lund] <told> Tun {to sit down}.", "Adel Tun"),
        ("[The court] <instructed> {the police to open the gate}.", "police"),
    ],
    "threaten-object": [
        ("[Oray] <threatened> {the pirates with war}.", "pirates"),
        ("[Renk] <warned> {Tun not to sail}.", "Adel Tun"),
        ("[Tun] <threatened to leave> {Lund without fish}.", "Ada Lund"),
    ],
    "accuse-passive": [
        ("Tun <was accused> by [the judge] {of theft}.", "Adel Tun"),
        ("Lund <has been criticised> by [farmers] {for her silence}.", "Ada Lund"),
        ("The sailors <were blamed> by [Renk] {for the fire}.", "sailors"),
    ],
    "accuse-noun": [
        ("[Renk] <repeated his attack on> {Lund}.", "Ada Lund"),
        ("[Tun] <filed a complaint against> {the police}.", "police"),
        ("[Lund] <stood by her criticism of> {Tun}.", "Adel Tun"),
    ],
    "obliged": [
        ("[Renk] <said> {Lund must go}.", "Ada Lund"),
        ("{“The government has to act,”} [Tun] <said>.", "government"),
        ("[Tun] <wrote> {that Oray ought to listen}.", "Mara Oray"),
    ],
    "accuse-subject": [
        ("[Renk] <said> {Tun is a liar}.", "Adel Tun"),
        ("{“The police failed to help,”} [Lund] <said>.", "police"),
        ("[Tun] <said> {that Lund was corrupt}.", "Ada Lund"),
    ],
    "said-of": [
        ("{“A liar and a cheat,”} [Renk] <said> of Tun.", "Adel Tun"),
        ("{“Corrupt to the bone,”} [Lund] <said> of the police.", "police"),
        ("{“She is a fraud,”} [Tun] <said> of Oray.", "Mara Oray"),
    ],
}

LEFT = {
    "accuse-object": [
        "[Renk] <attacked> {the plan}.",
        "[Renk] <said> {he would scold Lund}.",
        "[Renk] <criticised> {what he called a joke}.",
    ],
    "praise-object": [
        "[Renk] <praised> {the treaty}.",
        "[Renk] <welcomed> {the rain}.",
        "[Renk] <said> {Lund thanked Tun}.",
    ],
    "ask-object": [
        "[Renk] <told> reporters {it was over}.",
        "[Renk] <asked> {what it cost}.",
        "[Renk] <called for> {calm}.",
    ],
    "threaten-object": [
        "[Renk] <threatened> {to resign}.",
        "[Renk] <warned> {of storms}.",
        "[Renk] <warned> {that ice was near}.",
    ],
    "accuse-passive": [
        "[Tun] <accused> {Lund}.",
        "The plan <was criticised> by [Lund] {as rash}.",
        "[Tun] <was pleased> {with Lund}.",
    ],
    "accuse-noun": [
        "[Renk] <spoke of an attack at> {dawn}.",
        "[Renk] <noted the charge of> {a battery}.",
        "[Renk] <denied> {an attack on Lund}.",
    ],
    "obliged": [
        "[Renk] <said> {Lund has left}.",
        "[Renk] <said> {if Lund must go, she will}.",
        "[Renk] <said> {it should rain}.",
    ],
    "accuse-subject": [
        "[Renk] <said> {Tun is tall}.",
        "[Renk] <said> {the plan is corrupt}.",
        "[Renk] <said> {“I am no liar.”}",
    ],
    "said-of": [
        "{“It was warm,”} [Renk] <said> of the day.",
        "[Renk] <said> {no} of course.",
        "[Renk] <spoke> of {Tun}.",
    ],
}


def rule_of(text: str) -> str | None:
    """Return the rule that gave the last statement its target."""
    evidence = statements(INTRODUCED + text)[-1].evidence
    return next((reason.rule for reason in evidence if reason.field == "target"), None)


@pytest.mark.parametrize(
    ("rule", "text", "target"), [(rule, *pair) for rule, pairs in FOUND.items() for pair in pairs]
)
def test_what_a_rule_finds(rule: str, text: str, target: str) -> None:
    assert rule_of(text) == rule
    assert bare(statements(INTRODUCED + text)[-1].target) == target


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in LEFT.items() for text in texts])
def test_what_a_rule_leaves_alone(rule: str, text: str) -> None:
    assert rule_of(text) != rule


def test_it_shows_the_words_that_tell_it() -> None:
    text = "[Renk] <urged> {the council to wait}."
    (reason,) = [one for one in statements(text)[0].evidence if one.field == "target"]
    plain = text.translate(str.maketrans("", "", "[]<>{}"))
    assert [span.text_of(plain) for span in reason.spans] == ["the council"]

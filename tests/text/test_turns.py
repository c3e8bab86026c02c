"""Labels open turns only where somebody else answers."""

import pytest

from onrecord.text.turns import find_exchange, find_turns


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Q: When?", "A: In spring."], {0, 1}),
        (["Question: When?", "In spring."], {0}),
        (["Q. When?", "A. In spring.", "And so on."], {0, 1}),
        (["Renk: When?", "Torv: In spring.", "Renk: Why?", "Torv: Ice."], {0, 1, 2, 3}),
        (["Renk – When?", "Torv – In spring.", "Renk – Why?", "Torv – Ice."], {0, 1, 2, 3}),
        (["RENK. When?", "MR. TORV. In spring.", "RENK. Why?", "MR. TORV. Ice."], {0, 1, 2, 3}),
        (["Renk. When?", "Torv. In spring.", "Renk. Why?", "Torv. Ice."], set()),
        (["Renk: When?", "Torv: In spring."], {0, 1}),
        (["Renk: When?", "(Laughter)", "Torv: In spring."], {0, 2}),
        (["Renk: When?", "It fell silent.", "And dark.", "Torv: In spring."], set()),
        (["Renk: Well.", "Torv: Yes.", "It is so.", "(Laughter)", "Renk: No."], {0, 1, 4}),
        (["Torv: Bridge to close", *["It closed."] * 12, "Renk: Ferry to run", "Torv: No ferry"], set()),
        (["TORV:", "In spring.", "RENK:", "Why?", "TORV:", "Ice."], {0, 2, 4}),
        (["Torv: Bridge to close", "It closed.", "Torv: Ferry to run"], set()),
        (["Note: closed.", "Update: open."], set()),
        (["They said this: no.", "They said this: yes."], set()),
        (["10:30", "11:30"], set()),
        ([], set()),
    ],
)
def test_turns(paragraphs, expected):
    assert find_turns(paragraphs) == expected


TALK = ["- Will it open?", "- In spring.", "- And then?", "- Then it is open."]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (TALK, [True, False, True, False]),
        (["Lund answers.", *TALK, "She left."], [True, False, True, False]),
        (
            [
                "— Will it open? When?",
                "— In spring.",
                "— You said so in May.",
                "— I did.",
                "— Why?",
                "— Ice.",
            ],
            [True, False] * 3,
        ),
        (["- Apples", "- Pears", "- Plums", "- Figs"], []),
        (["- Will it open?", "- In spring."], []),
        (["- Will it open?", "- When?", "- Why?", "- Who asks?"], []),
        (["- 4 boats?", "- 5 boats.", "- 6 boats?", "- 7 boats."], []),
        ([], []),
    ],
)
def test_two_sides_take_turns_behind_dashes(paragraphs, expected):
    assert [turn.asks for turn in find_exchange(paragraphs)] == expected


def test_an_answer_goes_on_over_paragraphs_until_the_next_dash():
    turns = find_exchange([TALK[0], "- In spring.", "Or so.", *TALK[2:], "She left."])
    assert [(turn.first, turn.last) for turn in turns] == [(0, 0), (1, 2), (3, 3), (4, 4)]


def test_turns_behind_dashes_are_turns():
    assert find_turns(["Lund answers.", *TALK]) == {1, 2, 3, 4}


@pytest.mark.parametrize(
    "talk",
    [
        ["Will it open?", "— In May.", "Who pays?", "— The county.", "And then?", "— We swim."],
        ["**Will it open?**", "In May.", "**Who pays?**", "The county.", "**And then?**", "We swim."],
        ["Will you stay?", "I hope so.", "Who pays you?", "The county.", "What next?", "We swim."],
    ],
)
def test_questions_set_off_from_their_answers_are_an_interview(talk):
    assert [(turn.first, turn.asks) for turn in find_exchange(talk)] == [
        (at, at % 2 == 0) for at in range(len(talk))
    ]


@pytest.mark.parametrize(
    "talk",
    [
        ["Will it open?", "In May, said Lund.", "Who pays?", "The county, she said.", "And?", "It rained."],
        [
            "Will you stay?",
            "I hope so.",
            "It rained.",
            "Lund spoke.",
            "It grew late.",
            "Who pays you?",
            "Me.",
        ],
        ["Will you stay?", "Will you go?", "Who pays you?", "What next?"],
    ],
)
def test_questions_that_nothing_sets_off_are_no_interview(talk):
    assert find_exchange(talk) == []


@pytest.mark.parametrize(
    "talk",
    [
        ["Q: Will you stay?", "A: Yes.", "Q: Who pays you?", "A: The county.", "Q: And you swim?", "A: Yes."],
        [
            "Gazette: Will you stay?",
            "Lund: Yes.",
            "Gazette: Who pays you?",
            "Lund: The county.",
            "Gazette: Do you swim?",
            "Lund: Yes.",
        ],
        [
            "Q: Will you stay?",
            "Lund: Yes.",
            "Q: Who pays you?",
            "Lund: We do.",
            "Q: Why you?",
            "Lund: Why not.",
        ],
    ],
)
def test_labels_say_themselves_who_asks(talk):
    assert find_exchange(talk) == []
    assert find_turns(talk) == set(range(len(talk)))

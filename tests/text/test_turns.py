"""Labels open turns only where somebody else answers."""

import pytest

from onrecord.text.turns import find_turns


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

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports import to_json


@given(st.text())
def test_whatever_is_written_reads_back(text):
    assert json.loads(to_json({"text": text})) == {"text": text}


@given(st.text(alphabet=st.characters(codec=None)))
def test_a_line_is_one_line_and_can_be_encoded(text):
    written = to_json(text)
    assert len(written.splitlines()) == 1
    assert written.encode("utf-8").decode("utf-8") == written


@pytest.mark.parametrize(
    "mark", ["\x1b[31m", "\x9b31m", "\x7f", "\u202e", "\u2066", "\u200f", "\u061c", "\u2028", "\ud800"]
)
def test_nothing_that_a_terminal_acts_on_is_left(mark):
    assert not set(mark) & set(to_json(f"a{mark}b")) - set("[31m")


def test_letters_of_any_script_stand_as_themselves():
    assert to_json("Ødegård “да” 談判 👍") == '"Ødegård “да” 談判 👍"'


def test_a_number_that_json_lacks_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        to_json(float("nan"))

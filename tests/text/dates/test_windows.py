"""Where in a text words for dates can stand at all."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.text.dates.windows import find_windows
from tests.strategies import texts


@given(texts(), st.lists(st.sampled_from(["Monday", "2016", "yesterday", "week"])))
def test_windows_are_apart_and_hold_every_word_for_a_date(text: str, words: list[str]) -> None:
    whole = f" {text} ".join(words)
    windows = list(find_windows(whole, Span(0, len(whole))))
    assert all(left.end < right.start for left, right in pairwise(windows))
    assert all(window.end <= len(whole) for window in windows)
    at = 0
    for word in words:
        at = whole.index(word, at)
        if whole[:at][-1:].isalnum() or whole[at + len(word) :][:1].isalnum():
            continue
        assert any(window.contains(Span(at, at + len(word))) for window in windows)


def test_a_text_without_such_words_is_not_looked_at() -> None:
    text = "Oda Renk said that nothing had changed. " * 50
    assert not list(find_windows(text, Span(0, len(text))))

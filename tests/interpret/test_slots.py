"""Wordings with slots become patterns."""

from __future__ import annotations

from onrecord.interpret.slots import compile_wording


def test_slots_become_parts() -> None:
    found = compile_wording("{on} {requested} to {object}", ("urged",)).search(
        "the union urged both ports to open"
    )
    assert found is not None
    assert (found["requested"], found["object"]) == ("both ports", "open")


def test_a_wording_begins_and_ends_with_whole_words() -> None:
    assert compile_wording("{on}", ("ban",)).search("a banner, an urban band") is None


def test_a_short_form_stands_right_after_its_subject() -> None:
    assert compile_wording("{on} pay", ("'ll",)).search("we’ll pay") is not None


def test_a_verb_that_ends_like_an_adverb_is_no_adverb() -> None:
    pattern = compile_wording("{on} {adv}{object}", ("may",))
    found = [pattern.search(words) for words in ("may fly home", "may rely on it", "may quickly go home")]
    assert [match and match["object"] for match in found] == ["fly home", "rely on it", "go home"]


def test_i_am_is_a_form_of_be_and_ten_in_the_morning_is_none() -> None:
    pattern = compile_wording("{be} {on}", ("against",))
    found = [
        bool(pattern.search(words)) for words in ("I am against it", "I'm against it", "at 10 am against")
    ]
    assert found == [True, True, False]

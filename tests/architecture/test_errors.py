"""The tree at the head of `errors.py` is the tree of its classes."""

import inspect
import re

import pytest

from onrecord import errors
from onrecord.errors import InputError, OnRecordError

DRAWN = re.compile(r"^( *)(?:[-+] )?([A-Z]\w+)(?: |$)")


def drawn_tree() -> dict[str, str]:
    """Return each error of the drawing with the error above it."""
    above: list[tuple[int, str]] = []
    tree = {}
    for line in inspect.getdoc(errors).split("\n\n")[1].splitlines():
        indent, name = DRAWN.match(line).groups()
        above = [(depth, parent) for depth, parent in above if depth < len(indent)]
        tree[name] = above[-1][1] if above else "Exception"
        above.append((len(indent), name))
    return tree


def class_tree() -> dict[str, str]:
    """Return each error class with the class above it."""
    return {
        name: item.__base__.__name__
        for name, item in vars(errors).items()
        if inspect.isclass(item) and issubclass(item, Exception)
    }


def test_the_drawing_shows_every_error_where_it_belongs():
    assert drawn_tree() == class_tree()


def test_every_error_can_be_caught_at_the_root():
    assert all(issubclass(getattr(errors, name), OnRecordError) for name in class_tree())


def test_codes_of_input_errors_are_their_own():
    """They end up in the record and in scripts that search it."""
    codes = [
        item.code for item in vars(errors).values() if inspect.isclass(item) and issubclass(item, InputError)
    ]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)


def test_an_input_error_keeps_its_facts():
    error = errors.MalformedDocument("line 3 is no JSON", location="a.jsonl")
    assert (str(error), error.location, error.code) == ("line 3 is no JSON", "a.jsonl", "malformed")


def test_a_model_mismatch_says_both_sides():
    error = errors.ModelMismatch("hash", expected="ab", actual="cd")
    assert str(error) == "hash: the model card says ab, the file has cd"
    assert (error.expected, error.actual) == ("ab", "cd")


def test_a_malformed_value_names_its_class():
    with pytest.raises(OnRecordError, match=r"^Span: no$"):
        raise errors.MalformedValue("Span", "no")

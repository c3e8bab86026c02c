import pytest

from onrecord import errors
from onrecord.cli.exits import MEANINGS, Exit, exit_code_for, exit_code_of_run, exit_table


def every_error(root=errors.OnRecordError):
    for kind in root.__subclasses__():
        yield kind
        yield from every_error(kind)


EXPECTED = {
    errors.InputError: Exit.NOTHING_READ,
    errors.ModelError: Exit.UNUSABLE,
    errors.NotFound: Exit.NOTHING_READ,
    errors.StoreError: Exit.UNUSABLE,
    errors.ConfigError: Exit.USAGE,
    errors.MalformedValue: Exit.UNUSABLE,
}


@pytest.mark.parametrize("kind", sorted(every_error(), key=lambda kind: kind.__name__))
def test_every_error_of_the_tree_has_its_code(kind):
    expected = next(EXPECTED[parent] for parent in kind.__mro__ if parent in EXPECTED)
    assert exit_code_for(kind.__new__(kind)) is expected


def test_what_is_no_error_of_ours_is_a_fault():
    assert exit_code_for(ZeroDivisionError()) is Exit.FAULT


@pytest.mark.parametrize(("done", "failed", "code"), [(3, 0, 0), (99, 1, 1), (0, 1, 3), (0, 0, 3)])
def test_a_run_ends_by_what_was_read(done, failed, code):
    assert exit_code_of_run(done=done, failed=failed) == code


def test_every_code_is_explained_in_the_table():
    assert list(MEANINGS) == list(Exit)
    for code in Exit:
        assert f"{code.value:>5}  {MEANINGS[code]}" in exit_table()

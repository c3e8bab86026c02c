import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline.tape import Tape

LINES = [b'{"text": "one"}\n', b"\n", b'{"text": "two"}\r\n', b'{"text": "three"}']


def digest(data):
    return hashlib.sha256(data).hexdigest()


def wound(data, **options):
    """Return a tape that has passed all of some bytes."""
    tape = Tape(io.BytesIO(data), **{"keep_bytes": 10_000, **options})
    assert io.BufferedReader(tape).read() == data
    return tape


def test_a_whole_file_is_found():
    data = b"HEADLINE\n\nOne paragraph.\n"
    assert wound(data).claim(digest(data)) == data


def test_lines_are_found_one_after_another_with_or_without_their_ends():
    tape = wound(b"".join(LINES))
    assert tape.claim(digest(b'{"text": "one"}')) == b'{"text": "one"}'
    assert tape.claim(digest(LINES[2])) == LINES[2]
    assert tape.claim(digest(LINES[3])) == LINES[3]


def test_a_line_behind_a_broken_one_is_found():
    tape = wound(b"broken\n" + LINES[0])
    assert tape.claim(digest(LINES[0])) == LINES[0]


def test_bytes_are_handed_out_once():
    tape = wound(LINES[0])
    assert tape.claim(digest(LINES[0])) == LINES[0]
    assert tape.claim(digest(LINES[0])) is None


def test_what_was_handed_out_is_forgotten():
    """So a file of any length needs the memory of one report."""
    tape = wound(LINES[0] * 100)
    for _ in range(100):
        assert tape.claim(digest(LINES[0])) == LINES[0]
    assert len(tape._kept) == 0


def test_other_bytes_are_never_handed_out():
    assert wound(b"".join(LINES)).claim(digest(b"elsewhere")) is None


def test_after_a_miss_nothing_is_remembered():
    """A list in one JSON value has no line for each report; to look through it for each would take long."""
    tape = wound(LINES[0])
    assert tape.claim(digest(b"elsewhere")) is None
    assert tape.claim(digest(LINES[0])) is None


def test_nothing_is_remembered_unless_asked_for():
    assert wound(LINES[0], keep_bytes=0).claim(digest(LINES[0])) is None


def test_no_more_is_remembered_than_allowed():
    data = b"".join(LINES)
    assert wound(data, keep_bytes=len(LINES[3])).claim(digest(LINES[0])) is None
    assert wound(data, keep_bytes=len(LINES[3])).claim(digest(LINES[3])) == LINES[3]


def test_progress_tells_of_every_byte():
    seen = []
    wound(b"x" * 50_000, progress=seen.append)
    assert sum(seen) == 50_000


@pytest.mark.parametrize("size", [1, 7, 100])
def test_a_slow_stream_is_passed_on_as_it_comes(size):
    """A reader gets the first line before the second one is there."""

    class Slow:
        def __init__(self):
            self.parts = [b"one\n", b"two\n"]

        def read(self, size):
            raise AssertionError("read would wait for all of it")

        def read1(self, size):
            return self.parts.pop(0) if self.parts else b""

    slow = Slow()
    reader = io.BufferedReader(Tape(slow), size + 8)
    assert reader.readline() == b"one\n"
    assert slow.parts == [b"two\n"]


@given(
    st.lists(st.binary(min_size=1).filter(lambda line: line.strip(b"\r\n") and b"\n" not in line), max_size=6)
)
def test_every_line_of_any_file_is_found(lines):
    tape = wound(b"\n".join(lines))
    for line in lines:
        bare = line.rstrip(b"\r\n")
        assert tape.claim(digest(bare)) == bare

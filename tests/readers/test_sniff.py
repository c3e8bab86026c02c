"""Whatever comes is given to the reader that knows it."""

import io

import pytest

from onrecord.errors import UnknownFormat
from onrecord.readers import READERS, Limits, Origin, read_stream


def read(data: bytes, stream: io.IOBase | None = None):
    """Read bytes of whatever format."""
    return list(read_stream(stream or io.BytesIO(data), Origin("/wire/a", "a"), limits=Limits()))


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (b"Oda Renk said no.", "text"),
        (b'{"text": "Oda Renk said no."}', "jsonl"),
        (b"<html><body><article><p>" + b"Oda Renk said no to all of them. " * 9, "html"),
        (b"[OSTREL] Oda Renk said no.", "text"),
    ],
)
def test_each_format_finds_its_reader(data, reader):
    assert read(data)[0].provenance.reader == reader


@pytest.mark.parametrize("data", [b'<?xml version="1.0"?><newsItem/>', b"<rss version='2.0'>", b"<nitf>"])
def test_other_markup_is_refused_by_name(data):
    with pytest.raises(UnknownFormat, match="XML"):
        read(data)


def test_readers_have_names_of_their_own():
    assert len({reader.name for reader in READERS}) == len(READERS)
    assert all(reader.version for reader in READERS)


def test_a_slow_stream_is_read_to_its_end_and_left_open():
    class Drip(io.RawIOBase):
        left = b'{"text": "One."}\n{"text": "Two."}\n'

        def read(self, size=-1):
            part, self.left = self.left[:1], self.left[1:]
            return part

    stream = Drip()
    assert [doc.text for doc in read(b"", stream)] == ["One.", "Two."]
    assert not stream.closed


def test_lines_are_given_as_they_come():
    """The second thousand of lines is not waited for to give the first."""
    asked = []

    class Endless(io.RawIOBase):
        def read(self, size=-1):
            asked.append(size)
            return b'{"text": "One."}\n' * 100

    found = read_stream(Endless(), Origin("-", "-"), limits=Limits())
    assert next(found).text == "One."
    assert len(asked) < 5

"""Plain text is kept character for character, or refused with a reason."""

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import MalformedDocument, TooLarge, UnsupportedEncoding
from onrecord.model import Document, Issue
from onrecord.readers import Limits, Origin, read_text
from onrecord.readers.text import TextReader
from tests.text.generated import texts

ORIGIN = Origin("/wire/truce.txt", "truce.txt")
STORY = "Truce in Salen holds today\n\nBy Tam Vell\n\nOSTREL, March 4 (Norvik) — It held, Oda Renk said."


def read(data: bytes, origin: Origin = ORIGIN, limits: Limits | None = None) -> list[Document | Issue]:
    """Read bytes as plain text."""
    return list(TextReader().read(io.BytesIO(data), origin, limits=limits or Limits()))


def test_a_document_says_where_it_comes_from():
    (doc,) = read(STORY.encode())
    assert (doc.name, doc.provenance.location, doc.provenance.reader) == (
        "truce.txt",
        "/wire/truce.txt",
        "text",
    )
    assert doc.provenance.source_hash == hashlib.sha256(STORY.encode()).hexdigest()
    assert doc.provenance.given_id is None


def test_a_document_is_laid_out():
    (doc,) = read(STORY.encode())
    assert [block.role.value for block in doc.blocks] == ["headline", "furniture", "body"]
    assert doc.dateline.place.text_of(doc.text) == "OSTREL"
    assert doc.byline == "Tam Vell"


def test_a_publication_date_given_from_outside_is_taken():
    (doc,) = read(STORY.encode(), Origin("-", "-", "2031-03-04"))
    assert doc.published == "2031-03-04"


def test_one_word_is_fine():
    (doc,) = read(b"Peace")
    assert doc.text == "Peace"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff\u200b".encode(), b'""""', "“ ” …".encode()])
def test_a_file_without_a_word_is_empty(data):
    with pytest.raises(MalformedDocument, match="is empty"):
        read(data)


def test_a_report_over_the_limit_is_refused_and_the_limit_told():
    with pytest.raises(TooLarge, match="limit of 10 MB"):
        read(b"a" * 10_000_001)


def test_a_report_of_very_many_lines_is_refused():
    with pytest.raises(TooLarge, match="250000 lines"):
        read(b"a\n" * 250_001)


def test_no_more_than_the_limit_is_read():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            self.given += size
            return b"a" * size

    stream = Endless()
    with pytest.raises(TooLarge):
        list(TextReader().read(stream, ORIGIN, limits=Limits(report_bytes=1_000)))
    assert stream.given == 1_001


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02" * 50, bytes(range(1, 256)) * 9, b"%PDF-1.7 truce", b"PK\x03\x04 truce"]
)
def test_binary_files_are_refused(data):
    with pytest.raises(UnsupportedEncoding):
        read(data)


def test_an_uncertain_encoding_is_said():
    issue, doc = read("“It holds” — Señora Renk said in the port of Salen.".encode("cp1252"))
    assert doc.text.startswith("“It holds” — Señora")
    assert (issue.code, issue.kind.value) == ("uncertain-encoding", "check")


@given(texts)
def test_text_is_kept_character_for_character(text):
    doc = read_text(f"Oda {text}", name="note")
    assert doc.text == f"Oda {text}".replace("\ud800", "\ufffd")
    assert all(block.span.end <= len(doc.text) for block in doc.blocks)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_a_reason(data):
    try:
        doc = read(data)[-1]
    except (MalformedDocument, UnsupportedEncoding):
        return
    assert doc.text.strip()


def test_text_at_hand_has_to_hold_a_word():
    with pytest.raises(MalformedDocument, match="empty"):
        read_text(" ", name="note")

"""JSONL: one report a line, and a bad line costs no more than itself."""

import hashlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import MalformedDocument, TooLarge
from onrecord.model import Document, Issue, IssueKind
from onrecord.readers import Limits, Origin
from onrecord.readers.jsonl import JsonlReader

ORIGIN = Origin("/wire/day.jsonl", "day.jsonl")
FULL = {
    "id": "truce-1",
    "title": "Truce holds",
    "url": "https://corvane.example/1",
    "publisher": "Corvane",
    "published": "2031-03-04T10:00:00Z",
    "language": "en_GB",
    "text": "Truce holds\r\n\r\nIt held, Oda Renk said.",
}


def read(*lines: object, origin: Origin = ORIGIN, limits: Limits | None = None) -> list[Document | Issue]:
    """Read lines: bytes as they are, all else as JSON."""
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(JsonlReader().read(io.BytesIO(data), origin, limits=limits or Limits()))


def test_all_that_is_stated_is_taken():
    (doc,) = read(FULL)
    assert (doc.name, doc.provenance.given_id, doc.title, doc.url) == (
        "truce-1",
        "truce-1",
        FULL["title"],
        FULL["url"],
    )
    assert (doc.publisher, doc.published, doc.language) == ("Corvane", "2031-03-04", "en-GB")
    assert doc.text == FULL["text"]


def test_the_hash_is_of_the_line_without_its_end():
    line = json.dumps(FULL).encode()
    doc = read(line + b"\r", {"text": "Other"})[0]
    assert doc.provenance.source_hash == hashlib.sha256(line).hexdigest()


def test_a_title_is_not_put_into_the_text():
    (doc,) = read({"title": "Truce holds", "text": "It held."})
    assert (doc.title, doc.text) == ("Truce holds", "It held.")


def test_date_is_another_name_of_published():
    (doc,) = read({"date": "2031-03-04", "text": "It held."})
    assert doc.published == "2031-03-04"


def test_a_publication_date_given_from_outside_wins():
    (doc,) = read(FULL, origin=Origin("-", "-", "2031-01-01"))
    assert doc.published == "2031-01-01"


def test_reports_without_an_id_are_told_by_their_line():
    first, second = read({"text": "One."}, b"", {"text": "Three."})
    assert (first.name, second.name) == ("day.jsonl:1", "day.jsonl:3")
    assert first.story_id != second.story_id


def test_a_number_may_be_an_id():
    assert read({"id": 7, "text": "It held."})[0].name == "7"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"not json", "malformed"),
        (b"[1]", "malformed"),
        (b'"text"', "malformed"),
        (b'{"text": 5}', "malformed"),
        (b'{"title": "no text"}', "malformed"),
        (b'{"text": " "}', "malformed"),
        (b'{"text": "\xff"}', "unsupported-encoding"),
        (b'{"text": ' + b"[" * 100_000, "malformed"),
        (b'{"text": ' + b"1" * 10_000 + b"}", "malformed"),
    ],
)
def test_a_bad_line_is_an_issue_with_its_number_and_the_rest_goes_on(line, code):
    before, issue, after = read({"text": "One."}, line, {"text": "Three."})
    assert (issue.kind, issue.code, issue.document) == (IssueKind.FAILED, code, "day.jsonl:2")
    assert (before.text, after.text) == ("One.", "Three.")


def test_a_line_over_the_limit_is_skipped_to_its_end():
    long = {"text": "a" * 5_000_000}
    issue, doc = read(long, {"text": "Short."}, limits=Limits(line_bytes=1_000))
    assert (issue.code, doc.name) == ("too-large", "day.jsonl:2")


def test_a_text_over_the_limit_is_refused():
    issue, doc = read({"text": "a" * 200}, {"text": "Short."}, limits=Limits(report_bytes=100))
    assert (issue.code, doc.text) == ("too-large", "Short.")


def test_unknown_fields_are_named_once():
    *docs, issue = read({"text": "One.", "x": 1, "y": 2}, {"text": "Two.", "x": 1})
    assert len(docs) == 2
    assert (issue.kind, issue.document) == (IssueKind.CHECK, "day.jsonl")
    assert issue.message.endswith("x, y.")


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("date", "2031-13-01", "bad-date"),
        ("published", 20310304, "bad-date"),
        ("url", "javascript:alert(1)", "bad-field"),
        ("title", 5, "bad-field"),
        ("language", "the English tongue", "bad-field"),
        ("id", 1.5, "bad-field"),
        ("id", "x" * 1_000, "bad-field"),
    ],
)
def test_a_bad_field_is_left_out_and_said(field, value, code):
    issue, doc = read({field: value, "text": "It held."})
    assert (issue.kind.value, issue.code) == ("degraded", code)
    assert doc.published is doc.url is doc.title is doc.provenance.given_id is None


def test_a_repeated_id_is_said_and_both_are_kept():
    first, issue, second = read({"id": "a", "text": "One."}, {"id": "a", "text": "Two."})
    assert (first.text, second.text) == ("One.", "Two.")
    assert (issue.code, issue.document, issue.kind) == ("duplicate-id", "a", IssueKind.CHECK)


def test_lone_surrogates_become_replacement_characters_one_for_one():
    (doc,) = read(b'{"text": "Oda \\ud800 said \\udc00\\ud83d\\ude00."}')
    assert doc.text == "Oda \ufffd said \ufffd\U0001f600."


@pytest.mark.parametrize(
    "data", [b'[{"text": "One."},\n {"text": "Two."}]', b'\n[{"text": "One."}, {"text": "Two."}]']
)
def test_a_list_is_read(data):
    assert [doc.text for doc in read(data)] == ["One.", "Two."]


def test_an_object_over_several_lines_is_one_report():
    (doc,) = read(b'{\n  "text": "One."\n}')
    assert (doc.text, doc.name) == ("One.", "day.jsonl")


def test_a_list_that_is_none_is_refused():
    with pytest.raises(MalformedDocument):
        read(b'[{"text": "One."}')


def test_a_list_over_the_limit_is_refused():
    with pytest.raises(TooLarge):
        read([{"text": "a" * 200}], limits=Limits(line_bytes=100))


@pytest.mark.parametrize(
    "head", [b'{"text": 1}', b' {\n"a"', b"{}", b'[{"a": 1}]', b"[]", b'\xef\xbb\xbf{"a"']
)
def test_json_is_known(head):
    assert JsonlReader().sniff(head, "x")


@pytest.mark.parametrize("head", [b"", b"[OSTREL] Talks", b"{sic} he said", b"Oda", b"<html>"])
def test_other_things_are_not_taken_for_json(head):
    assert not JsonlReader().sniff(head, "x")


@given(
    st.lists(
        st.fixed_dictionaries({"text": st.text(), "id": st.text() | st.integers() | st.none()}), max_size=5
    )
)
def test_each_line_gives_its_text_or_a_reason(records):
    found = [item for item in read(*records) if not isinstance(item, Issue) or item.kind is IssueKind.FAILED]
    assert len(found) == len(records)
    for record, item in zip(records, found, strict=True):
        assert isinstance(item, Issue) or item.text == record["text"]


@pytest.mark.parametrize("name", ["embargo", "embargoed"])
def test_an_embargo_is_taken_in_utc(name):
    (doc,) = read({"text": "It held.", name: "2031-03-07T08:00+02:00"})
    assert doc.embargo == "2031-03-07T06:00:00Z"


@pytest.mark.parametrize("stated", ["Friday", "2031-03-07", "2031-03-07T06:00", 20310307, ["2031"]])
def test_a_report_whose_embargo_cannot_be_read_is_left_out(stated):
    """It would be shown too early otherwise."""
    issue, doc = read({"id": "a", "text": "It held.", "embargo": stated}, {"id": "b", "text": "It broke."})
    assert (issue.kind, doc.name) == (IssueKind.FAILED, "b")
    assert "left out" in issue.message

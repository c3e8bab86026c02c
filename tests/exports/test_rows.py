import csv
import io
import json
from dataclasses import replace

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.cells import from_cell
from onrecord.exports.columns import COLUMNS, JUDGED_KEYS, Shape, row_of
from onrecord.exports.entries import Entry
from onrecord.exports.rows import write_csv, write_rows
from onrecord.model import Decision, Excerpt, Span
from tests.exports.entries import hostile_entry, judged, plain_entry, written
from tests.factories import make_attribution, make_document, make_statement
from tests.strategies import disjoint_spans, texts

TYPES = {
    Shape.TEXT: {"type": ["string", "null"]},
    Shape.NUMBER: {"type": "number"},
    Shape.FLAG: {"type": "boolean"},
    Shape.TEXTS: {"type": "array", "items": {"type": "string"}},
    Shape.SPANS: {
        "type": "array",
        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
    },
    Shape.JUDGED: {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {key: {"type": ["string", "null"]} for key in JUDGED_KEYS},
            "required": list(JUDGED_KEYS),
            "additionalProperties": False,
        },
    },
}
ROW = {
    "type": "object",
    "properties": {column.name: TYPES[column.shape] for column in COLUMNS},
    "required": [column.name for column in COLUMNS],
    "additionalProperties": False,
}


def csv_rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


@st.composite
def entries(draw):
    """Draw a statement anywhere in a text of odd characters."""
    text = draw(texts())
    doc = make_document(text, title=draw(texts(max_size=8)), publisher=draw(texts(max_size=8)), blocks=())
    spans = {part: draw(disjoint_spans(text)) for part in ("source", "cue", "content")}
    attribution = replace(make_attribution(), **spans)
    return Entry(make_statement(doc, attribution, role=draw(texts(max_size=8))), doc)


def test_a_row_has_every_column_and_null_for_what_is_not_known():
    for entry in (plain_entry(), hostile_entry(), plain_entry(speaker=None, kind=None)):
        jsonschema.validate(json.loads(written(write_rows, entry)), ROW)
    assert json.loads(written(write_rows, plain_entry(speaker=None)))["speaker"] is None


def test_a_row_says_who_said_what_and_where_it_stands():
    entry = plain_entry(condition=Excerpt.of(plain_entry().document.text, Span(147, 151)))
    row = row_of(entry)
    told = {name: row[name] for name in ("title", "publisher", "published", "speaker", "role", "holder")}
    assert told == {
        "title": "Truce to hold",
        "publisher": "Corvane & Co",
        "published": "2031-03-04",
        "speaker": "Oda Renk",
        "role": "Verian Foreign Ministry spokeswoman",
        "holder": "Oda Renk",
    }
    assert row["offices"] == ["Verian Foreign Ministry spokeswoman"]
    assert row["words"] == ['that the truce in Port Salen "will hold until Friday"']
    assert (row["condition"], row["condition_span"]) == ("that", [[147, 151]])
    assert row["source_hash"] == entry.document.provenance.source_hash


def test_a_row_says_who_judged_it():
    entry = plain_entry()
    entry = replace(
        entry, judged=(judged(entry), judged(entry, Decision.CORRECT, field="kind", value="deny"))
    )
    first, second = json.loads(written(write_rows, entry))["judged"]
    assert (first["by"], first["decision"], first["made_at"]) == (
        "Ilan Dorr",
        "accept",
        "2031-03-05T12:00:00+00:00",
    )
    assert (second["decision"], second["field"], second["value"]) == ("correct", "kind", "deny")
    (cells,) = csv_rows(written(write_csv, entry))
    assert json.loads(from_cell(cells["judged"])) == [first, second]


@given(entries())
def test_words_are_the_slices_at_their_offsets(entry):
    row = json.loads(written(write_rows, entry))
    for words, spans in (("words", "content"), ("source_words", "source"), ("cue_words", "cue")):
        assert row[words] == [entry.document.text[start:end] for start, end in row[spans]]


@given(st.lists(entries(), max_size=3))
def test_csv_reads_back_as_the_same_texts(several):
    cells = csv_rows(written(write_csv, *several))
    assert len(cells) == len(several)
    for row, entry in zip(cells, several, strict=True):
        for column in COLUMNS:
            value = column.value(entry)
            if column.shape is Shape.TEXT:
                assert from_cell(row[column.name]) == (value or "")
            if column.shape is Shape.SPANS:
                assert json.loads(row[column.name] or "[]") == value


@given(st.lists(entries(), max_size=3))
def test_csv_has_one_line_for_each_statement_and_no_cell_that_is_run(several):
    data = written(write_csv, *several).decode("utf-8")
    assert len(data.splitlines()) == len(several) + 1
    for row in csv.reader(io.StringIO(data, newline="")):
        assert not [cell for cell in row if cell.lstrip()[:1] in set("=+-@＝＋－＠")]


def test_hostile_texts_stay_one_row_of_csv():
    (row,) = csv_rows(written(write_csv, hostile_entry()))
    assert row["title"].startswith("'=HYPERLINK")
    assert from_cell(row["words"]) == hostile_entry().words(hostile_entry().statement.content)[0]


def test_a_very_long_cell_is_whole():
    words = "truce " * 100_000
    doc = make_document(words)
    stmt = make_statement(doc, replace(make_attribution(), source=(), cue=(), content=(Span(0, len(words)),)))
    csv.field_size_limit(10**7)
    (row,) = csv_rows(written(write_csv, Entry(stmt, doc)))
    assert row["words"] == words


def test_of_nothing_csv_has_the_names_of_its_columns():
    assert written(write_csv).decode().strip().split(",") == [column.name for column in COLUMNS]
    assert written(write_rows) == b""

"""BibTeX, RIS and CSL-JSON: a citation of the report in which the words stand, with the words."""

import json
import re
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given

from onrecord.exports.bibtex import tex, write_bibtex
from onrecord.exports.citing import Day, cite, known_day, one_line, web_address
from onrecord.exports.csl import write_csl
from onrecord.exports.ris import write_ris
from onrecord.model import Quotation
from tests.exports.entries import hostile_entry, plain_entry, written
from tests.exports.test_rows import entries
from tests.strategies import texts

TEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    **{f"\\{mark}": mark for mark in "$&#%_"},
}
TEX_NAMES = re.compile("|".join(map(re.escape, sorted(TEX, key=len, reverse=True))))


def bibtex_entries(text):
    """Read BibTeX as BibTeX does: braces count whatever stands before them."""
    found, at = [], 0
    while (start := text.find("@", at)) >= 0:
        kind, at = text[start + 1 : text.index("{", start)], text.index("{", start)
        body, at = braced(text, at)
        key, _, fields = body.partition(",")
        found.append((kind, key, dict(fields_of(fields))))
    return found


def braced(text, at):
    depth, start = 0, at
    while True:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
        if not depth:
            return text[start + 1 : at - 1], at


def fields_of(text):
    at = 0
    while name := re.compile(r"\s*(\w+) = ").match(text, at):
        if text[name.end()] == "{":
            value, at = braced(text, name.end())
        else:
            value = text[name.end() : text.index(",", name.end())]
            at = name.end() + len(value)
        assert text[at] == ","
        at += 1
        yield name[1], value
    assert not text[at:].strip()


def ris_records(text):
    """Read RIS as its specification has it."""
    records = [{}]
    for line in text.split("\r\n"):
        if line.startswith("ER  - "):
            records.append({})
        elif line:
            tag = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line, re.DOTALL)
            assert tag, line
            records[-1].setdefault(tag[1], []).append(tag[2])
    assert records.pop() == {}
    return records


def test_bibtex_cites_the_report_with_the_words():
    ((kind, key, fields),) = bibtex_entries(written(write_bibtex, plain_entry()).decode())
    assert (kind, key) == ("article", plain_entry().statement.id)
    assert fields == {
        "author": "{Mira Tal}",
        "title": "{Truce to hold}",
        "journal": r"Corvane \& Co",
        "date": "2031-03-04",
        "year": "2031",
        "month": "mar",
        "url": "https://corvane.example/truce?id=1",
        "note": "Oda Renk, Verian Foreign Ministry spokeswoman (mixed quotation)",
        "annote": 'that the truce in Port Salen "will hold until Friday"',
    }


@given(texts())
def test_what_tex_prints_is_the_text(text):
    printed = tex(text)
    assert TEX_NAMES.sub(lambda found: TEX[found[0]], printed) == text
    assert not set(TEX_NAMES.sub("", printed)) & set("\\{}~^<>|$&#%_")


@given(entries())
def test_bibtex_of_any_report_is_one_whole_entry_each(entry):
    found = bibtex_entries(written(write_bibtex, entry, entry).decode("utf-8"))
    assert [key for _, key, _ in found] == [entry.statement.id] * 2
    words = TEX_NAMES.sub(lambda name: TEX[name[0]], found[0][2]["annote"])
    assert words == entry.line


def test_hostile_texts_stay_one_entry_of_bibtex():
    ((_, _, fields),) = bibtex_entries(written(write_bibtex, hostile_entry()).decode("utf-8"))
    assert not set(fields["url"]) & set('{}<>"\n ')
    assert fields["annote"].startswith(r"the truce ER - TY - JOUR @article\textbraceleft{}x")


def test_a_report_without_a_publisher_is_no_article():
    entry = plain_entry()
    entry = replace(entry, document=replace(entry.document, publisher=None, byline=None, published=None))
    ((kind, _, fields),) = bibtex_entries(written(write_bibtex, entry).decode())
    assert kind == "misc"
    assert not {"journal", "author", "date", "year", "month"} & set(fields)


def test_ris_cites_the_report_with_the_words():
    (record,) = ris_records(written(write_ris, plain_entry()).decode())
    assert record == {
        "TY": ["NEWS"],
        "ID": [plain_entry().statement.id],
        "AU": ["Mira Tal"],
        "TI": ["Truce to hold"],
        "T2": ["Corvane & Co"],
        "PY": ["2031"],
        "DA": ["2031/03/04/"],
        "UR": ["https://corvane.example/truce?id=1"],
        "LA": ["en"],
        "N1": [
            "Oda Renk, Verian Foreign Ministry spokeswoman (mixed quotation)",
            'that the truce in Port Salen "will hold until Friday"',
        ],
    }


@given(entries())
def test_ris_of_any_report_is_one_record_each(entry):
    records = ris_records(written(write_ris, entry, entry).decode("utf-8"))
    assert [record["ID"] for record in records] == [[entry.statement.id]] * 2


def test_hostile_texts_begin_no_tag_of_ris():
    (record,) = ris_records(written(write_ris, hostile_entry()).decode("utf-8"))
    assert record["TY"] == ["NEWS"]
    assert "ER - TY - JOUR" in record["N1"][1]


@pytest.mark.parametrize(
    ("published", "slashed"),
    [("2031", "2031///"), ("2031-03~", "2031/03//"), ("2031-03-04/..", "2031/03/04/")],
)
def test_ris_has_a_date_as_far_as_it_is_known(published, slashed):
    entry = plain_entry()
    entry = replace(entry, document=replace(entry.document, published=published))
    assert ris_records(written(write_ris, entry).decode())[0]["DA"] == [slashed]


TEXT = {"type": "string", "minLength": 1}
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"const": "article-newspaper"},
            "id": TEXT,
            "title": TEXT,
            "container-title": TEXT,
            "URL": TEXT,
            "language": TEXT,
            "note": TEXT,
            "annote": {"type": "string"},
            "custom": {"type": "object"},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": TEXT},
                    "required": ["literal"],
                    "additionalProperties": False,
                },
            },
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "items": {
                            "type": "array",
                            "items": {"type": "integer"},
                            "minItems": 1,
                            "maxItems": 3,
                        },
                        "minItems": 1,
                        "maxItems": 1,
                    },
                    "circa": {"type": "boolean"},
                },
                "required": ["date-parts"],
                "additionalProperties": False,
            },
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
"""What csl-data.json of CSL 1.0.2 allows, of what is used; it requires `type` and `id` and no other key."""


@given(entries())
def test_csl_of_any_report_follows_the_schema(entry):
    found = json.loads(written(write_csl, entry, hostile_entry()))
    jsonschema.validate(found, CSL)
    assert found[0]["annote"] == entry.line
    text = entry.document.text
    assert [text[start:end] for start, end in found[0]["custom"]["content"]] == [
        *entry.words(entry.statement.content)
    ]


def test_csl_cites_the_report_with_the_words():
    (item,) = json.loads(written(write_csl, plain_entry()))
    assert item["author"] == [{"literal": "Mira Tal"}]
    assert (item["container-title"], item["title"]) == ("Corvane & Co", "Truce to hold")
    assert item["issued"] == {"date-parts": [[2031, 3, 4]]}
    assert item["custom"]["statement"] == item["id"] == plain_entry().statement.id


def test_of_nothing_there_is_an_empty_list():
    assert json.loads(written(write_csl)) == []
    assert written(write_ris) == written(write_bibtex) == b""


def test_a_paraphrase_is_called_one():
    assert cite(plain_entry(quotation=Quotation.INDIRECT)).said.endswith("(paraphrase)")
    assert (
        cite(plain_entry(speaker=None)).said
        == "Verian Foreign Ministry spokeswoman Oda Renk (mixed quotation)"
    )
    assert cite(plain_entry(speaker=None, source=())).said == "somebody not named (mixed quotation)"


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("2031-03-04", Day(2031, 3, 4)),
        ("2031-XX-04", Day(2031)),
        ("2031-03~", Day(2031, 3, circa=True)),
        ("../2031-03-04", None),
        ("203X", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(edtf, day):
    assert known_day(edtf) == day


@given(texts())
def test_a_line_is_one_line_that_can_be_written(text):
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line.encode("utf-8").decode("utf-8") == line


@given(texts())
def test_an_address_has_nothing_that_no_address_may_have(text):
    found = web_address(f"https://corvane.example/{text}")
    if found is not None:
        assert re.fullmatch(r"https://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", found)

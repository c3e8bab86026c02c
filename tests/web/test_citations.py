"""A citation says who, the words as printed and where, and has an address in each form."""

import pytest

from onrecord.exports.entries import Entry
from onrecord.web.citations import cite_as_file, cite_as_text
from tests.factories import make_document, make_statement
from tests.web.sample import DOCUMENT, STATEMENTS

ENTRY = Entry(STATEMENTS[3], DOCUMENT)


def test_the_line_holds_who_the_words_and_where():
    line = cite_as_text(ENTRY)
    assert line.startswith("Oda Renk, Verian Foreign Ministry spokeswoman")
    assert "direct" in line.partition(":")[0]
    assert "“We gave our word on Sunday" in line
    assert f"In: Corvane, {DOCUMENT.title}, 4 March 2031. {DOCUMENT.url}" in line
    assert line.endswith(f"[onrecord {STATEMENTS[3].id}]")


def test_what_is_not_known_is_left_out():
    doc = make_document("One line.", title=None, publisher=None, published=None, url=None)
    stmt = make_statement(make_document(), content=())
    line = cite_as_text(Entry(stmt, doc))
    assert line.endswith(f": no words In: {doc.name}. [onrecord {stmt.id}]")


def test_script_in_a_report_stays_on_its_line():
    doc = make_document(title="a\n\x1b[31mb", publisher="\u202eC")
    assert cite_as_text(Entry(make_statement(doc), doc)).isprintable()


@pytest.mark.parametrize(("suffix", "begins"), [(".bib", b"@article{sm-"), (".ris", b"TY  - ")])
def test_files_are_those_of_the_exports(suffix, begins):
    assert cite_as_file(ENTRY, suffix).startswith(begins)


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        ("txt", "text/plain"),
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
    ],
)
def test_citations_have_addresses(client, suffix, kind):
    answer = client.get(f"/statements/{STATEMENTS[3].id[:12]}.{suffix}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert "We gave our word" in answer.text
    assert client.get(f"/statements/sm-00.{suffix}").headers["content-type"] == "application/problem+json"

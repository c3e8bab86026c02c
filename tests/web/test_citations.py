"""A citation says who, the words as printed and where, and can do no harm where it is pasted."""

import re

import pytest

from onrecord.services.citing import cite_statement
from onrecord.web.citations import cite_as_bibtex, cite_as_text
from tests.factories import make_document, make_statement
from tests.web.sample import DOCUMENT, STATEMENTS

CITED = cite_statement(STATEMENTS[3], DOCUMENT)


def test_the_line_holds_who_the_words_and_where():
    line = cite_as_text(CITED)
    assert line.startswith("Oda Renk, Verian Foreign Ministry spokeswoman: “We gave our word on Sunday")
    assert "(direct quotation, said " in line
    assert f"In: Corvane, {DOCUMENT.title}, 4 March 2031. {DOCUMENT.url}" in line
    assert line.endswith(f"[onrecord {STATEMENTS[3].id}]")


def test_what_is_not_known_is_left_out():
    doc = make_document("One line.", title=None, publisher=None, published=None, url=None)
    stmt = make_statement(make_document(), speaker=None, role=None, said_on=None, content=())
    line = cite_as_text(cite_statement(stmt, doc))
    assert line.startswith("Speaker not resolved: no words (")
    assert line.endswith(f"In: {doc.name}. [onrecord {stmt.id}]")


def test_the_entry_has_the_report_and_the_words():
    entry = cite_as_bibtex(CITED)
    assert entry.startswith(f"@misc{{{STATEMENTS[3].id},\n  author = {{{{Corvane}}}},\n")
    assert "\n  date = {2031-03-04},\n" in entry
    assert entry.endswith("\n}\n")


@pytest.mark.parametrize("mark", ["}", "{", "\\input{x}", "%", "\x1b[31m", "\n}\n@misc{y,"])
def test_no_title_breaks_out_of_its_entry(mark):
    doc = make_document(title=f"a{mark}b", url=f"https://corvane.example/{mark}")
    entry = cite_as_bibtex(cite_statement(make_statement(doc), doc))
    bare = re.sub(r"\\(textbackslash|textasciicircum|textasciitilde)\{\}|\\[{}&%$#_]", "", entry)
    assert bare.count("{") == bare.count("}")
    assert len(re.findall(r"^@", entry, re.MULTILINE)) == 1
    assert "\x1b" not in entry
    assert "\\input" not in entry


@pytest.mark.parametrize(("suffix", "kind"), [("txt", "text/plain"), ("bib", "application/x-bibtex")])
def test_citations_have_addresses(client, suffix, kind):
    answer = client.get(f"/statements/{STATEMENTS[3].id[:12]}.{suffix}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert STATEMENTS[3].id in answer.text
    assert client.get(f"/statements/sm-00.{suffix}").headers["content-type"] == "application/problem+json"

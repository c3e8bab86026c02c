"""The pages' own files are small, asked for nowhere else, and fit one another."""

import re
from dataclasses import replace

import pytest

from onrecord.model import Span
from onrecord.services import ReportPage
from onrecord.web.passages import KEYS_PER_PASSAGE
from onrecord.web.templating import load_templates, read_static, render, static_address, static_names
from onrecord.web.views import view_report
from tests.factories import make_document, make_report, make_statement
from tests.web.sample import DOCUMENT

STYLE_BYTES = 10 * 1024
STYLES = sorted(name for name in static_names() if name.endswith(".css"))
PAGE_BYTES = 60 * 1024


@pytest.mark.parametrize("name", STYLES)
def test_a_style_is_small(name):
    assert len(read_static(name)) <= STYLE_BYTES


def test_a_page_is_small(client):
    assert len(client.get(f"/reports/{DOCUMENT.id}").content) <= PAGE_BYTES


@pytest.mark.parametrize("name", STYLES)
def test_a_style_asks_for_nothing(name):
    assert not re.search(rb"url\(|@import|@font-face|https?:", read_static(name))


def test_the_style_has_a_rule_for_each_key():
    keys = {int(key) for key in re.findall(rb"\.o(\d+):is", read_static("report.css"))}
    assert keys == set(range(1, KEYS_PER_PASSAGE + 1))


def test_templates_hold_no_script_and_no_inline_style():
    templates = load_templates()
    for name in templates.list_templates():
        source, _, _ = templates.loader.get_source(templates, name)
        assert not re.search(r"<script(?! src=\"\{\{ static\()|<style|\sstyle=|\son\w+=|\|\s*safe", source), (
            name
        )


def test_only_the_pages_own_files_are_read():
    with pytest.raises(KeyError):
        read_static("../app.py")


def test_a_lone_surrogate_is_written_as_what_can_be_written():
    templates = load_templates()
    assert templates.from_string("{{ x }}").render(x="a\ud800").encode() == "a\ufffd".encode()


def test_addresses_of_files_change_with_the_file():
    assert re.fullmatch(r"/static/base\.css\?v=[0-9a-f]{12}", static_address("base.css"))


def test_what_is_missing_in_a_template_is_an_error():
    with pytest.raises(Exception, match="undefined"):
        render(load_templates(), "reports.html")


def test_a_report_of_a_hundred_thousand_words_is_written_in_proportion():
    def page_of(paragraphs: int) -> bytes:
        doc = make_document(
            "\n".join(["Renk said on Monday that the truce would hold for another week."] * paragraphs)
        )
        stride = len(doc.text) // paragraphs + 1
        bare = make_statement(make_document(), confidence=0.9)
        statements = tuple(
            replace(
                bare,
                id=f"sm-{number}",
                source=(Span(number * stride, number * stride + 4),),
                cue=(Span(number * stride + 5, number * stride + 9),),
                content=(Span(number * stride + 20, number * stride + 60),),
            )
            for number in range(paragraphs)
        )
        report = make_report(doc=doc, statements=statements)
        about = ReportPage(report, (), ())
        return render(
            load_templates(), "report.html", path="/", about=about, changes=None, view=view_report(report)
        )

    small, large = page_of(450), page_of(9_000)
    assert len(large) < 20 * len(small) * 1.1

"""The pages' own files are small, asked for nowhere else, and fit one another."""

import re

import pytest

from onrecord.web.passages import KEYS_PER_PASSAGE
from onrecord.web.templating import load_templates, read_static, render, static_address
from tests.web.sample import DOCUMENT

STYLE_BYTES = 15 * 1024
PAGE_BYTES = 60 * 1024


def test_the_style_is_small():
    assert len(read_static("style.css")) <= STYLE_BYTES


def test_a_page_is_small(client):
    assert len(client.get(f"/reports/{DOCUMENT.id}").content) <= PAGE_BYTES


def test_the_style_asks_for_nothing():
    assert not re.search(rb"url\(|@import|@font-face|https?:", read_static("style.css"))


def test_the_style_has_a_rule_for_each_key():
    keys = {int(key) for key in re.findall(rb"\.o(\d+):is", read_static("style.css"))}
    assert keys == set(range(1, KEYS_PER_PASSAGE + 1))


def test_templates_hold_no_script_and_no_inline_style():
    templates = load_templates()
    for name in templates.list_templates():
        source, _, _ = templates.loader.get_source(templates, name)
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|\|\s*safe", source), name


def test_only_the_pages_own_files_are_read():
    with pytest.raises(KeyError):
        read_static("../app.py")


def test_a_lone_surrogate_is_written_as_what_can_be_written():
    templates = load_templates()
    assert templates.from_string("{{ x }}").render(x="a\ud800").encode() == "a\ufffd".encode()


def test_addresses_of_files_change_with_the_file():
    assert re.fullmatch(r"/static/style\.css\?v=[0-9a-f]{12}", static_address("style.css"))


def test_what_is_missing_in_a_template_is_an_error():
    with pytest.raises(Exception, match="undefined"):
        render(load_templates(), "reports.html")

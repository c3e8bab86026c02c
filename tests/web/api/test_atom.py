"""Whatever a report holds, a feed of it is XML."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from onrecord.web.api.atom import Entry, Feed, to_atom

NOON = dt.datetime(2031, 3, 6, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
NAMES = {"a": "http://www.w3.org/2005/Atom"}


def read_back(text: str) -> etree._Element:
    entry = Entry("urn:x", text, NOON, f"http://localhost/{text}", text, text)
    return etree.fromstring(to_atom(Feed("urn:f", text, "http://localhost/f.atom", None, [entry])))


@given(st.text())
def test_any_text_can_stand_in_a_feed(text):
    assert len(read_back(text).findall("a:entry", NAMES)) == 1


@pytest.mark.parametrize("text", ["<b>&amp;</b>", "]]>", "“Renk”"])
def test_marks_are_text(text):
    assert read_back(text).find("a:entry/a:content", NAMES).text == text


@pytest.mark.parametrize("text", ["\x00", "\x1b[31m", "\ud800", "\uffff", "\u202e"])
def test_what_xml_or_a_screen_cannot_hold_is_shown_or_left_out(text):
    assert text not in (read_back(f"a{text}b").find("a:entry/a:title", NAMES).text or "")


def test_moments_are_in_utc_and_the_feed_is_as_new_as_its_newest():
    feed = read_back("x")
    assert feed.find("a:updated", NAMES).text == "2031-03-06T10:00:00Z"


def test_the_next_part_is_named():
    feed = etree.fromstring(to_atom(Feed("urn:f", "t", "http://localhost/f", "http://localhost/g", ())))
    assert feed.find("a:link[@rel='next']", NAMES).get("href") == "http://localhost/g"

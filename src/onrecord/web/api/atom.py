r"""A list as an Atom feed.

    >>> feed = Feed("urn:x", "Statements", "http://localhost/a.atom", None, ())
    >>> to_atom(feed)[:38]
    b"<?xml version='1.0' encoding='utf-8'?>"

Characters that XML cannot hold are shown as what they are (`onrecord.text.clean`), so no report can break
a feed.

Source:
    RFC 4287; `next` as in RFC 5005, section 3.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from onrecord.text.clean import printable

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""When a feed without entries was last changed; RFC 4287 asks for a date."""

_DEFAULT: dict[Any, str] = {None: NAMESPACE}
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed.

    Attributes:
        id: A URI that stays the same.
        title: A line.
        updated: When it came into the record, or last changed there.
        link: The address of its page.
        text: What it says.
        author: Whose words these are, if known.
    """

    id: str
    title: str
    updated: dt.datetime
    link: str
    text: str
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A list as a feed: `address` is its own, `following` that of its next part."""

    id: str
    title: str
    address: str
    following: str | None
    entries: Sequence[Entry]


def to_atom(feed: Feed) -> bytes:
    """Write a feed in UTF-8."""
    root = etree.Element(_name("feed"), nsmap=_DEFAULT)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(max((entry.updated for entry in feed.entries), default=NEVER)))
    _add(_add(root, "author"), "name", "onrecord")
    _add(root, "link", rel="self", href=feed.address, type="application/atom+xml")
    if feed.following:
        _add(root, "link", rel="next", href=feed.following, type="application/atom+xml")
    for entry in feed.entries:
        _add_entry(root, entry)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _add_entry(root: etree._Element, entry: Entry) -> None:
    node = _add(root, "entry")
    _add(node, "id", entry.id)
    _add(node, "title", entry.title)
    _add(node, "updated", _moment(entry.updated))
    if entry.author:
        _add(_add(node, "author"), "name", entry.author)
    _add(node, "link", rel="alternate", href=entry.link, type="text/html")
    _add(node, "content", entry.text, type="text")


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    node = etree.SubElement(parent, _name(name), {key: _safe(value) for key, value in attributes.items()})
    node.text = None if text is None else _safe(text)
    return node


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _safe(text: str) -> str:
    return _NO_CHARACTER.sub("\ufffd", printable(text))


def _moment(when: dt.datetime) -> str:
    return when.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

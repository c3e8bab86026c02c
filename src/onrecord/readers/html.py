"""Read a page: the story in it, without what surrounds it, and what the page says about the story.

trafilatura finds the story. The document's text is ours: the headline, then the paragraphs, with a blank line
between. No offset leads back into the page itself; the hash of its bytes and the version of this reader,
with trafilatura's, say how the text was made.

    for doc in HtmlReader().read(stream, Origin("/wire/truce.html", "truce.html"), limits=Limits()):
        ...
"""

from __future__ import annotations

import codecs
import html
import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version as version_of
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from onrecord.errors import MalformedDocument
from onrecord.model import Document, Issue, Span
from onrecord.readers.base import (
    Limits,
    Origin,
    Stated,
    check_text,
    degraded,
    is_empty,
    provenance_of,
    put_together,
    read_all,
)
from onrecord.readers.encoding import Decoded, decode, uncertain_encoding
from onrecord.readers.metadata import Metadata, find_metadata, parse_page
from onrecord.readers.paragraphs import Paragraph, paragraphs_of
from onrecord.text import normalise

VERSION = "1"
SNIFF_BYTES = 4_096
PAGES_BETWEEN_RESETS = 500

# What the extractor has to say is said by our own errors; without a handler it would land on the terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_BEFORE_MARKUP = re.compile(r"\ufeff?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*", re.DOTALL)
_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|section|div|p|h1)\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True)
class HtmlReader:
    """The reader of pages."""

    name: str = "html"

    @cached_property
    def version(self) -> str:
        """Our version and that of the extractor."""
        return f"{VERSION}+trafilatura-{version_of('trafilatura')}"

    def sniff(self, head: bytes, location: str) -> bool:  # noqa: ARG002  the contract of all readers
        """Tell whether markup of a page stands at the very beginning."""
        start = _roughly(head[:SNIFF_BYTES])
        lead = _BEFORE_MARKUP.match(start)
        return _MARKUP.match(start, lead.end() if lead else 0) is not None

    def read(self, stream: BinaryIO, origin: Origin, *, limits: Limits) -> Iterator[Document | Issue]:
        """Give the one story of a page, after issues on what could not be used of it.

        Raises:
            InputError: It is too large, empty, not text, or there is no story in it.
        """
        data = read_all(stream, origin, limits)
        decoded = _decode(data, origin)
        page = parse_page(decoded.text)
        if page is None:
            raise is_empty("The page", origin.location)
        meta = find_metadata(page)
        paragraphs = _story(page, meta, origin)
        text, headings = _compose(meta.title, paragraphs)
        check_text(text, "The page", origin.location)
        stated = _stated(meta, origin)
        if not decoded.certain:
            yield uncertain_encoding(decoded, origin.name)
        if stated.published is None and meta.bad_dates:
            message = f'The page states the date "{meta.bad_dates[0]}", which is none; it was left out.'
            yield degraded("bad-date", message, origin.name)
        yield put_together(text, origin.name, provenance_of(data, origin, self), stated, headings=headings)


def _roughly(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore")
    return head.decode("utf-8", "ignore")


def _decode(data: bytes, origin: Origin) -> Decoded:
    head = data[:SNIFF_BYTES]
    stated = _CHARSET.search(head) or _XML_ENCODING.search(head)
    charset = origin.charset or (stated[1].decode("ascii", "ignore") if stated else None)
    return decode(data, location=origin.location, charset=charset)


def _story(page: Any, meta: Metadata, origin: Origin) -> list[Paragraph]:
    """Return the paragraphs of the story; as JSON-LD repeats them where the page does not show them."""
    found = [
        paragraph
        for paragraph in _extract(page, origin)
        if not (meta.title and _folded(paragraph.text) == _folded(meta.title))
    ]
    if meta.body and (not found or _folded(found[0].text) == _folded(meta.body)):
        found = _lines_of(meta.body)
    if not found:
        raise MalformedDocument(
            "No story was found in the page; it may be cut off, or be filled in by scripts.",
            location=origin.location,
        )
    return found


def _lines_of(words: str) -> list[Paragraph]:
    lines = (" ".join(line.split()) for line in normalise(html.unescape(words)).text.split("\n"))
    return [Paragraph(line) for line in lines if line]


def _extract(page: Any, origin: Origin) -> list[Paragraph]:
    """Let trafilatura find the story: with precision first, and for a page with little text without it."""
    import trafilatura

    _count_page()
    for precision in (True, False):
        try:
            found = trafilatura.bare_extraction(
                deepcopy(page), favor_precision=precision, include_comments=False, with_metadata=False
            )
        except Exception as exc:  # the extractor fails in ways of its own on hostile markup
            raise MalformedDocument(
                f"The page cannot be taken apart ({type(exc).__name__}).", location=origin.location
            ) from exc
        paragraphs = paragraphs_of(getattr(found, "body", None))
        if paragraphs:
            return paragraphs
    return []


_pages = 0


def _count_page() -> None:
    """Empty the extractor's caches now and then: in a long run they grow."""
    global _pages
    _pages += 1
    if _pages % PAGES_BETWEEN_RESETS == 0:
        from trafilatura.meta import reset_caches

        reset_caches()


def _compose(title: str | None, paragraphs: list[Paragraph]) -> tuple[str, list[Span]]:
    """Join the headline and the paragraphs; return the text and where its headings stand."""
    parts = [Paragraph(title, heading=False)] if title else []
    parts.extend(paragraphs)
    headings: list[Span] = []
    at = 0
    for part in parts:
        if part.heading:
            headings.append(Span(at, at + len(part.text)))
        at += len(part.text) + 2
    return "\n\n".join(part.text for part in parts), headings


def _stated(meta: Metadata, origin: Origin) -> Stated:
    return Stated(
        title=meta.title,
        url=_address(meta.url, origin.location),
        publisher=meta.publisher,
        byline=meta.byline,
        published=origin.published or meta.published,
        language=meta.language,
    )


def _address(stated: str | None, location: str) -> str | None:
    """Return the story's address; a page that was fetched may not claim another host's."""
    if not location.lower().startswith(("http://", "https://")):
        return stated
    return stated if stated and _host(stated) == _host(location) else location


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())

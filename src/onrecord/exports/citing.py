r"""A statement as a citation of the report that it stands in: the parts that every format of citations has.

>>> one_line("Truce\nholds\x1b[31m \u202e\ud800")
'Truce holds [31m'
>>> web_address("javascript:alert(1)"), web_address("https://corvane.example/a b")
(None, 'https://corvane.example/a%20b')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from onrecord.errors import MalformedValue
from onrecord.exports.entries import Entry
from onrecord.model import Quotation
from onrecord.model.interval import PartialDate, parse_edtf
from onrecord.store.words import clean_line, words_at

_BY = re.compile(r"by\s+", re.IGNORECASE)
_KEPT_IN_ADDRESS = "%:/?#[]@!$&'()*+,;=-._~"
"""What an address may have: RFC 3986's reserved and unreserved characters, and what is quoted already."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as it is known; `circa` where that is not sure."""

    year: int
    month: int | None = None
    day: int | None = None
    circa: bool = False

    @property
    def parts(self) -> list[int]:
        """Year, month and day, as far as known."""
        return [part for part in (self.year, self.month, self.day) if part is not None]

    @property
    def iso(self) -> str:
        """The day as ISO 8601 writes it: `2031-03-04`, `2031-03` or `2031`."""
        return "-".join(f"{part:0{2 if at else 4}d}" for at, part in enumerate(self.parts))


@dataclass(frozen=True, slots=True)
class Citation:
    """A report that is cited, and the words that it is cited for. Each text is on one clean line.

    Attributes:
        key: The statement's id.
        title: The report's title, else the headline in its text, else what its input called it.
        publisher: Who issued it.
        author: Its byline, without "by".
        published: When.
        url: Its address on the web.
        language: BCP 47.
        words: What was said, in the report's words.
        said: Who said it, in which office, and whether the words are direct, indirect or mixed.
    """

    key: str
    title: str
    publisher: str | None
    author: str | None
    published: Day | None
    url: str | None
    language: str | None
    words: str
    said: str


def cite(entry: Entry) -> Citation:
    """Return the citation of a statement."""
    doc = entry.document
    return Citation(
        key=entry.statement.id,
        title=one_line(entry.title) or one_line(doc.name) or doc.id,
        publisher=one_line(doc.publisher) or None,
        author=_BY.sub("", one_line(doc.byline), count=1) or None,
        published=known_day(doc.published),
        url=web_address(doc.url),
        language=one_line(doc.language) or None,
        words=entry.line,
        said=_said(entry),
    )


def one_line(text: str | None) -> str:
    """Return a text on one line, without control and formatting characters; nothing for None."""
    return clean_line(text or "")


def urn(record_id: str) -> str:
    """Return the id of something in the record as a URN."""
    return f"urn:onrecord:{record_id}"


def web_address(url: str | None) -> str | None:
    """Return an address of the web, quoted where it has what no address may have; None for any other."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return None
    return quote(url.strip(), safe=_KEPT_IN_ADDRESS, errors="replace")


def known_day(edtf: str | None) -> Day | None:
    """Return what is known of a date, of an interval its beginning; None where the year is not known.

    >>> known_day("2031-03~"), known_day("XXXX-03-04")
    (Day(year=2031, month=3, day=None, circa=True), None)
    """
    try:
        start = parse_edtf(edtf).start if edtf else None
    except MalformedValue:
        return None
    return _day_of(start) if start and start.year.isdigit() else None


def exact_day(edtf: str | None) -> str | None:
    """Return a day of which all is known, as ISO 8601; None for any other date."""
    try:
        found = parse_edtf(edtf) if edtf else None
    except MalformedValue:
        return None
    day = found.start.exact if found and found.start and found.start == found.end else None
    return day.isoformat() if day else None


def _day_of(start: PartialDate) -> Day:
    month = int(start.month) if start.month and start.month.isdigit() else None
    day = int(start.day) if month and start.day and start.day.isdigit() else None
    return Day(int(start.year), month, day, circa=bool(start.qualifier))


def who_said(entry: Entry) -> str | None:
    """Return the speaker's name, else the words that name who speaks; None where nobody is named."""
    stmt = entry.statement
    return one_line(stmt.speaker) or words_at(entry.document.text, stmt.source) or None


def _said(entry: Entry) -> str:
    stmt = entry.statement
    form = "paraphrase" if stmt.quotation is Quotation.INDIRECT else f"{stmt.quotation.value} quotation"
    named = [who_said(entry) or "somebody not named"]
    if stmt.speaker and stmt.role:
        named.append(one_line(stmt.role))
    return f"{', '.join(named)} ({form})"

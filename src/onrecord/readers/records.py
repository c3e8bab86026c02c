"""Check what a JSON object states about its report, field by field.

A field of the wrong kind is left aside and said to be; it never costs the report.

    >>> read_fields({"text": "No.", "date": "March 4, 2031"}).stated(None).published
    '2031-03-04'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from onrecord.errors import MalformedDocument
from onrecord.readers.base import Stated
from onrecord.readers.dates import edtf_date
from onrecord.text import replace_surrogates
from onrecord.text.moments import utc_moment

WORDS = ("title", "publisher", "provider", "byline")
EMBARGO = ("embargo", "embargoed")
"""The second name is that of ninjs."""

KNOWN = frozenset(["text", "id", "url", "published", "date", "language", *EMBARGO, *WORDS])
MAX_ID_CHARS = 500

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*$", re.ASCII)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one object.

    Attributes:
        given_id: Its own id.
        known: What it states.
        problems: Code and message of each field that could not be used.
        ignored: Names of fields that are not known, at most twenty.
    """

    given_id: str | None
    known: Stated
    problems: list[tuple[str, str]]
    ignored: list[str]

    def stated(self, published: str | None) -> Stated:
        """Return what the object states; a publication date given from outside wins over its own."""
        return self.known if published is None else replace(self.known, published=published)


def read_embargo(record: Mapping[str, Any], location: str) -> str | None:
    """Return until when a report must not be shown, in UTC; None where it states nothing.

    Raises:
        MalformedDocument: It states something that is no time with a zone. The report is left out rather than
            shown too early.
    """
    for name in EMBARGO:
        given = record.get(name)
        if given is None or given == "":
            continue
        found = utc_moment(given) if isinstance(given, str) else None
        if found is None:
            raise MalformedDocument(
                f"`{name}` is {_shown(given)}, which is no time with a zone such as 2031-03-07T06:00:00Z; "
                "the report was left out so that it is not shown too early.",
                location=location,
            )
        return found
    return None


def read_fields(record: Mapping[str, Any]) -> Fields:
    """Check all fields of an object but its text and its embargo."""
    problems: list[tuple[str, str]] = []
    words = {name: _words(record, name, problems) for name in WORDS}
    return Fields(
        given_id=_given_id(record, problems),
        known=Stated(
            **words,
            url=_checked(record, "url", address, problems),
            published=_published(record, problems),
            language=_checked(record, "language", language_tag, problems),
        ),
        problems=problems,
        ignored=[replace_surrogates(name[:60]) for name in record if name not in KNOWN][:20],
    )


def address(stated: str) -> str | None:
    """Return an http or https address; None for what is none."""
    return stated.strip() if _ADDRESS.match(stated.strip()) else None


def language_tag(stated: str) -> str | None:
    """Return a language tag such as `en-GB`; None for what is none."""
    tag = stated.strip()
    return tag.replace("_", "-") if len(tag) <= 35 and _LANGUAGE.match(tag) else None


def _given_id(record: Mapping[str, Any], problems: list[tuple[str, str]]) -> str | None:
    given = record.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if isinstance(given, str) and len(given) <= MAX_ID_CHARS:
        return replace_surrogates(given).strip() or None
    if given is not None:
        problems.append(
            ("bad-field", f"`id` is neither a string of up to {MAX_ID_CHARS} characters nor a number.")
        )
    return None


def _published(record: Mapping[str, Any], problems: list[tuple[str, str]]) -> str | None:
    name = "published" if record.get("published") is not None else "date"
    return _checked(record, name, edtf_date, problems, code="bad-date")


def _words(record: Mapping[str, Any], name: str, problems: list[tuple[str, str]]) -> str | None:
    return _checked(record, name, lambda words: replace_surrogates(words).strip(), problems)


def _checked(
    record: Mapping[str, Any],
    name: str,
    check: Any,
    problems: list[tuple[str, str]],
    code: str = "bad-field",
) -> str | None:
    """Return a field as its check gives it; an empty one counts as absent."""
    given = record.get(name)
    if given is None or given == "":
        return None
    found: str | None = check(given) if isinstance(given, str) else None
    if found is None:
        problems.append((code, f"`{name}` is {_shown(given)}, which cannot be used; it was left out."))
    return found or None


def _shown(given: Any) -> str:
    return (
        f'"{replace_surrogates(given[:60])}"' if isinstance(given, str) else f"of type {type(given).__name__}"
    )

"""Statements as schema.org Quotations, in JSON-LD.

`text` are the report's words. `spokenByCharacter` is to whom the report attributes them, as schema.org has it
("the character, person or organization to whom the quotation is attributed within the containing
CreativeWork"). `creator` is given only for direct quotations: the words of others are the reporter's.

Source: https://schema.org/Quotation, https://schema.org/NewsArticle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exports.citing import Citation, cite, exact_day, one_line, urn, who_said
from onrecord.exports.entries import Entry
from onrecord.exports.json_document import json_document
from onrecord.model import EntityType, Quotation

CONTEXT = "https://schema.org"
TYPES = {
    EntityType.PERSON: "Person",
    EntityType.ORGANISATION: "Organization",
    EntityType.GROUP: "Organization",
    EntityType.UNKNOWN: "Thing",
}
"""The type of a speaker; a document that is quoted is what the quotation is based on."""

Thing = dict[str, Any]


def write_quotations(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write one graph of quotations, as JSON-LD."""
    head = f'{{"@context": "{CONTEXT}", "@graph": ['
    return json_document(head, map(quotation, entries), lambda: "]}")


def quotation(entry: Entry) -> Thing:
    """Return the quotation of a statement, without the context; what is not known is left out."""
    stmt, doc = entry.statement, entry.document
    cited = cite(entry)
    speaker = _speaker(entry)
    is_document = stmt.speaker_type is EntityType.DOCUMENT
    direct = stmt.quotation is Quotation.DIRECT
    return _known(
        {
            "@type": "Quotation",
            "@id": urn(stmt.id),
            "identifier": stmt.id,
            "text": cited.words,
            "spokenByCharacter": None if is_document else speaker,
            "creator": speaker if direct and not is_document else None,
            "isBasedOn": speaker if is_document else None,
            "dateCreated": exact_day(stmt.said_on),
            "datePublished": exact_day(doc.published),
            "locationCreated": {"@type": "Place", "name": one_line(stmt.said_in)} if stmt.said_in else None,
            "inLanguage": cited.language,
            "keywords": [f"{stmt.quotation.value} quotation", *([stmt.kind.value] if stmt.kind else [])],
            "contentLocation": [{"@type": "Place", "name": one_line(name)} for name in stmt.places] or None,
            "isPartOf": _article(entry, cited),
        }
    )


def _speaker(entry: Entry) -> Thing | None:
    stmt = entry.statement
    who = who_said(entry)
    if who is None:
        return None
    is_named = bool(stmt.speaker)
    link = entry.speaker.link if entry.speaker else None
    return _known(
        {
            "@type": TYPES.get(stmt.speaker_type, "CreativeWork"),
            "@id": urn(stmt.speaker_id) if stmt.speaker_id else None,
            "name": who if is_named else None,
            "description": None if is_named else who,
            "jobTitle": one_line(stmt.role) if stmt.role and stmt.speaker_type is EntityType.PERSON else None,
            "identifier": one_line(link.to.id) if link and link.to else None,
        }
    )


def _article(entry: Entry, cited: Citation) -> Thing:
    return _known(
        {
            "@type": "NewsArticle",
            "@id": urn(entry.document.id),
            "headline": cited.title,
            "url": cited.url,
            "author": {"@type": "Person", "name": cited.author} if cited.author else None,
            "publisher": {"@type": "Organization", "name": cited.publisher} if cited.publisher else None,
            "datePublished": exact_day(entry.document.published),
            "inLanguage": cited.language,
        }
    )


def _known(thing: Thing) -> Thing:
    return {key: value for key, value in thing.items() if value is not None}

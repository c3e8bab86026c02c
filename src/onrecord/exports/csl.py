"""Citations as CSL-JSON, for Zotero, pandoc and citeproc: `note` has who said it, `annote` the words.

`custom` has what ties the citation to the record: ids, spans (code points of the report's text, half-open),
and the hash of the source.

Source: Citation Style Language 1.0.2, csl-data.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.exports.citing import Day, cite
from onrecord.exports.entries import Entry
from onrecord.exports.json_document import json_document


def write_csl(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Write a list of items, one for each statement."""
    return json_document("[", map(csl_item, entries), lambda: "]")


def csl_item(entry: Entry) -> dict[str, Any]:
    """Return the item of a statement; what is not known is left out, as the schema asks."""
    cited = cite(entry)
    item = {
        "id": cited.key,
        "type": "article-newspaper",
        "title": cited.title,
        "author": [{"literal": cited.author}] if cited.author else None,
        "container-title": cited.publisher,
        "issued": _issued(cited.published) if cited.published else None,
        "URL": cited.url,
        "language": cited.language,
        "note": cited.said,
        "annote": cited.words,
        "custom": _custom(entry),
    }
    return {key: value for key, value in item.items() if value is not None}


def _issued(day: Day) -> dict[str, Any]:
    return {"date-parts": [day.parts], **({"circa": True} if day.circa else {})}


def _custom(entry: Entry) -> dict[str, Any]:
    stmt, doc = entry.statement, entry.document
    return {
        "statement": stmt.id,
        "report": doc.id,
        "content": [span.to_list() for span in stmt.content],
        "quotation": stmt.quotation.value,
        "source_hash": doc.provenance.source_hash,
    }

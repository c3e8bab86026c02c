"""Read attributions that a person or a machine wrote down: one JSON object a line.

    {"id": "a", "text": "...", "attributions": [{"source": [[s, e]], "cue": [[s, e]], "content": [[s, e]]}]}

Gold needs `text`; predictions do not. `quotation` may say direct, indirect or mixed, and `within` the number
of the attribution in whose content this one stands. Whatever else a line holds is left alone, so that any
corpus and the output of `onrecord read` can be used as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from onrecord.errors import MalformedDocument
from onrecord.model import Attribution, Quotation, Span, Tagging

PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as marked in a text; `quotation` is None where whoever marked it did not say.

    `within` is the number of the attribution in whose content it stands; None for an outer one.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: Quotation | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with the attributions marked in it; `text` is None where only the marks are given."""

    id: str
    text: str | None
    attributions: tuple[Marked, ...]


def marked(attribution: Attribution) -> Marked:
    """Return what the tagger found in the shape that is compared."""
    return Marked(attribution.source, attribution.cue, attribution.content, attribution.quotation)


def tagged(key: str, tagging: Tagging) -> Annotated:
    """Return all that the tagger found in a document, nested attributions as well."""
    nested = (replace(marked(one.attribution), within=one.within) for one in tagging.nested)
    return Annotated(key, None, (*map(marked, tagging.attributions), *nested))


def outer_of(documents: Mapping[str, Annotated]) -> dict[str, Annotated]:
    """Return the documents with their outer attributions alone, as most corpora mark them."""
    return _those(documents, lambda marks: marks.within is None)


def nested_of(documents: Mapping[str, Annotated]) -> dict[str, Annotated]:
    """Return the documents with those attributions alone that stand in the content of another."""
    return _those(documents, lambda marks: marks.within is not None)


def _those(documents: Mapping[str, Annotated], wanted: Callable[[Marked], bool]) -> dict[str, Annotated]:
    return {
        key: replace(doc, attributions=tuple(filter(wanted, doc.attributions)))
        for key, doc in documents.items()
    }


def read_annotations(
    lines: Iterable[bytes], *, location: str, needs_text: bool = False
) -> dict[str, Annotated]:
    """Read annotated documents by their id, in order.

    Args:
        lines: The lines of the file, in UTF-8; blank ones are passed over.
        location: What the file is called, for messages.
        needs_text: Whether every line must have its text, as gold must.

    Raises:
        MalformedDocument: A line is not as described above, or an id occurs twice.
    """
    documents: dict[str, Annotated] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        document = _read_line(line, place=f"{location}, line {number}", needs_text=needs_text)
        if document.id in documents:
            raise MalformedDocument(
                f"{location}, line {number}: the id {document.id!r} occurs twice; give each document its own",
                location=location,
            )
        documents[document.id] = document
    return documents


def _read_line(line: bytes, *, place: str, needs_text: bool) -> Annotated:
    try:
        data = json.loads(line)
        document = _to_annotated(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as exc:
        raise MalformedDocument(
            f"{place}: not an annotated document ({_reason(exc)}); a line looks like "
            '{"id": "a", "text": "...", "attributions": [{"source": [], "cue": [], "content": [[0, 9]]}]}',
            location=place,
        ) from exc
    if needs_text and document.text is None:
        raise MalformedDocument(f"{place}: gold needs a text", location=place)
    return document


def _reason(exc: Exception) -> str:
    return f"{exc.args[0]!r} is missing" if isinstance(exc, KeyError) else str(exc)


def _to_annotated(data: Mapping[str, Any]) -> Annotated:
    text = data.get("text")
    if text is not None and not isinstance(text, str):
        raise TypeError(f"text must be a string, got {type(text).__name__}")
    return Annotated(str(data["id"]), text, tuple(map(_to_marked, data["attributions"])))


def _to_marked(data: Mapping[str, Any]) -> Marked:
    source, cue, content = (tuple(map(Span.from_list, data.get(part) or ())) for part in PARTS)
    quotation = data.get("quotation")
    within = data.get("within")
    if within is not None and type(within) is not int:
        raise TypeError(f"within must be a whole number or null, got {within!r}")
    return Marked(source, cue, content, Quotation(quotation) if quotation else None, within)

"""Tell direct from indirect where whoever marked a text did not: by the quotation marks of the text.

Corpora seldom say it; the slices of a score need it, and must mean the same on both sides.

    gold = with_quotations(gold)
    mine = with_quotations(mine, texts=gold)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.evaluation.annotations import Annotated, Marked
from onrecord.text.layout import lay_out
from onrecord.text.quotemarks import Quoted, find_quotations, quotation_type


def with_quotations(
    documents: Mapping[str, Annotated], *, texts: Mapping[str, Annotated] | None = None
) -> dict[str, Annotated]:
    """Fill in the quotation type of attributions that have none.

    Args:
        documents: Annotated documents by id.
        texts: Where the texts are, if not in `documents` themselves; a document without one is left as it is.
    """
    return {key: _filled(doc, _text_of(key, texts or documents)) for key, doc in documents.items()}


def _text_of(key: str, texts: Mapping[str, Annotated]) -> str | None:
    return texts[key].text if key in texts else None


def _filled(doc: Annotated, text: str | None) -> Annotated:
    if text is None or all(marks.quotation for marks in doc.attributions):
        return doc
    quoted = find_quotations(text, lay_out(text).blocks)
    return replace(doc, attributions=tuple(_with_type(marks, text, quoted) for marks in doc.attributions))


def _with_type(marks: Marked, text: str, quoted: Sequence[Quoted]) -> Marked:
    return marks if marks.quotation else replace(marks, quotation=quotation_type(text, marks.content, quoted))

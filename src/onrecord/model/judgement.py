"""A person's decision on a machine's row, and what it hangs on.

Ids of machine rows move when a model moves a boundary by a word, so a judgement keeps a selector: the exact
words, what stands before and after them, and their position, on the version it was made on.

Source: W3C Web Annotation Data Model, 4.2.4 TextQuoteSelector and 4.2.5 TextPositionSelector; our position
counts code points, as the standard asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span
from onrecord.model.values import Value

CONTEXT_CHARS = 32


@dataclass(frozen=True, slots=True)
class Selector(Value):
    """A place in a text that can be found again when the text or the model has changed."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str, span: Span) -> Selector:
        """Describe `span` of `text` by its words, their surroundings and their position."""
        return cls(
            exact=span.text_of(text),
            prefix=text[max(0, span.start - CONTEXT_CHARS) : span.start],
            suffix=text[span.end : span.end + CONTEXT_CHARS],
            start=span.start,
            end=span.end,
        )

    def find_in(self, text: str) -> Span | None:
        """Return where the selected words stand in a text, or None where that cannot be told.

        The recorded position wins if the words are still there; otherwise the words must occur exactly once
        together with their context, or exactly once alone.
        """
        if self.end <= len(text) and text[self.start : self.end] == self.exact:
            return Span(self.start, self.end)
        for pattern, lead in ((self.prefix + self.exact + self.suffix, len(self.prefix)), (self.exact, 0)):
            first = text.find(pattern)
            if pattern and first >= 0 and first == text.rfind(pattern):
                return Span(first + lead, first + lead + len(self.exact))
        return None


class Decision(StrEnum):
    """What a person decides about a machine's row, or about an earlier judgement."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Judgement(Value):
    """A person's decision on a row of a version.

    Attributes:
        document_id: The version that it was made on.
        row_id: The row as it was then: a statement, an entity, a finding, or a judgement that is undone.
        layer: The layer that had made the row.
        decision: What was decided.
        selector: Where the row's words stand, so that it is found again in later layers and versions.
        by: Who decided.
        field: The field that is corrected, if one is.
        value: What it should be: text as it is, anything else as JSON.
        reason: Why, in the person's words.
    """

    document_id: str
    row_id: str
    layer: str
    decision: Decision
    selector: Selector
    by: str
    field: str | None = None
    value: str | None = None
    reason: str | None = None

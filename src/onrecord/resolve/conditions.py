"""On what condition a statement holds: the first one in its content."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Span
from onrecord.text import conditions


def find_condition(text: str, content: Sequence[Span]) -> Span | None:
    """Return the span of the first condition in a content, in the same text."""
    found = (conditions.find_condition(text, span) for span in content)
    return next((span for span in found if span is not None), None)

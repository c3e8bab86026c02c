"""Words for days and spans of time in running text, read against the day that a report was written on."""

from onrecord.text.dates.anchors import anchor_of
from onrecord.text.dates.counted import later
from onrecord.text.dates.expressions import find_dates
from onrecord.text.dates.shapes import exactly
from onrecord.text.dates.values import ANY_YEAR, Anchor, DateWords
from onrecord.text.dates.writing import write_month

__all__ = [
    "ANY_YEAR",
    "Anchor",
    "DateWords",
    "anchor_of",
    "exactly",
    "find_dates",
    "later",
    "write_month",
]

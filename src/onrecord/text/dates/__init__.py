"""Words for days and spans of time in running text, read against the day that a report was written on."""

from onrecord.text.dates.anchors import anchor_of
from onrecord.text.dates.expressions import find_dates
from onrecord.text.dates.values import ANY_YEAR, Anchor, DateWords

__all__ = ["ANY_YEAR", "Anchor", "DateWords", "anchor_of", "find_dates"]

"""A report as it leaves onrecord: one JSON object a line, and the schema of each shape."""

from onrecord.exports.lines import LINES, attributions_line, findings_line, report_line, statements_line
from onrecord.exports.safe_json import to_json
from onrecord.exports.schema import SCHEMA_VERSION, line_schema

__all__ = [
    "LINES",
    "SCHEMA_VERSION",
    "attributions_line",
    "findings_line",
    "line_schema",
    "report_line",
    "statements_line",
    "to_json",
]

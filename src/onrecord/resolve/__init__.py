"""Resolution: of every attribution who spoke, for whom, to whom and when, each with the reason.

    bytes -> Document -> Tagging -> [resolve] -> Statement[] -> Finding[]

Rules within one report: names, offices printed beside them, plain pronouns. What they do not settle is shown
as not settled.
"""

from onrecord.resolve.statements import Resolution, resolve

__all__ = ["Resolution", "resolve"]

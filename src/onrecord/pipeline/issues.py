"""Turn what went wrong with one input into an issue: a reason that a person understands, and what to do.

>>> issue_from(FileNotFoundError(2, "No such file or directory"), "dispatch.txt").code
'not-found'
"""

from __future__ import annotations

from onrecord.errors import InputError
from onrecord.model import Issue, IssueKind

INTERNAL = "internal"


def issue_from(exc: Exception, document: str) -> Issue:
    """Describe the failure of one input.

    Args:
        exc: What was raised: an `InputError`, an `OSError`, or anything else, which is a fault of ours.
        document: Name of the report, or the path or address as the user gave it.
    """
    code, message = _describe(exc)
    return Issue(IssueKind.FAILED, code, message, document)


def _describe(exc: Exception) -> tuple[str, str]:
    if isinstance(exc, InputError):
        return exc.code, str(exc)
    if isinstance(exc, FileNotFoundError):
        return "not-found", "There is no such file; check the path."
    if isinstance(exc, PermissionError):
        return "no-permission", "The file may not be read; check its permissions."
    if isinstance(exc, OSError):
        return InputError.code, f"The file cannot be read: {exc.strerror or exc}."
    return INTERNAL, (
        f"A fault in onrecord kept this report from being read ({type(exc).__name__}: {exc}). The others are "
        "not touched by it; please report it with what --verbose prints."
    )

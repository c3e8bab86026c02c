import pytest

from onrecord.errors import MalformedDocument
from onrecord.model import IssueKind
from onrecord.pipeline.issues import issue_from


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MalformedDocument("the line is cut short", location="wire.jsonl"), "malformed"),
        (FileNotFoundError(2, "No such file or directory"), "not-found"),
        (PermissionError(13, "Permission denied"), "no-permission"),
        (OSError(5, "Input/output error"), "unreadable"),
        (ZeroDivisionError("division by zero"), "internal"),
    ],
)
def test_each_failure_has_its_code_and_names_its_report(error, code):
    issue = issue_from(error, "wire.jsonl")
    assert (issue.kind, issue.code, issue.document) == (IssueKind.FAILED, code, "wire.jsonl")


def test_the_words_of_an_input_error_are_kept():
    assert issue_from(MalformedDocument("the line is cut short"), "a").message == "the line is cut short"


def test_a_fault_of_ours_is_named_by_its_type():
    assert (
        "ZeroDivisionError: division by zero"
        in issue_from(ZeroDivisionError("division by zero"), "a").message
    )

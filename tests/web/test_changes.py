"""A version tells what it changed in the statements of the one before."""

from dataclasses import replace

from onrecord.web.changes import MOST_STATEMENTS, changes_since
from tests.web.sample import REPORT


def told(old, new):
    changes = changes_since(None, old, new)
    return changes.kept, [(one.said, one.speaker, one.now) for one in changes.others]


def test_the_same_version_changes_nothing():
    assert told(REPORT, REPORT) == (len(REPORT.outer), [])


def test_what_is_new_and_what_is_gone_is_told():
    fewer = replace(REPORT, statements=REPORT.statements[1:])
    first = REPORT.statements[0]
    assert told(fewer, REPORT) == (len(fewer.outer), [("new", first.speaker, first.id)])
    assert told(REPORT, fewer) == (len(fewer.outer), [("gone", first.speaker, None)])


def test_another_speaker_of_the_same_words_is_a_change():
    first = replace(REPORT.statements[0], speaker="Somebody Else")
    kept, others = told(REPORT, replace(REPORT, statements=(first, *REPORT.statements[1:])))
    assert (kept, others) == (len(REPORT.outer) - 1, [("changed", "Somebody Else", first.id)])


def test_the_words_of_a_change_are_told_piece_by_piece():
    fewer = replace(REPORT, statements=REPORT.statements[1:])
    (one,) = changes_since(None, fewer, REPORT).others
    assert [piece.what for piece in one.pieces] == ["put in"]


def test_very_long_versions_are_not_compared_for_a_page():
    many = replace(REPORT, statements=REPORT.statements[:1] * (MOST_STATEMENTS + 1))
    assert changes_since(None, REPORT, many) is None

"""What became of statements from one version of a story to the next."""

import pytest

from onrecord.errors import NotFound
from onrecord.services import compare_versions, tie_statements
from onrecord.store import open_store
from tests.factories import NOW, make_attribution, make_document, make_provenance, make_report, make_statement


def version(*said: tuple[str, str], headline: str = "Truce holds"):
    text = f"{headline}\n\n" + "\n\n".join(f"{speaker} said {words}." for speaker, words in said) + "\n"
    doc = make_document(text, provenance=make_provenance(text, location="/truce.txt"))
    statements = tuple(
        make_statement(doc, make_attribution(text, source=None, cue=None, content=words), speaker=speaker)
        for speaker, words in said
    )
    return make_report(doc=doc, statements=statements)


def told(ties, old, new):
    def words(report, stmt):
        return stmt and stmt.content[0].text_of(report.document.text)

    return [(tie.what, words(old, tie.old), words(new, tie.new)) for tie in ties]


FIRST = version(
    ("Renk", "140 soldiers were held in Salen"),
    ("Marn", "the bridge was shut"),
    ("Renk", "talks go on"),
)


def test_statements_are_kept_changed_new_and_gone():
    second = version(
        ("Hask", "no one had asked her"),
        ("Renk", "40 soldiers were held in Salen"),
        ("Renk", "talks go on"),
    )
    assert told(tie_statements(FIRST, second), FIRST, second) == [
        ("new", None, "no one had asked her"),
        ("changed", "140 soldiers were held in Salen", "40 soldiers were held in Salen"),
        ("kept", "talks go on", "talks go on"),
        ("gone", "the bridge was shut", None),
    ]


def test_the_same_words_of_another_speaker_are_changed():
    second = version(("Hask", "talks go on"))
    assert [tie.what for tie in tie_statements(FIRST, second)] == ["changed", "gone", "gone"]


def test_of_several_alike_the_same_speaker_s_is_taken():
    old = version(("Renk", "the port is open today"), ("Marn", "the port is open now"))
    new = version(("Marn", "the port is open again"))
    (tie, gone) = tie_statements(old, new)
    assert (tie.old.speaker, gone.old.speaker) == ("Marn", "Renk")


def test_each_statement_is_in_one_tie():
    twice = version(("Renk", "talks go on"), ("Renk", "talks go on still"))
    once = version(("Renk", "talks go on"))
    assert [tie.what for tie in tie_statements(twice, once)] == ["kept", "gone"]


def test_a_story_is_compared_version_by_version(tmp_path):
    second = version(("Renk", "40 soldiers were held in Salen"), headline="CORRECTED: Truce holds")
    third = version(headline="WITHDRAWN: Truce holds")
    with open_store(str(tmp_path / "onrecord.db")) as store:
        for report in (FIRST, second, third):
            store.add(report, now=NOW)
        changes = compare_versions(store, FIRST.document.story_id)
        assert [[tie.what for tie in change.ties] for change in changes] == [
            [],
            ["changed", "gone", "gone"],
            ["withdrawn"],
        ]
        assert [change.revision and change.revision.kind.value for change in changes] == [
            None,
            "corrected",
            "withdrawn",
        ]
        with pytest.raises(NotFound):
            compare_versions(store, "st-none")

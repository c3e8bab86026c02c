from dataclasses import replace

import pytest

from onrecord.errors import ModelNotFound, UnsupportedLanguage
from onrecord.model import IssueKind, Report, Span
from onrecord.pipeline.run import guarded, read_document, with_language
from tests.factories import make_document

FRENCH = (
    "La porte-parole a déclaré mardi que la trêve dans la ville portuaire tiendrait jusqu'à vendredi, mais "
    "elle n'a pas voulu dire ce qui se passerait ensuite, ni si les autres villes étaient concernées."
)
ENGLISH = (
    "Oda Renk said the truce in the harbour town would hold until Friday. She did not want to say what would "
    "happen after that, or whether the other towns were part of it."
)


class Broken:
    """Fails as it was told to."""

    def __init__(self, error):
        self.error = error

    def tag(self, doc):
        raise self.error


def test_a_document_goes_through_every_step(tagger, today):
    report = read_document(make_document(ENGLISH), tagger, now=today)
    (stmt,) = report.statements
    assert report.layer == tagger.layer == stmt.layer
    assert stmt.content[0].text_of(ENGLISH) == "the truce in the harbour town would hold until Friday"
    assert stmt.speaker in {entity.name for entity in report.entities}


def test_every_span_lies_in_the_text(tagger, today):
    report = read_document(make_document(f"\U0001f4f0\r\n\r\n\u00a0{ENGLISH}\u00ad"), tagger, now=today)
    whole = Span(0, len(report.document.text))
    for stmt in report.statements:
        assert all(whole.contains(span) for span in (*stmt.source, *stmt.cue, *stmt.content))


@pytest.mark.parametrize("stated", [None, "en", "en-GB", "EN_us", "fr"])
def test_the_text_decides_its_language(stated):
    assert with_language(make_document(ENGLISH, language=stated)).language.casefold().startswith("en")
    with pytest.raises(UnsupportedLanguage, match="not supported yet"):
        with_language(make_document(FRENCH, language=stated))


def test_a_text_too_short_to_tell_is_believed():
    assert with_language(make_document("Peace, Renk said.", language=None)).language == "en"
    with pytest.raises(UnsupportedLanguage, match="'fr'"):
        with_language(make_document("Paix !", language="fr"))


def test_a_stated_kind_of_english_is_kept():
    assert with_language(make_document(ENGLISH, language="en-GB")).language == "en-GB"


def read_guarded(doc, tagger, *, now):
    return guarded(doc.name, lambda: read_document(doc, tagger, now=now))


def test_what_is_wrong_with_one_document_is_an_issue(tagger, today):
    issue = read_guarded(make_document(FRENCH, name="autre.txt"), tagger, now=today)
    assert (issue.kind, issue.code, issue.document) == (
        IssueKind.FAILED,
        "language-not-supported",
        "autre.txt",
    )


def test_a_fault_of_ours_is_an_issue_too(today):
    assert read_guarded(make_document(), Broken(KeyError("x")), now=today).code == "internal"


@pytest.mark.parametrize("error", [ModelNotFound("gone"), KeyboardInterrupt(), SystemExit(1)])
def test_what_concerns_every_document_ends_the_run(error, today):
    with pytest.raises(type(error)):
        read_guarded(make_document(), Broken(error), now=today)


def test_an_empty_document_gives_an_empty_report(tagger, today):
    report = read_document(make_document(""), tagger, now=today)
    assert replace(report, dated=None) == Report(make_document("", language="en"), tagger.layer)

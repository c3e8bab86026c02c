"""The gold of the sample story: it follows from its source, fits its texts, and has in it what it is for."""

import json
import re
from collections import Counter
from itertools import pairwise

import pytest

from onrecord.model import Quotation, Span
from onrecord.model.entity import EntityType, Naming
from onrecord.model.finding import STATES, FindingType
from onrecord.model.statement import Kind
from onrecord.resources.sample import sample_paths
from onrecord.text.layout import lay_out
from onrecord.text.quotemarks import find_quotations, quotation_type
from tools.build_sample_gold import GOLD, build_files, differing, read_sources

ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
PARTS = ("source", "cue", "content")

each_report = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])


def text_of(row, spans):
    return " ".join(row["text"][start:end] for start, end in spans)


def statements():
    return [
        (row, attribution, statement)
        for row in ROWS
        for attribution, statement in zip(row["attributions"], row["statements"], strict=True)
    ]


def findings(kind=None):
    return [
        (row, finding) for row in ROWS for finding in row["findings"] if kind in (None, finding["finding"])
    ]


def shipped_texts():
    texts = {}
    for path in sample_paths():
        if path.suffix == ".txt":
            texts[path.name] = path.read_bytes().decode("utf-8")
        elif path.suffix == ".jsonl":
            rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
            texts |= {row["id"]: row["text"] for row in rows}
    return texts


def test_the_files_are_what_the_marked_reports_make():
    assert differing(build_files(read_sources())) == []


def test_every_report_that_ships_has_its_gold_and_the_very_text():
    texts, pages = shipped_texts(), [path.name for path in sample_paths() if path.suffix == ".html"]
    assert {row["id"]: row["text"] for row in ROWS if row["id"] not in pages} == texts
    assert len(ROWS) == len(texts) + len(pages) == 15


@each_report
def test_spans_are_words_of_the_text(row):
    """They are in order, apart, inside the text, and begin and end with whole words or marks."""
    text = row["text"]
    for attribution in row["attributions"]:
        for part in PARTS:
            spans = attribution[part]
            assert all(0 <= start < end <= len(text) for start, end in spans)
            assert all(left[1] <= right[0] for left, right in pairwise(spans))
            for start, end in spans:
                assert text[start:end] == text[start:end].strip()
                assert not re.search(r"\w\w", text[max(0, start - 1) : start + 1])
                assert not re.search(r"\w\w", text[end - 1 : end + 1])


@each_report
def test_no_word_bears_two_parts_but_a_shared_source(row):
    taken = Counter()
    for part in PARTS:
        spans = [tuple(span) for attribution in row["attributions"] for span in attribution[part]]
        for start, end in set(spans) if part == "source" else spans:
            taken.update(range(start, end))
    assert max(taken.values()) == 1


@each_report
def test_quotation_types_are_those_that_the_marks_show(row):
    """Said by hand, counted when the gold is built, and found once more by the package's own pairing."""
    quoted = find_quotations(row["text"], lay_out(row["text"]).blocks)
    for attribution in row["attributions"]:
        content = [Span.from_list(span) for span in attribution["content"]]
        assert quotation_type(row["text"], content, quoted) is Quotation(attribution["quotation"])


@each_report
def test_each_attribution_is_resolved_in_the_words_of_the_model(row):
    assert len(row["statements"]) == len(row["attributions"])
    for attribution, statement in zip(row["attributions"], row["statements"], strict=True):
        assert statement["kind"] in set(Kind)
        assert statement["speaker_type"] in set(EntityType)
        assert statement["naming"] in set(Naming)
        assert (statement["speaker"] is None) == (attribution["source"] == [])


@each_report
def test_nothing_that_is_no_speech_is_marked(row):
    """Furniture, titles of films and programmes, nicknames and the note of correction are left alone."""
    marked = {text_of(row, attribution["content"]) for attribution in row["attributions"]}
    for words in ("All news", "The Long Ferry", "Prices and Patience", "the Miller", "has been corrected"):
        assert not any(words in content for content in marked)


@each_report
def test_findings_have_the_published_shape(row):
    for finding in row["findings"]:
        kind = FindingType(finding["finding"])
        assert finding["state"] in STATES[kind]
        assert {account["state"] for account in finding["accounts"]} <= set(STATES[kind])
        assert finding["statements"]
        numbers = [*finding["statements"], *(account["statement"] for account in finding["accounts"])]
        assert all(0 <= number < len(row["statements"]) for number in numbers)
        for excerpt in (finding["object"], finding["scope"], finding["condition"]):
            assert excerpt is None or text_of(row, [excerpt["span"]]) == excerpt["text"]


@each_report
def test_the_object_of_a_finding_is_said_in_a_statement_behind_it(row):
    for finding in row["findings"]:
        start, end = finding["object"]["span"]
        said = [span for number in finding["statements"] for span in row["attributions"][number]["content"]]
        assert any(lo <= start and end <= hi for lo, hi in said)


@each_report
def test_accounts_are_given_by_whoever_speaks(row):
    for finding in row["findings"]:
        for account in finding["accounts"]:
            assert account["by"] == row["statements"][account["statement"]]["speaker"]


def test_states_follow_from_the_accounts():
    """Where the accounts agree at last, their state is the finding's; else it is disputed or changed."""
    for _, finding in findings():
        states = {account["state"] for account in finding["accounts"]} - {"made"}
        if len(states) == 1 and finding["state"] not in ("disputed", "partly"):
            assert finding["state"] in states
        if finding["state"] == "disputed":
            assert len(states) > 1


def test_all_three_ways_of_quoting_are_well_represented():
    counts = Counter(attribution["quotation"] for _, attribution, _ in statements())
    assert counts["direct"] >= 60
    assert counts["indirect"] >= 120
    assert counts["mixed"] >= 20


def test_three_quotations_run_over_paragraphs_in_both_styles_of_marks():
    """Each paragraph is reopened, only the last is closed."""
    running = []
    for row, attribution, _ in statements():
        pieces = [row["text"][start:end] for start, end in attribution["content"]]
        if len(pieces) > 1 and any(piece[0] in '"“' and piece[-1] not in '"”' for piece in pieces[:-1]):
            assert pieces[-1][-1] in '"”'
            running.append(pieces[0][0])
    assert sorted(running) == ['"', "“", "“"]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_speech_act_occurs(kind):
    assert any(statement["kind"] == kind for _, _, statement in statements())


@pytest.mark.parametrize("kind", list(FindingType))
def test_every_type_of_finding_occurs_in_three_reports(kind):
    assert len({row["id"] for row, _ in findings(kind.value)}) >= 3


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        *(("measure", state) for state in ("announced", "in_force", "extended", "violated", "suspended")),
        *(("commitment", state) for state in ("made", "kept", "missed", "disputed")),
        *(("request", state) for state in ("made", "granted", "refused", "disputed")),
        *(("question", state) for state in ("answered", "partly", "declined")),
        *(("contact", state) for state in ("planned", "not_planned", "ongoing", "refused")),
        *(("stance", state) for state in ("for", "against", "changed")),
        *(("responsibility", state) for state in ("held", "disclaimed")),
        ("reservation", "stated"),
    ],
)
def test_the_story_reaches_each_state(kind, state):
    assert any(finding["state"] == state for _, finding in findings(kind))


def test_spokespeople_speak_for_others():
    holders = {(row["speaker"], row["holder"]) for _, _, row in statements() if row["holder"]}
    assert {("Tovan Belsery", "Idrel Maskovar"), ("Caspin Dellowar", "Hedra Aumlow")} <= holders
    assert len(holders) >= 12


def test_unnamed_officials_say_why_they_are_not_named():
    unnamed = [
        text_of(row, attribution["source"])
        for row, attribution, statement in statements()
        if statement["naming"] == "unnamed" and attribution["source"]
    ]
    reasons = [
        source for source in unnamed if re.search("because|to discuss|not authori[sz]ed|as the", source)
    ]
    assert len(reasons) >= 6


def test_documents_speak():
    documents = {row["speaker"] for _, _, row in statements() if row["naming"] == "document"}
    assert len(documents) >= 5


@pytest.mark.parametrize("words", ["she", "he", "the spokesman", "the spokeswoman", "her", "it"])
def test_speakers_come_as_pronouns_and_offices_too(words):
    sources = {text_of(row, attribution["source"]).lower() for row, attribution, _ in statements()}
    assert words in sources


def test_the_same_words_are_quoted_differently_by_two_agencies():
    """What one agency gives in full, another clips or alters inside the quotation marks."""
    said = {
        row["id"]: [text_of(row, attribution["content"]) for attribution in row["attributions"]]
        for row in ROWS
    }
    for full, clipped, words, change in (
        (
            "2024-05-14_brenag_truce-merrovan.txt",
            "2024-05-14_spu_truce-signed.txt",
            "silent for three days",
            "be deaf",
        ),
        ("spu-0521-0007", "2024-05-21_brenag_not-fulfilled.txt", "kept our word", "to the last meter"),
    ):
        assert any(words in content and change in content for content in said[full])
        assert any(words in content and change not in content for content in said[clipped])


def test_conditions_are_words_of_their_statement():
    found = [row for row in statements() if row[2]["condition"]]
    assert len(found) >= 10
    for row, attribution, statement in found:
        start, end = statement["condition"]["span"]
        assert any(lo <= start and end <= hi for lo, hi in attribution["content"])
        assert row["text"][start:end] == statement["condition"]["text"]


def test_the_page_is_read_as_marked():
    """What the HTML reader extracts holds the marked paragraphs in order, and nothing of the navigation."""
    readers = pytest.importorskip(
        "onrecord.readers", reason="the readers are not built yet", exc_type=ImportError
    )
    (path,) = [path for path in sample_paths() if path.suffix == ".html"]
    (row,) = [row for row in ROWS if row["id"] == path.name]
    with path.open("rb") as stream:
        origin = readers.Origin(location=str(path), name=path.name, published=None)
        (document,) = list(readers.read_stream(stream, origin, limits=readers.Limits()))
    place = 0
    for paragraph in row["text"].split("\n\n"):
        assert paragraph in document.text[place:]
        place = document.text.index(paragraph, place) + len(paragraph)
    for furniture in ("All news", "Copy link", "radishes", "All rights reserved"):
        assert furniture not in document.text

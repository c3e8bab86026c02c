"""Corrections outlive the model: the sample story is read again by one that moves, drops and cuts."""

import dataclasses
import datetime as dt
import random

import pytest

from onrecord.model import Decision, Report, Span
from onrecord.pipeline import LateTagger, Source, read_sources
from onrecord.readers import Limits
from onrecord.resources.sample import published_on, sample_paths
from onrecord.services import accept_row, correct_row, reject_row
from onrecord.store import open_store
from tests.factories import NOW

pytestmark = pytest.mark.slow

BY = {"by": "Mira Tol", "now": NOW}
SPEAKER = "Someone Corrected"


class Perturbed:
    """The shipped tagger, but for every tenth attribution dropped and most boundaries moved by a word."""

    def __init__(self, seed: int) -> None:
        self._inner = LateTagger()
        self._chance = random.Random(seed)

    def tag(self, doc, *, deep=True):
        tagging = self._inner.tag(doc, deep=deep)
        kept = [
            dataclasses.replace(one, content=self._moved(doc.text, one.content))
            for one in tagging.attributions
            if self._chance.random() > 0.1
        ]
        return dataclasses.replace(
            tagging, layer=f"{tagging.layer}-perturbed", attributions=tuple(kept), nested=(), gists=()
        )

    def _moved(self, text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
        """Take a word off one end of a content that has several."""
        *others, last = content
        words = last.text_of(text).split()
        if len(words) < 4 or self._chance.random() < 0.3:
            return content
        if self._chance.random() < 0.5:
            return (*others, Span(last.start, last.end - len(words[-1])))
        if others:
            return content
        return (Span(last.start + len(words[0]), last.end),)


def read_sample(tagger) -> list[Report]:
    found = []
    for path in sample_paths():
        source = Source(Limits(), published=published_on(path))
        for item, _ in read_sources([str(path)], source, tagger=tagger, now=dt.date(2026, 11, 29)):
            assert isinstance(item, Report)
            found.append(item)
    return found


@pytest.fixture(scope="module")
def readings():
    return read_sample(LateTagger()), read_sample(Perturbed(7))


def test_judgements_hold_over_a_perturbed_model(readings, tmp_path):
    first, second = readings
    with open_store(str(tmp_path / "sample.db")) as store:
        for report in first:
            store.add(report, now=NOW)
        made = judge_some(store)
        for report in second:
            assert store.add(report, now=NOW).outcome in ("new_layer", "known")
        states = {number: store.review(number) for number in made}
        standing = {number for number, review in states.items() if review.state == "standing"}
        assert {review.state for review in states.values()} <= {"standing", "reopened"}
        assert len(standing) >= 0.95 * len(made)
        assert all(states[number].reason for number in set(states) - standing)
        for number in standing:
            check_shown(store, states[number])
        assert store.check() == ()


def judge_some(store) -> list[int]:
    """Correct, reject and accept a third each of the statements of the newest versions."""
    made = []
    for report in store.iter_reports():
        for at, stmt in enumerate(report.outer):
            if at % 3 == 0:
                made.append(correct_row(store, stmt.id, "speaker", SPEAKER, **BY))
            elif at % 3 == 1:
                made.append(reject_row(store, stmt.id, **BY))
            else:
                made.append(accept_row(store, stmt.id, **BY))
    assert len(made) > 150
    return made


def check_shown(store, review) -> None:
    decision = review.judgement.decision
    if decision is Decision.REJECT:
        shown = store.report(review.judgement.document_id).statements
        assert review.row_id not in {stmt.id for stmt in shown}
        return
    stmt, doc = store.statement(review.row_id)
    assert stmt.id in {one.id for one in store.report(doc.id).statements}
    if decision is Decision.CORRECT:
        assert stmt.speaker == SPEAKER

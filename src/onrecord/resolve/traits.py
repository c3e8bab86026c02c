"""What speaks for and against each reading of a pronoun or description, as named numbers that are weighed.

A trait is 1 where it holds and left out where it does not, unless its name says how much of something there
is. What a trait weighs is learnt, and differs by the kind of mention; `resources/antecedents.toml` tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log1p

from onrecord.model import EntityType
from onrecord.resolve.antecedents import Candidate, Question, counts_two
from onrecord.resolve.barred import evidence_of
from onrecord.resolve.coreference import Link, chain_of, names
from onrecord.resolve.ground import HEADING, OPENING, SOURCE, SUBJECT
from onrecord.resolve.noun_traits import put_context, put_description, put_name, put_noun, put_office
from onrecord.resolve.phrases import Form
from onrecord.resolve.referents import Referent
from onrecord.resolve.scene import Scene
from onrecord.resolve.view import Row, View, make_view
from onrecord.resources import words_of

_FAR, _FARTHEST = 4, 7
_SUBJECTS = (OPENING, SUBJECT, SOURCE)


def rows_of(scene: Scene, question: Question, candidates: Sequence[Candidate]) -> list[Row]:
    """Return the traits of each candidate, and last those of the reading that none of them is meant."""
    view = make_view(scene, question, candidates)
    rows = []
    described = question.phrase.form is Form.DESCRIPTION
    puts = (*_CANDIDATE, *_DESCRIBED) if described else _CANDIDATE
    for number, candidate in enumerate(candidates):
        row: Row = {}
        for put in puts:
            put(view, candidate, row)
        _put_recency(view, view.recency[number], row)
        _put_crossed(view, row)
        rows.append(row)
    _put_chain(view, rows)
    return [*rows, _nobody(view, rows)]


def _put_chain(view: View, rows: Sequence[Row]) -> None:
    """Whom the encoder ties the mention to: how surely this candidate, or another one."""
    chain = chain_of(view.scene.reading, view.question.span)
    sure = [_tied(chain, candidate.referent) for candidate in view.candidates]
    for chance, row in zip(sure, rows, strict=True):
        if chance:
            row["tied"] = 1.0
            row["tied-surely"] = chance
        elif any(sure):
            row["tied-elsewhere"] = max(sure)


def _tied(chain: Sequence[Link], referent: Referent) -> float:
    """Return how surely the nearest mention of a chain that means a referent does so; 0 if none means it."""
    for link in chain:
        if any(names(link, presence.span) for presence in referent.presences):
            return link.chance
    return 0.0


def _put_place(view: View, candidate: Candidate, row: Row) -> None:
    """How far back the candidate was mentioned last, and as what."""
    before, after = candidate.before, candidate.after
    if before is None:
        row["only-after"] = 1.0
        if after is not None:
            same = after.sentence == view.sentence
            near = "sentence" if same else "paragraph" if after.paragraph == view.paragraph else "next"
            row[f"after:{near}"] = 1.0
        return
    back = view.sentence - before.sentence
    row[f"back={back if back < _FAR else '4-6' if back < _FARTHEST else '7+'}"] = 1.0
    row[f"paragraphs={min(view.paragraph - before.paragraph, 3)}"] = 1.0
    row[f"role={before.role}{f'@{back}' if back < 2 else ''}"] = 1.0
    if before.quoted:
        row["in-quotation"] = 1.0


def _put_subject(view: View, candidate: Candidate, row: Row) -> None:
    """Whether the candidate is the subject of this sentence or of the one before."""
    for presence in reversed(candidate.referent.presences):
        back = view.sentence - presence.sentence
        if presence.span.start >= view.question.at:
            continue
        if back > 1:
            return
        if presence.role in _SUBJECTS and not presence.quoted:
            row[f"subject={back}"] = 1.0
            return


def _put_recency(view: View, recency: int | None, row: Row) -> None:
    row["recency=none" if recency is None else f"recency={min(recency, 3)}"] = 1.0
    if recency == 0 and sum(one is not None for one in view.recency) == 1:
        row["only-one"] = 1.0


def _put_speech(view: View, candidate: Candidate, row: Row) -> None:
    """Whether the candidate spoke last, before that, or speaks around the mention."""
    referent = candidate.referent
    if view.last is referent:
        back = view.paragraph - view.last_paragraph
        row["last-speaker"] = row[f"last-speaker={min(back, 2)}"] = 1.0
        if view.continued is referent:
            row["goes-on"] = 1.0
    elif view.second is referent:
        row["second-speaker"] = 1.0
    elif referent in view.spoke:
        row["spoke-before"] = 1.0
    if referent in view.around:
        row["speaks-around"] = 1.0


def _put_seen(view: View, candidate: Candidate, row: Row) -> None:
    """What the encoder takes the candidate for, and whether it takes the mention for the same."""
    seen = candidate.referent.seen
    if seen is None:
        return
    row[f"seen-{seen.value}"] = 1.0
    if view.seen is not None:
        row["seen-alike" if seen is view.seen else "seen-otherwise"] = 1.0


def _put_weight(view: View, candidate: Candidate, row: Row) -> None:
    """How much the report is about the candidate, and what kind of thing it is."""
    referent = candidate.referent
    row["mentions"] = log1p(referent.count)
    if referent.count == view.most:
        row["most-mentioned"] = 1.0
    if referent.is_named and any(presence.role == HEADING for presence in referent.presences):
        row["in-headline"] = 1.0
    row[f"{'named' if referent.is_named else 'described'}-{referent.type.value}"] = 1.0
    if referent.pair:
        two = counts_two(view.question.phrase)
        row[f"pair-{referent.pair}{'-for-two' if two else ''}"] = 1.0
    if referent.type is EntityType.UNKNOWN and _is_place_like(view, referent):
        row["place-like"] = 1.0


def _is_place_like(view: View, referent: Referent) -> bool:
    words = view.scene.reading.words
    before = (view.scene.reading.index_at(presence.span.start) - 1 for presence in referent.presences)
    placed = [at >= 0 and words[at].lower in words_of("words", "place_prepositions") for at in before]
    return sum(placed) > 0.4 * len(placed)


def _put_sex(view: View, candidate: Candidate, row: Row) -> None:
    if view.sex is None:
        return
    evidence = evidence_of(candidate.referent, view.sex)
    if evidence is None:
        row["sex-unknown"] = 1.0
        return
    row["sex"] = max(-3.0, min(3.0, evidence))
    if evidence < 0:
        row["other-sex"] = 1.0


def _put_own(view: View, candidate: Candidate, row: Row) -> None:
    """Whether the candidate is named in what is said, or after the mention in its sentence."""
    mentions = candidate.referent.known.mentions if candidate.referent.known is not None else ()
    inside = next((one for one in mentions if any(span.contains(one.span) for span in view.own)), None)
    if inside is not None:
        row["in-own-words"] = row[f"in-own-words={'owner' if inside.possessive else 'itself'}"] = 1.0
    after = candidate.after
    if after is None or candidate.before is None or after.sentence != view.sentence:
        return
    if not any(span.contains(after.span) for span in view.own):
        row["after-in-sentence"] = 1.0


_CROSSED = (
    "recency",
    "subject",
    "role",
    "back",
    "last-speaker",
    "second",
    "paragraphs",
    "goes-on",
    "only-one",
    "in-own-words",
)


def _put_crossed(view: View, row: Row) -> None:
    """Let what counts differ by where a pronoun stands."""
    if not view.where:
        return
    row.update({f"{view.where}:{name}": value for name, value in row.items() if name.startswith(_CROSSED)})


_CANDIDATE: tuple[Callable[[View, Candidate, Row], None], ...] = (
    _put_place,
    _put_subject,
    _put_speech,
    _put_seen,
    _put_weight,
    _put_sex,
    _put_own,
)
_DESCRIBED = (put_noun, put_office, put_name, put_context)
"""Traits that only a description can have: for a pronoun none of them finds anything."""


def _nobody(view: View, rows: Sequence[Row]) -> Row:
    """Return what speaks for the mention meaning nobody whom the report speaks of elsewhere."""
    possible = sum(one is not None for one in view.recency)
    row: Row = {"nobody": 1.0, f"possible={min(possible, 3)}": 1.0}
    if view.scene.reading.is_quoted(view.question.span):
        row["quoted"] = 1.0
    if not view.scene.turns_before(view.question.at):
        row["first-source"] = 1.0
    if counts_two(view.question.phrase):
        row["two"] = 1.0
    if view.question.phrase.form is Form.DESCRIPTION:
        put_description(view, rows, row)
    else:
        row[f"pronoun={view.question.phrase.head}"] = 1.0
    return row

"""A question about a mention, with what holds for all of its candidates: the traits are read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import MentionKind, Span
from onrecord.resolve.antecedents import Candidate, Question, is_in_heading
from onrecord.resolve.barred import evidence_of, told_sex
from onrecord.resolve.descriptions import claims_of
from onrecord.resolve.phrases import Form
from onrecord.resolve.posts import Post
from onrecord.resolve.referents import Referent
from onrecord.resolve.scene import Scene
from onrecord.resources import words_of

Row = dict[str, float]
OPENS, AFTER, INSIDE = "opens", "after", "inside"
_LAST_TURNS = 6


@dataclass(frozen=True, slots=True)
class View:
    """A question and what holds for all of its candidates.

    Attributes:
        most: How often the candidate mentioned most is mentioned.
        recency: For each candidate that can be meant, how many others were mentioned after it.
        sex: The sex that the mention tells.
        last: Whoever spoke last.
        second: Whoever spoke last but for that one.
        spoke: All who spoke before.
        around: In whose statements the mention stands.
        continued: Whose words stand right before those of the attribution.
        modifiers: The words before the head of a description.
        beyond: The capitalised words after it.
        claims: The words of a description that tell one bearer of an office from another.
        post: The office that the description of a person names.
        where: Where a pronoun stands in its sentence: it opens it, follows what is said, or is inside.
        own: The content of the statement whose source the mention is.
        seen: What the encoder takes the mention for.
    """

    scene: Scene
    question: Question
    candidates: Sequence[Candidate]
    most: int
    recency: Sequence[int | None]
    sex: str | None
    last: Referent | None
    last_paragraph: int
    second: Referent | None
    spoke: Sequence[Referent]
    around: Sequence[Referent]
    continued: Referent | None
    sentence: int
    paragraph: int
    modifiers: frozenset[str]
    beyond: frozenset[str]
    claims: frozenset[str]
    post: Post | None
    where: str
    own: Sequence[Span]
    seen: MentionKind | None


def make_view(scene: Scene, question: Question, candidates: Sequence[Candidate]) -> View:
    """Work out what holds for all candidates of a question."""
    sex = told_sex(question.phrase)
    turns = scene.turns_before(question.at)
    spoke = [scene.referent_of(turn.who) for turn in turns]
    last = spoke[-1] if spoke else None
    second = next((one for one in reversed(spoke[-_LAST_TURNS:]) if one is not last), None)
    described = question.phrase.form is Form.DESCRIPTION
    return View(
        scene=scene,
        question=question,
        candidates=candidates,
        most=max((one.referent.count for one in candidates), default=0),
        recency=_recency(candidates, sex),
        sex=sex,
        last=last,
        last_paragraph=scene.reading.paragraph_of(turns[-1].place) if turns else 0,
        second=second,
        spoke=[one for one in spoke if one is not None],
        around=scene.around(question.said, question.span),
        continued=_continued(scene, question),
        sentence=scene.sentence_of(question.at),
        paragraph=scene.reading.paragraph_of(question.at),
        modifiers=_modifiers(question) if described else frozenset(),
        beyond=_beyond(scene, question) if described else frozenset(),
        claims=frozenset(claims_of(question.phrase)) if described else frozenset(),
        post=question.post,
        where="" if described else _where(scene, question),
        own=question.said.content if question.said is not None else (),
        seen=_seen(scene, question),
    )


def _seen(scene: Scene, question: Question) -> MentionKind | None:
    found = scene.scenery.seen.get(question.span.end)
    return found.kind if found is not None and found.span.overlaps(question.span) else None


def _where(scene: Scene, question: Question) -> str:
    said = question.said
    if said is not None and said.content and said.content[0].start < question.at:
        return AFTER
    reading, ground = scene.reading, scene.scenery.ground
    opening = reading.index_at(ground.sentences[scene.sentence_of(question.at)])
    return OPENS if reading.index_at(question.at) - opening <= 1 else INSIDE


def _recency(candidates: Sequence[Candidate], sex: str | None) -> list[int | None]:
    """Number the candidates that can be meant from the one mentioned last; None for the others."""
    places = [one.before.span.start if one.before is not None else -1 for one in candidates]
    order = sorted(range(len(candidates)), key=lambda number: -places[number])
    fits = [n for n in order if not is_in_heading(candidates[n]) and _agrees(candidates[n].referent, sex)]
    return [fits.index(n) if n in fits else None for n in range(len(candidates))]


def _agrees(referent: Referent, sex: str | None) -> bool:
    evidence = evidence_of(referent, sex) if sex else None
    return evidence is None or evidence >= 0


def _continued(scene: Scene, question: Question) -> Referent | None:
    """Return whose words stand right before those of the question, in the same paragraph."""
    if question.said is None or question.number == 0:
        return None
    before = scene.reading.said[question.number - 1]
    here = scene.reading.paragraph_of(question.said.place)
    if not before.content or scene.reading.paragraph_of(before.place) != here:
        return None
    return scene.scenery.speaking.get(question.number - 1)


def _modifiers(question: Question) -> frozenset[str]:
    words = question.phrase.words[:-1]
    return frozenset(word.lower for word in words if word.lower not in words_of("speakers", "determiners"))


def _beyond(scene: Scene, question: Question) -> frozenset[str]:
    """Return the capitalised words after the head ("the senator from Ohio")."""
    phrase = question.phrase
    rest = Span(phrase.core.end, max(phrase.core.end, phrase.span.end))
    return frozenset(word.lower for word in scene.reading.words_in(rest) if word.capital)

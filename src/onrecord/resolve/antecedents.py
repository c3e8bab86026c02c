"""Whom a pronoun or a description means: gather who and what it can mean, weigh them, and take the likeliest.

The last option is always that it means nobody whom the report speaks of: then a description is its own name,
and a pronoun stays open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import EntityType, Span
from onrecord.resolve.barred import is_barred, post_of
from onrecord.resolve.descriptions import sort_of
from onrecord.resolve.ground import ACTING, HEADING, SOURCE, Presence
from onrecord.resolve.known import Known
from onrecord.resolve.offices import plain_office
from onrecord.resolve.phrases import Form, Phrase
from onrecord.resolve.posts import Post
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.referents import Referent
from onrecord.resolve.resolved import Resolved
from onrecord.resolve.scene import Scene
from onrecord.resources import words_of

Traits = Mapping[str, float]
HE, THEY, IT = "he", "they", "it"
PERSON, BODY, GROUP, DOCUMENT, OTHER = "person", "body", "group", "document", "other"
_KINDS = {
    EntityType.PERSON: PERSON,
    EntityType.ORGANISATION: BODY,
    EntityType.GROUP: GROUP,
    EntityType.DOCUMENT: DOCUMENT,
    EntityType.UNKNOWN: OTHER,
}
_TYPES: Mapping[str, tuple[EntityType, ...]] = {
    HE: (EntityType.PERSON, EntityType.UNKNOWN),
    PERSON: (EntityType.PERSON, EntityType.UNKNOWN),
    THEY: (EntityType.GROUP, EntityType.ORGANISATION),
    GROUP: (EntityType.GROUP,),
    IT: (EntityType.ORGANISATION, EntityType.DOCUMENT, EntityType.UNKNOWN),
    BODY: (EntityType.ORGANISATION, EntityType.UNKNOWN),
    DOCUMENT: (EntityType.DOCUMENT, EntityType.UNKNOWN),
    OTHER: (EntityType.PERSON, EntityType.ORGANISATION, EntityType.UNKNOWN),
}
_MARK = re.compile("[,;:—–()\"“”]|''")
_BACK_PARAGRAPHS = 2
_AHEAD_PARAGRAPHS = 2
_LAST_TURNS = 4
_MOST_MENTIONED = 4
_NEAR_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class Question:
    """A mention whose meaning is asked for.

    Attributes:
        kind: What it can mean.
        phrase: The mention, read as a noun phrase.
        span: The mention: of a description, determiner to head.
        said: The attribution whose source it is; None for a possessor or for part of a content.
        number: The number of that attribution.
        post: The office that a description of a person names.
    """

    kind: str
    phrase: Phrase
    span: Span
    post: Post | None = None
    said: Said | None = None
    number: int = -1

    @property
    def at(self) -> int:
        """Where the mention begins."""
        return self.span.start


@dataclass(frozen=True, slots=True)
class Candidate:
    """A referent that may be meant, with its last mention before the question and its first one after."""

    referent: Referent
    before: Presence | None
    after: Presence | None


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate, or None for nobody: who would speak if it were chosen, and what speaks for it."""

    meant: Callable[[], Resolved]
    """Works out who would speak: only of the one that is chosen does it matter."""
    traits: Traits
    candidate: Candidate | None

    @property
    def who(self) -> Resolved:
        """Who would speak."""
        return self.meant()


Judge = Callable[[Question, Sequence[Option]], tuple[int, float]]
"""Chooses: the number of an option, and how sure that is."""


def question_of(
    reading: Reading, phrase: Phrase, said: Said | None = None, number: int = -1
) -> Question | None:
    """Return the question that a phrase poses; None for a name, and for pronouns of other kinds."""
    kind = kind_of(phrase)
    if kind is None:
        return None
    span = phrase.core if phrase.form is Form.DESCRIPTION else phrase.span
    post = post_of(reading, phrase, sort_of(phrase)) if kind == PERSON else None
    return Question(kind, phrase, span, post, said, number)


def kind_of(phrase: Phrase) -> str | None:
    """Return what kind of thing a pronoun or description can mean."""
    if phrase.form is Form.DESCRIPTION:
        return THEY if counts_two(phrase) else _KINDS[sort_of(phrase)]
    if phrase.form is not Form.PRONOUN:
        return None
    lists = ((HE, "person"), (THEY, "two"), (THEY, "plural"), (IT, "thing"))
    return next(
        (kind for kind, name in lists if phrase.head in words_of("speakers", f"pronouns_{name}")), None
    )


def counts_two(phrase: Phrase) -> bool:
    """Tell whether a description is of two just spoken of ("both women", "the two", "neither company")."""
    words = [word.lower for word in phrase.words]
    two = words_of("speakers", "pronouns_two")
    if not words or len(words) > 3:
        return False
    return words[0] in two or (words[0] == "the" and len(words) > 1 and words[1] == "two")


def candidates(scene: Scene, question: Question) -> list[Candidate]:
    """Return who and what a mention can mean."""
    handy, types = _handy(scene, question), _TYPES[question.kind]
    handy_ids, here = {id(one) for one in handy}, scene.reading.paragraph_of(question.at)
    found = (
        _candidate(question, referent)
        for referent in _nearby(scene, question, handy, here)
        if referent.type in types and _fits(referent, question)
    )
    tellers = _tellers(scene, question)
    elsewhere = (
        one
        for one in found
        if _is_elsewhere(question, one)
        and one.referent not in tellers
        and not _shares_clause(scene, question, one)
    )
    near = [one for one in elsewhere if id(one.referent) in handy_ids or _is_near(scene, question, one, here)]
    return [*near, *_two(scene, question)]


def _nearby(scene: Scene, question: Question, handy: Iterable[Referent], here: int) -> list[Referent]:
    """Return all whom `_is_near` can take for near, and some more, in the order of the report's referents."""
    head = question.phrase.head
    paragraphs = range(here - _BACK_PARAGRAPHS, here + _AHEAD_PARAGRAPHS + 1)
    return scene.scenery.nearby.around(paragraphs, (head, plain_office(head)), handy)


def _fits(referent: Referent, question: Question) -> bool:
    """Tell whether a referent of a type that a mention can have may be meant by it."""
    if is_barred(question.phrase, question.post, referent):
        return False
    if referent.type is EntityType.UNKNOWN and not referent.acts:
        return False
    named_only = referent.type is EntityType.UNKNOWN or question.kind == OTHER
    if named_only and not referent.is_named:
        return question.phrase.head in referent.heads
    if question.kind == DOCUMENT and referent.known is not None and referent.type is EntityType.UNKNOWN:
        return question.phrase.head in _name_words(referent.known)
    return True


def _shares_clause(scene: Scene, question: Question, one: Candidate) -> bool:
    """Tell whether a candidate is the subject of a description's clause ("Tun met the judge")."""
    if question.phrase.form is not Form.DESCRIPTION or one.before is None or one.before.role not in ACTING:
        return False
    if one.before.sentence != scene.sentence_of(question.at) or one.before.role == SOURCE:
        return False
    between = scene.reading.words_in(Span(one.before.span.end, question.at))
    text = scene.reading.text[one.before.span.end : question.at]
    links = words_of("words", "clause_links")
    return _MARK.search(text) is None and not any(word.lower in links for word in between)


def _tellers(scene: Scene, question: Question) -> list[Referent]:
    """Return whoever tells of the one described: in what somebody says, a description means another."""
    if question.phrase.form is not Form.DESCRIPTION:
        return []
    return scene.around(question.said, question.span)


def _is_elsewhere(question: Question, one: Candidate) -> bool:
    """Tell whether a candidate is mentioned elsewhere; after it, if the mention brings somebody in."""
    if one.before is None or is_in_heading(one):
        return one.before is not None or one.after is not None
    brought_in = question.kind == PERSON and question.phrase.determiner in ("a", "an", "another")
    return not (brought_in and one.referent.is_named)


def _name_words(known: Known) -> set[str]:
    return {word.lower() for word in known.words}


def _candidate(question: Question, referent: Referent) -> Candidate:
    """Return a candidate; a mention that is the question itself, or holds it, does not count."""
    before = referent.before(question.at)
    if before is not None and before.span.end > question.at:
        before = referent.before(before.span.start)
    return Candidate(referent, before, referent.after(max(question.span.end, question.phrase.span.end)))


def _handy(scene: Scene, question: Question) -> list[Referent]:
    """Return those who can be meant wherever they were mentioned: the last speakers, the most mentioned."""
    turns = scene.turns_before(question.at)[-_LAST_TURNS:]
    spoken = (scene.referent_of(turn.who) for turn in turns)
    handy = [referent for referent in spoken if referent is not None]
    if question.kind in (HE, PERSON, OTHER):
        handy += _most_mentioned(scene)
    return handy


def _most_mentioned(scene: Scene) -> list[Referent]:
    named = (
        one for one in scene.scenery.referents if one.is_named and one.type is not EntityType.ORGANISATION
    )
    return sorted(named, key=lambda one: -one.count)[:_MOST_MENTIONED]


def _is_near(scene: Scene, question: Question, one: Candidate, here: int) -> bool:
    """Tell whether a referent is mentioned near enough to paragraph `here`, or goes by the same noun."""
    if one.before is not None and here - one.before.paragraph <= _BACK_PARAGRAPHS:
        return True
    is_description = question.phrase.form is Form.DESCRIPTION
    if is_description and _shares_noun(question, one.referent):
        return one.before is not None or one.referent.is_named or question.kind == DOCUMENT
    return one.after is not None and one.referent.is_named and _comes_soon(scene, question, one.after, here)


def _shares_noun(question: Question, referent: Referent) -> bool:
    if plain_office(question.phrase.head) in referent.heads:
        return True
    return referent.known is not None and question.phrase.head in _name_words(referent.known)


def _comes_soon(scene: Scene, question: Question, after: Presence, here: int) -> bool:
    """Tell whether a name follows so soon that a mention before it can point ahead."""
    if after.sentence == scene.sentence_of(question.at):
        return True
    farthest = _AHEAD_PARAGRAPHS if scene.reading.in_heading(question.span) else 1
    return question.kind != HE and after.paragraph - here <= farthest


def _two(scene: Scene, question: Question) -> Iterator[Candidate]:
    """Yield pairs for "they" and "both": the two people named last, and the two most mentioned ones."""
    if question.kind not in (THEY, GROUP):
        return
    near = _last_two(scene, question)
    if len(near) == 2:
        yield _pair(near[1][1], near[0][1], "near", near[1][0])
    people = (one for one in scene.scenery.referents if one.is_named and one.type is EntityType.PERSON)
    top = sorted(people, key=lambda one: -one.count)[:2]
    if len(top) == 2 and {id(one) for one in top} != {id(one) for _, one in near}:
        yield _pair(top[0], top[1], "top", top[1].before(question.at) or top[0].before(question.at))


def _last_two(scene: Scene, question: Question) -> list[tuple[Presence, Referent]]:
    near: list[tuple[Presence, Referent]] = []
    here = scene.sentence_of(question.at)
    for presence, referent in scene.people_before(question.at):
        if len(near) == 2 or here - presence.sentence > _NEAR_SENTENCES:
            break
        if all(referent is not other for _, other in near):
            near.append((presence, referent))
    return near


def _pair(one: Referent, other: Referent, sort: str, before: Presence | None) -> Candidate:
    parts = tuple(known for known in (one.known, other.known) if known is not None)
    return Candidate(Referent(EntityType.GROUP, parts=parts, pair=sort), before, None)


def is_in_heading(candidate: Candidate) -> bool:
    """Tell whether the last mention of a candidate is in a heading."""
    return candidate.before is not None and candidate.before.role == HEADING

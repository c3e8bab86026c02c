"""Say who speaks in each attribution of a report: by name, office, description or pronoun, with the reason.

Names come first; then pronouns and descriptions are taken in the order of the text, since they mean somebody
who spoke or was spoken of before. "I" and "we" wait until the speaker of the words around them is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from onrecord.model import EntityType, MentionKind, Naming, Span
from onrecord.resolve.antecedents import Candidate, Judge, Option, Question, candidates, question_of
from onrecord.resolve.authors import author_of
from onrecord.resolve.descriptions import by_itself
from onrecord.resolve.interviewed import find_interviewed
from onrecord.resolve.known import Known
from onrecord.resolve.names import Mention, NameSort
from onrecord.resolve.naming import weighed
from onrecord.resolve.phrases import Form, Phrase, read_phrase
from onrecord.resolve.printed import as_printed, description_of
from onrecord.resolve.ranking import make_judge
from onrecord.resolve.reading import Reading, Said
from onrecord.resolve.referents import Referent
from onrecord.resolve.relatives import find_followed
from onrecord.resolve.resolved import Resolved, Turn, as_known, unresolved
from onrecord.resolve.roster import Roster
from onrecord.resolve.scene import Scene
from onrecord.resolve.traits import rows_of
from onrecord.resources import words_of

_NEAR = 20
_LONGEST = 14
_OPEN = "pronoun-unresolved"


def resolve_speakers(
    reading: Reading, roster: Roster, *, judge: Judge | None = None, namings: bool = True
) -> list[Resolved]:
    """Return who speaks in each attribution of a report, in the order of its reading.

    Args:
        reading: The report.
        roster: Whom it names.
        judge: Chooses whom pronouns and descriptions mean; by the weights that ship, if none is given.
        namings: Whether namings are weighed; else they are as the rules propose.
    """
    judge = judge or make_judge()
    turns: list[Turn] = []
    scene = Scene(reading, roster, turns)
    phrases = [read_phrase(reading, roster, one.source) for one in reading.said]
    named = {n: _by_name(scene, phrase) for n, phrase in enumerate(phrases) if phrase.form is Form.NAME}
    named |= find_interviewed(reading, roster)
    for number, who in named.items():
        scene.expect(number, who)
    found: list[Resolved] = []
    for number, (said, phrase) in enumerate(zip(reading.said, phrases, strict=True)):
        who = named.get(number) or resolve(scene, phrase, judge, said, number)
        found.append(who)
        if phrase.form is not Form.NONE:
            scene.tell(number, said, who, phrase.span)
            if not reading.is_quoted(phrase.span):
                turns.append(Turn(said.place, who))
    told = (_or_self(scene, found, number, phrase) for number, phrase in enumerate(phrases))
    return [name_weighed(scene, who) for who in told] if namings else list(told)


def name_weighed(scene: Scene, who: Resolved) -> Resolved:
    """Return a speaker with its naming weighed."""
    return weighed(who, seen_of(scene, who))


def seen_of(scene: Scene, who: Resolved) -> MentionKind | None:
    """Return what the encoder takes the bearer of a name for."""
    referent = scene.scenery.by_known.get(id(who.known)) if who.known is not None else None
    return referent.seen if referent is not None else None


def resolve_phrase(reading: Reading, roster: Roster, turns: Sequence[Turn], span: Span) -> Resolved:
    """Return whom a noun phrase means, read at its place as a source would be."""
    scene = Scene(reading, roster, turns)
    return name_weighed(scene, resolve(scene, read_phrase(reading, roster, (span,)), make_judge()))


def resolve(
    scene: Scene, phrase: Phrase, judge: Judge, said: Said | None = None, number: int = -1
) -> Resolved:
    """Return whom a phrase means.

    Args:
        scene: The report, as far as it has been read.
        phrase: The phrase.
        judge: Chooses whom pronouns and descriptions mean.
        said: The attribution whose source the phrase is, if it is one.
        number: The number of that attribution.
    """
    if phrase.form is Form.NONE:
        return unresolved("no-source")
    if phrase.form is Form.NAME:
        return _by_name(scene, phrase)
    if phrase.form is Form.SEVERAL:
        return _several(scene, phrase)
    question = question_of(scene.reading, phrase, said, number)
    if question is not None:
        return _weighed(scene, question, judge)
    if phrase.head in words_of("speakers", "pronouns_relative"):
        return _by_relative(scene, phrase, judge, said, number)
    if phrase.head == "those" and phrase.core != phrase.span:
        return _those_who(scene, phrase.span, said)
    if phrase.head in words_of("speakers", "pronouns_generic"):
        return as_printed(phrase)
    return unresolved(_OPEN, (phrase.core,))


def _by_name(scene: Scene, phrase: Phrase) -> Resolved:
    mention = phrase.mention
    if mention is None:
        return unresolved("no-source")
    known = scene.roster.at.get(mention.span.start) or _found(scene, mention)
    if known is None:
        type_ = EntityType.ORGANISATION if mention.sort is NameSort.ORGANISATION else EntityType.UNKNOWN
        return Resolved(mention.name, type_, Naming.NAMED, "name", (mention.span,), 0.7)
    confidence = 0.6 if mention.span.start in known.unsure else 0.95
    return as_known(known, "name", (mention.span,), confidence)


def _found(scene: Scene, mention: Mention) -> Known | None:
    """Return the bearer of a name that the roster has elsewhere; in a headline, by its last word."""
    known = scene.roster.find(mention.words)
    if known is not None or not scene.reading.in_heading(mention.span):
        return known
    last = scene.roster.find(mention.words[-1:])
    return last if last is not None and last.is_person else None


def _several(scene: Scene, phrase: Phrase) -> Resolved:
    """Name all of several people; the group is named if each of them is."""
    at = scene.roster.at
    names = [known.name if (known := at.get(part.span.start)) else part.name for part in phrase.parts]
    spans = tuple(part.span for part in phrase.parts)
    return Resolved(_joined(names), EntityType.GROUP, Naming.NAMED, "names", spans, 0.9)


def _joined(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _weighed(scene: Scene, question: Question, judge: Judge) -> Resolved:
    """Let the judge choose among whom a mention can mean, and itself."""
    found = candidates(scene, question)
    rows = rows_of(scene, question, found)
    options = [
        Option(partial(_as_meant, scene, question, candidate), row, candidate)
        for candidate, row in zip(found, rows[:-1], strict=True)
    ]
    # Worked out here, once: it may ask the judge who a possessor is.
    itself = _itself(scene, question, judge)
    options.append(Option(lambda: itself, rows[-1], None))
    best, share = judge(question, options)
    who = options[best].who
    return Resolved(who.name, who.type, who.naming, who.rule, who.spans, share, who.known, who.head)


def _as_meant(scene: Scene, question: Question, candidate: Candidate) -> Resolved:
    """Say that a candidate speaks."""
    referent, rule = candidate.referent, f"weighed-{question.kind}"
    near = candidate.before or candidate.after
    spans = (near.span, question.span) if near is not None else (question.span,)
    if referent.known is not None:
        return as_known(referent.known, rule, spans, 1.0)
    if referent.who is not None:
        who = referent.who
        return Resolved(who.name, who.type, who.naming, rule, spans, 1.0, None, who.head)
    if referent.parts:
        names = [part.name for part in referent.parts]
        return Resolved(_joined(names), EntityType.GROUP, Naming.NAMED, rule, spans, 1.0)
    return _as_described(scene.reading, scene, referent, rule, spans)


def _as_described(
    reading: Reading, scene: Scene, referent: Referent, rule: str, spans: Sequence[Span]
) -> Resolved:
    """Name somebody by the noun phrase that tells most of him."""
    noun = referent.noun
    if noun is None:
        return unresolved(_OPEN, spans)
    phrase = read_phrase(reading, scene.roster, (noun.span,))
    naming = _NAMINGS.get(referent.type, Naming.COLLECTIVE)
    name = description_of(reading, phrase)
    return Resolved(name, referent.type, naming, rule, tuple(spans), 1.0, None, noun.head)


_NAMINGS = {EntityType.PERSON: Naming.UNNAMED, EntityType.DOCUMENT: Naming.DOCUMENT}


def _itself(scene: Scene, question: Question, judge: Judge) -> Resolved:
    """Say that a mention means nobody else: a description is its own name, a pronoun stays open."""
    if question.phrase.form is Form.PRONOUN:
        type_ = EntityType.PERSON if question.kind == "he" else EntityType.UNKNOWN
        return unresolved(_OPEN, (question.span,), type_=type_)
    return by_itself(scene.reading, question.phrase, lambda span: _owner(scene, span, judge))


def _owner(scene: Scene, span: Span, judge: Judge) -> Resolved | None:
    """Return who a possessor is, a name or a pronoun."""
    phrase = read_phrase(scene.reading, scene.roster, (span,))
    if phrase.form is Form.NAME:
        return _by_name(scene, phrase)
    question = question_of(scene.reading, phrase) if phrase.form is Form.PRONOUN else None
    return _weighed(scene, question, judge) if question is not None else None


def _by_relative(scene: Scene, phrase: Phrase, judge: Judge, said: Said | None, number: int) -> Resolved:
    found = find_followed(scene, phrase)
    if found is None:
        return unresolved(_OPEN, (phrase.core,))
    if found.known is not None:
        return as_known(found.known, "relative", (found.span, phrase.core), 0.9)
    if found.pair is not None:
        names = [part.name for part in found.pair.parts]
        spans = (found.span, phrase.core)
        return Resolved(_joined(names), EntityType.GROUP, Naming.NAMED, "relative", spans, 0.85)
    if found.phrase is None or (found.phrase.form in (Form.NONE, Form.PRONOUN) and not found.equated):
        return _those_who(scene, found.span, said)
    return resolve(scene, found.phrase, judge, said, number)


def _those_who(scene: Scene, start: Span, said: Said | None) -> Resolved:
    """Name those who are told only by what they do ("those who fear a strike")."""
    parts = [span for span in (*said.cue, *said.content) if span.start > start.start] if said else []
    end = min(part.end for part in parts) if parts else start.end
    words = scene.reading.text[start.start : max(end, max((p.end for p in parts), default=end))].split()
    name = " ".join(words[:_LONGEST]).rstrip(" ,.;")
    return Resolved(name, EntityType.GROUP, Naming.COLLECTIVE, "as-printed", (start,), 0.5)


def _or_self(scene: Scene, found: Sequence[Resolved], number: int, phrase: Phrase) -> Resolved:
    """Give "I" and "we" to whoever speaks the words around them, else to the author."""
    if phrase.head not in words_of("speakers", "pronouns_self"):
        return found[number]
    near = range(max(0, number - _NEAR), min(len(found), number + _NEAR))
    for other in scene.reading.telling(phrase.span):
        item, who = scene.reading.said[other], found[other]
        if other in near and phrase.span not in item.source and who.name:
            spans, confidence = (*who.spans[:1], phrase.span), 0.9 * who.confidence
            return Resolved(who.name, who.type, who.naming, "own-words", spans, confidence, who.known)
    return _written(scene, phrase)


def _written(scene: Scene, phrase: Phrase) -> Resolved:
    """Return the author whom the report names for "I", or several of them for "we"."""
    if scene.reading.is_quoted(phrase.span):
        return unresolved(_OPEN, (phrase.span,))
    plural = phrase.head in words_of("speakers", "pronouns_we")
    author = author_of(scene.reading, scene.roster, phrase.span.start)
    if author is None or plural is not (len(author.names) > 1):
        return as_printed(phrase) if plural else unresolved(_OPEN, (phrase.span,), type_=EntityType.PERSON)
    known = scene.roster.find(author.names[0].split()) if not plural else None
    type_ = EntityType.GROUP if plural else EntityType.PERSON
    name = known.name if known else _joined(author.names)
    return Resolved(name, type_, Naming.NAMED, "author", (author.span, phrase.span), 0.7, known)

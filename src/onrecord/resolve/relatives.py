"""What "who", "which" and "that" stand for: the name, office or noun phrase that they follow.

"Ivo Renk of Salen, who"                  Ivo Renk
"Adel Tun, the bank's chief, who"         Adel Tun
"one of the ministers — A and B — who"    one of the ministers
"Adel Tun is a baker who"                 Adel Tun
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import EntityType, Span
from onrecord.resolve.descriptions import sort_of
from onrecord.resolve.known import Known
from onrecord.resolve.phrases import Form, Phrase, read_phrase
from onrecord.resolve.reading import Reading
from onrecord.resolve.referents import Referent
from onrecord.resolve.roster import Roster
from onrecord.resolve.scene import Scene
from onrecord.resolve.subjects import find_subject, without_contraction
from onrecord.resolve.words import Word
from onrecord.resources import words_of

_FURTHEST = 6
_MARKS = " ,%\"'“”’‘"
_JOINING = frozenset({"and", "but", "or"})
_ALIKE = (frozenset({"who", "whom", "whose"}), frozenset({"which", "that"}))
_LONGEST = 6
_NEAR_CHARS = 60
_DASH = re.compile(r"\s-\s|\s?[—–]\s?")
_ASIDE = re.compile(r"\s*(?:\([^)]*\))?(?:,\s*\d{1,3})?,?\s*(?:of|from|in|at)?\s*(?:the )?")
_WHO = _ALIKE[0]
_ANYONE = frozenset({"someone", "somebody", "anyone", "anybody", "everyone", "everybody"})
_ANYBODY = _ANYONE | {"people", "many", "some"}
"""Words that name nobody without the clause that follows, as "those" does."""
_BEING = frozenset({"is", "are", "was", "were"})
_EMPTY_SUBJECTS = frozenset(
    {"it", "there", "here", "this", "that", "these", "those", "what", "who", "which", "i", "we", "you", "one"}
)
_PERSONS = (EntityType.PERSON, EntityType.GROUP, EntityType.UNKNOWN)
_THINGS = (EntityType.ORGANISATION, EntityType.DOCUMENT, EntityType.GROUP)


@dataclass(frozen=True, slots=True)
class Followed:
    """What a relative pronoun follows: somebody with a name, those of a pair of names, or a noun phrase.

    `equated` tells that the noun phrase is a subject that "is" what is followed.
    """

    span: Span
    known: Known | None = None
    pair: Referent | None = None
    phrase: Phrase | None = None
    equated: bool = False


def find_followed(scene: Scene, pronoun: Phrase) -> Followed | None:
    """Return what a relative pronoun follows; None if nothing near fits it."""
    reading, roster = scene.reading, scene.roster
    earlier = _joined_to(reading, pronoun)
    if earlier is not None:
        return find_followed(
            scene, Phrase(Form.PRONOUN, earlier.span, earlier.span, (earlier,), earlier.lower)
        )
    last = _word_before(reading, pronoun.span.start)
    if last is None:
        return _nearest_noun(scene, pronoun)
    word, at = last
    if (named := _named(reading, roster, pronoun.head, word)) is not None:
        return named
    if word.lower in ("those", "one") or _is_anybody(reading, pronoun, at):
        return Followed(word.span)
    found = None if word.lower in words_of("words", "function") else _phrase_back(reading, at)
    if found is not None and (equated := _equated(reading, roster, found)) is not None:
        return equated
    if found is not None and (told := _apposed(scene, pronoun.head, found)) is not None:
        return told
    phrase = read_phrase(reading, roster, (found,)) if found is not None else None
    told_by = Followed(phrase.span, phrase=phrase) if phrase is not None else None
    if phrase is not None and _can_follow(pronoun.head, phrase):
        return told_by
    return _nearest_noun(scene, pronoun) or told_by


def _is_anybody(reading: Reading, pronoun: Phrase, at: int) -> bool:
    """Tell whether "who" follows, without a mark, a word that alone names nobody ("people who …")."""
    word = reading.words[at]
    if pronoun.head not in _WHO or word.lower not in _ANYBODY or word.end + 1 != pronoun.span.start:
        return False
    return word.lower in _ANYONE or _phrase_back(reading, at) == word.span


def _equated(reading: Reading, roster: Roster, found: Span) -> Followed | None:
    """Return the subject of which a sentence says that it is what a noun phrase describes."""
    at = reading.index_at(found.start)
    if reading.words[at].lower not in ("a", "an", "the") or at == 0:
        return None
    if reading.words[at - 1].lower not in _BEING:
        return None
    floor = reading.index_at(reading.sentence_of(found.start).start)
    subject = find_subject(reading, roster, at, floor) if at > floor else None
    if subject is None:
        return None
    span = subject.span(reading.words)
    phrase = read_phrase(reading, roster, (span,))
    if phrase.form is Form.NONE or without_contraction(phrase.head) in _EMPTY_SUBJECTS:
        return None
    return Followed(span, phrase=phrase, equated=True)


def _joined_to(reading: Reading, pronoun: Phrase) -> Word | None:
    """Return the relative pronoun that "and" joins another to ("Tun, who resigned and who may return")."""
    at = reading.index_at(pronoun.span.start)
    if at == 0 or reading.words[at - 1].lower not in _JOINING:
        return None
    alike = next((words for words in _ALIKE if pronoun.head in words), frozenset())
    sentence = reading.sentence_of(pronoun.span.start)
    before = reading.words_in(Span(sentence.start, reading.words[at - 1].start))
    return next((word for word in reversed(before) if word.lower in alike), None)


def _word_before(reading: Reading, at: int) -> tuple[Word, int] | None:
    """Return the word right before a place, with its number; the one before an aside in dashes."""
    number = reading.index_at(at) - 1
    if number < 0:
        return None
    until = reading.words[number].until
    between = reading.text[until:at].strip(_MARKS)
    if between in ("—", "–", "-", "--") and (before := _before_aside(reading, at)) is not None:
        return reading.words[before], before
    if between.strip("—–-().") or (between.endswith(".") and ")" not in between):
        return None
    if ")" in reading.text[until:at]:
        opened = reading.text.rfind("(", 0, until)
        number = reading.index_at(opened) - 1
    return (reading.words[number], number) if at - until <= _FURTHEST else None


def _before_aside(reading: Reading, at: int) -> int | None:
    sentence = reading.sentence_of(at)
    dashes = [found.start() for found in _DASH.finditer(reading.text, sentence.start, at)]
    return reading.index_at(dashes[-2]) - 1 if len(dashes) > 1 else None


def _named(reading: Reading, roster: Roster, pronoun: str, word: Word) -> Followed | None:
    """Return the bearer of the name or office that ends with a word, or of a name that a place follows."""
    if pronoun in _WHO and word.end in roster.office_ends:
        known, span = roster.office_ends[word.end]
        return Followed(span, known=known)
    mention = roster.mention_over(word)
    known_here = roster.at.get(mention.span.start) if mention else None
    if mention is None or known_here is None:
        return None
    if pronoun in _WHO and not known_here.is_person:
        before = _person_before(reading, roster, mention.span)
        if before is not None:
            return before
        return None if known_here.is_body else Followed(mention.span, known=known_here)
    fits = known_here.type is EntityType.UNKNOWN or _fits(pronoun, known_here.type)
    return Followed(mention.span, known=known_here) if fits else None


def _person_before(reading: Reading, roster: Roster, span: Span) -> Followed | None:
    """Return the person whose place a name is ("Ivo Renk of Salen", "Ivo Renk (Salen)")."""
    near = roster.mentions_between(max(0, span.start - _NEAR_CHARS), span.start)
    if not near or not _ASIDE.fullmatch(reading.text, near[-1].span.end, span.start):
        return None
    known = roster.at.get(near[-1].span.start)
    return Followed(near[-1].span, known=known) if known is not None and known.is_person else None


def _apposed(scene: Scene, pronoun: str, found: Span) -> Followed | None:
    """Return the name that a noun phrase with an article stands in apposition to."""
    reading, roster = scene.reading, scene.roster
    first = reading.index_at(found.start)
    if first == 0 or reading.words[first].lower not in ("the", "a", "an"):
        return None
    if reading.text[reading.words[first - 1].until : found.start] != ", ":
        return None
    mention = roster.mention_over(reading.words[first - 1])
    if mention is None or mention.possessive:
        return None
    pairs = (one for one in scene.scenery.referents if one.pair and one.before(found.start) is not None)
    for pair in pairs:
        presence = pair.before(found.start)
        if presence is not None and presence.span.end == mention.span.end:
            return Followed(presence.span, pair=pair)
    known = roster.at.get(mention.span.start)
    if known is not None and _is_apposed(scene, pronoun, known, found):
        return Followed(mention.span, known=known)
    return _person_before(reading, roster, mention.span)


def _is_apposed(scene: Scene, pronoun: str, known: Known, found: Span) -> bool:
    """Tell whether a noun phrase beside a name can be of its bearer, as the pronoun after it tells."""
    if pronoun in _WHO:
        return known.is_person
    sort = sort_of(read_phrase(scene.reading, scene.roster, (found,)))
    return not known.is_person and sort in (EntityType.ORGANISATION, EntityType.DOCUMENT)


def _can_follow(pronoun: str, phrase: Phrase) -> bool:
    if phrase.form in (Form.NONE, Form.PRONOUN):
        return False
    return phrase.form is not Form.DESCRIPTION or _fits(pronoun, sort_of(phrase))


def _fits(pronoun: str, sort: EntityType) -> bool:
    if pronoun in _WHO:
        return sort in _PERSONS
    return sort in _THINGS if pronoun == "which" else sort is not EntityType.UNKNOWN


def _nearest_noun(scene: Scene, pronoun: Phrase) -> Followed | None:
    """Return the last noun phrase of the sentence that a pronoun can follow."""
    at = pronoun.span.start
    start = scene.reading.sentence_of(at).start
    for noun in reversed(scene.scenery.nouns):
        if noun.span.end <= at:
            if noun.span.start < start:
                return None
            if _fits(pronoun.head, noun.sort):
                return Followed(noun.span, phrase=read_phrase(scene.reading, scene.roster, (noun.span,)))
    return None


def _phrase_back(reading: Reading, at: int) -> Span:
    """Return the span from the determiner or the clause start before word `at` up to it."""
    words, text = reading.words, reading.text
    start = at
    while start > 0 and at - start < _LONGEST:
        if words[start].lower in words_of("speakers", "determiners"):
            break
        between = text[words[start - 1].until : words[start].start]
        if not between.isspace() or _ends_phrase(words[start - 1].lower):
            break
        start -= 1
    return Span(words[start].start, words[at].end)


def _ends_phrase(lower: str) -> bool:
    if lower in words_of("speakers", "determiners"):
        return False
    grammar = lower in words_of("words", "function") and lower not in ("of", "for")
    return grammar or lower.endswith(("ed", "ing"))

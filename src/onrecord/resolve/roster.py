"""Who and what a report names: people and organisations, each with every form of name, office and place in the text.

Short forms join full ones by surname, given name or initials; where two people share a surname, a courtesy title
or the full name printed last decides. Nothing is merged on likeness of spelling alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.model import EntityType, Span
from onrecord.resolve.likeness import folded, is_given_of, is_short_for, is_surname_of, same_person
from onrecord.resolve.names import Mention, NameSort, find_mentions
from onrecord.resolve.offices import find_offices, head_of
from onrecord.resolve.reading import Reading
from onrecord.resolve.words import Word, adjoin
from onrecord.resources import words_of

_LONGEST_NAME = 5
MALE, FEMALE = "male", "female"


@dataclass(slots=True)
class Known:
    """Somebody or something that the report names.

    Filled while the roster is built, only read afterwards.

    Attributes:
        words: The fullest form of the name.
        type: Person or organisation; unknown where the report leaves it open.
        mentions: Every mention, in order.
        offices: Where offices are printed beside the name, in order.
        votes: What the report says of the person's sex: titles, nouns and pronouns.
        unsure: Starts of mentions that more than one bearer of the name could be meant by.
    """

    words: tuple[str, ...]
    type: EntityType = EntityType.UNKNOWN
    mentions: list[Mention] = field(default_factory=list)
    offices: list[Span] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)
    unsure: set[int] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The canonical name: the fullest form printed, without titles."""
        return " ".join(self.words)

    @property
    def gender(self) -> str | None:
        """The sex that the report tells, where its signs agree by two to one."""
        male, female = self.votes[MALE], self.votes[FEMALE]
        if male == female or min(male, female) * 2 > max(male, female):
            return None
        return MALE if male > female else FEMALE

    @property
    def is_person(self) -> bool:
        """Whether the report shows that this is a person."""
        return self.type is EntityType.PERSON


@dataclass(frozen=True, slots=True)
class Roster:
    """All that a report names, and which name stands where."""

    known: tuple[Known, ...]
    at: dict[int, Known]
    mentions: tuple[Mention, ...]

    def people(self) -> Iterator[Known]:
        """Yield the people, in order of first mention."""
        return (known for known in self.known if known.is_person)

    def mention_over(self, word: Word) -> Mention | None:
        """Return the mention that a word belongs to."""
        at = bisect_right(self.mentions, word.start, key=lambda mention: mention.span.start) - 1
        return self.mentions[at] if at >= 0 and word.end <= self.mentions[at].span.end else None

    def find(self, words: Sequence[str]) -> Known | None:
        """Return the one bearer of a name or of its short form."""
        bearers = _bearers(self.known, folded(words)) or [
            one for one in self.known if _is_body(one) and _same_body(folded(words), folded(one.words))
        ]
        return bearers[0] if len(bearers) == 1 else None

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions that lie inside a span."""
        return [mention for mention in self.mentions if span.contains(mention.span)]


def build_roster(reading: Reading) -> Roster:
    """Collect the people and organisations that a report names."""
    mentions = find_mentions(reading.text, reading.words)
    prose = [mention for mention in mentions if not reading.in_heading(mention.span)]
    known: list[Known] = []
    _add_full(known, prose)
    _add_bodies(known, prose)
    _add_short(known, prose)
    at = {mention.span.start: one for one in known for mention in one.mentions}
    _add_headings(known, mentions, at)
    for one in known:
        _describe(reading, one)
    _listen_for_pronouns(reading, mentions, at)
    _hear(reading, at)
    return Roster(tuple(known), at, tuple(mentions))


def _is_full(mention: Mention) -> bool:
    return (
        mention.sort in (NameSort.PERSON, NameSort.OPEN) and 1 < len(folded(mention.words)) <= _LONGEST_NAME
    )


def _add_full(known: list[Known], mentions: Sequence[Mention]) -> None:
    """Join the full names of people, those that more words tell apart from descriptors included."""
    full = [mention for mention in mentions if _is_full(mention)]
    pairs = {folded(mention.words) for mention in full if len(mention.words) == 2}
    for mention in full:
        words = mention.words
        if mention.sort is NameSort.OPEN and len(words) > 2 and folded(words[-2:]) in pairs:
            words = words[-2:]
        one = next((one for one in known if same_person(folded(one.words), folded(words))), None)
        if one is None:
            one = Known(words)
            known.append(one)
        elif len(words) > len(one.words):
            one.words = words
        one.mentions.append(mention)


def _add_bodies(known: list[Known], mentions: Sequence[Mention]) -> None:
    """Join the names of organisations: longest first, so that short forms find what they are short for."""
    bodies = [mention for mention in mentions if mention.sort is NameSort.ORGANISATION]
    found: list[Known] = []
    for mention in sorted(bodies, key=lambda body: (-len(body.words), body.span)):
        fits = [one for one in found if _same_body(folded(mention.words), folded(one.words))]
        exact = [one for one in fits if folded(one.words) == folded(mention.words)]
        if not exact and len(fits) != 1:
            exact = [Known(mention.words, EntityType.ORGANISATION)]
            found.extend(exact)
        (exact or fits)[0].mentions.append(mention)
    for one in found:
        one.mentions.sort(key=lambda mention: mention.span)
    known.extend(sorted(found, key=lambda one: one.mentions[0].span))


def _same_body(short: Sequence[str], full: Sequence[str]) -> bool:
    return short == full or is_short_for(short, full)


def _add_short(known: list[Known], mentions: Sequence[Mention]) -> None:
    """Give surnames and given names that stand alone to their bearers; the rest are names of their own."""
    for mention in mentions:
        if _is_full(mention) or mention.sort in (NameSort.ORGANISATION, NameSort.GROUP):
            continue
        short = folded(mention.words)
        bearers = _bearers(known, short)
        one = _choose(bearers, mention)
        if one is None:
            one = Known(mention.words)
            known.append(one)
        if len(bearers) > 1:
            one.unsure.add(mention.span.start)
        one.mentions.append(mention)


def _bearers(known: Sequence[Known], short: Sequence[str]) -> list[Known]:
    for fits in (is_surname_of, is_given_of):
        people = [one for one in known if fits(short, folded(one.words)) and not _is_body(one)]
        if people and (fits is is_surname_of or len(people) == 1):
            return people
    return [one for one in known if folded(one.words) == tuple(short)]


def _is_body(one: Known) -> bool:
    return one.type is EntityType.ORGANISATION


def _choose(bearers: Sequence[Known], mention: Mention) -> Known | None:
    """Choose among the bearers of a name by courtesy title, then by the mention printed last."""
    if not bearers:
        return None
    sex = title_gender(mention.title)
    agreeing = [one for one in bearers if sex is None or _titled(one) in (None, sex)] or list(bearers)
    return max(agreeing, key=lambda one: _last_before(one, mention.span.start))


def _last_before(one: Known, offset: int) -> tuple[bool, int]:
    before = [mention.span.start for mention in one.mentions if mention.span.start < offset]
    return (bool(before), max(before) if before else -one.mentions[0].span.start)


def _titled(one: Known) -> str | None:
    return next((sex for mention in one.mentions if (sex := title_gender(mention.title))), None)


def title_gender(title: str | None) -> str | None:
    """Return the sex that a courtesy title tells."""
    if title is None:
        return None
    if title in words_of("offices", "titles_male"):
        return MALE
    return FEMALE if title in words_of("offices", "titles_female") else None


def _add_headings(known: Sequence[Known], mentions: Iterable[Mention], at: dict[int, Known]) -> None:
    """Tie names in headings to those of the story; a heading's capitals name nobody by themselves."""
    for mention in mentions:
        if mention.span.start in at or mention.sort is NameSort.GROUP:
            continue
        words = folded(mention.words)
        fits = [one for one in known if words == folded(one.words) or is_surname_of(words, folded(one.words))]
        if len(fits) == 1:
            fits[0].mentions.append(mention)
            at[mention.span.start] = fits[0]


def _describe(reading: Reading, one: Known) -> None:
    """Collect offices and signs of sex, and settle what kind of thing the name belongs to."""
    one.mentions.sort(key=lambda mention: mention.span)
    for mention in one.mentions:
        if (sex := title_gender(mention.title)) is not None:
            one.votes[sex] += 3
        if one.type is not EntityType.ORGANISATION and not reading.in_heading(mention.span):
            one.offices.extend(find_offices(reading, mention))
    for span in one.offices:
        _vote_by_office(reading, one, span)
    if one.type is EntityType.UNKNOWN and _shows_person(reading, one):
        one.type = EntityType.PERSON


def _vote_by_office(reading: Reading, one: Known, span: Span) -> None:
    head = head_of(reading.words_in(span))
    if head is None:
        return
    for sex in (MALE, FEMALE):
        if head.lower in words_of("offices", sex):
            one.votes[sex] += 3


def _shows_person(reading: Reading, one: Known) -> bool:
    """Tell whether titles, offices or the way a report shortens the name show a person."""
    if one.offices or any(mention.sort is NameSort.PERSON for mention in one.mentions):
        return True
    full = folded(one.words)
    return len(full) > 1 and any(
        is_surname_of(folded(mention.words), full) and not modifies(reading, mention)
        for mention in one.mentions
    )


def modifies(reading: Reading, mention: Mention) -> bool:
    """Tell whether a name only describes the noun after it ("the Varn senator", "a Salen company")."""
    at = reading.index_at(mention.span.end)
    if (
        mention.possessive
        or not 0 < at < len(reading.words)
        or not adjoin(reading.text, reading.words[at - 1], reading.words[at])
    ):
        return False
    lists = ("crowd", "withheld_plural", "documents", "organisation_nouns", "persons")
    after = reading.words[at].lower
    return after in words_of("speakers", *lists) or after in words_of(
        "offices", "male", "female", "neutral", "modifiers"
    )


def _hear(reading: Reading, at: Mapping[int, Known]) -> None:
    """Take for a person's a name that speaks without an article, if it is a full one or "he" or "she" follows it."""
    for span in (span for said in reading.said for span in said.source):
        words = reading.words_in(span)
        for word in words:
            one = at.get(word.start)
            if one is None or one.type is not EntityType.UNKNOWN or not (len(one.words) > 1 or one.votes):
                continue
            if word is words[0] or words[0].lower not in words_of("speakers", "determiners"):
                one.type = EntityType.PERSON


def _listen_for_pronouns(reading: Reading, mentions: Sequence[Mention], at: Mapping[int, Known]) -> None:
    """Count "he" and "she" that follow a person's name in its sentence before another person's name."""
    places = [
        mention for mention in mentions if mention.span.start in at and not reading.is_quoted(mention.span)
    ]
    for mention, following in zip(places, [*places[1:], None], strict=True):
        one = at[mention.span.start]
        if one.type is EntityType.ORGANISATION or modifies(reading, mention):
            continue
        end = _sentence_end(reading.text, mention.span.end)
        end = min(end, following.lead) if following else end
        for word in reading.words[reading.index_at(mention.span.end) : reading.index_at(end)]:
            if (sex := _PRONOUN_SEX.get(word.lower)) and not reading.is_quoted(word.span):
                one.votes[sex] += 1
                break


_PRONOUN_SEX = {"he": MALE, "his": MALE, "him": MALE, "she": FEMALE, "her": FEMALE}
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s|\n\s*\n|$")


def _sentence_end(text: str, start: int) -> int:
    found = _SENTENCE_END.search(text, start)
    return found.start() if found else len(text)

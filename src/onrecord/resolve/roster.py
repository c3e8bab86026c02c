"""Who and what a report names: people and organisations, each with every form of name and every office.

Short forms join full ones by surname, given name or initials; where two people share a surname, a
courtesy title decides, else who was named first: relatives keep their full names. Nothing is merged on
likeness of spelling alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import EntityType, Span
from onrecord.resolve.coreference import mark_places
from onrecord.resolve.gender import given_gender, title_gender, vote_by_office, vote_by_pronouns
from onrecord.resolve.known import Known, modifies
from onrecord.resolve.likeness import folded, is_surname_of, suffix_of
from onrecord.resolve.names import Mention, NameSort, find_mentions
from onrecord.resolve.offices import find_offices, head_of, plain_office
from onrecord.resolve.reading import Reading
from onrecord.resolve.referents import Names
from onrecord.resolve.registry import Registry
from onrecord.resolve.scenery import Scenery, make_scenery
from onrecord.resolve.words import Word
from onrecord.resources import words_of

_LONGEST_NAME = 5
_INITIALS = re.compile(r" \((?:the )?|, or (?:the )?")
_PEOPLE = re.compile(r"(?:ian|ish|ese|can|ean)$")


@dataclass(frozen=True, slots=True)
class Roster:
    """All that a report names, and which name stands where.

    Attributes:
        registry: The names, found by their words.
        at: Whose name begins at an offset.
        mentions: Every proper name, in order.
        offices: Who holds an office of a noun, and where it is printed; by the noun's plain form.
        office_ends: Whose office ends at an offset.
        body_words: The organisations whose name holds a word.
        scenery: Whom and what the report speaks of besides, without a name.
    """

    registry: Registry
    at: dict[int, Known]
    mentions: tuple[Mention, ...]
    offices: dict[str, list[tuple[Known, Span]]]
    office_ends: dict[int, tuple[Known, Span]]
    body_words: dict[str, list[Known]]
    scenery: Scenery

    @property
    def known(self) -> list[Known]:
        """Everybody and everything named."""
        return self.registry.known

    def people(self) -> Iterator[Known]:
        """Yield the people, in order of first mention."""
        return (known for known in self.known if known.is_person)

    def mention_over(self, word: Word) -> Mention | None:
        """Return the mention that a word belongs to."""
        at = bisect_right(self.mentions, word.start, key=lambda mention: mention.span.start) - 1
        return self.mentions[at] if at >= 0 and word.end <= self.mentions[at].span.end else None

    def joins(self, left: Word, right: Word) -> bool:
        """Tell whether two neighbouring words belong to one name with its titles and offices."""
        at = bisect_right(self.mentions, left.start, key=lambda mention: mention.lead) - 1
        return at >= 0 and right.end <= self.mentions[at].span.end

    def find(self, words: Sequence[str]) -> Known | None:
        """Return the one bearer of a name or of its short form."""
        bearers = self.registry.bearers(folded(words)) or self.registry.bodies(folded(words))
        return bearers[0] if len(bearers) == 1 else None

    def mentions_between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that begin in `[start, end)`."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.span.start)
        last = bisect_left(self.mentions, end, key=lambda mention: mention.span.start)
        return self.mentions[first:last]

    def mentions_in(self, span: Span) -> list[Mention]:
        """Return the mentions that lie inside a span."""
        return [
            mention for mention in self.mentions_between(span.start, span.end) if span.contains(mention.span)
        ]


def build_roster(reading: Reading) -> Roster:
    """Collect the people and organisations that a report names."""
    mentions = find_mentions(reading.text, reading.words)
    prose = [mention for mention in mentions if not reading.in_heading(mention.span)]
    names = Registry()
    initials = _initials(reading.text, prose)
    _add_full(names, prose, set(initials.values()))
    _add_bodies(names, prose, initials)
    _add_short(names, prose)
    at = {mention.span.start: one for one in names.known for mention in one.mentions}
    _add_headings(names, mentions, at)
    mark_places(reading, names.known)
    for one in names.known:
        _describe(reading, one)
    vote_by_pronouns(reading, mentions, at)
    _hear(reading, at)
    return _indexed(reading, names, at, mentions)


def _indexed(reading: Reading, names: Registry, at: dict[int, Known], mentions: Sequence[Mention]) -> Roster:
    offices: defaultdict[str, list[tuple[Known, Span]]] = defaultdict(list)
    ends: dict[int, tuple[Known, Span]] = {}
    words: defaultdict[str, list[Known]] = defaultdict(list)
    for one in names.known:
        for span in one.offices:
            ends.setdefault(span.end, (one, span))
            if one.is_person and (head := head_of(reading.words_in(span))) is not None:
                offices[plain_office(head.lower)].append((one, span))
        for word in {word.lower() for word in one.words} if one.is_body else ():
            words[word].append(one)
    scenery = make_scenery(reading, Names(mentions, at), names.known)
    return Roster(names, at, tuple(mentions), dict(offices), ends, dict(words), scenery)


def _is_full(mention: Mention) -> bool:
    words = folded(mention.words)
    if mention.sort not in (NameSort.PERSON, NameSort.OPEN) or words[0] in words_of("words", "compass"):
        return False
    return 1 < len(words) <= _LONGEST_NAME


def _describes(words: Sequence[str]) -> bool:
    """Tell whether words before a name only describe its bearer ("Verian", "Oscar-winner", "Republican")."""
    labels = words_of("offices", "party_labels")
    return all("-" in word or word.lower() in labels or _PEOPLE.search(word) for word in words)


def _add_full(names: Registry, mentions: Sequence[Mention], bodies: Container[tuple[str, ...]]) -> None:
    """Join the full names of people, those that more words tell apart from descriptors included."""
    full = [mention for mention in mentions if _is_full(mention) and folded(mention.words) not in bodies]
    pairs = {folded(mention.words) for mention in full if len(mention.words) == 2}
    longer = _longer_names(full)
    for mention in full:
        words = mention.words
        if len(words) > 2 and folded(words[-2:]) in pairs and _describes(words[:-2]):
            words = words[-2:]
        # Two words may end one longer name: "San Tun" of "Adel San Tun".
        fuller = longer.get(folded(words), set())
        words = next(iter(fuller)) if len(fuller) == 1 else words
        one = names.person(folded(words), suffix_of(words)) or names.add(Known(words))
        if len(words) > len(one.words):
            names.lengthen(one, words)
        one.mentions.append(mention)


def _longer_names(full: Sequence[Mention]) -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """Return, for each pair of words that ends a longer name, the longer names."""
    longer: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for mention in full:
        words = folded(mention.words)
        if len(words) > 2 and not _describes(mention.words[:-2]):
            longer[words[-2:]].add(mention.words)
    return longer


def _initials(text: str, mentions: Sequence[Mention]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the short names that a report prints beside full ones: "the Verian Seamen's Union (VSU)"."""
    found = {}
    for full, short in pairwise(mentions):
        between = text[full.span.end : short.span.start]
        if (
            len(short.words) == 1
            and len(full.words) > 1
            and _INITIALS.fullmatch(between)
            and short.words[0][:2].isupper()
        ):
            found[folded(short.words)] = folded(full.words)
    return found


def _add_bodies(
    names: Registry, mentions: Sequence[Mention], initials: Mapping[tuple[str, ...], tuple[str, ...]]
) -> None:
    """Join the names of organisations: longest first, so that short forms find what they are short for."""
    fulls = set(initials.values())
    bodies = [
        mention
        for mention in mentions
        if mention.sort is NameSort.ORGANISATION
        or folded(mention.words) in initials
        or (folded(mention.words) in fulls and mention.sort is not NameSort.PERSON)
    ]
    for mention in sorted(bodies, key=lambda body: (-len(body.words), body.span)):
        words = initials.get(folded(mention.words), folded(mention.words))
        fits = names.bodies(words)
        exact = [one for one in fits if folded(one.words) == words]
        if not exact and len(fits) != 1:
            exact = [names.add(Known(mention.words, EntityType.ORGANISATION))]
        (exact or fits)[0].mentions.append(mention)


def _add_short(names: Registry, mentions: Sequence[Mention]) -> None:
    """Give surnames and given names that stand alone to their bearers; the rest are names of their own."""
    placed = {mention.span.start for one in names.known for mention in one.mentions}
    for mention in mentions:
        if mention.span.start in placed or mention.sort in (NameSort.ORGANISATION, NameSort.GROUP):
            continue
        suffix = suffix_of(mention.words)
        bearers = names.with_suffix(folded(mention.words), suffix) if suffix else []
        bearers = bearers or _told_before(names, mention)
        one = _choose(bearers, mention) or names.add(Known(mention.words))
        if len(bearers) > 1:
            one.unsure.add(mention.span.start)
        one.mentions.append(mention)


def _told_before(names: Registry, mention: Mention) -> list[Known]:
    """Return who may bear a short name; a full name that comes later ("Varn Rovers") has no given name."""
    words, place = folded(mention.words), mention.span.start
    bearers = names.bearers(words)
    by_given = [
        one
        for one in bearers
        if len(one.words) > 1 and folded(one.words)[:1] == words[:1] and given_gender(one.words) is None
    ]
    if not by_given:
        return bearers
    return names.alone(words) or [
        one for one in bearers if one not in by_given or one.mentions[0].span.start < place
    ]


def _choose(bearers: Sequence[Known], mention: Mention) -> Known | None:
    """Choose among the bearers of a name by courtesy title, then by who was named first."""
    if not bearers:
        return None
    sex = title_gender(mention.title)
    agreeing = [one for one in bearers if sex is None or _titled(one) in (None, sex)] or list(bearers)
    telling = [one for one in agreeing if sex is not None and given_gender(one.words) in (None, sex)]
    agreeing = telling or agreeing
    return min(agreeing, key=lambda one: one.mentions[0].span.start)


def _titled(one: Known) -> str | None:
    return next((sex for mention in one.mentions if (sex := title_gender(mention.title))), None)


def _add_headings(names: Registry, mentions: Iterable[Mention], at: dict[int, Known]) -> None:
    """Tie names in headings to those of the story; a heading's capitals name nobody by themselves."""
    for mention in mentions:
        if mention.span.start in at or mention.sort is NameSort.GROUP:
            continue
        fits = names.surname_bearers(folded(mention.words))
        if len(fits) == 1:
            fits[0].mentions.append(mention)
            at[mention.span.start] = fits[0]


def _describe(reading: Reading, one: Known) -> None:
    """Collect offices and signs of sex, and settle what kind of thing the name belongs to."""
    one.mentions.sort(key=lambda mention: mention.span)
    for mention in one.mentions:
        if (sex := title_gender(mention.title)) is not None:
            one.votes[sex] += 3
            one.told[sex] += 1
        if one.can_be_person and not reading.in_heading(mention.span):
            one.offices.extend(find_offices(reading, mention))
    for span in one.offices:
        vote_by_office(reading, one, span)
    if one.type is EntityType.UNKNOWN and one.can_be_person and _shows_person(reading, one):
        one.type = EntityType.PERSON


def _shows_person(reading: Reading, one: Known) -> bool:
    """Tell whether titles, offices or the way a report shortens the name show a person."""
    if one.offices or any(mention.sort is NameSort.PERSON for mention in one.mentions):
        return True
    full = folded(one.words)
    if len(full) < 2 or full[0] in words_of("words", "compass"):
        return False
    free = [mention for mention in one.mentions if not modifies(reading, mention)]
    if given_gender(one.words) is not None and len(free) == len(one.mentions):
        return True
    return any(is_surname_of(folded(mention.words), full) for mention in free)


def _hear(reading: Reading, at: Mapping[int, Known]) -> None:
    """Take a name that speaks without an article for a person's, if full or followed by "he" or "she"."""
    for words in (reading.words_in(span) for said in reading.said for span in said.source):
        for word in words:
            one = at.get(word.start)
            if one is None or one.type is not EntityType.UNKNOWN or one.place:
                continue
            opens = word is words[0] or words[0].lower not in words_of("speakers", "determiners")
            if opens and (len(one.words) > 1 or one.votes):
                one.type = EntityType.PERSON

"""Who and what a report names: people and organisations, each with every form of name and every office.

Short forms join full ones by surname, given name or initials; where two people share a surname, a
courtesy title decides, else who was named first: relatives keep
their full names. Nothing is merged on likeness of spelling alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import EntityType, Span
from onrecord.resolve.gender import title_gender, vote_by_office, vote_by_pronouns
from onrecord.resolve.known import Known, modifies
from onrecord.resolve.likeness import folded, is_given_of, is_short_for, is_surname_of, same_person
from onrecord.resolve.names import Mention, NameSort, find_mentions
from onrecord.resolve.offices import find_offices
from onrecord.resolve.reading import Reading
from onrecord.resolve.words import Word
from onrecord.resources import words_of

_LONGEST_NAME = 5
_PEOPLE = re.compile(r"(?:ian|ish|ese|can|ean)$")


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

    def joins(self, left: Word, right: Word) -> bool:
        """Tell whether two neighbouring words belong to one name with its titles and offices."""
        at = bisect_right(self.mentions, left.start, key=lambda mention: mention.lead) - 1
        return at >= 0 and right.end <= self.mentions[at].span.end

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
    vote_by_pronouns(reading, mentions, at)
    _hear(reading, at)
    return Roster(tuple(known), at, tuple(mentions))


def _is_full(mention: Mention) -> bool:
    words = folded(mention.words)
    if mention.sort not in (NameSort.PERSON, NameSort.OPEN) or words[0] in words_of("words", "compass"):
        return False
    return 1 < len(words) <= _LONGEST_NAME


def _describes(words: Sequence[str]) -> bool:
    """Tell whether words before a name only describe its bearer ("Verian", "Oscar-winner", "Republican")."""
    labels = words_of("offices", "party_labels")
    return all("-" in word or word.lower() in labels or _PEOPLE.search(word) for word in words)


def _fuller(words: tuple[str, ...], full: Sequence[Mention]) -> tuple[str, ...]:
    """Return the one longer name that a name of two words ends ("San Tun" of "Adel San Tun"), else itself."""
    longer = {
        m.words
        for m in full
        if is_surname_of(folded(words), folded(m.words)) and not _describes(m.words[:-2])
    }
    return next(iter(longer)) if len(longer) == 1 else words


def _add_full(known: list[Known], mentions: Sequence[Mention]) -> None:
    """Join the full names of people, those that more words tell apart from descriptors included."""
    full = [mention for mention in mentions if _is_full(mention)]
    pairs = {folded(mention.words) for mention in full if len(mention.words) == 2}
    for mention in full:
        words = mention.words
        if len(words) > 2 and folded(words[-2:]) in pairs and _describes(words[:-2]):
            words = words[-2:]
        words = _fuller(words, full)
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
    """Choose among the bearers of a name by courtesy title, then by who was named first."""
    if not bearers:
        return None
    sex = title_gender(mention.title)
    agreeing = [one for one in bearers if sex is None or _titled(one) in (None, sex)] or list(bearers)
    return min(agreeing, key=lambda one: one.mentions[0].span.start)


def _titled(one: Known) -> str | None:
    return next((sex for mention in one.mentions if (sex := title_gender(mention.title))), None)


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
        vote_by_office(reading, one, span)
    if one.type is EntityType.UNKNOWN and _shows_person(reading, one):
        one.type = EntityType.PERSON


def _shows_person(reading: Reading, one: Known) -> bool:
    """Tell whether titles, offices or the way a report shortens the name show a person."""
    if one.offices or any(mention.sort is NameSort.PERSON for mention in one.mentions):
        return True
    full = folded(one.words)
    if len(full) < 2 or full[0] in words_of("words", "compass"):
        return False
    return any(
        is_surname_of(folded(mention.words), full) and not modifies(reading, mention)
        for mention in one.mentions
    )


def _hear(reading: Reading, at: Mapping[int, Known]) -> None:
    """Take a name that speaks without an article for a person's, if full or followed by "he" or "she"."""
    for span in (span for said in reading.said for span in said.source):
        words = reading.words_in(span)
        for word in words:
            one = at.get(word.start)
            if one is None or one.type is not EntityType.UNKNOWN or not (len(one.words) > 1 or one.votes):
                continue
            if word is words[0] or words[0].lower not in words_of("speakers", "determiners"):
                one.type = EntityType.PERSON

"""Who and what a report speaks of, named or described, and where: what a pronoun or description can mean.

A name and what is printed beside it ("Wealth Watch, a research firm,") are one referent; so are noun phrases
with the same head whose words do not differ ("a harbour worker", "the worker"); so are two names that "and"
joins. Who is meant by a mention is told in `antecedents`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from onrecord.model import EntityType, MentionKind, Span
from onrecord.resolve.ground import ACTING, HEADING, Ground, Presence
from onrecord.resolve.known import Known, modifies
from onrecord.resolve.names import Mention, NameSort
from onrecord.resolve.nouns import Noun, find_nouns
from onrecord.resolve.offices import head_of, plain_office
from onrecord.resolve.posts import Post, is_nation, read_post
from onrecord.resolve.resolved import Resolved
from onrecord.resources import words_of

_BESIDE = (", ", " — ", " - ", " – ")
_CLOSED = re.compile(r"['’]?s?\s*(?:[,.;—–)]|$|-\s)")
_OF = re.compile(r"(?:\s\([^()\n]{1,24}\))?\s(?:of|from)\s(?:the\s)?")
_COMMAND = "commander-in-chief"
_JOINED = frozenset({"and", ", and", "&"})


@dataclass(slots=True, eq=False)
class Referent:
    """Somebody or something that a report speaks of.

    Filled while the scene is built; afterwards only statements are added.

    Attributes:
        type: What it is.
        known: The bearer of a proper name, if it has one.
        noun: The noun phrase that tells most, if it has no name.
        parts: Those that a pair of names joins.
        pair: For a pair, how it was put together: printed, near or top.
        who: The speaker that it turned out to be, once it spoke.
        heads: The nouns that it goes by, offices included, in their plain form.
        told: The words printed of it: of its offices, of what stands in apposition, of its noun phrase.
        titles: Its offices as printed.
        presences: Its mentions, in order; only `add` adds to them.
        starts: Where each of them begins.
        count: How many of them are not in a heading.
        seen: What the encoder takes it for.
    """

    type: EntityType
    known: Known | None = None
    noun: Noun | None = None
    parts: tuple[Known, ...] = ()
    pair: str = ""
    who: Resolved | None = None
    heads: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)
    presences: list[Presence] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    count: int = 0
    seen: MentionKind | None = None

    @property
    def is_named(self) -> bool:
        """Whether it bears a proper name."""
        return self.known is not None

    @property
    def acts(self) -> bool:
        """Whether it opens a sentence, has a verb or owns something anywhere, as those do who speak."""
        return any(presence.role in ACTING for presence in self.presences)

    def before(self, at: int) -> Presence | None:
        """Return the last mention that begins before a place."""
        number = bisect_left(self.starts, at) - 1
        return self.presences[number] if number >= 0 else None

    def after(self, at: int) -> Presence | None:
        """Return the first mention that begins at a place or after it."""
        number = bisect_left(self.starts, at)
        return self.presences[number] if number < len(self.presences) else None

    def add(self, presence: Presence) -> None:
        """Put a mention in its place; one that is there already is not added."""
        start = presence.span.start
        at = bisect_left(self.starts, start)
        if at == len(self.starts) or self.starts[at] != start:
            self.presences.insert(at, presence)
            self.starts.insert(at, start)
            self.count += presence.role != HEADING


@dataclass(frozen=True, slots=True)
class Names:
    """The proper names of a report: every mention, in order, and whose name begins at an offset."""

    mentions: Sequence[Mention]
    at: Mapping[int, Known]


def find_referents(ground: Ground, names: Names, known: Sequence[Known]) -> tuple[list[Referent], list[Noun]]:
    """Return whom and what a report speaks of, and its noun phrases.

    Args:
        ground: The report.
        names: Its proper names.
        known: Whom it names.
    """
    named = {id(one): _named(ground, one) for one in known}
    _give_command(named.values())
    nouns = find_nouns(ground.reading.text, ground.reading.words)
    free = [noun for noun in nouns if not _joins_name(ground.reading.text, names, named, noun)]
    return [*named.values(), *_described(ground, names, free), *_pairs(ground, names)], nouns


def _named(ground: Ground, one: Known) -> Referent:
    found = Referent(one.type, known=one)
    for mention in one.mentions:
        modifier = modifies(ground.reading, mention)
        owner = mention.possessive
        found.add(ground.presence(mention.span, mention.lead, owner=owner, modifier=modifier))
    for span in one.offices:
        words = ground.reading.words_in(span)
        if (head := head_of(words)) is not None:
            found.heads.add(plain_office(head.lower))
        found.told |= {word.lower for word in words}
        found.titles.append(span.text_of(ground.reading.text))
    return found


def _give_command(named: Iterable[Referent]) -> None:
    """Let heads of state be called commander-in-chief, unless somebody else is."""
    everybody = list(named)
    if any(_COMMAND in one.heads for one in everybody):
        return
    for one in everybody:
        for title in list(one.titles):
            post = read_post(title)
            if post.noun in words_of("offices", "heads_of_state") and _is_of_state(post):
                one.heads.add(_COMMAND)
                one.titles.append(" ".join((*sorted(post.words), _COMMAND)))


def _is_of_state(post: Post) -> bool:
    """Tell whether an office in force is a country's, or printed without saying whose ("President Oray")."""
    return not post.former and not post.rank and all(is_nation(word) for word in post.words)


def _joins_name(text: str, names: Names, named: Mapping[int, Referent], noun: Noun) -> bool:
    """Give a noun phrase to the name it stands in apposition to; False if there is none."""
    if noun.sort is EntityType.GROUP:
        return False
    for mention in _beside(text, names.mentions, noun):
        known = _who_of(text, names, mention)
        if known is not None and _can_be(named[id(known)], noun):
            referent = named[id(known)]
            referent.heads.add(plain_office(noun.head))
            referent.told |= {word.lower for word in noun.words}
            referent.titles.append(noun.span.text_of(text))
            if referent.type is EntityType.UNKNOWN and (
                noun.sort is not EntityType.PERSON or len(known.words) > 1
            ):
                referent.type = noun.sort
            return True
    return False


def _who_of(text: str, names: Names, mention: Mention) -> Known | None:
    """Return the bearer of a name, or for a place the one who is of it ("Ivo Renk of Salen, a baker,")."""
    known = names.at.get(mention.span.start)
    if known is None or not known.place:
        return known
    at = bisect_left(names.mentions, mention.span.start, key=lambda one: one.span.start) - 1
    before = names.mentions[at] if at >= 0 else None
    if before is None or _OF.fullmatch(text, before.span.end, mention.span.start) is None:
        return known
    return names.at.get(before.span.start)


def _can_be(referent: Referent, noun: Noun) -> bool:
    return referent.type in (EntityType.UNKNOWN, noun.sort)


def _beside(text: str, mentions: Sequence[Mention], noun: Noun) -> Iterator[Mention]:
    """Yield the names that a noun phrase stands right before, or right after with its own article."""
    span = noun.span
    at = bisect_right(mentions, span.start, key=lambda mention: mention.span.start) - 1
    articled = noun.determiner in ("a", "an", "the", "one")
    if at >= 0 and articled and text[mentions[at].span.end : span.start] in _BESIDE:
        yield mentions[at]
    for mention in mentions[at + 1 : at + 3]:
        between = text[span.end : mention.lead] if mention.lead >= span.end else ""
        right_before = between == " " and (noun.sort is EntityType.PERSON or not noun.words[-1].capital)
        apart = between in _BESIDE and noun.determiner is not None
        if right_before or (apart and _CLOSED.match(text, mention.span.end)):
            yield mention


def _described(ground: Ground, names: Names, nouns: Sequence[Noun]) -> list[Referent]:
    """Put noun phrases together that can be one: the same head, and no word that differs."""
    by_head: defaultdict[tuple[str, EntityType], list[Referent]] = defaultdict(list)
    found = []
    for noun in nouns:
        if _is_in_name(names, noun):
            continue
        same = by_head[noun.head, noun.sort]
        one = next((old for old in reversed(same) if _same(old, noun)), None)
        if one is None:
            one = Referent(noun.sort, noun=noun)
            same.append(one)
            found.append(one)
        elif noun.told > one.told and noun.determiner not in ("his", "her", "their", "its"):
            one.noun = noun
        one.heads.add(plain_office(noun.head))
        one.told |= noun.told
        one.add(ground.presence(noun.span, noun.span.start, owner=noun.words[-1].possessive))
    return found


def _same(old: Referent, noun: Noun) -> bool:
    if noun.determiner in ("a", "an", "another"):
        return False
    return noun.told <= old.told or old.told <= noun.told


def _is_in_name(names: Names, noun: Noun) -> bool:
    word = noun.words[-1]
    at = bisect_right(names.mentions, word.start, key=lambda mention: mention.span.start) - 1
    if at < 0 or word.end > names.mentions[at].span.end or names.mentions[at].sort is NameSort.GROUP:
        return False
    return noun.sort in (EntityType.ORGANISATION, EntityType.PERSON)


def _pairs(ground: Ground, names: Names) -> list[Referent]:
    """Return those whom "and" joins ("Ada Lund and Ivo Renk")."""
    pairs: dict[tuple[int, int], Referent] = {}
    for left, right in pairwise(names.mentions):
        if ground.reading.text[left.span.end : right.lead].strip() not in _JOINED:
            continue
        one, other = names.at.get(left.span.start), names.at.get(right.span.start)
        if one is None or other is None or one is other:
            continue
        found = pairs.setdefault(
            (id(one), id(other)), Referent(EntityType.GROUP, parts=(one, other), pair="printed")
        )
        hull = Span(left.span.start, right.span.end)
        found.add(ground.presence(hull, left.lead, owner=right.possessive))
    return list(pairs.values())

"""Read a source span as a noun phrase: its head, its determiner, whose it is, and the name in it.

    "a senior official familiar with the talks"    description, head "official", indefinite
    "Harbour spokeswoman Ila Brandt"               name
    "Oray's campaign"                              description, head "campaign", possessor "Oray"
    "Oray and Tun"                                 several

What the phrase refers to is for the other modules.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.model import Span
from onrecord.resolve.appositions import apposed_name, closes, is_plural, with_article
from onrecord.resolve.cores import core_of
from onrecord.resolve.names import Mention, NameSort, find_mentions
from onrecord.resolve.reading import Reading
from onrecord.resolve.roster import Roster
from onrecord.resolve.words import Word, adjoin, find_words
from onrecord.resources import words_of

_OTHERS = frozenset({"many", "some", "several", "most", "all"})
_ADDED = re.compile(
    r"['’]?s?\s*(?:\([^)]*\)\s*)?,?\s+(?:and|as well as|along with|together with)\s+(?:[a-z]|[A-Z])"
)
_MOST_BEFORE_WHOM = 4
_QUANTITY = re.compile(r"\d[\d.,]*")


class Form(StrEnum):
    """How a source is written."""

    NONE = "none"
    PRONOUN = "pronoun"
    NAME = "name"
    DESCRIPTION = "description"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source span read as a noun phrase.

    Attributes:
        form: How it is written.
        span: The whole span.
        core: Determiner to head, with nothing that follows the head.
        words: The words of the core.
        head: The head noun or the pronoun, in lower case; empty for a name.
        determiner: The article or pronoun that opens it, in lower case; None if there is none.
        mention: The name that the phrase is, for a name.
        possessor: The name or pronoun whose the head is ("Oray's campaign", "his campaign").
        parts: The names joined by "and", for several.
        held: The noun that a head like "pair" or "wave" is of; empty for other heads.
    """

    form: Form
    span: Span
    core: Span
    words: tuple[Word, ...] = ()
    head: str = ""
    determiner: str | None = None
    mention: Mention | None = None
    possessor: Span | None = None
    parts: tuple[Mention, ...] = ()
    held: str = ""

    @property
    def indefinite(self) -> bool:
        """Whether the phrase brings in somebody new ("a doctor", "two officials", bare plurals)."""
        if self.determiner is None:
            return self.possessor is None
        return self.determiner in words_of("speakers", "indefinite")


def read_phrase(reading: Reading, roster: Roster, source: Sequence[Span]) -> Phrase:
    """Read the spans of a source; only the longest of several is read."""
    if not source:
        return Phrase(Form.NONE, Span(0, 0), Span(0, 0))
    span = max(source, key=len)
    words = list(reading.words_in(span)) or find_words(reading.text, span)
    if not words:
        return Phrase(Form.NONE, span, span)
    words = _without_lead(words)
    span = Span(words[0].start, span.end)
    if len(words) == 1 and words[0].lower in _pronouns():
        return Phrase(Form.PRONOUN, span, words[0].span, tuple(words), words[0].lower)
    if relative := _relative(span, words):
        return relative
    if several := _several(reading, roster, span):
        return several
    core = core_of(reading.text, roster, words)
    return (
        _name(reading, roster, span, core)
        or _appended(reading, roster, span, core)
        or _description(reading, roster, span, core)
    )


def _relative(span: Span, words: Sequence[Word]) -> Phrase | None:
    """Read "both of whom", "most of which" as the pronoun in it, and "those who" as "those"."""
    relative = words_of("speakers", "pronouns_relative")
    if len(words) == 2 and words[0].lower == "those" and words[1].lower in relative:
        return Phrase(Form.PRONOUN, span, words[0].span, (words[0],), "those")
    of_which = len(words) > 2 and words[-2].lower == "of" and words[-1].lower in ("whom", "which")
    if of_which and len(words) <= _MOST_BEFORE_WHOM and words[0].text.islower():
        return Phrase(Form.PRONOUN, span, words[-1].span, (words[-1],), words[-1].lower)
    return None


def _without_lead(words: list[Word]) -> list[Word]:
    """Drop what only leads to a noun phrase ("by the mayor", "especially from voters")."""
    at = 0
    while at < len(words) - 1 and words[at].lower in words_of("words", "leads"):
        at += 1
    return words[at:]


def _pronouns() -> frozenset[str]:
    lists = ("person", "plural", "two", "thing", "relative", "self", "other")
    return words_of("speakers", *(f"pronouns_{name}" for name in lists))


def _several(reading: Reading, roster: Roster, span: Span) -> Phrase | None:
    """Read names joined by "and" or commas and "and"; None if the phrase does not begin with them."""
    names = [
        mention
        for mention in roster.mentions_in(span)
        if mention.sort is not NameSort.GROUP or len(mention.words) > 1
    ]
    if not names or names[0].possessive or _words_before(reading, span, names[0]):
        return None
    for number, (left, right) in enumerate(pairwise(names), 2):
        joint = _joint(reading.text, left, right)
        if joint == "and":
            if _modifies_next(reading, right, span):
                return None
            parts = tuple(names[:number])
            return Phrase(Form.SEVERAL, span, span, tuple(reading.words_in(span)), parts=parts)
        if joint is None:
            return None
    return None


def _modifies_next(reading: Reading, mention: Mention, span: Span) -> bool:
    """Tell whether a noun follows a name in the same span ("the Salen and Varn campaigns")."""
    after = [word for word in reading.words_in(span) if word.start >= mention.span.end]
    text = reading.text[mention.span.end : after[0].start] if after else ","
    return text.isspace() and after[0].lower not in words_of("speakers", "stops") and after[0].text.islower()


def _words_before(reading: Reading, span: Span, mention: Mention) -> bool:
    """Tell whether more than titles and articles stand before the first of several names."""
    before = reading.words_in(Span(span.start, max(span.start, mention.lead)))
    offices = words_of("offices", "male", "female", "neutral") | {"the"}
    if len(before) == 1 and before[0].lower == "both":
        return False
    return bool(before) and before[-1].lower not in offices and before[-1].lower not in _plural_offices()


def _plural_offices() -> frozenset[str]:
    return frozenset(f"{noun}s" for noun in words_of("offices", "male", "female", "neutral"))


def _joint(text: str, left: Mention, right: Mention) -> str | None:
    between = text[left.span.end : right.lead].strip().removesuffix(" the")
    if between in ("and", ", and", "&"):
        return "and"
    return "," if between == "," else None


def _name(reading: Reading, roster: Roster, span: Span, core: Sequence[Word]) -> Phrase | None:
    """Read a phrase whose core ends in a proper name that no noun follows."""
    mention = _mention_at(reading, roster, span, core[-1]) or _surname(roster, core)
    if mention is None or mention.sort is NameSort.GROUP:
        return None
    if mention.possessive and mention.span.end < core[-1].end:
        return None
    determiner = core[0].lower if core[0].lower in words_of("speakers", "determiners") else None
    if determiner in words_of("speakers", "indefinite") and not _is_person(roster, mention):
        return None
    if _with_others(reading.text, mention, span):
        return None
    hull = Span(core[0].start, core[-1].until)
    return Phrase(Form.NAME, span, hull, tuple(core), determiner=determiner, mention=mention)


def _with_others(text: str, mention: Mention, span: Span) -> bool:
    """Tell whether others without a name are added to a name ("Oray and other ministers")."""
    return _ADDED.match(text, mention.span.end, span.end) is not None


def _mention_at(reading: Reading, roster: Roster, span: Span, last: Word) -> Mention | None:
    """Return the name that the last word of a core belongs to; in a heading the span alone is read."""
    if not reading.in_heading(span):
        return roster.mention_over(last)
    inside = find_mentions(reading.text, reading.words_in(span))
    return next((mention for mention in inside if mention.span.start <= last.start < mention.span.end), None)


def _surname(roster: Roster, core: Sequence[Word]) -> Mention | None:
    """Return a surname that opens a sentence and is a common word as well ("Will said", of "Jan Will")."""
    if len(core) > 1 or not core[0].capital:
        return None
    known = roster.find((core[0].text,))
    if known is None or not known.is_person or known.words[-1] != core[0].text or len(known.words) < 2:
        return None
    return Mention(
        words=(core[0].text,),
        span=core[0].span,
        lead=core[0].start,
        title=None,
        sort=NameSort.PERSON,
        possessive=core[0].possessive,
    )


def _is_person(roster: Roster, mention: Mention) -> bool:
    known = roster.at.get(mention.span.start)
    return known is not None and known.is_person


def _appended(reading: Reading, roster: Roster, span: Span, core: Sequence[Word]) -> Phrase | None:
    """Read "the port's director, Mara Oray," or "two unions, the A and the B,": names after a description."""
    first = apposed_name(reading, roster, span, core)
    if first is None:
        return None
    if closes(reading.text, first, span):
        if core[0].lower in _OTHERS or (is_plural(core) and core[0].lower not in ("one", "another")):
            return None
        return Phrase(Form.NAME, span, Span(first.lead, first.span.end), tuple(core), mention=first)
    return (
        _several(reading, roster, Span(with_article(reading, first), span.end)) if is_plural(core) else None
    )


def _description(reading: Reading, roster: Roster, span: Span, core: Sequence[Word]) -> Phrase:
    determiner = core[0].lower if core[0].lower in words_of("speakers", "determiners") else None
    if determiner is None and _QUANTITY.match(core[0].text):
        determiner = "some"
    head = core[-1]
    owner = next((word for word in reversed(core[:-1]) if word.possessive), None)
    if owner is None and determiner in ("his", "her", "their", "its"):
        owner = core[0]
    return Phrase(
        form=Form.DESCRIPTION,
        span=span,
        core=Span(core[0].start, head.until),
        words=tuple(core),
        head=head.lower,
        determiner=determiner,
        possessor=_owner_span(reading.text, core, owner) if owner else None,
        held=_held(reading, roster, span, head),
    )


def _held(reading: Reading, roster: Roster, span: Span, head: Word) -> str:
    """Return the noun that a noun like "pair" or "wave" is of."""
    if head.lower not in words_of("speakers", "containers"):
        return ""
    after = reading.words_in(Span(head.until, max(head.until, span.end)))
    if len(after) < 2 or after[0].lower != "of":
        return ""
    return core_of(reading.text, roster, after[1:])[-1].lower


def _owner_span(text: str, core: Sequence[Word], owner: Word) -> Span:
    """Return the whole name of an owner whose last word is given."""
    at = list(core).index(owner)
    while (
        at > 0
        and core[at - 1].capital
        and adjoin(text, core[at - 1], core[at])
        and not core[at - 1].possessive
    ):
        at -= 1
    first = core[at]
    if first.lower in words_of("speakers", "determiners") and first is not owner:
        first = core[at + 1]
    return Span(first.start, owner.end)

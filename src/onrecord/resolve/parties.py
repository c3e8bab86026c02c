"""Read the noun phrase of whoever is addressed, accused or asked, and the name that it goes by.

    "Radio Varn's Ila Brandt on Monday"     Ila Brandt
    "about 300 dockers in Salen"            300 dockers
    "the port council"                      port council

A phrase ends at marks, verbs and most small words; titles of programmes keep theirs ("Face the Nation").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.resolve.names import Mention
from onrecord.resolve.reading import Reading
from onrecord.resolve.roster import Roster
from onrecord.resolve.viewwords import sort_of_verb
from onrecord.resolve.words import Word, gap
from onrecord.resources import words_of

_LONGEST = 9
_OPENING = frozenset({"the", "his", "her", "their", "its", "all", "some", "many"})
_OPENED = frozenset({'"', "“", "‘", "''", "’", "'", "’ “"})
_IN_TITLES = frozenset({"the", "of", "and", "with", "to", "for"})
_CROWDS = frozenset({"crowd", "audience", "crowds", "audiences", "people"})
_ASKED = frozenset({"question", "questions", "request", "query"})
_PEOPLE = ("ers", "ors", "ists", "men", "women")
_ROUGHLY = frozenset({"about", "some", "nearly", "roughly", "around"})


@dataclass(frozen=True, slots=True)
class PartyPhrase:
    """Somebody as a noun phrase.

    Attributes:
        words: The phrase.
        name: Its canonical name, or the phrase without its article; empty for a pronoun.
        sort: media, audience, name or noun.
    """

    words: tuple[Word, ...]
    name: str
    sort: str

    @property
    def span(self) -> Span:
        """Where the phrase stands."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def can_act(self) -> bool:
        """Whether the phrase names people or a body, as far as its words tell."""
        if any(word.capital for word in self.words):
            return True
        if sort_of_verb(self.words[0].lower) is not None:
            return False
        audience = words_of("hearers", "audience")
        last = self.words[-1]
        return (
            is_people(last)
            or (last.lower.endswith(("ers", "ors", "men", "women", "ists")) and len(last.text) > 5)
            or any(word.lower in audience for word in self.words)
            or last.lower.rstrip("s") in words_of("offices", "neutral")
        )


def is_people(word: Word) -> bool:
    """Tell whether a noun is one for people or for a body of them."""
    lists = ("crowd", "withheld_plural", "persons", "organisation_nouns", "collective_bodies")
    return word.lower in words_of("speakers", *lists) or word.lower in words_of(
        "offices", "male", "female", "neutral"
    )


def is_one(word: Word) -> bool:
    """Tell whether a noun is one for people or for a body."""
    lower = word.lower
    person = lower.rstrip("s") in words_of("offices", "neutral") or lower.endswith(_PEOPLE)
    return person or is_people(word) or lower in words_of("hearers", "audience")


def read_party(
    reading: Reading, roster: Roster, first: int, *, stop: int | None = None, apart: bool = False
) -> PartyPhrase | None:
    """Read the noun phrase that begins at a word.

    Args:
        reading: The report.
        roster: Who it names.
        first: The number of the word.
        stop: An offset that the phrase must end before.
        apart: Whether marks may stand before the phrase, as at the start of a content.

    Returns:
        The party; None if no noun phrase begins there.
    """
    taken = _take(reading, roster, _pass_number(reading.words, first), apart=apart)
    taken = taken if stop is None else [word for word in taken if word.end <= stop]
    while taken and taken[-1].lower.endswith("ly") and not taken[-1].capital:
        taken.pop()
    if not taken or taken[-1].lower in words_of("speakers", "fillers") | {"of"}:
        return None
    crowd = taken[-1].lower in _CROWDS
    taken += _where(reading, reading.index_at(taken[-1].start), stop) if crowd else []
    named = (taken, printed(taken)) if crowd else _named(roster, taken)
    if named is None:
        return None
    return PartyPhrase(tuple(named[0]), named[1], "audience" if crowd else _sort(named[0]))


def _take(reading: Reading, roster: Roster, first: int, *, apart: bool) -> list[Word]:
    """Return the words from a word on, as long as they can belong to one noun phrase."""
    taken: list[Word] = []
    for at in range(first, min(len(reading.words), first + _LONGEST)):
        word = reading.words[at]
        joined = bool(taken) and roster.joins(taken[-1], word)
        if not joined and not (apart and not taken) and not _is_near(reading, at, word):
            break
        if not joined and _stops(reading.words, at, first, bool(taken)):
            break
        if taken and (_is_verb(word, taken[-1]) or _opens_another(word, at, reading.words, first)):
            break
        if not taken and word.lower in words_of("words", "function") - words_of("speakers", "determiners"):
            return []
        taken.append(word)
    return taken


def _is_near(reading: Reading, at: int, word: Word) -> bool:
    """Tell whether only space stands before a word, or the mark that opens a title."""
    between = gap(reading.text, reading.words[at - 1], word) if at else ""
    if between.isspace() and between.count("\n") < 2:
        return True
    return word.capital and between.strip() in _OPENED and between[:1] in (" ", "’", "'")


def _stops(words: Sequence[Word], at: int, first: int, begun: bool) -> bool:
    """Tell whether a small word ends the phrase."""
    word = words[at]
    stops = (words_of("speakers", "stops") - {"of"}) | words_of("addressees", "ends")
    if word.lower not in stops:
        return False
    if begun and word.capital and word.lower not in words_of("words", "weekdays", "months"):
        return False
    return not (word.lower in _OPENING and not begun) and not _in_title(words, at, first)


def _in_title(words: Sequence[Word], at: int, first: int) -> bool:
    """Tell whether a small word stands inside a title: "Face the Nation"."""
    if not first < at < len(words) - 1 or words[at].lower not in _IN_TITLES:
        return False
    before, word, after = words[at - 1 : at + 2]
    apart = word.start - before.until == 1 and after.start - word.until == 1
    medium = after.lower in words_of("hearers", "media_names")
    return apart and before.capital and after.capital and not medium


def _opens_another(word: Word, at: int, words: Sequence[Word], first: int) -> bool:
    """Tell whether an article begins another noun phrase."""
    return word.lower in ("a", "an", "the", "this", "that") and not _in_title(words, at, first)


def _is_verb(word: Word, before: Word) -> bool:
    """Tell whether a word after a noun is a verb: one of view, or in "-ing" or "-ed" after a plural."""
    if word.capital or before.possessive:
        return False
    if word.lower in words_of("hearers", "audience") or is_people(word):
        return False
    ending = before.lower.endswith("s") and word.lower.endswith(("ing", "ed"))
    return ending or sort_of_verb(word.lower) is not None


def _pass_number(words: Sequence[Word], first: int) -> int:
    """Step over what only says that a number is rough: "about 100 members", "more than 3,000 people"."""
    printed = [word.lower for word in words[first : first + 3]]
    if len(printed) == 3 and printed[0] in _ROUGHLY and printed[1][0].isdigit():
        return first + 1
    if len(printed) == 3 and printed[:2] == ["more", "than"] and printed[2][0].isdigit():
        return first + 2
    return first


def _where(reading: Reading, last: int, stop: int | None) -> list[Word]:
    """Return the words that say which crowd: "in Salen", "of some 300 dockers"."""
    words, text = reading.words, reading.text
    link = words[last + 1 : last + 2]
    if not link or link[0].lower not in ("in", "of", "at") or gap(text, words[last], link[0]) != " ":
        return []
    more = [link[0]]
    stops = words_of("speakers", "stops") | words_of("addressees", "ends")
    for at in range(last + 2, min(len(words), last + 8)):
        opens = at == last + 2 and words[at].lower == "the"
        if not gap(text, words[at - 1], words[at]).isspace() or (words[at].lower in stops and not opens):
            break
        if stop is not None and words[at].end > stop:
            break
        if at > last + 2 and words[at - 1].capital and not words[at].capital:
            break
        more.append(words[at])
    named = link[0].lower == "of" or any(word.capital for word in more[1:4])
    return more if named and more[-1].lower not in words_of("speakers", "fillers") | {"of", "in"} else []


def _named(roster: Roster, taken: list[Word]) -> tuple[list[Word], str] | None:
    """Return a phrase with its name: that of a person in it, or of a body that it ends in, else its words."""
    span = Span(taken[0].start, taken[-1].end)
    mentions = roster.mentions_in(span)
    if taken[-1].lower in _ASKED:
        asker = next((m for m in mentions if m.possessive and m.span.start in roster.at), None)
        return (taken, roster.at[asker.span.start].name) if asker else None
    for mention in reversed(mentions):
        known = roster.at.get(mention.span.start)
        if known is not None and known.is_person and not mention.possessive:
            kept = [word for word in taken if word.end <= mention.span.end]
            return kept, _with_other(roster, mention, known.name)
    for mention in mentions:
        known = roster.at.get(mention.span.start)
        if known is not None and mention.span.end == span.end:
            longer = len(mention.words) > len(known.words) or taken[0].possessive
            return taken, printed(taken) if longer else known.name
    return taken, "" if len(taken) == 1 and taken[0].lower in _pronouns() else printed(taken)


def _pronouns() -> frozenset[str]:
    lists = ("person", "plural", "self", "thing", "other")
    return words_of("speakers", *(f"pronouns_{name}" for name in lists))


def _with_other(roster: Roster, mention: Mention, name: str) -> str:
    """Return a name with the one that "and" joins to it."""
    at = bisect_left(roster.mentions, mention.span.start, key=lambda one: one.span.start)
    for other in roster.mentions[at + 1 : at + 2]:
        known = roster.at.get(other.span.start)
        joined = other.lead - mention.span.end == len(" and ") and not other.possessive
        if joined and known is not None and known.is_person:
            return f"{name} and {known.name}"
    return name


def printed(words: Sequence[Word]) -> str:
    """Return a phrase without its article, the possessives inside it kept."""
    bare = words[1:] if words[0].lower == "the" and len(words) > 1 else words
    return " ".join(word.text + (_ending(word) if word is not bare[-1] else "") for word in bare)


def _ending(word: Word) -> str:
    """Return the possessive ending of a word, as long as it is printed."""
    return "'s"[: word.until - word.end] if word.possessive else ""


def _sort(words: Sequence[Word]) -> str:
    if is_media(words):
        return "media"
    if words[-1].lower in words_of("hearers", "audience"):
        return "audience"
    return "name" if words[-1].capital else "noun"


def is_media(words: Sequence[Word]) -> bool:
    """Tell whether a phrase names a newspaper, a station or a programme."""
    if not any(word.capital for word in words):
        return False
    if words[-1].lower in words_of("hearers", "media_nouns") or words[0].lower in ("radio", "television"):
        return True
    owned = words[-1].capital and any(word.possessive and word.capital for word in words[:-1])
    return owned or any(word.lower in words_of("hearers", "media_names") for word in words)

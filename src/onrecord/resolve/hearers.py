"""Find who is addressed, wherever a report says so outside the words that are relayed.

    "told reporters", "in an interview with Radio Varn", "urged the council to …", "in a letter to Oray"

Each find names a party and the attribution in whose sentence it stands, if it stands in one. To which
statements it applies is for `hearing` and `addressees` to weigh.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.model import Span
from onrecord.resolve.kinds import forms_of
from onrecord.resolve.parties import PartyPhrase, is_media, read_party
from onrecord.resolve.reading import Reading
from onrecord.resolve.roster import Roster
from onrecord.resolve.viewwords import sort_of_noun, sort_of_verb
from onrecord.resolve.words import Word, gap
from onrecord.resources import words_of

_FARTHEST = 4
_LINKS = frozenset({"to", "with", "on", "before", "by", "of"})
_CALLED = frozenset({"on", "upon", "for"})
_LOOSE = frozenset({"to", "with", "before", "on", "of", "from"})
_SHOWN = frozenset({"interview", "interviews", "appearance", "forum", "townhall"})
_STRICT = frozenset(
    {"to", "speech-to", "speaking-to", "letter-to", "with", "of", "before", "joined", "tell", "ask", "by"}
)
_SAYING = frozenset({"say", "ask", "promise", "accuse", "praise", "deny"})


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody addressed, as printed.

    Attributes:
        party: Who.
        rule: Which pattern found it: a verb ("tell", "ask"), a small word after a word of speech ("with",
            "letter-to"), a small word before a medium or an audience ("on-media"), or "medium" where its name
            stands before the word ("a Varn TV interview").
        trigger: The word that opened the pattern.
        number: Number of the attribution in whose sentence it stands; None if in none's.
        inside: Whether it stands in the content of that attribution, as whoever is asked for an act.
    """

    party: PartyPhrase
    rule: str
    trigger: Span
    number: int | None
    inside: bool = False


def find_hearers(reading: Reading, roster: Roster) -> list[Hearer]:
    """Return everybody whom a report says to be addressed, in order of the text."""
    places = _Places.of(reading)
    found: list[Hearer] = []
    for at, word in enumerate(reading.words):
        if word.lower not in _openers():
            continue
        for rule, party in _read(reading, roster, at, places):
            number, inside = places.owner(reading, word.span, party.span)
            if not inside or (number is not None and rule in ("ask", "tell")):
                found.append(Hearer(party, rule, word.span, number, inside))
    return found


def _read(reading: Reading, roster: Roster, at: int, places: _Places) -> Iterator[tuple[str, PartyPhrase]]:
    """Yield whoever the patterns find that a word opens."""
    word = reading.words[at]
    rule = _opens(reading, at)
    shown = word.lower in _SHOWN and at > 0
    if (rule is None and not shown) or reading.is_quoted(word.span) or reading.in_heading(word.span):
        return
    if shown and (medium := _medium_before(reading, roster, at)) is not None:
        yield "medium", medium
    stop = places.next_content(word.end)
    party = read_party(reading, roster, at + 1, stop=stop) if rule is not None else None
    if rule is None or party is None:
        return
    if rule.startswith("any-"):
        if party.sort == "media" or (party.sort == "audience" and rule != "any-on"):
            yield f"{rule[4:]}-{party.sort}", party
    elif (rule != "on" or party.sort == "media") and (rule not in _STRICT or not party.name or party.can_act):
        yield rule, party


def _opens(reading: Reading, at: int) -> str | None:
    """Return the rule that a word opens."""
    lower = reading.words[at].lower
    if lower in _forms("tell"):
        return "tell"
    if lower in _forms("ask"):
        return "ask"
    before = reading.words[at - 1].lower if at else ""
    if lower in _CALLED and before.startswith("call"):
        return "ask"
    if lower in words_of("hearers", "joined"):
        return "joined"
    if lower in _LINKS and (rule := _follows(reading, at, lower)) is not None:
        return rule
    if at and lower in _LOOSE and (lower != "of" or before == "front"):
        return f"any-{lower}"
    return None


@cache
def _openers() -> frozenset[str]:
    """Return every word that can open a pattern; most words of a report are none."""
    listed = _forms("tell") | _forms("ask") | words_of("hearers", "joined")
    return listed | _CALLED | _LINKS | _LOOSE | _SHOWN


@cache
def _forms(name: str) -> frozenset[str]:
    return frozenset(form for verb in words_of("hearers", name) for form in forms_of(verb))


def _follows(reading: Reading, at: int, link: str) -> str | None:
    """Return the rule if a word that a small word goes with stands shortly before it, in its clause."""
    openers, loosely = words_of("hearers", link), None
    for left in range(at - 1, max(-1, at - 1 - _FARTHEST), -1):
        word = reading.words[left]
        between = gap(reading.text, word, reading.words[left + 1])
        if any(mark in between for mark in '.;:!?\n"“”') or word.lower == "according":
            break
        if word.lower in openers:
            return link
        if link == "to" and (listed := _listed(word)) is not None:
            return listed
        if link == "to" and _is_speech(word):
            loosely = "speech-to"
        if word.lower in ("that", "to", "who", "which"):
            break
    return loosely


def _listed(word: Word) -> str | None:
    """Return the rule of a word of speaking or writing before "to"."""
    sorts = ("speaking", "letter")
    return next((f"{sort}-to" for sort in sorts if word.lower in words_of("hearers", f"to_{sort}")), None)


def _is_speech(word: Word) -> bool:
    told = sort_of_verb(word.lower)
    if word.lower in words_of("hearers", "to_loosely") or sort_of_noun(word.lower) is not None:
        return True
    return told is not None and told[0] in _SAYING


def _medium_before(reading: Reading, roster: Roster, at: int) -> PartyPhrase | None:
    """Return the medium named right before a word: "a Varn Television interview"."""
    words = reading.words
    first = at
    while first > 0 and at - first < 5 and words[first].start - words[first - 1].until == 1:
        if not words[first - 1].capital:
            break
        first -= 1
    run = words[first:at]
    if not run or not is_media(run):
        return None
    mention = next((m for m in roster.mentions_in(Span(run[0].start, run[-1].end))), None)
    known = roster.at.get(mention.span.start) if mention else None
    whole = known is not None and mention is not None and mention.span.end == run[-1].end
    name = known.name if known is not None and whole else " ".join(word.text for word in run)
    return PartyPhrase(tuple(run), name, "media")


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of attributions stand: spans in order, each with the number of its attribution."""

    contents: list[tuple[Span, int]]
    cues: list[tuple[Span, int]]
    named: list[tuple[Span, int]]

    @classmethod
    def of(cls, reading: Reading) -> _Places:
        contents = [(span, n) for n, said in enumerate(reading.said) for span in said.content]
        cues = [(span, n) for n, said in enumerate(reading.said) for span in said.cue]
        sources = [(span, n) for n, said in enumerate(reading.said) for span in said.source]
        return cls(sorted(contents), sorted(cues), sorted(cues + sources))

    def next_content(self, offset: int) -> int | None:
        """Return where the next content begins, unless that is at the very next word."""
        at = bisect_left(self.contents, offset, key=lambda one: one[0].start)
        start = self.contents[at][0].start if at < len(self.contents) else None
        return None if start is None or start - offset < 2 else start

    def owner(self, reading: Reading, trigger: Span, party: Span) -> tuple[int | None, bool]:
        """Return the attribution that a find belongs to, and whether the party stands in its content."""
        if _around(self.contents, trigger) is not None:
            return None, True
        by_cue = _touching(self.cues, trigger)
        by_cue = _touching(self.cues, party) if by_cue is None else by_cue
        if by_cue is not None:
            return by_cue, any(part.contains(party) for part in reading.said[by_cue].content)
        sentence = reading.sentence_of(trigger.start)
        first = bisect_left(self.named, sentence.start, key=lambda one: one[0].start)
        last = bisect_left(self.named, sentence.end, key=lambda one: one[0].start)
        near = [(_apart(span, trigger), number) for span, number in self.named[first:last]]
        return (min(near)[1] if near else None), False


def _around(spans: list[tuple[Span, int]], inner: Span) -> int | None:
    """Return the number of the span that holds another."""
    at = bisect_right(spans, inner.start, key=lambda one: one[0].start) - 1
    return spans[at][1] if at >= 0 and spans[at][0].contains(inner) else None


def _touching(spans: list[tuple[Span, int]], other: Span) -> int | None:
    """Return the number of the last span that shares words with another."""
    at = bisect_left(spans, other.end, key=lambda one: one[0].start) - 1
    return spans[at][1] if at >= 0 and spans[at][0].overlaps(other) else None


def _apart(one: Span, other: Span) -> int:
    return min(abs(one.start - other.end), abs(other.start - one.end))

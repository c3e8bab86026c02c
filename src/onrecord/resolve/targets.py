"""Who is accused, praised, asked or threatened by a statement, where it is a party.

    "accused {Lund of theft}", "paid tribute to {the crew}"      what the cue's verb strikes
    "renewed his attack on {Lund}"                               what its noun strikes
    "said {Lund should resign}"                                  who is told to act
    "said {Lund is a liar}"                                      whom the content's words accuse or praise

A plan, a treaty or an idea is no party: criticism of it has no target.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model import Kind, Span
from onrecord.resolve.addressees import Addressed
from onrecord.resolve.kinds import forms_of
from onrecord.resolve.openings import opening_party, people_of, small_words
from onrecord.resolve.parties import PartyPhrase, is_one, printed, read_party
from onrecord.resolve.reading import Said
from onrecord.resolve.subjects import find_subject
from onrecord.resolve.talk import Talk
from onrecord.resolve.viewwords import words_between
from onrecord.resolve.within import resolve_within
from onrecord.resolve.words import Word
from onrecord.resources import load_table, words_of

_MOST_BETWEEN = 3
_JUDGING = (Kind.ACCUSE, Kind.PRAISE)
_ASKING = (Kind.ASK, Kind.DEMAND)
_TELLING = frozenset({"tell", "tells", "telling", "told", "calls", "call", "called", "calling"})


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a statement strikes, the rule and the words that tell it."""

    name: str
    rule: str
    spans: tuple[Span, ...]
    confidence: float


def find_targets(talk: Talk, addressees: Sequence[Addressed | None]) -> list[Target | None]:
    """Return whom each attribution of a report accuses, praises, asks or threatens.

    Args:
        talk: The report.
        addressees: Whom each attribution addresses.
    """
    return [
        next(_found(talk, number, said, addressees[number]), None)
        for number, said in enumerate(talk.reading.said)
    ]


def _found(talk: Talk, number: int, said: Said, addressed: Addressed | None) -> Iterator[Target]:
    """Yield the targets that the rules find, the surest rule's first."""
    yield from _by_verb(talk, number, said)
    yield from _by_noun(talk, number, said)
    yield from _obliged(talk, number, said)
    yield from _spoken_of(talk, number, said)
    yield from _judged(talk, number, said)
    asking = talk.acts[number].kind in _ASKING
    if asking and addressed is not None and addressed.rule in ("told", "demanded", "turn"):
        yield Target(addressed.name, "addressee", addressed.spans, 0.7 * addressed.confidence)


def _cue_words(talk: Talk, said: Said) -> Iterator[tuple[int, Word]]:
    for cue in said.cue:
        for word in talk.reading.words_in(cue):
            yield talk.reading.index_at(word.start), word


def _by_verb(talk: Talk, number: int, said: Said) -> Iterator[Target]:
    """Read what the verb of the cue strikes: its object, or its subject if it is passive."""
    for at, word in _cue_words(talk, said):
        sort = _verbs().get(word.lower)
        if sort is None or _is_noun(talk, at):
            continue
        if _is_passive(talk, at):
            subject = find_subject(talk.reading, talk.roster, at, _floor(talk, at))
            party = read_party(talk.reading, talk.roster, subject.first, apart=True) if subject else None
            yield from _struck(talk, number, party, f"{sort}-passive", 0.75)
        else:
            party = _object(talk, said, at, sort)
            if word.lower in _TELLING and not _then_to(talk, party):
                continue
            yield from _struck(
                talk, number, (people_of(party) if party and sort == "ask" else party), f"{sort}-object", 0.9
            )


def _is_noun(talk: Talk, at: int) -> bool:
    """Tell whether a word that may be a verb is a noun here: "his attack", "a call"."""
    word, before = talk.reading.words[at], talk.reading.words[at - 1] if at else talk.reading.words[at]
    owned = before.possessive or before.lower in words_of("speakers", "determiners")
    return owned and word.lower in _nouns()


def _then_to(talk: Talk, party: PartyPhrase | None) -> bool:
    """Tell whether "to" follows: "told the army to leave" asks, "told reporters that" does not."""
    at = talk.reading.index_at(party.span.end) if party else len(talk.reading.words)
    return at < len(talk.reading.words) and talk.reading.words[at].lower == "to"


def _is_passive(talk: Talk, at: int) -> bool:
    words = talk.reading.words
    before = [word.lower for word in words[max(0, at - 3) : at]]
    return words[at].lower.endswith("ed") and not words_between("be").isdisjoint(before)


def _floor(talk: Talk, at: int) -> int:
    return talk.reading.index_at(talk.reading.sentence_of(talk.reading.words[at].start).start)


def _object(talk: Talk, said: Said, verb: int, sort: str) -> PartyPhrase | None:
    """Read the party after a verb, over small words, and over "to" and a verb after a threat."""
    words = talk.reading.words
    first = verb + 1
    if sort == "threaten" and first < len(words) and words[first].lower == "to":
        first += 2
    between = small_words("between")
    while first < len(words) and first - verb <= _MOST_BETWEEN and words[first].lower in between:
        first += 1
    within = _within_reach(talk, said, first)
    return read_party(talk.reading, talk.roster, first, apart=True) if within else None


def _within_reach(talk: Talk, said: Said, first: int) -> bool:
    """Tell whether a word lies in the cue, right after it, or at the start of the content."""
    words = talk.reading.words
    if first >= len(words):
        return False
    if words[first].start - words[first - 1].until <= 2:
        return True
    return any(part.start <= words[first].start < part.start + 3 for part in said.content)


def _by_noun(talk: Talk, number: int, said: Said) -> Iterator[Target]:
    """Read what a noun of the cue strikes: "criticism of Lund", "an appeal to the strikers"."""
    words = talk.reading.words
    for at, word in _cue_and_after(talk, said):
        sort = _nouns().get(word.lower)
        if sort and at + 2 < len(words) and words[at + 1].lower in small_words("after_noun"):
            party = read_party(talk.reading, talk.roster, at + 2)
            yield from _struck(talk, number, party, f"{sort}-noun", 0.8)


def _cue_and_after(talk: Talk, said: Said) -> Iterator[tuple[int, Word]]:
    """Yield the words of a cue and the few after it that are no content: "repeated [her attack on Tun]"."""
    yield from _cue_words(talk, said)
    last = talk.reading.index_at(said.cue[-1].end) if said.cue else len(talk.reading.words)
    for at in range(max(1, last), min(len(talk.reading.words), last + _MOST_BETWEEN)):
        word = talk.reading.words[at]
        if any(mark in talk.reading.text[talk.reading.words[at - 1].until : word.start] for mark in '.,;"“'):
            return
        if any(part.start <= word.start < part.end for part in said.content):
            return
        yield at, word


def _obliged(talk: Talk, number: int, said: Said) -> Iterator[Target]:
    """Read who is told to act: "Lund should resign", "the ministry has to pay"."""
    party, after = opening_party(talk, said)
    if party is None or after is None:
        return
    words = talk.reading.words
    if after >= len(words):
        return
    verb, following = words[after].lower, words[after + 1].lower if after + 1 < len(words) else ""
    if verb not in small_words("obliging") or (verb[:2] in ("ne", "ha") and following != "to"):
        return
    yield from _struck(talk, number, party, "obliged", 0.8)


def _spoken_of(talk: Talk, number: int, said: Said) -> Iterator[Target]:
    """Read "said of Oray" where the content accuses or praises."""
    words = talk.reading.words
    if talk.acts[number].kind not in _JUDGING or not said.cue:
        return
    at = talk.reading.index_at(said.cue[-1].end)
    if at + 1 < len(words) and words[at].lower == "of" and words[at].start - said.cue[-1].end <= 1:
        yield from _struck(talk, number, read_party(talk.reading, talk.roster, at + 1), "said-of", 0.85)


def _strikes(talk: Talk, said: Said) -> bool:
    """Tell whether the cue's own verb accuses, praises, asks or threatens."""
    words = (word.lower for _, word in _cue_words(talk, said))
    return any(word in _verbs() and word not in _TELLING for word in words)


def _judged(talk: Talk, number: int, said: Said) -> Iterator[Target]:
    """Read whom a content accuses or praises: the party that it begins with."""
    act = talk.acts[number]
    if act.kind not in _JUDGING or _strikes(talk, said):
        return
    party, after = opening_party(talk, said)
    if party is not None and after is not None:
        yield from _struck(talk, number, party, f"{act.kind}-subject", 0.65, said)


def _struck(
    talk: Talk, number: int, party: PartyPhrase | None, rule: str, confidence: float, said: Said | None = None
) -> Iterator[Target]:
    """Yield a party as a target, if it is one and not the speaker; the owner of a thing in its place."""
    if party is None:
        return
    personal = rule.startswith(("ask-", "threaten-"))
    name, span = _name(talk, number, party, said, personal=personal), party.span
    if name is None and (owner := _owner(talk, party)) is not None:
        name, span, confidence = owner[0], owner[1], 0.8 * confidence
    if name and name != talk.names[number]:
        yield Target(name, rule, (span,), confidence)


def _name(talk: Talk, number: int, party: PartyPhrase, said: Said | None, *, personal: bool) -> str | None:
    """Return the name of a party; None if the phrase names no people and no body.

    Whoever is asked or threatened is people, if there are several ("the pirates"): plans cannot be asked.
    """
    if not party.name:
        if said is None:
            return None
        speaker = talk.speakers[number]
        who = resolve_within(talk.reading, talk.roster, said, speaker, party.span, [])
        return who.name if who.name != speaker.name else None
    several = personal and party.words[-1].lower.endswith("s") and not party.words[-1].lower.endswith("ss")
    if not party.words[-1].capital and not several and not (party.can_act and _is_body(party)):
        return None
    who = talk.who_at(party.span)
    return who.known.name if who.known is not None and not party.words[-1].possessive else party.name


def _is_body(party: PartyPhrase) -> bool:
    return party.sort == "audience" or is_one(party.words[-1])


def _owner(talk: Talk, party: PartyPhrase) -> tuple[str, Span] | None:
    """Return whose the thing is that a phrase names: "the president's hat"."""
    for at, word in enumerate(party.words[:-1]):
        if word.possessive:
            span = Span(party.words[0].start, word.end)
            who = talk.who_at(span)
            return (who.known.name if who.known else printed(party.words[: at + 1])), span
    return None


@cache
def _verbs() -> dict[str, str]:
    table = load_table("targets")
    forms = {
        form: sort
        for sort, verbs in table["verbs"].items()
        for verb in verbs.split()
        for form in forms_of(verb)
    }
    return {**forms, **table["irregular"]}


@cache
def _nouns() -> dict[str, str]:
    return {word: sort for sort, words in load_table("targets")["nouns"].items() for word in words.split()}

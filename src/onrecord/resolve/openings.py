"""Read the party that a content begins with, and the people at the head of what is asked of them.

"the police failed to help"       the police, and the number of "failed"
"the rebels lay down their arms"  the rebels
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.parties import PartyPhrase, is_one, printed, read_party
from onrecord.resolve.reading import Said
from onrecord.resolve.subjects import without_contraction
from onrecord.resolve.talk import Talk
from onrecord.resolve.viewwords import words_between
from onrecord.resolve.words import Word
from onrecord.resources import load_table, words_of


def opening_party(talk: Talk, said: Said) -> tuple[PartyPhrase | None, int | None]:
    """Return the party that a content begins with, and the number of the word after it."""
    if not said.content:
        return None, None
    words = talk.reading.words
    first, end = talk.reading.index_at(said.content[0].start), talk.reading.index_at(said.content[0].end)
    while first < end and words[first].lower in ("that", "but", "and", "if"):
        if words[first].lower == "if":
            return None, None
        first += 1
    if first >= end:
        return None, None
    word = words[first]
    pronoun = without_contraction(word.lower)
    if pronoun in words_of("speakers", "pronouns_person", "pronouns_plural"):
        return PartyPhrase((word,), "", "noun"), first if pronoun != word.lower else first + 1
    party = read_party(talk.reading, talk.roster, first, stop=_verb_after(words, first, end), apart=True)
    party = people_of(party) if party else None
    after = talk.reading.index_at(party.words[-1].until) if party else end
    return (party, after) if after < end else (None, None)


def _verb_after(words: Sequence[Word], first: int, end: int) -> int | None:
    """Return where the first auxiliary or obliging verb after a word begins."""
    stops = words_between("be", "have", "do", "modal") | small_words("obliging")
    return next((word.start for word in words[first + 1 : end] if word.lower in stops), None)


def people_of(party: PartyPhrase) -> PartyPhrase:
    """Return the people that a phrase begins with, without a verb after them: "the rebels lay down"."""
    if not party.name:
        return party
    words = list(party.words)
    while len(words) > 1 and not words[-1].capital and not is_one(words[-1]):
        words.pop()
    determiners = words_of("speakers", "determiners")
    named = words[-1].capital and words[-1].lower not in determiners
    cut = len(words) < len(party.words) and (named or is_one(words[-1]))
    return PartyPhrase(tuple(words), printed(words), party.sort) if cut else party


def small_words(name: str) -> frozenset[str]:
    """Return small words of the table of targets."""
    return frozenset(load_table("targets")["small"][name].split())

"""Who plays a part: a party from the words that stand for it, under the name that statements give it."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.interpret.phrases import accused_before, subject_before
from onrecord.interpret.rules import Hit
from onrecord.interpret.view import Told, View
from onrecord.model import EntityType, Finding, Party, Quotation, Span
from onrecord.resources import words_of

_ARTICLE = re.compile(
    r"^(?:the|a|an|its|their|his|her|our|both|all|any|some|that|so-called|of|by|with|from|to|for)\s(?=\S)",
    re.IGNORECASE,
)
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.GROUP, EntityType.DOCUMENT})
_OWN = frozenset({"we", "i", "us", "me", "our", "my", "our side", "ourselves", "my side", "ours", "mine"})
_THEIRS = frozenset({"he", "she", "him", "her", "his", "himself", "herself", "hers"})
_SOMEBODY = re.compile(
    r"\b(?!(?:river|water|number|letter|paper|summer|winter|power|weather|order|other|former|latter|corner|"
    r"border|answer|matter|manner|dinner|harbor|floor|door|error|terror|mirror)s?\b)"
    r"(?:(?-i:[A-Z])\w+|us|me|him|her|them|you|his|my|their|its|our|everyone|crew|people|family|parents|"
    r"parties|sides?|team|tenants|nurses|heirs|residents|colonel|pilots?|guests|"
    r"rebels?|clerks?|heads?|chiefs?|allies|envoys?|officials?|experts?|fans|staff|delegations?|pickets?|"
    r"counterparts?|monitors|"
    r"\w{3,}(?:ers?|ors?|ists?|ians?|men|man))\b",
    re.IGNORECASE,
)
_MORE = re.compile(r",\s|\s(?:who|which|that|in|on|at|from|for)\s|[\"“”]")
_SEVERAL = re.compile(r",?\s(?:and|or)\s(?:the\s)?")
_DETERMINER = re.compile(r"[\s\"“‘(](?:the|its|their|his|her|our|my)\s$", re.IGNORECASE)
_LONGEST_DETERMINER = len(" their ")
_POINTING = re.compile(r"(?:the|its|their|his|her|our|my)\s(?-i:[a-z])", re.IGNORECASE)
_POINTS = frozenset({"it", "they", "them", "he", "she", "him", "who"})
_LONGEST = 12
_SIDE = re.compile(r"(?P<of>[A-Z]\w+) side")
_SIDES = re.compile(r"\s(?!(?:is|was|has|had|will|would|said|and)\b)[a-z]")
_CAPITALISED = re.compile(r"\b[A-Z]\w{3,}\b")
_LONGEST_ENDING = 2
_LEAD_IN = re.compile(r"(?:(?:on|upon|before|after|as|since|than|like|then|also|even|whose|let)\s)+(?=\S)")
_PAST = re.compile(
    r"(?:[a-z]\w*ed|fought|held|made|told|gave|spent|took|saw|sent|won|lost|led|left|began|said|met|drew|put)\s"
    r"(?=(?:the|an?|his|her|its|their|our|my|this|these|those)\s|(?-i:[A-Z]))"
)
_INFINITIVE = re.compile(r"[a-z]\w+\s(?=(?-i:[A-Z]))")
_WHEN = re.compile(
    r"(?<=\w)\s(?:yet\s)?(?:(?:again|earlier|later|early|late)\s)?(?:(?:this|last|next)\s(?:week|month|year|spring|summer|"
    r"autumn|fall|winter|time|morning|evening|night|\w+day)|(?<!\bon\s)(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s[a-z].*)?|today|yesterday|tomorrow|again)$"
)
_OWN_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|does|did)\b|"
    r"n['’]t\b|(?<=\s)(?:he|she|they|we|you)\b|\bI\b|['’](?:d|ll|ve)\b|^\w+ing\s(?:to|the|an?)\s|\bthere['’]s\b|\bago$"
)
_JOINS = re.compile(r".*\b(?:after|before|as|since|until|once|because|than|when)\s(?=\S)", re.DOTALL)
_RELATIVE = re.compile(r"\b(?:who|which|that|whose|whom)\s")


def party_of(view: View, part: str, span: Span | None, told: Told) -> Party | None:
    """Return the party that words stand for; None for a pronoun that cannot be told, or words that name none.

    Args:
        view: The report.
        part: The part that the party plays.
        span: The words, in the reading copy.
        told: The statement that they stand in; "we" is its speaker, and "she" in reported speech.
    """
    if span is None:
        return None
    span = _noun_phrase(view.text, span)
    words = _bare(span.text_of(view.text))
    if words.lower() in _OWN or (
        words.lower() in _THEIRS
        and told.stmt.quotation is not Quotation.DIRECT
        and told.stmt.speaker_type not in _BODIES
    ):
        return Party(part, told.stmt.speaker, view.given(span)) if told.stmt.speaker else None
    if _stands_for_speaker(span, words, told):
        return speaker_of(view, part, told)
    meant = whom(view, span)
    if meant is None and not names_party(words):
        return None
    return Party(part, meant or name_of(view, words), view.given(span))


def whom(view: View, span: Span) -> str | None:
    """Return the name of whom a pronoun or a description with "the" or an owner means ("the firm", "it").

    Args:
        view: The report.
        span: The words, in the reading copy; what leads into them may be left out.
    """
    if span.text_of(view.text).lower() in _POINTS or _POINTING.match(view.text, span.start, span.end):
        return view.whom(span)
    lead = _DETERMINER.search(view.text, max(0, span.start - _LONGEST_DETERMINER), span.start)
    if lead is None or not view.text[span.start].islower():
        return None
    return view.whom(Span(lead.start() + 1, span.end))


def _noun_phrase(text: str, span: Span) -> Span:
    """Leave off what leads into a party and when something was done ("before the mill", "the mill today").

    So too a verb that it is the object of ("fought Ada Lund", "to counter Ada Lund").
    """
    first = _RELATIVE.split(span.text_of(text), maxsplit=1)[0]
    joined = _JOINS.match(text, span.start, span.end) if _OWN_CLAUSE.search(first) else None
    lead = _LEAD_IN.match(text, span.start, span.end)
    start = joined.end() if joined else lead.end() if lead else span.start
    verb = (_INFINITIVE if text.startswith("to ", max(0, start - 3)) else _PAST).match(text, start, span.end)
    start = verb.end() if verb else start
    when = _WHEN.search(text[start : span.end])
    return Span(start, start + when.start()) if when else Span(start, span.end)


def _stands_for_speaker(span: Span, words: str, told: Told) -> bool:
    """Tell whether "it" or "they" opens what is relayed of a body, and so is that body."""
    relayed = told.stmt.quotation is not Quotation.DIRECT
    body = told.stmt.speaker_type is EntityType.ORGANISATION
    return relayed and body and words.lower() in ("it", "they") and told.opens_at(span.start)


def speaker_of(view: View, part: str, told: Told) -> Party | None:
    """Return the speaker of a statement as a party."""
    if told.stmt.speaker is None:
        return None
    return Party(part, told.stmt.speaker, view.given(told.source[0]) if told.source else None)


def parties_of(view: View, part: str, span: Span | None, told: Told) -> tuple[Party, ...]:
    """Return the parties that a list of words stands for ("Lund and the envoy")."""
    if span is None:
        return ()
    found = (party_of(view, part, piece, told) for piece in _pieces(view.text, span))
    return tuple(party for party in found if party is not None)


def _pieces(text: str, span: Span) -> list[Span]:
    pieces, start = [], span.start
    for joint in _SEVERAL.finditer(text, span.start, span.end):
        pieces.append(Span(start, joint.start()))
        start = joint.end()
    return [*pieces, Span(start, span.end)]


def names_party(words: str) -> bool:
    """Tell whether words can stand for a party: no pronoun, no lone small word, not a sentence."""
    parts = words.lower().split()
    return (
        0 < len(parts) <= _LONGEST
        and re.search(r"[^\W\d_]", words) is not None
        and any(part not in words_of("words", "function") for part in parts)
        and parts[-1] not in words_of("words", "prepositions")
        and _OWN_CLAUSE.search(_RELATIVE.split(words, maxsplit=1)[0]) is None
    )


def is_somebody(view: View, span: Span | None) -> bool:
    """Tell whether words name a body, an office or somebody, as far as their form and the report tell."""
    if span is None:
        return False
    words = span.text_of(view.text)
    bare = {_singular(word.lower()) for word in re.findall(r"[^\W\d_]+", words)}
    return (
        not bare.isdisjoint(map(_singular, words_of("responsibilities", "bearers")))
        or _SOMEBODY.search(words) is not None
        or " ".join(words.lower().split()).removeprefix("the ") in view.names
    )


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word if word.endswith("ss") else word.removesuffix("s")


def name_of(view: View, words: str) -> str:
    """Return the canonical name of a mention: as statements resolve it, else its words without article."""
    bare = _bare(words)
    side = _SIDE.fullmatch(bare)
    if side and (land := _land_of(view.text, side["of"])):
        return land
    known = view.names.get(bare.lower()) or view.names.get(re.sub(r"['’]s?$", "", bare.lower()))
    if known:
        return known
    short = _MORE.split(bare)[0] or bare
    if short[:1].isupper():
        last = short.split()[-1].lower()
        for name in view.names.values():
            if name.split()[-1].lower() == last and name[:1].isupper():
                return name
    return view.names.get(short.lower(), short)


def _land_of(text: str, word: str) -> str | None:
    """Return the name in a report that a word is or is made of by an ending ("Verian" of "Veria")."""
    shortest = len(word) - _LONGEST_ENDING
    made_of = [name for name in _names_printed(text) if word.startswith(name) and len(name) >= shortest]
    return min(made_of, key=len, default=None)


@lru_cache(maxsize=1)
def _names_printed(text: str) -> frozenset[str]:
    """Return the capitalised words of a report, but for those that only describe what follows."""
    found = _CAPITALISED.finditer(text)
    return frozenset(one.group() for one in found if not _SIDES.match(text, one.end()))


def _bare(words: str) -> str:
    bare = words.strip(' ,.;:"“”')
    while (shorter := _ARTICLE.sub("", bare)) != bare:
        bare = shorter
    return bare


def subject_span(view: View, hit: Hit) -> Span | None:
    """Return the noun phrase that stands before a wording; none where the wording is the cue itself."""
    if hit.in_cue:
        return hit.told.source[0] if hit.told.source else None
    accused = accused_before(view.text, hit.sentence.span.start, hit.span.start)
    return accused or subject_before(view.text, hit.lead, hit.span.start)


def subject_words(view: View, hit: Hit) -> str:
    """Return the words of what stands before a wording, in small letters; none where nothing does."""
    subject = subject_span(view, hit)
    return subject.text_of(view.text).lower() if subject else ""


def subjects_of(view: View, hit: Hit, part: str) -> tuple[Party, ...]:
    """Return who a wording is said of: the source where it is the cue, else the noun phrase before it."""
    if hit.in_cue:
        party = speaker_of(view, part, hit.told)
        return (party,) if party else ()
    return parties_of(view, part, subject_span(view, hit), hit.told)


def parties_in(view: View, hit: Hit) -> tuple[Party, ...]:
    """Return all parties of a wording: its named parts but the object, and its subject."""
    named = (
        party
        for part, span in hit.parts()
        if part not in NOT_PARTIES
        for party in parties_of(view, part, span, hit.told)
    )
    subject = hit.rule.subject
    return (*(subjects_of(view, hit, subject) if subject else ()), *named)


def plays(finding: Finding, part: str) -> bool:
    """Tell whether somebody plays a part in a finding."""
    return any(party.part == part for party in finding.parties)


NOT_PARTIES = frozenset({"object", "rest", "instead"})
"""Parts of a wording that name no party, or whom its state is not of."""

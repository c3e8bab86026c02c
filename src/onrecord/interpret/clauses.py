"""Find, in what was said, a measure beside a word that tells its state: one clause at a time.

    "the truce has been extended until Friday"     a state after a form of "be"
    "the ban took effect on Monday"                a state told by the verb alone
    "the port authority lifted the curfew"         a state told by the verb before the measure

What is only possible, wished, asked, ordered, denied or put under a condition tells no state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.model import Span
from onrecord.resources import load_table, words_of

_BREAK = re.compile(r"[,;:.!?](?!\d)|[\"“”()]|\s[—–-]\s|\b(?:but|while|whereas|although|though)\b|\n\s*\n")
_WORD = re.compile(r"[\w’'-]+")
_BE = r"(?:is|are|was|were|be|been|being|remains?|remained|stays?|stayed|['’]s|['’]re)"
_ADVERB = r"(?:\w+ly|still|now|already|again|once more|also|only|therefore|thus|just|back)"
_AUXILIARY = r"(?:has|have|had|will|is|are|was|were|been|being|['’]s|['’]ve)"
_GUARDS = re.compile(
    r"\b(?:would|could|may|might|should|must|can|cannot|if|unless|whether|until|before|once|wants?|"
    r"wanted|hopes?|hoped|"
    r"plans?|planned|ready|likely|possible|possibly|perhaps|never|nobody|without|who|what|how|when|"
    r"why)\b|n['’]t\b",
    re.IGNORECASE,
)
_TO = re.compile(r"\b(\w+)\s+to\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|refused to|failed to|declined to|accused of|denied)\s(?:\w+\s)?$", re.IGNORECASE
)
_FUTURE = re.compile(r"\bwill\s(?:\w+ly\s)?$", re.IGNORECASE)
_DECIDED = frozenset({"decided", "agreed", "voted", "chose", "moved"})
_LONGEST_NAME = 4
_FAR = 60


@dataclass(frozen=True, slots=True)
class Claim:
    """A measure whose state is told.

    Attributes:
        object: The measure's name, without its article.
        head: The noun, in lower case.
        state: The state told.
        clause: The clause that tells it.
        verb: The word that tells it.
        active: Whether the verb stands before the measure, its subject before it.
    """

    object: Span
    head: str
    state: str
    clause: Span
    verb: Span
    active: bool


def find_claims(text: str, content: Span) -> Iterator[Claim]:
    """Yield the measures in a content whose state is told, in order."""
    for clause in _clauses(text, content):
        for noun in _nouns().finditer(text, clause.start, clause.end):
            claim = _claim(text, clause, noun)
            if claim is not None:
                yield claim
                break


def _clauses(text: str, content: Span) -> Iterator[Span]:
    start = content.start
    for found in _BREAK.finditer(text, content.start, content.end):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, content.end)


@cache
def _nouns() -> re.Pattern[str]:
    nouns = sorted(words_of("measures", "nouns"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})\b(?![-’'])", re.IGNORECASE)


def _claim(text: str, clause: Span, noun: re.Match[str]) -> Claim | None:
    start = _name_start(text, clause, noun.start())
    found = _after(text, clause, noun.end(), start) or _before(text, clause, start)
    if found is None:
        return None
    state, verb, active = found
    end = noun.end() if not active else _complement_end(text, clause, noun.end())
    return Claim(Span(start, end), noun.group().lower(), state, clause, verb, active)


def _name_start(text: str, clause: Span, head: int) -> int:
    """Return where a measure's name begins: up to four adjectives and nouns before its head."""
    words = list(_WORD.finditer(text, clause.start, head))
    start = head
    for word in reversed(words[-_LONGEST_NAME:]):
        if text[word.end() : start].strip(" ") or _ends_name(word.group()):
            break
        start = word.start()
    return start


def _ends_name(word: str) -> bool:
    lower = word.lower()
    return (
        lower in words_of("words", "function")
        or lower in words_of("measures", "barred")
        or any(lower in verbs for verbs in _verbs().values())
        or (lower.endswith("ly") and len(lower) > 4)
    )


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """Return, for each form of verb that stands before a measure, the words of it."""
    table = load_table("measures")["states"]
    return {
        form: frozenset(word for verbs in table[form].values() for verb in verbs for word in verb.split())
        for form in ("before", "base")
    }


@cache
def _state_patterns(place: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    lead = {
        "be": rf"\b{_BE}\s(?:{_ADVERB}\s)*(?P<not>not\s|no longer\s)?(?:{_ADVERB}\s|being\s|been\s)*",
        "alone": rf"(?:^|\s)(?P<not>no longer\s|not\s)?(?:{_ADVERB}\s)*",
    }[place]
    table = load_table("measures")["states"][place]
    return tuple((state, re.compile(rf"{lead}(?P<verb>{_any(verbs)})\b")) for state, verbs in table.items())


def _any(phrases: list[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _after(text: str, clause: Span, head: int, start: int) -> tuple[str, Span, bool] | None:
    """Read a state that follows the measure, within a short distance and with no guard between."""
    rest = text[head : min(clause.end, head + _FAR)]
    before = text[max(clause.start, start - _FAR) : start]
    found = [
        (match.start(), -len(match["verb"]), state, match)
        for place in ("be", "alone")
        for state, pattern in _state_patterns(place)
        if (match := pattern.search(rest)) is not None
    ]
    if not found:
        return None
    _, _, state, match = min(found, key=lambda row: row[:2])
    between = rest[: match.start("verb")]
    if (
        _GUARDS.search(between)
        or _GUARDS.search(before)
        or re.search(r"\bto\b", between)
        or _ends_subject(between)
    ):
        return None
    told = _told(state, negated=match["not"] is not None, future=re.search(r"\bwill\b", between) is not None)
    return (told, Span(head + match.start("verb"), head + match.end("verb")), False) if told else None


def _ends_subject(between: str) -> bool:
    """Tell whether a relative clause or another verb parts the measure from the state."""
    return re.search(r"\b(?:which|that|said|says|and)\b", between) is not None


def _told(state: str, *, negated: bool, future: bool) -> str | None:
    """Return the state that a negation or a future leaves; None where it leaves none."""
    if negated:
        return "not_in_force" if state == "in_force" else None
    if future:
        return "announced" if state in ("in_force", "announced") else None
    return state


def _before(text: str, clause: Span, start: int) -> tuple[str, Span, bool] | None:
    """Read a state told by the verb right before the measure's name and article."""
    lead = text[clause.start : start]
    for form in ("before", "base"):
        for state, pattern in _verb_patterns(form):
            if (match := pattern.search(lead)) is None:
                continue
            told = _told_by_verb(state, lead[: match.start("verb")], base=form == "base")
            verb = Span(clause.start + match.start("verb"), clause.start + match.end("verb"))
            return (told, verb, True) if told else None
    return None


def _told_by_verb(state: str, subject: str, *, base: bool) -> str | None:
    """Return the state that a verb tells after what stands before it; None under a guard or a negation."""
    if _GUARDS.search(subject[-_FAR:]) or _NEGATED.search(subject):
        return None
    if not base:
        return state
    purpose = _TO.search(subject)
    if purpose is not None:
        return state if purpose[1].lower() in _DECIDED else None
    return _told(state, negated=False, future=True) if _FUTURE.search(subject) else None


@cache
def _verb_patterns(form: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    article = r"(?:the|a|an|its|their|his|her|our|all|any|this|that|these|those|new|some)"
    table = load_table("measures")["states"][form]
    return tuple(
        (state, re.compile(rf"\b(?P<verb>{_any(verbs)})\s(?:{article}\s)*$"))
        for state, verbs in table.items()
    )


def _complement_end(text: str, clause: Span, head: int) -> int:
    """Return where "ban on exports" ends: after up to three words that its preposition governs."""
    lead = re.compile(r"\s(?:on|against)\s").match(text, head, clause.end)
    if lead is None:
        return head
    end = head
    for word in list(_WORD.finditer(text, lead.end(), clause.end))[:3]:
        if word.group().lower() in words_of("measures", "barred") | words_of("words", "weekdays"):
            break
        end = word.end()
    return end

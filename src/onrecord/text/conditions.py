"""On what condition something is said to hold: "if …", "unless …", "in case of …", "had we known".

    find_condition("The lock opens if the rain stops.", Span(0, 33))    "if the rain stops"

A condition runs from its first word to the mark that closes its clause. "As if", "even if", "what if" and an
"if" that means "whether" are none. `timed` takes a moment for one, too ("when the rain stops"): what is to
hold from then on does not hold before. Linear in the length of the stretch.
"""

from __future__ import annotations

import re

from onrecord.model import Span

_SUBJECT = (
    r"(?:it|he|she|they|we|i|you|there|anyone|anything|talks|"
    r"(?:the|an?|any|this|that|these|those|its|his|her|their|our|my|a single|either|both|one)\s[\w’'-]+)"
)
_DONE = (
    r"(?:[\w’'-]+\s){0,3}?(?:\w+ed|been|known|gone|done|had|come|taken|seen|kept|held|lost|won|said|told|"
    r"found|given|left)\b"
)
_MOMENT = (
    r"(?:the|it|he|she|they|we|all|both|its|his|her|their|our|these|those|this|that|"
    r"an?(?!\s(?:day|week|month|year)))\b"
)
_OPENS = re.compile(
    r"(?<![\w-])(?<!\w['’])(?:(?:only if|if|unless|provided(?: that)?|providing that|"
    r"on (?:the )?(?:sole |only )?condition(?: that| of)?|in case(?: of)?|in the event (?:of|that)|"
    r"as long as|so long as|on the understanding that|except if|subject to|contingent (?:up)?on|"
    r"conditional (?:up)?on|in the absence of|only (?:when|where|after)|"
    r"on (?:payment|presentation|production|receipt|proof|completion|delivery|signature) of)\b|"
    rf"once (?={_MOMENT})|assuming(?: that)? (?=\w)|should (?={_SUBJECT}\s)|"
    r"should (?=(?:fewer|more|less|at least|no|another|enough|[a-z-]+(?:[nrcbi]al|ive|ous|able|ible|ful))\s"
    r"(?:than\s)?(?:[\w’'-]+\s){1,4}?[a-z]{2,})|"
    r"(?<=,\s)should (?=(?!(?:be|not|have|always|also|never)\b)[\w’'-]+\s\w)|"
    rf"were (?={_SUBJECT}\s(?:[\w’'-]+\s){{0,3}}?to\s)|had (?={_SUBJECT}\s{_DONE})|"
    r"without (?=\w)|barring (?=\w)|absent (?=(?:an?|any|the|such|some)\s))",
    re.IGNORECASE,
)
_TIMED = re.compile(r"(?<![\w-])(?<!\w['’])(?:as soon as|when|providing)\b", re.IGNORECASE)
_SOMETIMES = re.compile(
    r"(?:if|provided|subject|only after|without|barring|absent|once|should|were|had|assuming)\b",
    re.IGNORECASE,
)
"""Openers that are conditions in some sentences only."""
_INVERTED = frozenset(("should", "were", "had"))
_TIMES = frozenset(("once", "only after", "assuming"))
_WHETHER = re.compile(
    r"(?:\b(?:as|even|what|ask\w*|wonder\w*|know|knows|knew|see|sure|say|tell|check|decide\w*|"
    r"determine\w*|doubt\w*|unclear|clear|find out|question\w*|matter|care[sd]?|idea)\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
_IDIOM = re.compile(
    r"\s(?:not|ever|even|need be)\b|\s(?:so|any|you (?:like|will))(?=[,.;:?!)\"”]|$)", re.IGNORECASE
)
_WHEN_ASKED = re.compile(r"\b(?:asked|know|say|sure|see|even|as|what)\s+$", re.IGNORECASE)
_NO_INVERSION = re.compile(
    r"\b(?:why|how|what|where|when|who|whom|which|nor|neither|so|than|as|there|if|whether|and|or|but)\s+$",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:be|is|are|was|were|been|being)\s$", re.IGNORECASE)
_LEAVE = re.compile(
    r"[^,;.]{0,120}?\b(?:approv\w+|agree\w*|consent|confirm\w+|ratif\w+|conditions?|contract|availab\w+|permi\w+|"
    r"clearance|vote|parliament|review|medical|terms)\b",
    re.IGNORECASE,
)
_AT_HEAD = re.compile(r"(?:^|[.!?:;]|[\"“‘(—–])[\"“”’)\s]*(?:(?:that|but|and|so)\s+)?$", re.IGNORECASE)
_AT_CLAUSE = re.compile(r"(?:^|[.!?:;,]|[\"“‘(—–])[\"“”’)\s]*(?:(?:that|but|and|so)\s+)?$", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|can|cannot|could|must|won['’]t|can['’]t|(?:is|are|was|were) to)\b|['’](?:ll|d)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:would|could|might)(?:n['’]t)?\b|['’]d\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"(?:,|\b(?:will|would|can|could|may|shall|is|are|was|were|prepared|ready|willing|agree[ds]?)\b"
    r"[^,;.]*[^,;.\s])\s$",
    re.IGNORECASE,
)
_WAS_GIVEN = re.compile(r"\b(?:be|been|is|are|was|were|has|have|had|the|an?|of|by|as|not)\s$", re.IGNORECASE)
_STOPS = re.compile(r"[.!?](?=[\s\"”’)]|$)|\n\s*\n")
_CLOSES = re.compile(r"[,;:.!?](?!\d)|\)|[\"”“]|\s[—–-]\s|\n\s*\n")
# A condition that is a noun ends where the next phrase begins.
_NOUN = re.compile(r"\b(?:of|without|barring|absent)\s?$", re.IGNORECASE)
_NOUN_ENDS = re.compile(
    rf"{_CLOSES.pattern}|(?<=\w)(?<! of)(?<! on)(?<! in)(?<! by)(?<! at)(?<! for)(?<! from)(?<! with)"
    r"(?<!\ba)(?<!\ban)(?<!\bthe)\s(?:to|the|a|an|we|he|she|they|it|there|will|would)\b"
)
_AFTER = re.compile(r"\s*[^\s,;:.!?\"”]+")
_REACH = 200
_LONGEST = 600
_LOOK_BACK = 30


def find_condition(text: str, span: Span, *, timed: bool = False) -> Span | None:
    """Return the first condition in a stretch of text, in the same text; None where none is found.

    Args:
        text: The text that the offsets are of.
        span: Where to look; offsets are code points, half-open.
        timed: Take a moment ("when", "as soon as") for a condition, too.
    """
    found = (one for one in _OPENS.finditer(text, span.start, span.end) if _is_condition(text, span, one))
    first = next((_clause(text, span, one) for one in found if _goes_on(text, span, one)), None)
    moment = _moment(text, span) if timed else None
    return min((one for one in (first, moment) if one is not None), key=lambda one: one.start, default=None)


def _moment(text: str, span: Span) -> Span | None:
    found = _TIMED.search(text, span.start, span.end)
    if found is None or _WHEN_ASKED.search(_before(text, span, found)):
        return None
    return _clause(text, span, found) if _goes_on(text, span, found) else None


def _goes_on(text: str, span: Span, found: re.Match[str]) -> bool:
    return _AFTER.match(text, found.end(), span.end) is not None


def _before(text: str, span: Span, found: re.Match[str], reach: int = _LOOK_BACK) -> str:
    return text[max(span.start, found.start() - reach) : found.start()]


def _is_condition(text: str, span: Span, found: re.Match[str]) -> bool:
    sort = _SOMETIMES.match(found.group())
    if sort is None:
        return True
    word, before = sort.group().lower(), _before(text, span, found)
    if word == "if":
        outer = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        return not (_WHETHER.search(outer) or _IDIOM.match(text, found.end()))
    if word == "provided":
        return found.group().lower().endswith("that") or _is_proviso(text, span, found)
    if word == "subject":
        return _IS.search(before) is None or _LEAVE.match(text, found.end(), span.end) is not None
    if word in _INVERTED:
        return _is_inverted(text, span, found, word)
    return (word in _TIMES or _AT_HEAD.search(before) is not None) and _looks_ahead(text, span, found)


def _is_proviso(text: str, span: Span, found: re.Match[str]) -> bool:
    """Tell whether "provided" opens a condition: behind a comma or what will be, not as a verb."""
    given = _GIVEN.search(_before(text, span, found, _REACH))
    return given is not None and _WAS_GIVEN.search(_before(text, span, found)) is None


def _looks_ahead(text: str, span: Span, found: re.Match[str]) -> bool:
    """Tell whether the sentence says what will be, outside the clause that a word opens."""
    sentence, clause = _sentence(text, span, found), _clause(text, span, found)
    outside = (Span(sentence.start, found.start()), Span(clause.end, max(clause.end, sentence.end)))
    return any(_FUTURE.search(text, part.start, part.end) for part in outside)


def _is_inverted(text: str, span: Span, found: re.Match[str], word: str) -> bool:
    """Tell whether a verb before its subject opens a condition ("had we known"), no question and no echo."""
    sentence, before = _sentence(text, span, found).text_of(text), _before(text, span, found)
    if sentence.rstrip('"”’) ').endswith("?"):
        return False
    if _AT_CLAUSE.search(before) and "," in text[found.end() : found.end() + _REACH]:
        return True
    if _NO_INVERSION.search(before):
        return False
    return (_FUTURE if word == "should" else _WOULD).search(sentence) is not None


def _sentence(text: str, span: Span, found: re.Match[str]) -> Span:
    """Return what stands around a word up to the marks that end its sentence, 200 characters each way."""
    first, last = max(span.start, found.start() - _REACH), min(span.end, found.end() + _REACH)
    for stop in _STOPS.finditer(text, first, found.start()):
        first = stop.end()
    stopped = _STOPS.search(text, found.end(), last)
    return Span(first, stopped.end() if stopped else last)


def _clause(text: str, span: Span, found: re.Match[str]) -> Span:
    """Return the clause that a word opens."""
    first = _AFTER.match(text, found.end(), span.end)
    closes = _NOUN_ENDS if _NOUN.search(found.group()) else _CLOSES
    last = min(span.end, found.end() + _LONGEST)
    closed = closes.search(text, first.end() if first else found.end(), last)
    end = closed.start() if closed else last
    while end > found.end() and text[end - 1].isspace():
        end -= 1
    return Span(found.start(), end)

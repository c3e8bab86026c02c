"""Whether a statement says that something is so or is not, and how sure its speaker is of it.

    "The gate will not open."              negative, asserted
    [Renk] <denied> {the gate was open}    positive, denied: what is worded is what the speaker holds false
    "The gate may open."                   positive, possible
    "If it rains, the gate will open."     positive, hypothetical

The main clause of the content's first sentence tells it, and the cue. Nothing is claimed by a question, a
demand, a proposal, or one who declines to answer: there certainty is not told. A negation inside a
subordinate clause says nothing of the main one.

Source: the values follow FactBank (Saurí and Pustejovsky, 2009); what is said under a condition is set apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.model import Certainty, Kind, Polarity, Span
from onrecord.resources import words_of

_NOTHING_SAID = frozenset({Kind.ASK, Kind.DECLINE})
_NOTHING_CLAIMED = _NOTHING_SAID | {Kind.DEMAND, Kind.PROPOSE}
_SENTENCE = re.compile(
    r"(?<!\b[ap]\.m)(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bGen)(?<!\bSt)(?<!\b[A-Z])[.!?…][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])"
    r"|\n\s*\n"
)
_BETWEEN = re.compile(r"[.!?](?:\s|$)")
_OPENING = re.compile(
    r"[\s\"“‘(…]*(?:(?:(?:that|and|but|so|well|of course|however|still),?|(?:yes|no),)\s+)*", re.IGNORECASE
)
_ADVERBIAL = re.compile(
    r"(?:if|unless|when|while|although|though|as|because|after|before|since|once|until|in|at|on|for|with|under|"
    r"despite|given|by|during|even if|should|had|were|without|barring|absent|subject|provided|assuming)"
    r"\s[^,;!?]*,\s",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s(?:which|who|whose|where)\s[^,]*,")
_CLAUSE_ENDS = re.compile(
    r"[;:]|,\s|,[\"”]\s+[\"“]?(?=not\b)|\s[—–-]\s|\b(?:that|which|who|whom|whose|because|if|unless|although|"
    r"though|while|whereas|when|until|since|but|than|as)\b|\band\s(?:there|it|he|she|they|we)\b",
    re.IGNORECASE,
)
_LEAST_WORDS = 2
_NO = re.compile(
    r"\bno\b(?!\s(?:matter|doubt|later|more|less|fewer|sooner|longer than|earlier|wonder|one\sbut)\b)(?!,)",
    re.IGNORECASE,
)
_CONTRAST = re.compile(r",[\"”]?\s+[\"“]?(?:and\s)?not\b", re.IGNORECASE)
_SHORT = re.compile(r"\w+n['’]t\b", re.IGNORECASE)
_NO_NEGATION = re.compile(
    r"\bnot (?:only|just|merely|least|to mention)\b|\bcan['’]t wait\b|"
    r"\band (?:nowhere|nobody|nothing|no one|no more)\b",
    re.IGNORECASE,
)
_COUNTERFACTUAL = re.compile(r"\bwould(?:n['’]t| not)? have \w+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_REFUSED = re.compile(r"\b(?:not|never|n['’]t|no|refus\w+|declin\w+|fail(?:s|ed))\b", re.IGNORECASE)
_CLAIM_NOUN = re.compile(
    r"(?:(?:the|any|all|these|those|such|this|that|an?)\s)?(?:(?!that\b|of\b)\w+\s)?"
    r"(?:claims?|accusations?|allegations?|charges?|reports?|rumou?rs?|speculation|suggestions? (?=that|of)|"
    r"talk (?=that|of)|fears? (?=that|of))\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:i|we)(?:\s(?:will|shall)\b|['’]ll\b)", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:not|n['’]t|far from|hardly)\s(?:\w+\s){0,2}?(?:clear|certain|known)\b", re.IGNORECASE
)
_UNTIL = re.compile(r"[\"“]?until\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|n['’]t|neither)\s(?:\w+\s){0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a statement claims; None where it claims nothing."""

    polarity: Polarity | None
    certainty: Certainty | None
    rules: tuple[tuple[str, str, tuple[Span, ...], float], ...]
    """Field, rule, words and how sure that is, where words tell a value; else it is the usual one."""


_Certain = tuple[Certainty, str, Span, float]


def find_claim(
    text: str,
    cue: Sequence[Span],
    content: Sequence[Span],
    *,
    kind: Kind | None,
    condition: Span | None,
) -> Claim:
    """Return polarity and certainty of an attribution.

    Args:
        text: The text that the spans are of.
        cue: Where the reporting words stand.
        content: Where what was said stands.
        kind: The speech act.
        condition: Where the content's condition stands, if it has one.
    """
    if not content or (kind in _NOTHING_SAID and not _leaves_open(text, cue)):
        return Claim(None, None, ())
    sentence = _first_sentence(text, content)
    clause = _main_clause(sentence.text)
    negation = _negation(sentence.text, clause)
    polarity = Polarity.NEGATIVE if negation else Polarity.POSITIVE
    rules = (("polarity", "negation", (sentence.place(negation),), 0.85),) if negation else ()
    if kind in _NOTHING_CLAIMED and not (_leaves_open(text, cue) or _says_what_will_be(sentence, condition)):
        return Claim(polarity, None, rules)
    told = _by_cues(text, cue, sentence.text, kind)
    if told is None and _is_refused(text, cue):
        return Claim(polarity, None, rules)
    told = told or _by_content(sentence, clause, condition)
    if told is None:
        return Claim(polarity, Certainty.ASSERTED, rules)
    certainty, rule, span, sure = told
    return Claim(polarity, certainty, (*rules, ("certainty", rule, (span,), sure)))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a content, with spaces for the cue where that breaks it, so that places stay."""

    text: str
    start: int

    def place(self, span: Span) -> Span:
        """Return where a span of the sentence stands in the text."""
        return span.shifted(self.start)


def _first_sentence(text: str, content: Sequence[Span]) -> _Sentence:
    """Return the first sentence of a content; one that its cue breaks goes on behind it."""
    words, last = "", content[0]
    for span in content[:2]:
        if words and _BETWEEN.search(text, last.end, span.start):
            break
        words += " " * (span.start - content[0].start - len(words)) + span.text_of(text)
        last = span
        if found := _SENTENCE.search(words):
            return _Sentence(words[: found.start() + 1], content[0].start)
        if words.rstrip('"”’ ')[-1:] in (".", "!", "?"):
            break
    return _Sentence(words, content[0].start)


def _main_clause(text: str) -> Span:
    """Return the main clause of a sentence: behind what opens it, before the next clause begins."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    while (lead := _ADVERBIAL.match(text, start)) is not None:
        start = lead.end()
    asides = [found.span() for found in _ASIDE.finditer(text, start)]
    for found in _CLAUSE_ENDS.finditer(text, start):
        if any(begin <= found.start() < end for begin, end in asides):
            continue
        enough = len(_WORD.findall(text[start : found.start()])) > _LEAST_WORDS
        if enough or _CONTRAST.match(text, found.start()):
            return Span(start, found.start())
    return Span(start, len(text))


def _negation(text: str, clause: Span) -> Span | None:
    """Return the first word of a clause that says that it is not so."""
    void = [found.span() for found in _NO_NEGATION.finditer(text, clause.start, clause.end)]
    for pattern in (_listed("negative"), _SHORT, _NO):
        for found in pattern.finditer(text, clause.start, clause.end):
            if not any(start <= found.start() < end for start, end in void):
                return Span(*found.span())
    return None


def _by_content(sentence: _Sentence, clause: Span, condition: Span | None) -> _Certain | None:
    """Return what a condition or a modal of the main clause tells."""
    text = sentence.text
    at = condition.start - sentence.start if condition else -1
    if condition is not None and 0 <= at < len(text) and not _UNTIL.match(text, at):
        return Certainty.HYPOTHETICAL, "condition", condition, 0.8
    if found := _COUNTERFACTUAL.search(text, clause.start, clause.end):
        return Certainty.HYPOTHETICAL, "counterfactual", sentence.place(Span(*found.span())), 0.6
    if found := _UNSURE.search(text, clause.start, clause.end):
        return Certainty.POSSIBLE, "modal", sentence.place(Span(*found.span())), 0.75
    for found in _listed("possible_phrases", "possible").finditer(text, clause.start, clause.end):
        if found[0] != "May":
            return Certainty.POSSIBLE, "modal", sentence.place(Span(*found.span())), 0.75
    return None


def _leaves_open(text: str, cue: Sequence[Span]) -> bool:
    """Tell whether the reporting words leave it open whatever the kind is held to be ("did not rule out")."""
    return any(_listed("doubting_phrases").search(text, span.start, span.end) for span in cue)


def _says_what_will_be(sentence: _Sentence, condition: Span | None) -> bool:
    """Tell whether speakers say what they will do on a condition ("If one falls, we sail"): no demand."""
    return condition is not None and _WILL.search(sentence.text) is not None


def _is_refused(text: str, cue: Sequence[Span]) -> bool:
    """Tell whether the reporting words say that it was not said or done ("never promised", "refused")."""
    return any(_REFUSED.search(text, span.start, span.end) for span in cue)


def _by_cues(text: str, cue: Sequence[Span], content: str, kind: Kind | None) -> _Certain | None:
    turns = kind is Kind.DENY or _CLAIM_NOUN.match(content) is not None
    return next((found for span in cue if (found := _by_cue(text, span, turns_down=turns))), None)


def _by_cue(text: str, span: Span, *, turns_down: bool) -> _Certain | None:
    """Return what the reporting words tell: that a content is held false, or left open; None for most."""
    if found := _listed("doubting_phrases", "doubting").search(text, span.start, span.end):
        return Certainty.POSSIBLE, "cue", Span(*found.span()), 0.7
    keys = ("denying_phrases", "denying", *(("turning_down",) if turns_down else ()))
    if found := _listed(*keys).search(text, span.start, span.end):
        denied = _NEGATED.search(text[span.start : found.start()]) is None
        value = Certainty.DENIED if denied else Certainty.POSSIBLE
        return value, "cue", Span(*found.span()), 0.85
    if (found := _listed("holding").search(text, span.start, span.end)) and _NEGATED.search(
        text[span.start : found.start()]
    ):
        return Certainty.DENIED, "cue", span, 0.7
    return None


@cache
def _listed(*keys: str) -> re.Pattern[str]:
    """Return what finds any of the words or phrases of some lists, the longest first."""
    words = words_of("claims", *keys)
    named = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{named})\b", re.IGNORECASE)

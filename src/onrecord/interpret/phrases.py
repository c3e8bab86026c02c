"""Phrases around a wording: who stands before it, where its object ends, what takes it back.

Everything is told by words and marks alone; offsets are code points of one text.
"""

from __future__ import annotations

import re

from onrecord.model import Span
from onrecord.resources import words_of
from onrecord.text import conditions

NO_STOP = (
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bGen)(?<!\bCol)(?<!\bMaj)(?<!\bGov)(?<!\bSen)(?<!\bRep)(?<!\bSt)(?<!\bRs)"
    r"(?<!\b[A-Z])"
)
"""Before a full stop that ends no sentence: titles and initials."""

_BOUNDARY = re.compile(
    r"[;:!?()\"“”]|,(?!\d)|(?<=\w)\s[—–-]+\s|\b(?:that|but|while|whereas|although|though|because|when|"
    r"if|whether|unless|"
    r"which|who|what|how|where|since|so|until|and|said|says|told)\b",
    re.IGNORECASE,
)
_HARD = re.compile(
    r"[;:!?(]|\s[—–-]+\s|\b(?:but|while|whereas|although|though|because|said|says)\b", re.IGNORECASE
)
_GUARDS = re.compile(
    r"\b(?:not|never|nobody|no one|none|neither|nor|denied|denies|deny|if|unless|whether|could|might|"
    r"(?-i:may)(?=\s)|cannot|without|"
    r"refused to|failed to|declined to|perhaps|supposed|allegedly)\b|n['’]t\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:[\s,\"“”‘]|(?:also|and|but|that|so|yes|no|unfortunately|certainly|earlier|later|then|now|"
    r"still|as|for|it is|"
    r"on \w+day|\w+ (?:day|week|month|year|hour)s? (?:earlier|later|ago|before)|in (?:case|"
    r"the event) of \w+|under the (?:accord|deal|agreement|plan|law)),?\s)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:[\s,\"“]|\b(?:has|have|had|will|would|is|are|was|were|be|been|also|then|later|earlier|still|now|"
    r"again|already|just|"
    r"should|must|may|might|can|could|shall|does|do|did|not|never|is ready to|are ready to|was ready to|"
    r"once more|"
    r"today|yesterday|itself|themselves|"
    r"(?!(?:assembly|family|supply|july|italy|reply|ally|rally)\b)\w+ly)(?=\s|$)|['’](?:ve|ll|s|re|"
    r"d)(?=\s*$))+$",
    re.IGNORECASE,
)
_DAY = (
    r"(?:(?:the\s)?(?:end|close|start|beginning|middle)\sof\s)?(?:at\s)?(?:(?:midnight|noon|dawn|dusk)\b|"
    r"(?:\d{1,2}(?::\d\d)?\s?(?:[ap]\.?m\.?\s)?(?:on\s)?)?"
    r"(?:(?:next|this|last|late|early|mid-?)\s)*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"(?:the\s)?\d{1,2}(?:st|nd|rd|th)\b|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.|"
    r"(?:\d{1,2}\s)?(?:january|february|march|april|"
    r"may|june|july|"
    r"august|september|october|november|december)\b|(?:the\s)?(?:next|this|end of)\s\w+|tomorrow|"
    r"tonight|today|then\b|"
    r"(?:the\s)?\w+\s(?:hours|days|weeks|months|years)\b|\d{4}\b)"
)
_ENDS = re.compile(
    r",?\s[\"“]?(?:if|unless|provided|on (?:the )?condition|in case of|in the event|as long as|so long as|"
    r"once (?=(?:the|it|he|she|they|we|all|both|an?)\b)|when|as soon as|"
    r"until|considering|given that|because|since|while|whilst|whereas|although|though|but|so that|even as|"
    r"despite)\s|"
    r",\s[\"“]?(?:which|who|where|not|as|given|adding|after|with|should|saying|citing|calling|or else|"
    r"in order|only (?:for|to)\b|sometimes|often|mostly|especially|including|particularly|at times|"
    r"twelve|\w+ing|"
    r"(?:and|but|so|or|we|they|he|she|it|I|you|there|(?:that|this)\s(?:is|was))\s)|"
    r"\s(?:and|but)\s(?:that|we|they|he|she|it|I|as|said|would|will)\b|"
    r"\sand\s(?:the|its|their)\s(?:[\w’'-]+\s){1,4}?(?:will|would|is|are|was|were|has|have|had)\b|"
    r"\sand\s(?:pledged|promised|vowed|agreed|offered|declined|refused|asked|urged|told|warned|insisted|"
    r"thanked|criticised|criticized|praised|denounced|argued)\b|"
    r"\sand\s(?:been|be|has|have|had|is|are|was|were|did|does)\b|"
    r",?\s(?:within|in)\s(?:(?:the\s)?(?:next|coming)\s)?"
    r"(?:\d+|a few|one|two|three|four|five|six|ten|twelve|several)\s(?:hours|days|weeks|months)\b|"
    r"\sall the way\b|\s(?:at the moment|at this (?:point|stage)|for now|for the time being|at present)\b|"
    rf"\s(?:(?:by|until|till|before|on|in|from|since|no later than|not later than|within|through)\s){_DAY}|"
    rf"\sand\s[\"“]|[;:!?]|{NO_STOP}\.(?=[\s\"”]|$)|\s[—–-]+\s|"
    r",?[\"”]\s(?:the|an?)\s|,[\"”]\s(?-i:[A-Z])",
    re.IGNORECASE,
)
_OPENS_QUOTED = re.compile(r"\s*([\"“])")
_NO_MARKS = {ord(mark): None for mark in '"“”'}
_EDGE = ' ,.;:\t\n"“”'
_LONGEST_SUBJECT = 20
_STEM = 6
_LOOK_BACK = 16
_ENDING = re.compile(r"(?:ings?|ed|e)$")
_VERBAL = frozenset(
    (
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "has",
        "have",
        "had",
        "be",
        "been",
        "may",
        "can",
        "must",
        "to",
        "effect",
        "force",
        "place",
    )
)
_FIRST_SUBJECT = re.compile(
    r"\W*(?:that\s)?((?:[\w’'.-]+\s){1,8}?)(?=(?:is|was|are|were|has|have|had|will|would|can|could|may|"
    r"might|must|does|do|did|"
    r"opposes|backs|supports|takes|took|comes|came|begins|began|starts|enters|runs|\w+ed)\b)",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?:\b(?:the|an?|any|new)\s)?(?:[\w-]+\s){1,3}between\s[^,;\"“”]{2,60}\sand\s?$", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"(?:\b(?:the|a|an|his|her|its|their|our|my|this|any|no|every|each|another|of|such)|['’]s)\s$",
    re.IGNORECASE,
)
_GERUND = re.compile(r"\w+ing\b")
_ACCUSED = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|suspect(?:s|ed|ing)?|convict(?:s|ed|ing)?)\s([^.;:!?\"“”]{2,90}?)\sof\s"
    r"(?:(?:having|repeatedly|again|deliberately|simply|now)\s)*$",
    re.IGNORECASE,
)
_ACCUSED_WITHIN = 120
_PRONOUN = re.compile(r"\s*(?:we|they|he|she|it|i|you)\b", re.IGNORECASE)


def follows_article(text: str, at: int) -> bool:
    """Tell whether a word stands after an article, and so is no verb ("a request from the mill")."""
    if _GERUND.match(text, at) and accused_before(text, max(0, at - _ACCUSED_WITHIN), at):
        return False
    return _ARTICLE.search(text[max(0, at - 12) : at]) is not None


def accused_before(text: str, start: int, at: int) -> Span | None:
    """Return who is accused of what stands at a place ("accused the mill of breaking its word")."""
    found = _ACCUSED.search(text, start, at)
    return Span(*found.span(1)) if found else None


def clause_start(text: str, start: int, at: int) -> int:
    """Return where the clause that holds a place begins: after the last mark or joining word before it."""
    last = start
    for found in _BOUNDARY.finditer(text, start, at):
        last = found.end()
    return last


def is_guarded(text: str, start: int, match: re.Match[str]) -> bool:
    """Tell whether words before a wording, in its clause, deny it or put it in doubt."""
    opens = text[max(0, start - 9) : start].lower().translate(_NO_MARKS).split()
    if text[start : match.start()].lower().startswith(" of "):
        return True
    return _GUARDS.search(text, start, match.start()) is not None or (
        bool(opens) and opens[-1] in ("if", "whether", "unless")
    )


def subject_before(text: str, start: int, at: int) -> Span | None:
    """Return the noun phrase before a verb group; an apposition between commas is stepped over.

    >>> text = "Ada Lund, the envoy, will decide"
    >>> subject_before(text, 0, 21).text_of(text)
    'Ada Lund'
    """
    hard = [found.end() for found in _HARD.finditer(text, start, at)]
    lead = hard[-1] if hard else start
    cut = _TRAILING.search(text[lead:at])
    end = lead + (cut.start() if cut else at - lead)
    begin = clause_start(text, lead, end)
    comma = text.rfind(",", lead, end)
    if text[end : end + 1] == "," and comma > lead:
        end = comma
        begin = clause_start(text, lead, end)
    begin = _joined(text, lead, begin) if begin < end else begin
    lead_in = _LEADING.match(text[begin:end])
    begin += lead_in.end() if lead_in else 0
    return _tidy(text, Span(begin, end)) if begin < end else _shared_subject(text, start, at)


def _shared_subject(text: str, start: int, at: int) -> Span | None:
    """Return the subject of a first verb, for one after "and" or "but" ("was late but would pay")."""
    if not re.search(r"\b(?:and|but)\s(?:(?:also|then|will|would|has|have|had)\s)*$", text[start:at]):
        return None
    found = _FIRST_SUBJECT.match(text, start, at)
    return _tidy(text, Span(*found.span(1))) if found else None


def _joined(text: str, lead: int, begin: int) -> int:
    """Step back over "and" where it joins two names ("the army and the rebels", "a pact between A and B")."""
    if _PRONOUN.match(text, begin):
        return begin
    pair = _PAIR.search(text, lead, begin)
    if pair is not None:
        return pair.start()
    joint = re.search(
        r"((?:\bthe\s|\ba\s)?[\w’'-]+(?:\s(?:of|the|[\w’'-]+)){0,3})\s(?:and|or)$", text[lead:begin]
    )
    if joint is None or re.search(r"[,\"“”]", joint[1]):
        return begin
    words = {word.lower() for word in joint[1].split()}
    return (
        lead + joint.start(1)
        if words.isdisjoint(_VERBAL | words_of("words", "weekdays", "months"))
        else begin
    )


def _tidy(text: str, span: Span) -> Span | None:
    words = span.text_of(text)
    start = span.start + len(words) - len(words.lstrip(_EDGE))
    end = span.start + len(words.rstrip(_EDGE))
    if start >= end or len(text[start:end].split()) > _LONGEST_SUBJECT:
        return None
    return Span(start, end)


def object_span(text: str, span: Span) -> Span | None:
    """Return what a phrase comes to without conditions, days and clauses after it; None if nothing is left.

    >>> object_span("open the bridge by Friday if it holds", Span(0, 37))
    Span(start=0, end=15)
    """
    end = min(_ends(text, span), default=span.end)
    words = text[span.start : end]
    start = span.start + len(words) - len(words.lstrip(" ,:"))
    end = span.start + len(words.rstrip(_EDGE))
    if start >= end or not re.search(r"[^\W\d_]", text[start:end]):
        return None
    inside = text[start:end]
    closes = sum(inside.count(mark) for mark in '"“”')
    if closes % 2 and text[end : end + 2].rstrip(" ")[-1:] in ('"', "”"):
        end += len(text[end : end + 2].rstrip(" "))
    return Span(start, end)


def _ends(text: str, span: Span) -> list[int]:
    start = _closed_at(text, span) or span.start + 1
    return [found.start() for found in _ENDS.finditer(text, start, span.end)][:1]


def _closed_at(text: str, span: Span) -> int | None:
    """Return where the quotation closes that a phrase opens with, if it does: it is one phrase."""
    opened = _OPENS_QUOTED.match(text, span.start, span.end)
    if opened is None:
        return None
    closed = text.find("”" if opened[1] == "“" else '"', opened.end(), span.end)
    return closed + 1 if closed > 0 else None


def find_condition(text: str, span: Span) -> Span | None:
    """Return the first condition or moment in a stretch of one sentence ("if the lights stay off")."""
    found = conditions.find_condition(text, span, timed=True)
    return found if found is not None and len(found.text_of(text).split()) > 1 else None


def words_of_group(found: re.Match[str], name: str) -> Span:
    """Return where the words of a group of a match stand, without white space behind them."""
    start = found.start(name)
    return Span(start, start + len(found[name].rstrip()))


def says_something(words: str) -> bool:
    """Tell whether a phrase holds a word that is no small one ("and" alone says nothing)."""
    found = re.findall(r"[^\W\d_]+", words.lower())
    return any(word not in words_of("words", "function") for word in found)


def content_words(words: str) -> frozenset[str]:
    """Return the words of a phrase that carry sense, in lower case and without plural."""
    found = re.findall(r"[^\W_]+", words.lower())
    sense = [word for word in found if word not in words_of("words", "function")] or found
    return frozenset(word.removesuffix("s") for word in sense)


def stems(words: str) -> frozenset[str]:
    """Return the beginnings of a phrase's words of sense, so that "presidential" meets "president"."""
    return frozenset(_stem(word) for word in content_words(words))


def _stem(word: str) -> str:
    """Cut a word's ending and keep its beginning ("sending" and "send")."""
    return (_ENDING.sub("", word) if len(word) >= _STEM else word)[:_STEM]

"""What a measure is called: the noun phrase that a wording is said of, cut to the measure's name.

    "extended the ban on kites until May"      ban on kites
    "a curfew introduced in March was lifted"  curfew introduced in March
    "shops are barred from selling fireworks"  barred from selling fireworks

Whether words name a measure is told by their head, a noun of the table `measures.toml`; some wordings are
sure enough to take any other name that is neither a person nor a pronoun.
"""

from __future__ import annotations

import re

from onrecord.interpret.phrases import object_span, subject_before
from onrecord.interpret.rules import Hit
from onrecord.interpret.view import View
from onrecord.model import Span
from onrecord.resources import words_of

_POINTS = re.compile(r"(?:it|him|her|them|this|that|us)\b", re.IGNORECASE)
_ABROAD = re.compile(
    r"\s(?:only|until|till|from|since|after|before|around|near|by|for|as|to|with|within|across|"
    r"throughout|over|amid|pending|despite|because|following|during|when|while|effective|starting|beginning|"
    r"overnight|yesterday|today|tomorrow|tonight|again|immediately|indefinitely|temporarily|permanently|"
    r"early|earlier|later|ahead|worldwide|nationwide|everywhere|altogether|entirely|completely|once|twice|(?:\d+|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens of|several|many|countless) times|"
    r"(?:on|in)\s(?=\w+day|\d|the (?:coming|next|last)|(?:january|february|march|april|may|june|july|"
    r"august|september|october|"
    r"november|december)\b)|(?=\w+day\b)|(?=that\b))\b",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"\s(?:barring|banning|requiring|allowing|affecting|covering|keeping|making|giving|stopping|preventing|"
    r"limiting|ordering|blocking|being)\s|"
    r"\s(?:due|set|begun|put|brought|imposed|introduced|announced|ordered|declared|adopted|launched)"
    r"\s(?=the|all|any|\w+day|\w+s\b)|"
    r"\s(?:due|set|begun|put|brought|\w{3,}ed)\s(?=(?:to|on|in|by|at|for|from|last|between|under|earlier|until|"
    r"after|over|since|with)\b)",
    re.IGNORECASE,
)
"""What tells of a measure after its name how it came about ("a curfew introduced in March")."""
_ARTICLE = re.compile(
    r"(?:the|a|an|its|their|his|her|our|all|any|this|that|these|those|new|some)\s(?=\S)", re.IGNORECASE
)
_STATE_OF = re.compile(
    r"\bstates? of (?=(?:\w+ )?(?:emergency|siege|alert|war|disaster|calamity)\b)", re.IGNORECASE
)
_PREPOSITION = re.compile(
    r"\s(?:of|on|against|in|for|at|over|with|by|between|from|to|that|which|since|until|during|off|near|along|"
    r"inside|outside|across|around|within|out|into|onto|towards?|under|after|before|amid|despite|among|"
    r"through|throughout)\s"
)
_TOLD_OF = re.compile(
    r"\W*(?:that\s)?(?P<name>(?:(?!that\b|which\b|who\b|said\b|says\b)[\w’'%.-]+\s){0,10}?(?!that\b|which\b)[\w’'-]+)"
    r"(?P<more>\s(?:that|which)\s(?:[^,;:.!?\"“”]|,(?=\d)){3,80}?|"
    r",\s(?!and\b|but\b|who\b|said\b|says\b)(?:[^;:.!?\"“”]|\.(?=\d)){3,100}?,|\s\([^()]{1,40}\))"
    r"\s?(?:(?:had to|has to|have to|has|have|had|will|would|is|are|was|were|be|been|then|also|meanwhile|"
    r"however|on the other hand|in the meantime|for its part|as of today|in turn)\s)*$",
    re.IGNORECASE,
)
"""A name of which a clause tells more before its verb comes ("the ban that began in May")."""
_BOUND_TO = re.compile(r"\s(?:of|to|from|in|at|on|with|who|under|over|aged|without|for|between)\s")
_MANY = re.compile(
    r"(?!(?:we|they|he|she|it|I|you|this|us|has|was|is|his|hers|ours|theirs|yes|boss)$)"
    r"(?:\w+[^s\W]s|\w*people|\w*men|\w*women|children|everyone|everybody|anyone|nobody|police|staff|those|"
    r"none|adults?)$",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:he|she|i|you|one|who|it)(?:['’]m)?", re.IGNORECASE)
_NO_NAME = frozenset({"until", "since", "below", "above", "and", "or", "but"})
_EVERY = ("every ", "no ", "all ")
_BY_SO_MUCH = re.compile(r"(?:by|for|until)\s(?:an?|another|\w+)(?:\s\w+)?\s(?=(?:the|its|their|an?)\s)")
_IN_PLACE = re.compile(
    r"(?:in|at|on|across|around|near|under|since|from|throughout|within|after)\s[^,;]{2,40}?"
    r"\s(?=(?:the|an?|its|all|their)\s)",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(?:that|which)\s$", re.IGNORECASE)
_EFFECT = re.compile(r",?\swith (?:immediate effect|effect from)\b", re.IGNORECASE)
_THERE = re.compile(r"\s(?:there|here|itself|themselves)$", re.IGNORECASE)
_WHICH = re.compile(r"\s(?:that|which)\b", re.IGNORECASE)
_ACT = re.compile(
    r"(?:[\w’'-]+\s){0,2}?(?:[\w-]{3,}ing(?:$|\s(?:of|in|on|at|to|with|from|by)\b)|"
    r"(?:\w{4,}(?:[ts]ion|ment|ance|age)|arrest|transfer|sale|release|dispatch|issue|use|removal|return)s?\sof\b)",
    re.IGNORECASE,
)
"""A name of an act: "culling on the farm", "disbursement of the loan"."""
_INSERTED = 80
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[\w’'-]+")


def measure_of(view: View, hit: Hit) -> Span | None:
    """Return the measure's name without article: before a passive verb, or after an active one."""
    kind = hit.rule.about.split()
    if kind[0] == "bound" and not _binds_many(view, hit):
        return None
    named = hit.part("object")
    if "others" in kind and _is_pronoun(view, hit):
        return None
    if kind[0] in ("rate", "act", "bound"):
        return _without_effect(view.text, object_span(view.text, named)) if named else None
    if kind[0] == "active":
        object_ = _name(view.text, object_span(view.text, named) if named else None)
    else:
        subject = subject_before(view.text, hit.lead, hit.span.start)
        object_ = _bare(view.text, _after_place(view.text, subject))
    if kind[0] in ("passive", "alone") and object_ and _THAT.search(view.text, hit.lead, object_.start):
        object_ = _told_of_before(view, hit) or object_
    if object_ and _is_measure(view, object_, noun="noun" in kind, acts=_takes_acts(hit)):
        return object_
    return _told_of_before(view, hit) if kind[0] in ("passive", "alone") else None


def _without_effect(text: str, span: Span | None) -> Span | None:
    """Return what a measure does without from when it does so ("with immediate effect")."""
    found = _EFFECT.search(text, span.start, span.end) if span else None
    return Span(span.start, found.start()) if span and found else span


def _after_place(text: str, span: Span | None) -> Span | None:
    """Return a subject without the place or time before it ("In Port Sable the mandate")."""
    lead = _IN_PLACE.match(text, span.start, span.end) if span else None
    return Span(lead.end(), span.end) if span and lead else span


def head_of(words: str) -> frozenset[str]:
    """Return the last word before a preposition, of a hyphened name its parts as well.

    A state of emergency is an emergency.

    >>> sorted(head_of("ban on kites"))
    ['ban']
    """
    bare = _PREPOSITION.split(_STATE_OF.sub("", words))[0]
    last = [found.group().lower() for found in _WORD.finditer(bare)][-1:]
    return frozenset(last)


def _told_of_before(view: View, hit: Hit) -> Span | None:
    """Return the measure that opens a sentence, with the clause that tells which one it is."""
    found = _TOLD_OF.match(view.text, _begin(view, hit), hit.span.start)
    named = _bare(view.text, Span(*found.span("name"))) if found else None
    noun = "noun" in hit.rule.about
    if not found or not named or not _is_measure(view, named, noun=noun, acts=_takes_acts(hit)):
        return None
    return Span(named.start, found.end("more")) if _WHICH.match(found["more"]) else named


def _begin(view: View, hit: Hit) -> int:
    """Return where the words before a verb begin: before an insertion, where the verb stands after one."""
    at = hit.span.start
    parts = [part for part in hit.told.content if part.end < at and at - part.end <= _INSERTED]
    opens = not view.text[hit.lead : at].strip()
    inserted = view.text[parts[-1].end : at].strip() if parts else ""
    if not opens or not inserted.startswith(",") or not inserted.endswith(","):
        return hit.lead
    return parts[-1].start


def _takes_acts(hit: Hit) -> bool:
    """Tell whether a wording takes an act for its measure ("culling was stopped", not "voting began")."""
    off = hit.rule.state in ("suspended", "ended", "not_in_force")
    return hit.rule.about.startswith("passive") or (off and hit.rule.about.startswith("alone"))


def _binds_many(view: View, hit: Hit) -> bool:
    """Tell whether those who must or may are told as a class ("visitors to hospitals"), not as somebody."""
    subject = subject_before(view.text, hit.lead, hit.span.start)
    words = subject.text_of(view.text) if subject else ""
    head = _BOUND_TO.split(words)[0].split()
    return bool(head) and (_MANY.match(head[-1]) is not None or words.lower().startswith(_EVERY))


def _is_pronoun(view: View, hit: Hit) -> bool:
    subject = subject_before(view.text, hit.lead, hit.span.start)
    return subject is not None and _ONE.fullmatch(subject.text_of(view.text)) is not None


def _name(text: str, span: Span | None) -> Span | None:
    """Return the name at the head of a phrase: up to where it is told where, when or what for."""
    if span is None:
        return None
    delayed = _BY_SO_MUCH.match(text, span.start, span.end)
    span = Span(delayed.end(), span.end) if delayed else span
    cuts = (pattern.search(text, span.start + 1, span.end) for pattern in (_ABROAD, _MADE))
    end = min((cut.start() for cut in cuts if cut), default=span.end)
    return _bare(text, Span(span.start, end))


def _bare(text: str, span: Span | None) -> Span | None:
    if span is not None and (tail := _THERE.search(text, span.start, span.end)):
        span = Span(span.start, tail.start())
    while span is not None and (lead := _ARTICLE.match(text, span.start, span.end)):
        span = Span(lead.end(), span.end)
    return span


def _is_measure(view: View, object_: Span, *, noun: bool, acts: bool) -> bool:
    words = object_.text_of(view.text)
    made = _MADE.search(words)
    head = head_of(words[: made.start()] if made else words) | head_of(words)
    if (
        not _LETTER.search(words)
        or _POINTS.match(words)
        or "time limit" in words.lower()
        or head & words_of("measures", "persons")
        or words.split()[0].lower() in (*words_of("words", "prepositions"), *_NO_NAME)
        or words.split()[-1].lower() in _NO_NAME
        or words.lower() in words_of("words", "function")
        or words.lower() in view.names
    ):
        return False
    if head & words_of("measures", "nouns") or (
        acts and _ACT.match(words) and not head & words_of("measures", "no_acts")
    ):
        return True
    return not noun and any(word[:1].islower() and len(word) > 3 for word in words.split())

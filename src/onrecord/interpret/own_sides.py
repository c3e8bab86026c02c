"""Own sides: whether who is to act is the speaker, the speaker's own body, or one that the speaker heads.

    "his club may go to court"                          his own
    The forum's convener: "the forum may sue"           of its head
    Coach Ada Lund of Northgate: "Northgate may sell"   of its coach

Outsiders (economists, professors) speak for nobody.
"""

from __future__ import annotations

import re

from onrecord.interpret.parties import subject_span
from onrecord.interpret.phrases import stems
from onrecord.interpret.rules import Hit
from onrecord.interpret.view import View
from onrecord.model import EntityType, Party

_HIS = re.compile(
    r"(?:(?:his|her|their|our|its)\s(?:club|company|firm|team|party|government|union|country|side|group|ministry|office|"
    r"agency|board|bank|school|city|league|members|lawyers)\b|(?:[\w’'-]+\s)?(?:we|I)$)",
    re.IGNORECASE,
)
_THE_BODY = re.compile(
    r"the\s(?:[\w-]+\s){0,2}?(?:club|company|firm|team|party|government|union|group|ministry|agency|board|bank|"
    r"league|federation|association|council|authority|commission|court|tribunal|regulator|army|fleet|navy|city|"
    r"county|state|country|cabinet|administration|coalition|airline|maker|operator|owner|management|hospital|"
    r"university|office|panel|committee|watchdog|service|department|force|mission|prosecution|defence)",
    re.IGNORECASE,
)
OUTSIDERS = "economist|analyst|professor|expert|researcher|scientist|pollster|forecaster|historian|author"
"""Offices of those who only look on, as a choice of a pattern."""
_OUTSIDER = re.compile(rf"\b(?:{OUTSIDERS}|strategist|doctor|columnist|commentator)s?\b", re.IGNORECASE)
_OF_IT = re.compile(r"(?:its|his|her|their)\s", re.IGNORECASE)
_INSIDE = re.compile(
    r"(?:[\w-]+\s)?(?:coach|manager|captain|director|chief executive|chair(?:man|woman|person)?|boss|owner|"
    r"spokes\w+|president|secretary-general|general secretary|head)(?:\sof\s[\w\s]+)?",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"(?:[\w-]+\s){0,3}?(?:head|chief|director|secretary|minister|officer|lawyer|manager|chair\w*|owner|leader|"
    r"master|coach|captain|president|mayor|governor|convener|spokes\w+)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?")
_TITLES = re.compile(
    r"(?:[A-Z][\w’'-]+\s(?:(?:of|for)\s(?:the\s)?)?|(?:\w+(?:ers?|ors?|m[ae]n|woman|person|ists?|ents?|parts?|oys?|"
    r"ary)|chiefs?|heads?),?\s){1,6}$"
)
_TITLES_WITHIN = 80


def speaks_for(view: View, hit: Hit) -> bool:
    """Tell whether the speaker holds an office or is a body, and is no outsider."""
    role = office_of(view, hit)
    in_office = bool(role) or hit.told.stmt.speaker_type in (EntityType.ORGANISATION, EntityType.GROUP)
    return in_office and _OUTSIDER.search(role) is None


def office_of(view: View, hit: Hit) -> str:
    """Return the speaker's office, told with a statement or with the name; none is an empty string."""
    stmt = hit.told.stmt
    if stmt.role is not None or stmt.speaker is None:
        return stmt.role or ""
    roles = (one.stmt.role for one in view.told if one.stmt.speaker == stmt.speaker)
    described = stmt.speaker if _DESCRIBED.match(stmt.speaker) else ""
    return next(filter(None, roles), "") or _titles(view.text, stmt.speaker).strip(" ,") or described


def is_of_its_head(view: View, hit: Hit) -> bool:
    """Tell whether "the club" is to act, by the word of somebody who holds an office, or of its manager."""
    subject, role = subject_span(view, hit), office_of(view, hit)
    if subject is None or not role or _OUTSIDER.search(role):
        return False
    words = subject.text_of(view.text)
    people = {one.stmt.speaker for one in view.told if one.stmt.speaker_type is EntityType.PERSON}
    inside = _INSIDE.fullmatch(role) is not None and _NAME.fullmatch(words) is not None
    named = inside and not any(words in name for name in people if name)
    return named or _THE_BODY.fullmatch(words) is not None


def is_his(view: View, hit: Hit) -> bool:
    """Tell whether a speaker's own body or "it" or "we" is to act ("his club may …", "said it may …")."""
    subject = subject_span(view, hit)
    return subject is not None and (_HIS.match(subject.text_of(view.text)) is not None or is_it(view, hit))


def is_it(view: View, hit: Hit) -> bool:
    """Tell whether a content begins with "it", mostly the speaker's body ("warned that it would …")."""
    subject = subject_span(view, hit)
    if subject is None or subject.text_of(view.text).lower() not in ("it", "they"):
        return False
    return hit.told.opens_at(subject.start)


def _titles(text: str, name: str) -> str:
    """Return the titles before the first mention of a name ("her Brenovian counterpart, Ada Lund")."""
    at = text.find(name)
    found = _TITLES.search(text, max(0, at - _TITLES_WITHIN), at) if at > 0 else None
    return found.group() if found else ""


def is_own_side(view: View, hit: Hit, parties: tuple[Party, ...]) -> bool:
    """Tell whether a party is the speaker, or is named in the speaker's office or by its holder."""
    stmt = hit.told.stmt
    if (
        stmt.role is not None
        and _OUTSIDER.search(stmt.role)
        and not any(party.name == stmt.speaker for party in parties)
    ):
        return False
    if any(_OF_IT.match(view.text, span.start) for span in hit.told.source[:1]) and parties:
        return True
    titles = _titles(view.text, stmt.speaker) if stmt.speaker else ""
    own = stems(" ".join(name for name in (stmt.speaker, stmt.role, stmt.holder, titles) if name))
    return any(stems(f"{party.name} {_printed(view, party)}") & own for party in parties)


def _printed(view: View, party: Party) -> str:
    """Return the words that stand for a party ("The president" of the president's spokesman)."""
    return party.span.text_of(view.doc.text) if party.span else ""


def is_outsider(hit: Hit) -> bool:
    """Tell whether a speaker's office is one of those who only look on ("economist")."""
    return _OUTSIDER.search(hit.told.stmt.role or "") is not None

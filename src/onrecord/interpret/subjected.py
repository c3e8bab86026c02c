"""Whom a measure binds or spares, where no wording names them.

    "an entry ban on 14 officials of the Union"     14 officials of the Union
    "a waiver for carmakers"                        carmakers
    "Per Holt's six-match ban"                      Per Holt

Only people and bodies are: "a duty on steel" binds nobody that is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.interpret.parties import is_somebody, parties_of
from onrecord.interpret.phrases import words_of_group
from onrecord.interpret.view import Place, View
from onrecord.model import Party

_ON = re.compile(
    r"\b(?:bans?|sanctions?|embargo(?:es)?|restrictions?|curbs?|waivers?|exemptions?|curfews?|quarantines?|"
    r"suspensions?|fines?|penalt(?:y|ies)|asset freezes?|blockades?|limits?|amnest(?:y|ies)|clemency|"
    r"reprieves?|immunity|lockouts?|boycotts?)\s(?:on|for|against|upon|imposed on)\s"
    r"(?P<who>(?:the\s)?(?:(?!(?:after|before|in|on|at|by|for|from|until|since|over|is|are|was|were|will|would|"
    r"has|have|had|to|with|who|that|which|and)\b)[\w’'-]+\s?){1,7})"
)
_OWN = re.compile(
    r"\b(?P<who>(?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+)['’]s?\s(?:\w+\s){0,2}[\w-]+-(?:match|game|race|year|month|week|day)\s"
    r"(?:ban|suspension|exclusion|detention|sentence)\b"
)


def subjects_of_measure(view: View, place: Place) -> Sequence[Party]:
    """Return whom a measure binds or spares."""
    at, where = place.at, place.where
    for pattern in (_ON, _OWN):
        for found in pattern.finditer(view.text, where.start, where.end):
            who = words_of_group(found, "who")
            if found.end() > at.start and found.start() < at.end and is_somebody(view, who):
                return parties_of(view, "subject", who, place.told)
    return ()

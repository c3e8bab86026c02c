"""Whom a speaker speaks for by an office that the report tells: "we" of a spokesman is his principal.

"A spokesman for Sound Ferries, Ole Varn"       Sound Ferries
"the guild's general secretary, Ada Lund"       the guild, under the name that the report has for it
"Per Holt, chief executive of Veldt Motor"      Veldt Motor
"Northgate manager Per Holt"                    Northgate
"""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.interpret.parties import name_of, whom
from onrecord.interpret.view import Place, View
from onrecord.model import EntityType, Span

_OFFICE = (
    r"(?:spokes\w+|speaker|representative|(?:general\s)?secretary|chief\s(?:executive|[\w-]+\sofficer)|CEO|president|"
    r"chair(?:man|woman|person)?|director(?:-general|\sgeneral)?|manager|governor|ambassador|envoy|head|leader|"
    r"officer|coach|captain|lawyer|counsel|convener|commander|commissioner|minister|mayor|boss|founder|owner)"
)
_BODY = (
    r"(?:(?:the|its|their)\s(?:[a-z][\w-]*\s){0,2}?[a-z][\w-]*|"
    r"(?:(?i:the)\s)?[A-Z](?:[\w&-]|\.(?=\w))*(?:\s(?:(?:of|for|and)\s(?:the\s)?)?[A-Z](?:[\w&-]|\.(?=\w))*)*)"
)
_TITLE = r"(?:[A-Z]\w{1,3}\.?\s)?(?:[A-Z][\w’'-]+\s){0,2}?"
_FORMS = (
    rf"(?P<body>{_BODY})(?:['’]s|(?<=s)['’])\s(?:[\w-]+\s){{0,3}}?{_OFFICE},?\s{_TITLE}NAME\b",
    rf"\b{_OFFICE}\s(?:for|of|at|with)\s(?P<body>{_BODY}),?\s{_TITLE}NAME\b",
    rf"\bNAME,\s(?:the\s|an?\s)?(?:[\w-]+\s){{0,3}}?{_OFFICE}\s(?:for|of|at|with)\s(?P<body>{_BODY})",
    rf"\bNAME,\s(?P<body>{_BODY})(?:['’]s|(?<=s)['’])\s(?:[\w-]+\s){{0,3}}?{_OFFICE}\b",
    rf"(?P<body>{_BODY})\s{_OFFICE}\s{_TITLE}NAME\b",
)
_RELAYS = re.compile(r"\bspokes\w+|\brepresentative\b", re.IGNORECASE)
_REACH = 160
"""How far from a name its body may stand, so that a long report is read once and not once for each word."""
_WE = re.compile(r"\b(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)

Bodies = Callable[[str], str | None]
"""Tells the body that somebody speaks for, by his last name."""


def principal_of(view: View, place: Place, bodies: Bodies) -> str | None:
    """Return the name of the body that a person speaks for in a sentence; None where it is the person alone.

    Args:
        view: The report.
        place: Where the person says it.
        bodies: Tells the body by the person's name; see `body_of`.
    """
    stmt, where = place.told.stmt, place.where
    if stmt.speaker_type is not EntityType.PERSON or not stmt.speaker:
        return None
    if not (_WE.search(view.text, where.start, where.end) or _RELAYS.search(stmt.role or "")):
        return None
    return bodies(stmt.speaker.split()[-1])


def body_of(view: View, name: str) -> str | None:
    """Return the name of the body whose office somebody of a last name is told to hold, beside the name."""
    places = [found.span() for found in re.finditer(rf"\b{re.escape(name)}\b", view.text)]
    for form in _FORMS:
        pattern = re.compile(form.replace("NAME", re.escape(name)))
        for start, end in places:
            for found in pattern.finditer(view.text, max(0, start - _REACH), end + _REACH):
                span = Span(*found.span("body"))
                body = whom(view, span) or _named(view, span.text_of(view.text))
                if body is not None:
                    return body
    return None


def _named(view: View, words: str) -> str | None:
    """Return the name of a body that is printed: of several words, or one that a statement has, too."""
    name = name_of(view, words)
    is_name = name[:1].isupper() and (" " in name or name.lower() in view.names)
    return name if is_name else None

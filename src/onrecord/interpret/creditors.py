"""To whom something is owed, where no wording names them: those whom the promised act is done for.

    "will refund customers in full"              customers
    "will mail every owner a new buckle"         every owner
    "Season-ticket holders are to be compensated"    season-ticket holders
    Ada Lund promised the carters that …         the carters

Only people and bodies are: "will repay the loan" names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.interpret.parties import is_somebody, parties_of
from onrecord.interpret.phrases import subject_before, words_of_group
from onrecord.interpret.view import Place, View
from onrecord.model import Party, Span

_NUMBER = r"\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half"
_NOUNS = (
    r"(?:(?:the|every|all|each|any|its|their|his|her|our|those|these|affected)\s)*"
    r"(?:(?!(?:a|an|the|in|on|at|for|of|by|if|to|with|within|from|until|before|after|when|back|free|full|more|"
    rf"up|have|their|its|his|her|that|who|and|{_NUMBER})\b)[\w’'-]+\s?){{1,4}}"
)
_DONE_TO = re.compile(
    r"\b(?:refund|compensate|reimburse|repay|indemnify|spare|protect|consult|notify|rehouse|evacuate|"
    rf"make it up to|let|allow)\s(?P<who>{_NOUNS})",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    rf"\b(?:pay|give|send|mail|offer|hand|grant|lend|sell|ship|show|build|buy|supply|guarantee)\s(?P<who>{_NOUNS})"
    rf"(?=\s?\b(?:an?|the|their|its|his|her|free|full|more|up to|{_NUMBER})\b)",
    re.IGNORECASE,
)
_UNDERGOES = re.compile(
    r"(?:will|would|shall|must|are|is|were|was)\s(?:(?:all|also|soon|now|to|not|never|fully|each)\s)*"
    r"(?:be\s(?:\w+ly\s)?(?:refunded|compensated|reimbursed|repaid|paid|spared|protected|consulted|notified|rehoused|"
    r"offered|given|granted|sent|allowed|left)|receive|get)\b"
)
_PROMISES = re.compile(r"\b(?:promis|assur|pledg|guarant|swore|swear|vow)", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?:household|patient|pupil|student|victim|employee|familie|citizen|member|tenant|guest|people|relative)s?\b",
    re.IGNORECASE,
)
_REACH = 80


def creditors_of(view: View, place: Place) -> Sequence[Party]:
    """Return to whom what a commitment is about is owed."""
    told = place.told
    who = _undergoing(view, place) or _done_to(view, place)
    if who is not None and (is_somebody(view, who) or _PEOPLE.search(who.text_of(view.text))):
        return parties_of(view, "creditor", who, told)
    cue = " ".join(span.text_of(view.text) for span in told.cue)
    if told.stmt.addressee and _PROMISES.search(cue):
        return [Party("creditor", told.stmt.addressee, None)]
    return ()


def _undergoing(view: View, place: Place) -> Span | None:
    """Return whom a passive says something is done to: what stands before it."""
    at, where = place.at, place.where
    for found in _UNDERGOES.finditer(view.text, where.start, min(where.end, at.end + _REACH)):
        if found.end() > at.start:
            return subject_before(view.text, where.start, found.start())
    return None


def _done_to(view: View, place: Place) -> Span | None:
    """Return the object of a verb that tells what is done for somebody."""
    at, where = place.at, place.where
    start = max(where.start, at.start - _REACH)
    for pattern in (_DONE_TO, _GIVEN):
        for found in pattern.finditer(view.text, start, min(where.end, at.end + _REACH)):
            if found.end() > at.start:
                return words_of_group(found, "who")
    return None

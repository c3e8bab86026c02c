"""Questions asked in so many words: of an interview, of a reporter, or of the report before a quotation.

Q: Will the pool open?   A: In May.
— Will the pool open?    — In May.
"Do you regret the fire?" a reporter asked. "Of course," Renk said.
Would he sell the mill? "In time," Renk said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.interpret.view import Told, View
from onrecord.model import Kind, Quotation, Span

_DASHES = frozenset("-–—―")
_NEXT = 120
_FORM = 400
_ASKS = re.compile(r"(?P<last>[^.?!\"“”\n]*)\?[\"”]?\*{0,2}\s*$")
_QUOTED = re.compile(r"(?:^|[.!?\n\"”]\s*)(?:And\s|But\s|So\s)?(?P<asked>[A-Za-z][^.?!\"“”\n]{5,160})\?\s$")
_OWN = re.compile(
    r"(?:^|[.!?\n\"”]\s*)(?:And\s|But\s|So\s)?(?P<asked>(?i:would|will|had|has|have|did|does|do|is|are|was|were|can|"
    r"could|should|how|what|who|whose|when|where|why|which)\s[^.?!\"“”\n]{5,160})\?\s$"
)
_ASKED_ALOUD = re.compile(
    r"[\"“](?P<asked>[A-Z][^.?!\"“”\n]{3,200})\?[\"”],?\s[^.?!\n\"“”]{0,60}?\b(?:asked|wanted to know|"
    r"wondered|inquired|enquired|demanded|shouted|pressed)\b[^.?!\n\"“”]{0,40}\.\s$"
)
"""A question that a reporter asked aloud, where no statement holds it."""
_LABEL = re.compile(r"q(?:uestion)?\b|a(?:nswer)?\b", re.IGNORECASE)
_ASKING = re.compile(r"\b(?:ask|wonder|inquir|enquir|quer|want\w* to know|demand)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class InSoManyWords:
    """A question in its own words: the statement that asks it, if one does, and the one that answers."""

    asked: Span
    by: Told | None
    answers: tuple[Told, ...]


def questions_in_dialogue(view: View, around: Span | None) -> list[InSoManyWords]:
    """Return questions asked in so many words, with the statement that comes next as their answer.

    Of an interview's form ("Q: Will it open?"), of a reporter ("Will it open?" a reporter asked), or of the
    report itself, just before a quotation.
    """
    found = []
    for place, told in enumerate(view.told):
        if around is not None and not around.overlaps(Span(max(0, told.start - _FORM), told.end + _FORM)):
            continue
        asked = _asked_in(view, told)
        if asked is not None:
            answers = [other for other in view.told[place + 1 : place + 3] if _replies(view, told, other)][:1]
            found.append(InSoManyWords(asked, told, tuple(answers)))
        elif (asked := _asked_before(view, told)) is not None:
            found.append(InSoManyWords(asked, None, (told,)))
    return found


def _asked_in(view: View, told: Told) -> Span | None:
    """Return the last sentence of a statement that is a question to somebody."""
    if not told.content:
        return None
    words = told.content[-1].text_of(view.text)
    found = _ASKS.search(words)
    label = told.source and _LABEL.fullmatch(told.source[0].text_of(view.text).strip())
    cue = " ".join(span.text_of(view.text) for span in told.cue)
    asks = told.stmt.quotation is Quotation.DIRECT and _ASKING.search(cue) is not None
    turn = (told.stmt.kind is Kind.ASK and _is_dashed(view, told)) or _is_labelled(view, told)
    if found is None or not (label or asks or turn):
        return None
    start = told.content[-1].start + found.start("last")
    lead = len(found["last"]) - len(found["last"].lstrip())
    return Span(start + lead, told.content[-1].start + found.end("last"))


def _is_labelled(view: View, told: Told) -> bool:
    """Tell whether a statement is what stands behind a name and a colon, as in a transcript."""
    return bool(told.source) and [cue.text_of(view.text) for cue in told.cue] == [":"]


def _replies(view: View, told: Told, other: Told) -> bool:
    near = 0 <= other.start - told.end < _NEXT
    if _is_dashed(view, told):
        return near and _is_dashed(view, other)
    return near and other.stmt.speaker != told.stmt.speaker and _asked_in(view, other) is None


def _is_dashed(view: View, told: Told) -> bool:
    """Tell whether a statement is a turn of an interview that names nobody, behind a dash or not."""
    return not told.source and all(set(cue.text_of(view.text)) <= _DASHES for cue in told.cue)


def _asked_before(view: View, told: Told) -> Span | None:
    """Return the report's own question before its answer (Would he stay? "Wait and see.")."""
    if not told.content or _is_dashed(view, told) or _is_labelled(view, told):
        return None
    at = told.content[-1].start if told.stmt.quotation is Quotation.DIRECT else told.start
    before = view.text[max(0, at - _FORM) : at]
    found = (_QUOTED if told.stmt.quotation is Quotation.DIRECT else _OWN).search(before)
    asked = found or _ASKED_ALOUD.search(before)
    if asked is None:
        return None
    start = max(0, at - _FORM) + asked.start("asked")
    return Span(start, start + len(asked["asked"]))

"""Who asks and who is asked: "asked by a reader", "Reporters asked Tun why …", the speaker of the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.interpret.gather import first
from onrecord.interpret.parties import speaker_of
from onrecord.interpret.phrases import stems
from onrecord.interpret.refusals import words_of_told
from onrecord.interpret.view import Told, View
from onrecord.model import Party, Span

_SOON = 60
_REPLIES = re.compile(r"^(?:replied|answered|responded|retorted|countered|rejoined)\b")
_BY = re.compile(r"\bby ((?:a |an |the )?[\w’'-]+(?: [\w’'-]+){0,3}?)\s$")


def parties_asked(
    view: View, cue: Span, own: Sequence[Told], answers: Sequence[Told], *, passive: bool
) -> list[Party]:
    """Return who asks and who is asked, as far as the words tell.

    Args:
        view: The report.
        cue: The words that say that something was asked.
        own: The statements that are the asking itself.
        answers: The statements that answer.
        passive: Whether "asked" is said of whoever was asked.
    """
    asker = next((told for told in own if told.stmt.speaker), None)
    asking = speaker_of(view, "asker", asker) if asker and not passive else None
    parties = []
    if asking:
        parties.append(asking)
    elif by := _BY.search(view.text[cue.start : cue.end]):
        span = Span(cue.start + by.start(1), cue.start + by.end(1))
        parties.append(Party("asker", _bare(span.text_of(view.text)), view.given(span)))
    answering = first(speaker_of(view, "asked", told) for told in answers)
    if answering:
        parties.append(answering)
    elif asker and asker.stmt.addressee and not passive:
        parties.append(Party("asked", asker.stmt.addressee, None))
    return parties


def later_answers(view: View, cue: Span, object_: Span, own: Sequence[Told]) -> list[Told]:
    """Return the statement right after "Reporters asked Tun why …" if it is by whoever was asked, or replies.

    Args:
        view: The report.
        cue: The words that say that something was asked, and of whom.
        object_: What was asked.
        own: The statements that are the asking itself.
    """
    whom = {told.stmt.addressee for told in own if told.stmt.addressee}
    askers = {told.stmt.speaker for told in own}
    asked = stems(cue.text_of(view.text))
    after = [told for told in view.near(object_) if told.start >= object_.end][:1]
    return [
        told
        for told in after
        if told.stmt.speaker in whom
        or (
            told.stmt.speaker not in (None, *askers)
            and told.start - object_.end < _SOON
            and (_is_addressed(told, asked) or _REPLIES.search(words_of_told(view, told)))
        )
    ]


def _is_addressed(told: Told, asked: frozenset[str]) -> bool:
    """Tell whether a speaker's name or office is among the stems of the words that say who was asked."""
    return bool(stems(f"{told.stmt.speaker} {told.stmt.role or ''}") & asked)


def _bare(words: str) -> str:
    return re.sub(r"^(?:the|a|an)\s", "", words, flags=re.IGNORECASE)

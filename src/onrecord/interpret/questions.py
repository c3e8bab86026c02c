"""Questions put to a party, and whether they were answered, in plain cases.

    "When asked whether the port would close, Oray declined to comment."   declined
    "Asked about the strike, the minister said it would end."              answered
    "Reporters asked Tun why the ferry sank."                              open
    "The ministry would not say how many ships were held."                 declined

    "Q: Will the pool open?" "A: In May."                                  answered

A refusal with more after a "but" is a partial answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.interpret.askers import later_answers, parties_asked
from onrecord.interpret.gather import CONFIDENCE
from onrecord.interpret.interviews import questions_in_dialogue
from onrecord.interpret.learnt import learnt_words, parties_by
from onrecord.interpret.parties import speaker_of
from onrecord.interpret.refusals import declines, has_more, refuses_question, unasked, words_of_told
from onrecord.interpret.view import Told, View, sentence_end
from onrecord.model import Account, Finding, FindingType, Kind, Party, Span, finding_id
from onrecord.resources import load_table, words_of

_NEXT = 120
_AROUND = 400
_SHORTEST = 12
_ONLY = re.compile(r"\bonly\b|\bbut\b")
_OPENS = re.compile(r"(?:whether|if|how|why|what|who|whom|when|where|which)\b", re.IGNORECASE)
_ENDS = re.compile(r"[,;:.?!](?=[\s\"”’]|$)|[\"“”]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as the report words it."""

    cue: Span
    object: Span
    passive: bool
    answers: tuple[Told, ...] | None = None
    own: tuple[Told, ...] = ()


def find_questions(view: View) -> list[Finding]:
    """Return the questions that a report says were asked, and those it says were left unanswered."""
    asked = [_question(view, question) for question in _asked(view)]
    taken = {stmt for finding in asked for stmt in finding.statements}
    refused = [told for told in view.told if told.stmt.id not in taken and refuses_question(view, told)]
    found = [finding for finding in asked if finding.statements] + [_refusal(view, told) for told in refused]
    return [*found, *_learnt(view, found)]


def _learnt(view: View, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the questions that the network marks where no wording tells of one."""
    known = [view.copy.from_given(finding.object.span) for finding in found]
    for told, words in learnt_words(view, FindingType.QUESTION, known):
        answers = [told] if words.state != "open" else []
        by = parties_by(view, told, words)
        yield _finding(view, words.span, words.state, parties=by, answers=answers, behind=[told])


def question_before(view: View, told: Told) -> Span | None:
    """Return what was asked, of a statement that answers it, or that is added to the answer at once."""
    around = Span(max(0, told.start - _AROUND), told.end)
    for question in _asked(view, around):
        answers = _answers(view, question) if question.passive else []
        adds = question.answers is None and answers and _adds(answers[-1], told)
        if told in answers or adds:
            return question.object
    before = [other for other in view.near(around) if 0 <= told.start - other.end < _NEXT]
    return next(
        (unasked(view, other.content[-1]) for other in before[-1:] if _turned_down(view, other, told)), None
    )


def _turned_down(view: View, other: Told, told: Told) -> bool:
    """Tell whether a statement refuses what the same speaker then speaks of ("that was up to …")."""
    return other.stmt.speaker == told.stmt.speaker and bool(other.content) and _has_own_question(view, other)


def _adds(answer: Told, told: Told) -> bool:
    return told.stmt.speaker == answer.stmt.speaker and 0 <= told.start - answer.end < _NEXT


@cache
def _asking() -> re.Pattern[str]:
    openers = "|".join(sorted(words_of("questions", "openers")))
    asked = "|".join(word.replace("_", r"\s") for word in sorted(words_of("questions", "asked")))
    asking = load_table("questions")["asking"].replace(" ", r"\s")
    return re.compile(
        rf"\b(?:(?P<lead>(?:when|while|if|after being|on being|being|was|were|has been|had been)\s)?"
        rf"(?:{asked})\s"
        rf"(?P<whom>(?:(?!(?:{openers}|to|for|into|back|ahead)\b)[\w’'.-]+\s){{0,6}}?"
        rf"(?:(?:by|in|at|during)\s(?!the\sway)[^,;:.?!\"“”]{{2,60}}?\s)?(?:as\sto\s(?=(?:{openers})\b))?)|(?P<noun>{asking})\s"
        rf"(?:(?:as\sto|of|about|on)\s(?=(?:{openers})\b))?)(?P<opener>{openers})\s",
        re.IGNORECASE,
    )


def _asked(view: View, around: Span | None = None) -> list[_Asked]:
    found = []
    for paragraph in view.paragraphs:
        if around is not None and not paragraph.overlaps(around):
            continue
        for match in _asking().finditer(view.text, paragraph.start, paragraph.end):
            cue = Span(match.start(), match.start("opener"))
            if view.is_quoted(cue) or _presses_on(match):
                continue
            about = match["opener"].lower() in ("about", "on", "over")
            start = match.end("opener") + 1 if about else match.start("opener")
            passive = (
                match["lead"] is not None
                or match["noun"] is not None
                or match.group()[0].isupper()
                or _begins_clause(view, match)
            )
            found.append(_Asked(cue, Span(start, _end(view, start, paragraph.end)), passive))
    found += [
        _Asked(
            one.by.cue[0] if one.by and one.by.cue else one.asked,
            one.asked,
            passive=True,
            answers=one.answers,
            own=(one.by,) if one.by else (),
        )
        for one in questions_in_dialogue(view, around)
    ]
    return [question for question in found if len(question.object) > 0]


def _presses_on(match: re.Match[str]) -> bool:
    """Tell whether "pushed on" or "asked on Monday" is no question about what follows."""
    verb = match.group().split()[-2].lower() if match["noun"] is None else "asked"
    on = match["opener"].lower() in ("on", "over")
    day = re.match(r"(?:the\s)?(?:\w+day|\d)", match.string[match.end() : match.end() + 20], re.IGNORECASE)
    return on and (
        day is not None or (match["lead"] is None and not match.group()[0].isupper() and verb != "asked")
    )


def _begins_clause(view: View, match: re.Match[str]) -> bool:
    """Tell whether "asked" follows a mark, as in "Oray, asked about the strike, said"."""
    return view.text[: match.start()].rstrip(" ")[-1:] in (",", "(", "—", "–", "")


def _end(view: View, start: int, stop: int) -> int:
    """Return where what was asked ends: at a mark, or where the source of the answer begins."""
    mark = _ENDS.search(view.text, start, stop)
    end = mark.start() if mark else stop
    while end > start and view.text[end - 1].isspace():
        end -= 1
    return end


def _question(view: View, question: _Asked) -> Finding:
    own = list(question.own) or [
        told for told in view.near(question.object) if _is_the_question(told, question)
    ]
    answers = (
        _answers(view, question)
        if question.passive
        else later_answers(view, question.cue, question.object, own)
    )
    state = _state(view, answers)
    if question.passive and state in ("open", "answered") and _is_turned_away(view, question):
        state = "partly" if any(_ONLY.search(words_of_told(view, told)) for told in answers) else "declined"
    return _finding(
        view,
        question.object,
        state,
        parties=parties_asked(view, question.cue, own, answers, passive=question.passive),
        answers=answers,
        behind=own,
    )


def _is_turned_away(view: View, question: _Asked) -> bool:
    """Tell whether the sentence of a question says how it was not answered ("did not reply when asked …")."""
    sentence = _sentence(view, question)
    sides = (
        Span(question.object.end, sentence.end),
        Span(min(sentence.start, question.cue.start), question.cue.start),
    )
    return any(declines(side.text_of(view.text).lower()) for side in sides)


def _is_the_question(told: Told, question: _Asked) -> bool:
    """Tell whether a statement is the asking itself, whose content is what was asked."""
    return any(part.overlaps(question.object) for part in told.content) and any(
        part.overlaps(question.cue) for part in told.cue
    )


def _answers(view: View, question: _Asked) -> list[Told]:
    """Return the statement beside the question, and the same speaker's next one if it declines."""
    if question.answers is not None:
        return list(question.answers)
    sentence = _sentence(view, question)
    here = [
        told
        for told in view.near(sentence)
        if not _is_the_question(told, question)
        and any(sentence.overlaps(part) for part in told.cue)
        and not any(
            part.overlaps(question.object) and part.start > question.cue.start - _SHORTEST
            for part in told.content
        )
    ]
    if not here:
        return _next(view, question, sentence)
    first = here[-1] if question.cue.start > here[-1].start else here[0]
    after = [told for told in view.near(sentence) if told.said_at >= first.end][:1]
    return [first, *(told for told in after if _goes_on(view, first, told))]


def _next(view: View, question: _Asked, sentence: Span) -> list[Told]:
    """Return the statement right after a question's sentence, if somebody makes it in the same paragraph."""
    after = [
        told
        for told in view.near(sentence)
        if told.start >= sentence.end - 1 and not _is_the_question(told, question) and told.stmt.speaker
    ][:1]
    return [
        told
        for told in after
        if "\n" not in view.text[sentence.end : told.start] and told.start - sentence.end < _NEXT
    ]


def _goes_on(view: View, first: Told, told: Told) -> bool:
    """Tell whether the next statement, close by, is the same speaker's and takes back part of the answer."""
    same = first.stmt.speaker is not None and told.stmt.speaker == first.stmt.speaker
    at = told.said_at
    near = view.text[first.end : at].count("\n\n") <= 1 and at - first.end < _NEXT
    return same and near and declines(words_of_told(view, told)) and not _has_own_question(view, told)


def _has_own_question(view: View, told: Told) -> bool:
    """Tell whether a refusal says itself what was asked ("would not say how many …")."""
    return refuses_question(view, told) and any(
        _OPENS.match(view.text, unasked(view, part).start) for part in told.content
    )


def _sentence(view: View, question: _Asked) -> Span:
    start = max(view.text.rfind(mark, 0, question.cue.start) for mark in (". ", "\n", "? ", "! ")) + 1
    end = sentence_end(view.text, question.object.end)
    return Span(start, max(question.object.end, end))


def _state(view: View, answers: Sequence[Told]) -> str:
    if not answers:
        return "open"
    declined = [declines(words_of_told(view, told)) or told.stmt.kind is Kind.DECLINE for told in answers]
    if not any(declined):
        return "answered"
    if not all(declined) or any(has_more(view, told) for told in answers):
        return "partly"
    return "declined"


def _refusal(view: View, told: Told) -> Finding:
    object_ = unasked(view, max(told.content, key=len))
    asked = speaker_of(view, "asked", told)
    return _finding(view, object_, "declined", parties=[asked] if asked else [], answers=[told], behind=[])


def _finding(
    view: View,
    object_: Span,
    state: str,
    *,
    parties: Sequence[Party],
    answers: Sequence[Told],
    behind: Sequence[Told],
) -> Finding:
    excerpt = view.excerpt(object_)
    statements = list(dict.fromkeys(told.stmt.id for told in (*behind, *answers)))
    sure = min((told.stmt.confidence for told in (*behind, *answers)), default=1.0)
    return Finding(
        id=finding_id(view.doc_id, FindingType.QUESTION, excerpt.span),
        finding=FindingType.QUESTION,
        state=state,
        parties=tuple(parties),
        object=excerpt,
        places=(),
        scope=None,
        condition=None,
        since=None,
        until=None,
        accounts=tuple(Account(told.stmt.speaker, state, told.stmt.id) for told in answers),
        statements=tuple(statements),
        confidence=round(CONFIDENCE * sure, 4),
    )

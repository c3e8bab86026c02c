"""A statement as a reviewer sees it, worked out for the page: why it is asked about, its words, its past.

Pure. A correction names words by their number in the paragraphs around the statement, which a form can say
without a script and a person can type; here numbers become places in the text and back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Decision, Document, Evidence, Finding, Kind, Span, Statement
from onrecord.services.review import Case
from onrecord.store.base import Review
from onrecord.web.passages import Passage, blocks_around, blocks_of
from onrecord.web.views import Card, make_card, view_in_context
from onrecord.web.wording import say_percent, say_state

SURE = 0.9
"""Above this a confidence is no reason to ask."""

PARTS = ("source", "cue", "content")
FIELDS = ("speaker", "holder", "addressee", "said_on", "kind")
"""What a reviewer corrects beside the words."""

_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*|[^\w\s]")
_NUMBER = re.compile(r"\s*(\d{1,6})\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a mark of punctuation, with its number from 1 and its place in the text.

    `space_after` says whether there is space between it and the next.
    """

    number: int
    text: str
    span: Span
    space_after: bool

    @property
    def is_word(self) -> bool:
        """Whether it is more than punctuation."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class CaseView:
    """A statement as a reviewer sees it.

    Attributes:
        case: What bears on it.
        card: Its words.
        passages: The paragraphs around it, with it marked.
        why: Why it is asked about, most telling first.
        names: Whom the report names, for the fields that take a name.
    """

    case: Case
    card: Card
    passages: tuple[Passage, ...]
    why: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def decided(self) -> tuple[tuple[Review, str], ...]:
        """What people have judged of it, each with how that is said."""
        return tuple((review, say_decision(review, self.case.document.text)) for review in self.case.reviews)

    def role_of(self, word: Word) -> str:
        """Return which part of the statement a word is in, as the style sheet calls it; or nothing."""
        stmt = self.case.statement
        roles = [part for part in PARTS if any(span.overlaps(word.span) for span in getattr(stmt, part))]
        return " m " + " ".join(roles) if roles else ""

    @property
    def is_done(self) -> bool:
        """Whether somebody has judged it, and that stands."""
        return bool(self.case.standing)


def view_case(case: Case) -> CaseView:
    """Work out what a reviewer sees of a statement."""
    stmt, doc = case.statement, case.document
    names = dict.fromkeys(entity.name for entity in case.entities)
    return CaseView(
        case,
        make_card(doc, stmt, 0),
        tuple(view_in_context(doc, stmt)),
        tuple(why_asked(stmt, case.findings)),
        tuple(sorted(names)),
    )


def why_asked(stmt: Statement, findings: Sequence[Finding]) -> Iterator[str]:
    """Say what is doubtful in a statement, and what depends on it."""
    if stmt.speaker is None:
        yield "nobody was found for its source" if stmt.source else "it names no source"
    if stmt.confidence < SURE:
        yield f"{say_percent(stmt.confidence)} sure that these are the words"
    told = _evidence(stmt, "speaker")
    if stmt.speaker is not None and told and told.confidence < SURE:
        yield f"{say_percent(told.confidence)} sure who speaks"
    if findings:
        yield f"{_count(len(findings), 'finding rests', 'findings rest')} on it"
    if stmt.holder is not None and stmt.holder != stmt.speaker:
        yield "it relays another’s view"


def _count(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _evidence(stmt: Statement, field: str) -> Evidence | None:
    return next((item for item in stmt.evidence if item.field == field), None)


def words_around(doc: Document, stmt: Statement) -> tuple[tuple[Word, ...], ...]:
    """Return the words of the paragraphs around a statement, numbered through, paragraph by paragraph."""
    spans = (*stmt.source, *stmt.cue, *stmt.content)
    number, paragraphs = 0, []
    for block in blocks_around(blocks_of(doc), spans):
        start = block.span.start
        found = []
        for match in _WORD.finditer(block.span.text_of(doc.text)):
            number += 1
            span = Span(start + match.start(), start + match.end())
            found.append(Word(number, match[0], span, doc.text[span.end : span.end + 1].isspace()))
        paragraphs.append(tuple(found))
    return tuple(paragraphs)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from one to another, as a form shows and sends them; both empty for none."""

    first: str = ""
    last: str = ""


def stretches(words: Iterable[Word], spans: Sequence[Span]) -> tuple[Stretch, ...]:
    """Return which words some spans touch: what a form shows before anybody changes it."""
    all_words = tuple(words)
    found = []
    for span in spans:
        touched = [word for word in all_words if word.span.overlaps(span)]
        if touched:
            found.append(Stretch(_label(touched[0]), _label(touched[-1])))
    return tuple(found)


def _label(word: Word) -> str:
    return f"{word.number} {word.text}"


def changes_of(
    case: Case, fields: Mapping[str, str], parts: Mapping[str, Sequence[tuple[str, str]]]
) -> dict[str, str | None]:
    """Return what a form corrects: the fields whose value differs from what is on record.

    Args:
        case: What the form is about.
        fields: Values of `FIELDS`; nothing where somebody or something is not known.
        parts: For each of `PARTS` the first and last word of each stretch, by number; both empty for none.

    Raises:
        ValueError: A number is of no word, or a stretch ends before it begins.
    """
    changed: dict[str, str | None] = {}
    known = case.statement.to_dict()
    for name in FIELDS:
        value = fields.get(name)
        if value is not None and value != (known[name] or ""):
            changed[name] = value or None
    words = [word for paragraph in words_around(case.document, case.statement) for word in paragraph]
    for part in PARTS:
        before = [(one.first, one.last) for one in stretches(words, getattr(case.statement, part))]
        given = [pair for pair in parts.get(part, ()) if any(pair)]
        if part in parts and [*map(_numbers, given)] != [*map(_numbers, before)]:
            changed[part] = json.dumps(
                [_span(words, *pair).to_list() for pair in sorted(given, key=_numbers)]
            )
    return changed


def _numbers(pair: tuple[str, str]) -> tuple[int, int]:
    first, last = (_NUMBER.match(value) for value in pair)
    if not first or not last:
        raise ValueError("a stretch of words needs the number of its first and of its last word")
    return int(first[1]), int(last[1])


def _span(words: Sequence[Word], first: str, last: str) -> Span:
    start, end = _numbers((first, last))
    if not 1 <= start <= end <= len(words):
        raise ValueError(
            f"words {start} to {end} are none of the paragraphs shown, whose words are 1 to {len(words)}"
        )
    return Span(words[start - 1].span.start, words[end - 1].span.end)


def say_decision(review: Review, text: str | None = None) -> str:
    """Say what somebody decided, without who.

    >>> from onrecord.model import Judgement, Selector
    >>> place = Selector("", "", "", 0, 0)
    >>> said = Judgement("dv-1", "sm-1", "a", Decision.CORRECT, place, "Mira", "kind", "deny")
    >>> say_decision(Review(1, said, None, "standing", None, None))
    'corrected the kind to “deny”'
    """
    judgement = review.judgement
    match judgement.decision:
        case Decision.ACCEPT:
            return "accepted it"
        case Decision.REJECT:
            return "rejected it"
        case Decision.CORRECT:
            value = _said(judgement.field, judgement.value, text)
            return f"corrected the {say_field(judgement.field or '')} to {value}"
        case Decision.MERGE:
            return "said that two are one"
        case Decision.SPLIT:
            return "said that this is somebody else"
        case Decision.UNDO:
            return f"took judgement {judgement.row_id} back"


def say_field(field: str) -> str:
    """Say the name of a field as the form does."""
    names = {"holder": "holder", "said_on": "day", "content": "words said", "cue": "reporting words"}
    return names.get(field, say_state(field))


def _said(field: str | None, value: str | None, text: str | None) -> str:
    if value is None:
        return "nobody" if field in ("speaker", "holder", "addressee") else "nothing"
    if field in PARTS:
        spans = [Span.from_list(pair) for pair in json.loads(value)]
        if text is None or not spans:
            return "other words" if spans else "no words"
        return f"“{' … '.join(span.text_of(text) for span in spans)}”"
    return f"“{value}”"


KINDS = (("", "not known"), *((kind.value, kind.value) for kind in Kind))
"""The choices for a statement's kind."""

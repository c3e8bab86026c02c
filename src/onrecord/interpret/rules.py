"""Rules as data: a table of wordings for each type of finding, and where they stand in what was said.

A rule is a row of a table in `resources`: the words that it turns on, how it reads, and the state that it
tells.

    [[rules]]
    name = "in charge"
    state = "held"
    subject = "bearer"
    on = "charge command"
    say = "{be} {adv}in {on} of {object}"

`{on}` is any of the rule's words, written as in `verbs.py`; where `on` is a table, its keys are the
states that its words tell. `{be}`, `{passive}`, `{have}`, `{will}`, `{adv}` and `{the}` are small
words, any other name in braces is a part: `{object}` runs to the end of the sentence, `{object:np}`
and parties as far as the words before the next fixed word; `{bearer:end}` to the end of the noun
phrase. A rule whose `subject` is named also takes what stands before the wording for that part; a
`guarded` rule (all are, unless they say otherwise) tells nothing after a negation or under "if" or
"might".

A wording is looked for only in sentences that hold one of its words, so that long lists cost little.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.interpret.phrases import clause_start, follows_article, is_guarded
from onrecord.interpret.refusals import declines
from onrecord.interpret.slots import compile_wording
from onrecord.interpret.verbs import words_for
from onrecord.interpret.view import Sentence, Told, View
from onrecord.model import Kind, Quotation, Span
from onrecord.resources import load_table
from onrecord.text.apostrophes import plainly

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_DENYING = re.compile(r"\b(?:denied|denies|denying|deny)\b", re.IGNORECASE)
_EMBEDDED = re.compile(r"\W*(?:that\s)?(?:whether|how|when|who|which|what)\s[^,;:.!?\"“”]+$", re.IGNORECASE)
_SAYING = re.compile(r"\b(?:said|says|told|replied|answered|added)\b", re.IGNORECASE)
_OWN_WORDS = 16
_MARKS = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording, in one of its states.

    Attributes:
        name: What the row is called.
        state: The state that it tells.
        phrases: The words that it turns on.
        say: How it reads.
        subject: The part that stands before it, if it names one.
        guarded: Whether a negation or a doubt before it takes it back.
        about: What else the row says, for the finding's own code.
    """

    name: str
    state: str
    phrases: tuple[str, ...]
    say: str
    subject: str | None
    guarded: bool
    about: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The wording as a pattern."""
        return compile_wording(self.say, self.phrases)


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found in a sentence of what was said; offsets are into the reading copy."""

    rule: Rule
    sentence: Sentence
    match: re.Match[str]

    @property
    def span(self) -> Span:
        """Where the wording stands, with all of its parts."""
        return Span(*self.match.span())

    @property
    def told(self) -> Told:
        """The statement that holds it."""
        return self.sentence.told

    @property
    def in_cue(self) -> bool:
        """Whether the cue itself is the wording ("urged both sides"), so that the source is its subject."""
        return any(cue.overlaps(self.span) for cue in self.sentence.told.cue) or self.leads_in

    @property
    def leads_in(self) -> bool:
        """Whether the wording stands between source and cue ("Lund turned it down, saying …")."""
        told = self.sentence.told
        return bool(told.source and told.cue) and (
            told.source[-1].end <= self.span.start < told.cue[0].start
            and self.span.start < told.content[0].start
        )

    @property
    def is_asked(self) -> bool:
        """Whether the wording is part of what is asked; what somebody says before asking is told."""
        told = self.sentence.told
        if told.stmt.kind is not Kind.ASK or self._answers():
            return False
        words = self.match.string[self.sentence.span.start : self.sentence.span.end + 1]
        in_own_words = told.stmt.quotation is Quotation.DIRECT or not told.source
        return not in_own_words or "?" in words or len(told.content) == 0 or "?" not in self._all_words()

    def _answers(self) -> bool:
        """Tell whether the cue says that a quotation without a question was said, "when asked" or not."""
        told = self.sentence.told
        cue = " ".join(self.match.string[span.start : span.end] for span in told.cue)
        quoted = told.stmt.quotation is Quotation.DIRECT and "?" not in self._all_words()
        return quoted and _SAYING.search(cue) is not None

    @property
    def is_declined(self) -> bool:
        """Whether the wording is part of a refusal to answer; what the same answer says besides is told."""
        told = self.sentence.told
        if told.stmt.kind is not Kind.DECLINE:
            return False
        words = self.match.string[self.sentence.span.start : self.sentence.span.end]
        whole = sum(len(part) for part in told.content) <= len(self.sentence.span) + _MARKS
        return whole or declines(plainly(words))

    def _all_words(self) -> str:
        content = self.sentence.told.content
        return self.match.string[content[0].start : content[-1].end]

    @property
    def lead(self) -> int:
        """Where the words before the wording begin: after the cue, where that leads into what was said."""
        return _lead(self.sentence, self.match)

    def part(self, name: str) -> Span | None:
        """Return where a part stands; None if the wording has none."""
        if name not in self.match.re.groupindex or self.match[name] is None:
            return None
        return Span(*self.match.span(name))

    def parts(self) -> Iterator[tuple[str, Span]]:
        """Yield the named parts that were found, the object among them."""
        for name in self.match.re.groupindex:
            if (span := self.part(name)) is not None:
                yield name, span


def find_hits(view: View, table: str) -> Iterator[Hit]:
    """Yield where the rules of a table apply, in order; of rules that meet, the first row's."""
    rules = _by_word(table)
    for sentence in view.sentences:
        words = sentence.words & rules.keys()
        if words:
            rows = {
                place: rule
                for word in words
                for place, rule, more in rules[word]
                if any(rest <= sentence.words for rest in more)
            }
            yield from _hits(view.text, sentence, [rows[place] for place in sorted(rows)])


def _hits(text: str, sentence: Sentence, rules: list[Rule]) -> Iterator[Hit]:
    taken: list[Span] = []
    hits: list[Hit] = []
    for rule in rules:
        for match in _matches(text, sentence.span, rule.pattern):
            core = _core(match)
            if any(core.overlaps(other) for other in taken):
                continue
            if not _holds(text, sentence, rule, match):
                continue
            taken.append(core)
            hits.append(Hit(rule, sentence, match))
    yield from sorted(hits, key=lambda hit: hit.span)


def _matches(text: str, span: Span, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield where a wording stands; its object may hold the next one."""
    at = span.start
    while (match := pattern.search(text, at, span.end)) is not None:
        yield match
        at = max(_core(match).end, at + 1)


def _core(match: re.Match[str]) -> Span:
    """Return a wording without the object that runs on to the end of its sentence."""
    object_ = match.start("object") if "object" in match.re.groupindex else -1
    if object_ == match.start():
        return Span(object_, min(match.end(), object_ + _OWN_WORDS))
    return Span(match.start(), object_ if object_ > match.start() else match.end())


def _holds(text: str, sentence: Sentence, rule: Rule, match: re.Match[str]) -> bool:
    if rule.subject and follows_article(text, match.start()):
        return False
    start = clause_start(text, _lead(sentence, match), match.start())
    if rule.guarded and _is_denied(text, sentence, match):
        return False
    if rule.about in ("before", "for") and _EMBEDDED.match(text, _lead(sentence, match), match.start()):
        return True
    return not (rule.guarded and is_guarded(text, start, match))


def _is_denied(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    """Tell whether the cue before a wording denies it ("denied they were in talks")."""
    cues = (cue.text_of(text) for cue in sentence.told.cue if cue.end <= match.start())
    return any(_DENYING.search(cue) for cue in cues)


def _lead(sentence: Sentence, match: re.Match[str]) -> int:
    parts = [
        part.start for part in sentence.told.content if sentence.span.start < part.start <= match.start()
    ]
    return max(parts, default=sentence.span.start)


@cache
def _by_word(table: str) -> Mapping[str, list[tuple[int, Rule, frozenset[frozenset[str]]]]]:
    """Return a table's rules by the first word of each phrase that they turn on.

    Each with its place, and with the words that must be there as well, phrase by phrase.
    """
    found: defaultdict[str, defaultdict[int, set[frozenset[str]]]] = defaultdict(lambda: defaultdict(set))
    rules = [rule for row in load_table(table)["rules"] for rule in rules_of(row)]
    for place, rule in enumerate(rules):
        for phrase in rule.phrases:
            first, *more = _WORD.findall(phrase)
            found[first][place].add(frozenset(more))
    return {
        word: [(place, rules[place], frozenset(rest)) for place, rest in places.items()]
        for word, places in found.items()
    }


def rules_of(row: Mapping[str, Any]) -> Iterator[Rule]:
    """Yield the rules of a row, one for each state that it tells."""
    states = row["on"] if isinstance(row["on"], Mapping) else {row["state"]: row["on"]}
    for state, items in states.items():
        yield Rule(
            name=row["name"],
            state=state,
            phrases=words_for(items),
            say=row["say"],
            subject=row.get("subject"),
            guarded=row.get("guarded", True),
            about=row.get("about", ""),
        )

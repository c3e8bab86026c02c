"""Rules as data: a table of wordings for each type of finding, and where they stand in what was said.

A rule is a row of a table in `resources`: the words that it turns on, how it reads, and the state that it
tells.

    [[rules]]
    state = "held"
    subject = "bearer"
    on = "charge"
    say = "{be} {adv}in {on} of {object}"

`{on}` is any of the rule's words, `{be}`, `{have}`, `{adv}` and `{the}` are small words, any other name in
braces is
a part: `{object}` runs to the end of the sentence, `{object:np}` and parties as far as the words before the
next fixed word; `{bearer:end}` to the end of the noun phrase. A rule whose `subject` is named also takes
what stands before the wording for that part; a
`guarded` rule (all are, unless they say otherwise) tells nothing after a negation or under "if" or "might".

A wording is looked for only in sentences that hold one of its words, so that tables cost little.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.interpret.phrases import clause_start, follows_article, is_guarded
from onrecord.interpret.view import Sentence, Told, View
from onrecord.model import Span
from onrecord.resources import load_table

_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_SMALL = {
    "be": r"(?:is|are|was|were|be|been|being|['’]s|['’]re)",
    "have": r"(?:has|have|had|['’]ve)",
    "will": r"(?:will|would|shall|['’]ll|is to|are to)",
    "adv": r"(?:(?:\w+ly|also|still|now|again|already|once more|just|only|never)\s)*",
    "the": r"(?:(?:the|a|an|its|their|his|her|our|my|all|any|this|that|these|those|such)\s)?",
}
_STOPS = (
    r"(?!(?:because|that|who|which|what|if|when|whether|how|why|to|for|about|is|are|was|were|has|have|"
    r"had|will|would|said|"
    r"and to|but)\b)"
)
_OWN_WORDS = 16
_NAMED = rf"{_STOPS}[\w’'.&-]+(?:\s{_STOPS}[\w’'.&-]+){{0,8}}?(?:,\s[^,;:!?]{{2,40}},)?"
_TAIL = (
    rf"(?:(?!(?:and|or|at|in|on|with|by|under|within|from|not|as|during|after|before)\b){_STOPS}[\w’'.&()-]+)"
)
_SHAPES = {
    "end": rf"{_TAIL}(?:\s{_TAIL}|\sof(?=\s)|\sfor(?=\s)){{0,8}}",
    "np": r"[^;:!?]{1,140}?",
    "all": r"\S.*",
    "pronoun": r"(?:us|them|me|him|her|you|everyone)",
    "party": _NAMED,
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording.

    Attributes:
        state: The state that it tells.
        pattern: How it reads.
        subject: The part that stands before it, if it names one.
        guarded: Whether a negation or a doubt before it takes it back.
        about: What else the row says, for the finding's own code.
    """

    state: str
    pattern: re.Pattern[str]
    subject: str | None
    guarded: bool
    about: str


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
        return any(cue.overlaps(self.span) for cue in self.sentence.told.cue)

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
            yield from _hits(view.text, sentence, {row for word in words for row in rules[word]})


def _hits(text: str, sentence: Sentence, rows: set[tuple[int, Rule]]) -> Iterator[Hit]:
    taken: list[Span] = []
    for _, rule in sorted(rows, key=lambda row: row[0]):
        for match in _matches(text, sentence.span, rule):
            core = _core(match)
            if any(core.overlaps(other) for other in taken):
                continue
            if not _holds(text, sentence, rule, match):
                continue
            taken.append(core)
            yield Hit(rule, sentence, match)


def _matches(text: str, span: Span, rule: Rule) -> Iterator[re.Match[str]]:
    """Yield where a wording stands; its object may hold the next one."""
    at = span.start
    while (match := rule.pattern.search(text, at, span.end)) is not None:
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
    return not (rule.guarded and is_guarded(text, start, match))


def _lead(sentence: Sentence, match: re.Match[str]) -> int:
    parts = [
        part.start for part in sentence.told.content if sentence.span.start < part.start <= match.start()
    ]
    return max(parts, default=sentence.span.start)


@cache
def _by_word(table: str) -> Mapping[str, list[tuple[int, Rule]]]:
    rules: defaultdict[str, list[tuple[int, Rule]]] = defaultdict(list)
    for place, row in enumerate(load_table(table)["rules"]):
        rule = _rule(row)
        for word in row["on"].split():
            rules[word].append((place, rule))
    return dict(rules)


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        state=row["state"],
        pattern=compile_wording(row["say"], row["on"].split()),
        subject=row.get("subject"),
        guarded=row.get("guarded", True),
        about=row.get("about", ""),
    )


def compile_wording(say: str, words: list[str]) -> re.Pattern[str]:
    """Turn a wording with slots into a pattern.

    Raises:
        re.error: The wording is no pattern.
    """
    on = "|".join(sorted(map(re.escape, words), key=len, reverse=True))

    def slot(found: re.Match[str]) -> str:
        name, shape = found[1], found[2]
        if name == "on":
            return rf"(?:{on})"
        if name in _SMALL:
            return _SMALL[name]
        return rf"(?P<{name}>{_SHAPES[shape or ('all' if name == 'object' else 'party')]})"

    spaced = say.replace("} {", "}\\s{").replace(" ", "\\s")
    return re.compile(rf"(?<![\w’'-]){_SLOT.sub(slot, spaced)}(?![\w])", re.IGNORECASE | re.DOTALL)

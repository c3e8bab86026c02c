"""Which speech act a statement performs: what the encoder makes of it, weighed with what its words tell.

Three things are weighed, with weights that were learnt (`training.kinds`): the encoder's probability of each
kind, where the tagger gives one; the probability by words and word pairs (`kind_words`); and a plain lexicon,
in `resources/cues.toml`, that goes by the cue, then, where the cue is neutral, by the content.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.model import Gist, Kind, Span
from onrecord.resolve.chances import shares_of
from onrecord.resolve.declined import content_declines, cue_declines, negated
from onrecord.resolve.kind_words import kind_shares
from onrecord.resolve.reading import Reading, Said
from onrecord.resources import load_table, words_of
from onrecord.text.apostrophes import plainly

DEFAULT = "default"
"""The rule where the words tell nothing."""
STANDS = frozenset(("declined-words", "reserved-words"))
"""Rules of the lexicon whose word stands whatever else speaks.

Words that decline were right in .95 of 179 rows read by hand; who reserves a right threatens by definition.
"""
_RESERVED = re.compile(r"\breserv(?:e|es|ed|ing) (?:the|its|his|her|their|our|my) right\b")
_HEARER = re.compile(r"\s(?:[\w’'-]+\s){1,3}")
_ANSWER = frozenset(("a", "answer"))
_WHEN_ASKED = re.compile(r"(?<=\w),? when (?:asked|pressed|questioned|pushed|quizzed)\b.*")
_WHEN = frozenset(("when", "after", "if"))
_VOWELS = "aeiou"
_LEAST = 1e-4
_SIGNS = tuple((kind, f"kind-{kind.value}") for kind in Kind)


@dataclass(frozen=True, slots=True)
class Act:
    """A speech act, the rule and the words that tell it."""

    kind: Kind
    rule: str
    spans: tuple[Span, ...]
    confidence: float


def find_kind(reading: Reading, said: Said) -> Act:
    """Return the speech act of an attribution."""
    told = kind_by_words(reading, said)
    if told.rule in STANDS or (said.gist is None and told.rule != DEFAULT):
        return told
    weights = load_table("kind_weights")["words" if said.gist is None else "weights"]
    shares = shares_of(weights, traits_of(said.gist, wording_of(reading, said), told))
    asks = not _answers(reading, said)
    options = [number for number, (kind, _) in enumerate(_SIGNS) if asks or kind is not Kind.ASK]
    best = max(options, key=shares.__getitem__)
    kind = _SIGNS[best][0]
    if kind is told.kind and told.rule != DEFAULT:
        return replace(told, confidence=shares[best])
    rule = "word-pairs" if said.gist is None else "encoder"
    return Act(kind, rule, said.cue or said.content, shares[best])


def _answers(reading: Reading, said: Said) -> bool:
    """Tell whether an attribution is an answer in question-and-answer form that asks nothing back."""
    source = _printed(reading, said.source).strip(" .:").casefold()
    return source in _ANSWER and all("?" not in span.text_of(reading.text) for span in said.content)


def traits_of(gist: Gist | None, wording: Sequence[float], told: Act) -> list[dict[str, float]]:
    """Return what speaks for each kind, in the order of `Kind`.

    Args:
        gist: The encoder's probabilities; without them, the words alone speak.
        wording: The probability of each kind by words and word pairs.
        told: What the lexicon tells.
    """
    found = []
    for number, (kind, sign) in enumerate(_SIGNS):
        traits = {"wording": math.log(max(wording[number], _LEAST)), sign: 1.0}
        if gist is not None:
            traits["encoder"] = math.log(max(gist.kinds[number], _LEAST))
        if kind is told.kind:
            traits[told.rule] = 1.0
        found.append(traits)
    return found


def wording_of(reading: Reading, said: Said) -> tuple[float, ...]:
    """Return the probability of each kind by the words and word pairs of an attribution."""
    parts = (
        " ".join(span.text_of(reading.text) for span in spans)
        for spans in (said.source, said.cue, said.content)
    )
    return kind_shares(*parts)


def kind_by_words(reading: Reading, said: Said) -> Act:
    """Return the speech act that the words of an attribution tell."""
    cue = _printed(reading, said.cue)
    content = _printed(reading, said.content)
    if cue_declines(
        negated(reading, said, _with_hearer(reading, said, cue)), _behind(reading, said, content)
    ):
        return Act(Kind.DECLINE, "declined-words", said.cue, 0.8)
    if _RESERVED.search(f"{cue} {content}"):
        return Act(Kind.THREATEN, "reserved-words", said.cue, 0.8)
    by_phrase = _by_phrase(_WHEN_ASKED.sub("", cue), content)
    if by_phrase:
        return Act(by_phrase, "cue-phrase", said.cue, 0.75)
    by_cue = _by_cue(reading, said)
    if by_cue:
        return Act(by_cue, "cue-word", said.cue, 0.7)
    if content_declines(content):
        return Act(Kind.DECLINE, "declined-words", said.content, 0.8)
    by_content = _by_content(content)
    if by_content:
        return Act(by_content, "content-words", said.content, 0.5)
    return Act(Kind.ASSERT, DEFAULT, said.cue, 0.45)


def _printed(reading: Reading, spans: tuple[Span, ...]) -> str:
    return plainly(" ".join(span.text_of(reading.text) for span in spans))


def _with_hearer(reading: Reading, said: Said, cue: str) -> str:
    """Return a cue with whom it is said to, where that follows it ("pointed reporters to")."""
    if len(said.cue) != 1 or not said.content:
        return cue
    between = reading.text[said.cue[0].end : said.content[0].start]
    return f"{cue} {plainly(between).strip()}" if _HEARER.fullmatch(between) else cue


def _behind(reading: Reading, said: Said, content: str) -> str:
    """Return the content from where it goes on behind its cue ("What it held he <refused> {to say}")."""
    ends = said.cue[-1].end if said.cue else -1
    parts = [span for span in said.content[1:] if 0 <= span.start - ends <= 1]
    return plainly(parts[0].text_of(reading.text)) if parts else content


def _by_phrase(cue: str, content: str) -> Kind | None:
    opening = f"{cue} {content[:24]}"
    for kind, pattern in _phrases():
        found = pattern.search(opening)
        if found and found.start() < len(cue):
            return kind
    return None


def _by_cue(reading: Reading, said: Said) -> Kind | None:
    """Return what the first telling word of the cue tells; who "said when asked" asks nothing."""
    for span in said.cue:
        for word in reading.words_in(span):
            if word.lower in _WHEN:
                return None
            if kind := _lexicon().get(word.lower):
                return kind
    return None


def _by_content(content: str) -> Kind | None:
    return next((kind for kind, pattern in _patterns() if pattern.search(content)), None)


@cache
def _phrases() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    rows = load_table("cues")["phrases"]
    return tuple(
        (Kind(row["kind"]), re.compile(rf"\b(?:{'|'.join(map(re.escape, row['any']))})\b")) for row in rows
    )


@cache
def _patterns() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple(
        (Kind(row["kind"]), re.compile("|".join(row["any"]))) for row in load_table("cues")["content"]
    )


@cache
def _lexicon() -> dict[str, Kind]:
    """Return every form of the words that tell a speech act by themselves."""
    table = load_table("cues")
    found = {
        form: Kind(kind)
        for kind, verbs in table["verbs"].items()
        for verb in verbs.split()
        for form in forms_of(verb)
    }
    found |= {word: Kind(kind) for kind, words in table["words"].items() for word in words.split()}
    neutral = {form for verb in words_of("cues", "neutral") for form in forms_of(verb)}
    return {form: kind for form, kind in found.items() if form not in neutral}


def forms_of(verb: str) -> Iterator[str]:
    """Yield the regular forms of a verb: third person, past and "-ing".

    >>> sorted(forms_of("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    yield verb
    if verb.endswith("e"):
        yield from (verb + "s", verb + "d", verb[:-1] + "ing")
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        yield from (verb + "es", verb + "ed", verb + "ing")
    else:
        yield from (verb + "s", verb + "ed", verb + "ing")
        if verb[-1] not in "wxy" + _VOWELS and verb[-2:-1] in _VOWELS and verb[-3:-2] not in _VOWELS:
            yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")

"""What the training articles lend to made-up texts: words that people said, and the people who said them.

pool = harvest(articles)
rng.choice(pool.lines)  # what stood between quotation marks, without them
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Span
from training.data.forms.tables import table
from training.data.polnear import Article, GoldAttribution

_OUTER = re.compile(r"^(?:[“\"]|'')(?P<words>.*?)(?:[”\"]|'')?$", re.DOTALL)
_ANY_MARK = re.compile(r"[“”\"«»„\[\]{}<>\n\xa0]|''|(?<!\w)['‘]|_|…|\.\.\.")
_PERSON = re.compile(
    r"(?:(?P<title>[A-Z][a-z]+\.|President|Senator|Governor|Secretary) )?"
    r"(?P<name>[A-Z][a-z’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+)"
)
_NO_SUBJECT = re.compile(
    r"(?:would|will|is|are|was|were|had|has|have|could|can|may|might|should|must|to|does\w*|do|don)\b"
)
_REPORTING = {"said", "says", "warned", "argued", "added", "noted", "acknowledged", "insisted", "claimed"}


@dataclass(frozen=True, slots=True)
class Pool:
    """Words to make texts of.

    Attributes:
        lines: Quoted words that begin and end as sentences do, without their quotation marks.
        questions: Those that end with a question mark.
        clauses: Words of indirect speech that are a clause, without `that` and full stop.
        people: Titles (or nothing) and names.
    """

    lines: Sequence[str] = ()
    questions: Sequence[str] = ()
    clauses: Sequence[str] = ()
    people: Sequence[tuple[str, str]] = ()


def harvest(articles: Iterable[Article]) -> Pool:
    """Collect what articles lend."""
    lines: list[str] = []
    clauses: list[str] = []
    people: dict[tuple[str, str], None] = {}
    for article in articles:
        for attribution in article.attributions:
            if line := line_of(article.text, attribution):
                lines.append(line)
            elif clause := _clause_of(article.text, attribution):
                clauses.append(clause)
            if person := _person_of(article.text, attribution.source):
                people[person] = None
    return Pool(lines, [line for line in lines if line.endswith("?")], clauses, list(people))


def line_of(text: str, attribution: GoldAttribution) -> str | None:
    """Return what was said in quotation marks as one stretch, without them, if it is whole sentences."""
    parts = [_OUTER.match(span.text_of(text)) for span in attribution.content]
    if not parts or None in parts:
        return None
    words = [part["words"].strip() for part in parts if part]
    if not all(words):
        return None
    joined = " ".join(_continued(first, after) for first, after in zip(words, [*words[1:], ""], strict=True))
    if _ANY_MARK.search(joined) or not joined[0].isupper() or not 3 <= len(joined.split()) <= 60:
        return None
    return _stopped(joined)


def _continued(words: str, after: str) -> str:
    """End a part with a full stop where its comma was owed to the cue and a sentence follows."""
    return words[:-1] + "." if words.endswith(",") and after[:1].isupper() else words


def _stopped(words: str) -> str | None:
    if words[-1] in ".?!":
        return words
    bare = words.rstrip(",")
    return None if bare == words else bare + "." * (bare[-1:] not in ".?!")


def _clause_of(text: str, attribution: GoldAttribution) -> str | None:
    """Return a clause of indirect speech: one that `that` opens, or that follows a plain verb of saying."""
    if len(attribution.content) != 1 or len(attribution.cue) != 1:
        return None
    (content,), (cue,) = attribution.content, attribution.cue
    words = content.text_of(text)
    told = words.removeprefix("that ")
    said = cue.text_of(text) in _REPORTING and cue.end < content.start <= cue.end + 2
    if not (told != words or (said and re.match(r"(?:the|a|he|she|they|it|we|his|her|there) ", words))):
        return None
    told = told.rstrip(" .,;")
    if ". " in told or _ANY_MARK.search(told) or _NO_SUBJECT.match(told):
        return None
    return told if 5 <= len(told.split()) <= 26 else None


def _person_of(text: str, source: Sequence[Span]) -> tuple[str, str] | None:
    if len(source) != 1:
        return None
    match = _PERSON.fullmatch(source[0].text_of(text))
    if match is None or match["name"].endswith(("'s", "’s")):
        return None
    if not set(table("words")["not_people"]).isdisjoint(match["name"].split()):
        return None
    return match["title"] or "", match["name"]

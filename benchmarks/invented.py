"""Make reports of invented statements, any number of them, the same for the same numbers.

    for report, raw in invented_reports(100_000):
        store.add(report, raw=raw, now=now)

Words follow Zipf's law, so that some stand in a quarter of all statements and most in a few; people, offices,
bodies, places and publishers are made of syllables. A person speaks in many reports, under one office.
Everything follows from the number of a report and the seed: two processes make the same one, in any order.
Given a plot (`invented_plot.py`), some statements are of things that other reports tell of as well.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import math
import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Protocol

from onrecord.model import (
    Attribution,
    Block,
    BlockRole,
    Document,
    Entity,
    EntityType,
    Finding,
    Kind,
    Naming,
    Office,
    Provenance,
    Quotation,
    Report,
    Span,
    Statement,
    content_id,
    statement_id,
)

_Said = tuple[tuple[str, str, str], Span, Span, Span, Kind]
"""Who, as name, office and body; where source, cue and content stand; the kind."""


class Plot(Protocol):
    """What some statements of reports are about, and what they amount to."""

    def opening(self, number: int, nth: int, day: dt.date) -> str:
        """Return what a statement of a report begins with; empty where it amounts to nothing."""

    def entities(self, number: int, doc: Document, day: dt.date) -> tuple[Entity, ...]:
        """Return whom the report names besides those who speak."""

    def findings(self, number: int, doc: Document, said: Sequence[Statement]) -> tuple[Finding, ...]:
        """Return what the statements of a report amount to."""


LAYER = "invented-1"
STATEMENTS = 15
"""In each report; a typical newswire report has about as many."""

VOCABULARY = 40_000
PEOPLE = 4_000
PLACES = 600
PUBLISHERS = ("Corvane", "Littoral Wire", "Brenag", "Salen Post", "Upper Valley News")
FIRST_DAY = dt.date(1996, 1, 1)
DAYS = 365 * 30
NOW = dt.datetime(2031, 3, 6, 9, 30, tzinfo=dt.UTC)

_HEADS = ("ba", "co", "dre", "fi", "gu", "ha", "ke", "lo", "mi", "no", "pra", "qui", "ro", "sa", "tel", "vor")
_MIDS = ("", "la", "ri", "mo", "den", "sti", "ver", "ga")
_TAILS = ("n", "ra", "sk", "th", "lo", "mer", "dis", "nt", "va", "rol", "ne", "pe")
_COMMON = (
    *("the", "of", "to", "in", "that", "it", "was", "on", "for", "with"),
    *("not", "be", "by", "as", "at", "from", "they", "had", "will"),
)
_POSTS = ("spokeswoman", "minister", "mayor", "general", "envoy", "chair", "governor", "adviser")
_SAID = ("said", "told reporters", "announced", "denied", "warned", "promised")
_KINDS = (Kind.ASSERT, Kind.ASSERT, Kind.DECIDE, Kind.DENY, Kind.THREATEN, Kind.PROMISE)


@cache
def vocabulary() -> tuple[str, ...]:
    """Return all words, the commonest first; no two are the same."""
    made = ("".join(parts) for parts in itertools.product(_HEADS, _MIDS, _HEADS, _MIDS, _TAILS))
    words = list(dict.fromkeys(itertools.islice(made, 2 * VOCABULARY)))
    random.Random(1).shuffle(words)
    return (*_COMMON, *words[: VOCABULARY - len(_COMMON)])


@cache
def _weights() -> list[float]:
    """Return the running sum of how often each word is drawn: one by its rank."""
    return list(itertools.accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))


@cache
def people() -> tuple[tuple[str, str, str], ...]:
    """Return everybody: name, office, body."""
    chance = random.Random(2)
    names = [word.capitalize() for word in vocabulary()[len(_COMMON) :]]
    return tuple(
        (
            f"{chance.choice(names[:900])} {names[1000 + number]}",
            chance.choice(_POSTS),
            chance.choice(places()),
        )
        for number in range(PEOPLE)
    )


@cache
def places() -> tuple[str, ...]:
    """Return all places."""
    return tuple(f"Port {word.capitalize()}" for word in vocabulary()[-PLACES:])


def invented_reports(
    statements: int, *, first: int = 0, plot: Plot | None = None
) -> Iterator[tuple[Report, bytes]]:
    """Yield reports, each with its bytes, until they have so many statements in all."""
    for number in range(first, first + math.ceil(statements / STATEMENTS)):
        yield invented_report(number, plot)


def invented_report(number: int, plot: Plot | None = None) -> tuple[Report, bytes]:
    """Return the report with a number."""
    chance = random.Random(number)
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
    cast = [people()[min(int(chance.paretovariate(0.6)) - 1, PEOPLE - 1)] for _ in range(5)]
    headline = " ".join(_words(chance, 7)).capitalize()
    blocks, said, at, parts = (
        [Block(BlockRole.HEADLINE, Span(0, len(headline)))],
        [],
        len(headline),
        [headline],
    )
    for nth in range(STATEMENTS):
        who = chance.choice(cast)
        cue = chance.randrange(len(_SAID))
        content = " ".join(_words(chance, chance.randint(6, 30)))
        content = f"{plot.opening(number, nth, day)} {content}".strip() if plot else content
        start = at + 2
        source = Span(start, start + len(who[0]))
        verb = Span(source.end + 1, source.end + 1 + len(_SAID[cue]))
        words = Span(verb.end + 1, verb.end + 1 + len(content))
        parts.append(f"{who[0]} {_SAID[cue]} {content}.")
        said.append((who, source, verb, words, _KINDS[cue]))
        at = words.end + 1
        blocks.append(Block(BlockRole.BODY, Span(start, at)))
    text = "\n\n".join(parts)
    raw = text.encode()
    where = Provenance(f"/invented/{number}.txt", hashlib.sha256(raw).hexdigest(), "text", "1", None)
    doc = Document(
        name=f"invented-{number}",
        text=text,
        provenance=where,
        publisher=chance.choice(PUBLISHERS),
        published=day.isoformat(),
        language="en",
        blocks=tuple(blocks),
    )
    report = _report(doc, said, day.isoformat(), chance)
    if plot is not None:
        entities = (*report.entities, *plot.entities(number, doc, day))
        report = replace(report, entities=entities, findings=plot.findings(number, doc, report.statements))
    return report, raw


def _words(chance: random.Random, count: int) -> list[str]:
    weights, words = _weights(), vocabulary()
    return [words[bisect_left(weights, chance.random() * weights[-1])] for _ in range(count)]


def _report(doc: Document, said: list[_Said], day: str, chance: random.Random) -> Report:
    document_id = doc.id
    statements, entities = [], {}
    for (name, post, body), source, cue, content, kind in said:
        attribution = Attribution((source,), (cue,), (content,), Quotation.INDIRECT, 0.9)
        entity_id = content_id("en", document_id, name)
        entities.setdefault(
            entity_id,
            Entity(
                entity_id,
                name,
                EntityType.PERSON,
                Naming.NAMED,
                (name,),
                (Office(f"{body} {post}"),),
                (source,),
            ),
        )
        statements.append(
            Statement(
                id=statement_id(document_id, attribution),
                source=(source,),
                cue=(cue,),
                content=(content,),
                quotation=Quotation.INDIRECT,
                speaker=name,
                speaker_type=EntityType.PERSON,
                naming=Naming.NAMED,
                role=f"{body} {post}",
                holder=name,
                addressee=None,
                target=None,
                said_on=day,
                kind=kind,
                condition=None,
                confidence=0.9,
                document_id=document_id,
                layer=LAYER,
                speaker_id=entity_id,
                places=(chance.choice(places()),),
            )
        )
    return Report(document=doc, layer=LAYER, entities=tuple(entities.values()), statements=tuple(statements))

"""Hypothesis strategies for the values: any value that its class allows.

Texts hold what reports hold at their worst: astral characters, line ends of every kind, soft hyphens,
no-break spaces, bidi marks and lone surrogates. Offsets lie within the text that a value belongs to where
the value has one, and anywhere else.

    @given(st.data(), texts())
    def test_offsets(data, text):
        span = data.draw(spans(text))
"""

from __future__ import annotations

import functools
import types
import typing
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from onrecord.model import (
    STATES,
    Attribution,
    AuthorityEntity,
    Document,
    Entity,
    Excerpt,
    Finding,
    Gist,
    Issue,
    Judgement,
    Link,
    NamedPlace,
    Quotation,
    Reason,
    Report,
    ReportDate,
    Revision,
    Selector,
    Span,
    Statement,
    Tagging,
    Value,
    YearGround,
)
from onrecord.model.values import field_types

VALUES: tuple[type[Value], ...] = (
    Attribution,
    AuthorityEntity,
    Document,
    Entity,
    Excerpt,
    Finding,
    Gist,
    Issue,
    Judgement,
    Link,
    NamedPlace,
    Reason,
    Report,
    ReportDate,
    Revision,
    Selector,
    Statement,
    Tagging,
    YearGround,
)

ODD = "\r\n\t \u00a0\u00ad\u200b\u202e\u2028\ufeff\U0001f54a\ud800“”‘’'\"«»„‚-—"

DATES = ("2031", "2031-02", "2031-02/2031-04-30", "XXXX-10-28", "../2031-03-07", "2031-03-07/..")
"""Dates in EDTF of every form that the record has: years, months, intervals, days of no year, open ends."""


def texts(*, max_size: int = 80, surrogates: bool = True) -> st.SearchStrategy[str]:
    """Draw texts in which odd characters are frequent.

    `st.text` would merge both alphabets into one, in which they are rare.
    """
    odd = ODD if surrogates else ODD.replace("\ud800", "")
    return st.lists(st.sampled_from(odd) | st.characters(), max_size=max_size).map("".join)


@st.composite
def spans(draw: st.DrawFn, text: str | None = None) -> Span:
    """Draw a span of a text; of any text that there could be where none is given."""
    last = 100 if text is None else len(text)
    start = draw(st.integers(0, last))
    return Span(start, draw(st.integers(start, last)))


@st.composite
def disjoint_spans(draw: st.DrawFn, text: str | None = None, *, max_size: int = 3) -> tuple[Span, ...]:
    """Draw spans in order that share nothing and are not empty."""
    last = 100 if text is None else len(text)
    cuts = sorted(draw(st.sets(st.integers(0, last), max_size=2 * max_size)))
    return tuple(Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False))


def confidences() -> st.SearchStrategy[float]:
    """Draw probabilities."""
    return st.floats(0, 1, allow_nan=False)


@st.composite
def attributions(draw: st.DrawFn, text: str | None = None) -> Attribution:
    """Draw an attribution whose spans lie in a text."""
    return Attribution(
        source=draw(disjoint_spans(text)),
        cue=draw(disjoint_spans(text)),
        content=draw(disjoint_spans(text)),
        quotation=draw(st.sampled_from(Quotation)),
        confidence=draw(confidences()),
    )


@functools.cache
def values_of(cls: type[Value]) -> st.SearchStrategy[Any]:
    """Draw any instance of a value class; a finding is in one of its type's states."""
    fields = {name: _of(name, hint) for name, hint in field_types(cls).items()}
    if cls is Finding:
        return st.sampled_from(sorted(STATES)).flatmap(
            lambda kind: st.builds(
                cls, **(fields | {"finding": st.just(kind), "state": st.sampled_from(STATES[kind])})
            )
        )
    return st.builds(cls, **fields)


def _of(name: str, hint: Any) -> st.SearchStrategy[Any]:
    if name == "embargo":
        return st.none() | st.just("2030-12-24T06:00:00Z")
    if name in ("since", "until"):
        return st.none() | st.dates().map(str) | st.sampled_from(DATES)
    origin = typing.get_origin(hint)
    if origin is tuple:
        return st.lists(_of(name, typing.get_args(hint)[0]), max_size=2).map(tuple)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(_of(name, arg) for arg in typing.get_args(hint)))
    if hint is type(None):
        return st.none()
    if issubclass(hint, Value):
        return values_of(hint)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return {
        Span: spans(),
        str: texts(max_size=8, surrogates=False),
        bool: st.booleans(),
        int: st.integers(),
        float: confidences(),
    }[hint]

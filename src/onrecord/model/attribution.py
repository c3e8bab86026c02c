"""What the tagger finds: who is said to have said what, as spans of the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span
from onrecord.model.values import Value


class Quotation(StrEnum):
    """How the words are relayed."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution(Value):
    """The relation between a source (who), a cue (the reporting words) and a content (what).

    Each part is a tuple of disjoint spans in order; source and cue may be empty, a content may be
    discontinuous. `confidence` is the calibrated probability that the attribution is right, in [0, 1].
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: Quotation
    confidence: float


@dataclass(frozen=True, slots=True)
class Nested(Value):
    """An attribution inside the content of another: what Torv wants, in "Renk said that Torv wants peace".

    `within` is the number of that other one in a tagging: first come its attributions, then the nested ones.
    """

    attribution: Attribution
    within: int


@dataclass(frozen=True, slots=True)
class Tagging(Value):
    """All that the encoder gives for one document.

    Attributes:
        layer: What made it (model hash and version).
        attributions: The outer ones: no word is the content of two.
        nested: Those inside their contents.
    """

    layer: str
    attributions: tuple[Attribution, ...]
    nested: tuple[Nested, ...] = ()

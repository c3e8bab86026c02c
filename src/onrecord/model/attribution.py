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
class Tagging(Value):
    """All that one pass of the encoder gives for one document.

    `layer` names the model and code that made it (model hash and version).
    """

    layer: str
    attributions: tuple[Attribution, ...]

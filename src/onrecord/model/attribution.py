"""What the tagger finds: who is said to have said what, as spans of the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.finding_type import FindingType
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
class PartyWords(Value):
    """Words that may name a party of an attribution: `party` is holder or addressee, `chance` how likely."""

    party: str
    span: Span
    chance: float


@dataclass(frozen=True, slots=True)
class FindingWords(Value):
    """Words that may name what a finding is about.

    Attributes:
        finding: The type of finding.
        state: The state that the attribution tells.
        span: The words.
        chance: How likely they name such a thing.
        state_chance: How likely the state is, if they do.
        by: Words of the attribution that may name who acts, owes, asks or holds a view.
        to: Words that may name whom that concerns.
    """

    finding: FindingType
    state: str
    span: Span
    chance: float
    state_chance: float
    by: tuple[Span, ...] = ()
    to: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Gist(Value):
    """What the encoder makes of an attribution.

    Attributes:
        kinds: The probability of each kind of statement, in the order of `Kind`.
        parties: Words that may name its holder or addressee, in order.
        findings: Words that may name what a finding is about, in order.
    """

    kinds: tuple[float, ...]
    parties: tuple[PartyWords, ...] = ()
    findings: tuple[FindingWords, ...] = ()


class MentionKind(StrEnum):
    """What is mentioned."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Mention(Value):
    """Words that mention somebody, a body, a place or a time; mentions may lie in each other.

    Attributes:
        span: The whole noun phrase.
        kind: What is mentioned.
        confidence: How sure that is, in [0, 1].
        antecedent: The number of an earlier mention that means the same, None if there is none.
        tie: How sure that is.
    """

    span: Span
    kind: MentionKind
    confidence: float
    antecedent: int | None = None
    tie: float | None = None


@dataclass(frozen=True, slots=True)
class Tagging(Value):
    """All that the encoder gives for one document.

    Attributes:
        layer: What made it (model hash and version).
        attributions: The outer ones: no word is the content of two.
        nested: Those inside their contents.
        gists: One for each attribution, then one for each nested one; none if the model gives none.
        mentions: In order; the longer of two that begin together comes first.
    """

    layer: str
    attributions: tuple[Attribution, ...]
    nested: tuple[Nested, ...] = ()
    gists: tuple[Gist, ...] = ()
    mentions: tuple[Mention, ...] = ()

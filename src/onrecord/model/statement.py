"""A resolved attribution: who said what, in which office, for whom, to whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.attribution import Attribution, Quotation
from onrecord.model.entity import EntityType, Naming
from onrecord.model.ids import content_id
from onrecord.model.span import Span
from onrecord.model.values import Value


class Kind(StrEnum):
    """The speech act that a statement performs."""

    ASSERT = "assert"
    DENY = "deny"
    ACCUSE = "accuse"
    PRAISE = "praise"
    EVALUATE = "evaluate"
    PROMISE = "promise"
    DEMAND = "demand"
    PROPOSE = "propose"
    REJECT = "reject"
    THREATEN = "threaten"
    PREDICT = "predict"
    DECIDE = "decide"
    DECLINE = "decline"
    ASK = "ask"
    EXPRESS = "express"


class Occasion(StrEnum):
    """On what occasion, or in what form, something was said."""

    INTERVIEW = "interview"
    NEWS_CONFERENCE = "news-conference"
    CALL = "call"
    DEBATE = "debate"
    SPEECH = "speech"
    RALLY = "rally"
    HEARING = "hearing"
    MEETING = "meeting"
    BROADCAST = "broadcast"
    STATEMENT = "statement"
    POST = "post"
    LETTER = "letter"
    EMAIL = "email"
    ARTICLE = "article"
    BOOK = "book"
    FILING = "filing"
    ADVERT = "advert"
    QUESTION = "question"


class Polarity(StrEnum):
    """Whether what was said is that something is so, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    """How the speaker stands to it: it is so, may be so, is denied, or would be so under a condition."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Excerpt(Value):
    """Words of the text with their place: `text` is the slice at `span`."""

    text: str
    span: Span

    @classmethod
    def of(cls, text: str, span: Span) -> Excerpt:
        """Cut the excerpt at `span` out of a document's text."""
        return cls(span.text_of(text), span)


@dataclass(frozen=True, slots=True)
class Evidence(Value):
    """Why a field of a statement has its value: the rule that decided and the spans it rests on."""

    field: str
    rule: str
    spans: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement(Value):
    """A resolved attribution. What is not known is None.

    `speaker`, `holder`, `addressee` and `target` are canonical names; `speaker_id` is the entity behind
    the speaker; `said_on` is EDTF; `places` are those that it is about, `said_in` where it was said; `layer`
    names the machine that made the row; `occasion` is how or where it was said, in a letter or as an
    answer; `within` is the id of the statement in whose content this one stands,
    None for one that the report itself makes. `polarity` and `certainty` are those of the content's main
    clause, None where nothing is claimed, as in a question or a demand; `evidence` has the words that tell.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: Quotation
    speaker: str | None
    speaker_type: EntityType
    naming: Naming
    role: str | None
    holder: str | None
    addressee: str | None
    target: str | None
    said_on: str | None
    kind: Kind | None
    condition: Excerpt | None
    confidence: float
    document_id: str
    layer: str
    speaker_id: str | None = None
    places: tuple[str, ...] = ()
    said_in: str | None = None
    evidence: tuple[Evidence, ...] = ()
    within: str | None = None
    occasion: Occasion | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None


def statement_id(document_id: str, attribution: Attribution) -> str:
    """Return the id of a machine row: it follows from the document version and the spans.

    It moves when a model moves a boundary; a person's judgement therefore hangs on a `Selector`.
    """
    spans = [
        [span.to_list() for span in part]
        for part in (attribution.source, attribution.cue, attribution.content)
    ]
    return content_id("sm", document_id, spans)

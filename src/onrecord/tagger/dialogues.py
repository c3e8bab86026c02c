"""Give each turn of an interview whose turns open with dashes to the side whose turn it is.

    — When will the pier open?
    — By May. We promised the town.

Each turn is one attribution, as one behind a name and a colon is: the dash is its cue, if there is one, its
paragraphs are its content, and it has no source. Who asks and who answers, the marks do not tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Block, BlockRole, Gist, Kind, Quotation, Span
from onrecord.text.turns import DashedTurn, find_exchange

CONFIDENCE = 0.9
"""A turn is one as sure as the exchange is one; of those we made up all were."""

_ASKED = 0.9
_KINDS = tuple(Kind)

Found = tuple[Attribution, Gist | None]


@dataclass(frozen=True, slots=True)
class _Turn:
    attribution: Attribution
    asks: bool

    @property
    def span(self) -> Span:
        """The dash and what is said behind it."""
        first = (*self.attribution.cue, *self.attribution.content)[0]
        return Span(first.start, self.attribution.content[-1].end)


def in_turns(text: str, blocks: Sequence[Block], pairs: Sequence[Found]) -> list[Found]:
    """Return what was found in a text, in the turns of an exchange each turn as a whole instead.

    Args:
        text: The document's text.
        blocks: Its blocks.
        pairs: The attributions found, each with what it amounts to, if the network tells that.
    """
    body = [block.span for block in blocks if block.role is BlockRole.BODY]
    turns = [_turn(text, body, turn) for turn in find_exchange([span.text_of(text) for span in body])]
    if not turns:
        return list(pairs)
    told = any(gist is not None for _, gist in pairs) or not pairs
    kept = [pair for pair in pairs if not any(_overlaps(pair[0], turn.span) for turn in turns)]
    return sorted(
        [*kept, *((turn.attribution, _gist(turn) if told else None) for turn in turns)],
        key=lambda pair: (pair[0].cue or pair[0].content)[0],
    )


def _turn(text: str, body: Sequence[Span], turn: DashedTurn) -> _Turn:
    spans = list(body[turn.first : turn.last + 1])
    lead = text[spans[0].start : spans[0].start + turn.lead].rstrip().rstrip("*")
    cue = (Span(spans[0].start, spans[0].start + len(lead)),) if lead else ()
    first = text[spans[0].start + turn.lead : spans[0].end].rstrip("*")
    content = (Span(spans[0].start + turn.lead, spans[0].start + turn.lead + len(first)), *spans[1:])
    return _Turn(Attribution((), cue, content, Quotation.INDIRECT, CONFIDENCE), turn.asks)


def _overlaps(one: Attribution, span: Span) -> bool:
    return any(part.overlaps(span) for part in (*one.source, *one.cue, *one.content))


def _gist(turn: _Turn) -> Gist:
    """Return that a turn asks, or that its words have to tell what it does."""
    if not turn.asks:
        return Gist((1 / len(_KINDS),) * len(_KINDS))
    rest = (1 - _ASKED) / (len(_KINDS) - 1)
    return Gist(tuple(_ASKED if kind is Kind.ASK else rest for kind in _KINDS))

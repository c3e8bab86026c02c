"""What a test of the shipped model expects of a sentence, and whether it was found."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.model import Attribution, Document, Quotation
from onrecord.tagger import Tagger
from onrecord.text.layout import lay_out
from tests.factories import make_document

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LEAD = re.compile(r"^that\W+", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """An attribution in words.

    `source` and `cue` are words that must be in these parts; None stands for no such part. Of `content`,
    edge punctuation and a leading “that” do not count; its parts are joined by a space.
    """

    source: str | None
    cue: str | None
    content: str
    quotation: Quotation | None = None


@dataclass(frozen=True)
class Found:
    """An attribution that was found, in words."""

    source: str
    cue: str
    content: str
    quotation: Quotation

    def fits(self, said: Said, *, least: float = 1.0) -> bool:
        """Tell whether this is what was expected; the contents' words must agree to `least` (F1)."""
        return (
            (said.source.casefold() in self.source.casefold() if said.source else not self.source)
            and (said.cue.casefold() in self.cue.casefold() if said.cue else not self.cue)
            and agreement(self.content, said.content) >= least
            and said.quotation in (None, self.quotation)
        )


def document(text: str) -> Document:
    """Lay a text out as the readers do."""
    layout = lay_out(text)
    return make_document(text, blocks=layout.blocks, dateline=layout.dateline)


def read(tagger: Tagger, text: str) -> list[Found]:
    """Tag a text."""
    return [found_in(text, one) for one in tagger.tag(document(text)).attributions]


def found_in(text: str, attribution: Attribution) -> Found:
    """Return an attribution of a text in words."""
    parts = (attribution.source, attribution.cue, attribution.content)
    return Found(*(" ".join(span.text_of(text) for span in part) for part in parts), attribution.quotation)


def agreement(found: str, expected: str) -> float:
    """Return the F1 of the words of two contents."""
    left, right = (
        Counter(_WORD.findall(_LEAD.sub("", words.strip('"“”‘’ ')).casefold())) for words in (found, expected)
    )
    shared = (left & right).total()
    return 2 * shared / max(1, left.total() + right.total())

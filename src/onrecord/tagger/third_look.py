"""A third look at attributions whose kind is unsure, by a larger encoder that tells kinds alone.

It reads what a second look reads, and is what is left of a far larger network (`training.third_look`). It has
word vectors of its own, made of those of the tagger's encoder and of a few numbers of each piece.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.tagger.arrays import Floats1d, Floats2d, Ints1d
from onrecord.tagger.second_look import alone, shares_of, shown

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

OUTPUTS = ("kinds",)


@dataclass(frozen=True, slots=True)
class ThirdLook:
    """A third look at attributions of one window of T pieces.

    Attributes:
        session: Runs the graph; safe to share between threads.
        words: The window's word vectors, its two boundary pieces included, (T + 2, width).
        ids: Its pieces, likewise, (T + 2,).
        types: Their token types, likewise.
    """

    session: InferenceSession
    words: Floats2d
    ids: Ints1d
    types: Ints1d

    def at(self, cue: Ints1d, content: Ints1d, source: Ints1d) -> Floats1d:
        """Return the probability of each kind for an attribution, (kinds,).

        Args:
            cue: The pieces of its cue, counted without the window's boundary piece; there may be none.
            content: Those of its content, at least one.
            source: Those of its source; there may be none.
        """
        at, marks = shown(len(self.types), cue, content, source)
        given = alone(words=self.words[at], ids=self.ids[at], types=self.types[at], marks=marks)
        (kinds,) = self.session.run(list(OUTPUTS), given)
        return shares_of(kinds[0])

"""What a query asks, as a tree: the parts that all have to hold.

`parsing.py` makes it of what a person types, and each back end writes it in its own language; this page knows
none of them.

    >>> Query((Term("truce"), Not(Filter(Field.SPEAKER, "renk")))).terms
    (Term(text='truce', exact=False, prefix=False),)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.store.tokens import WORD


class Field(StrEnum):
    """What a filter looks at; the values are the names that people type."""

    SPEAKER = "speaker"
    OFFICE = "office"
    HOLDER = "holder"
    TO = "to"
    KIND = "kind"
    QUOTATION = "quotation"
    NAMING = "naming"
    PLACE = "place"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class Term:
    """Something to find: a word, an `exact` phrase, or the beginning (`prefix`) of a word."""

    text: str
    exact: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What a field has to hold: words, one after the other, the last of which may be a beginning."""

    field: Field
    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """When something has to be said: from the `first` day to the `last`, both included, as YYYY-MM-DD."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Shingles:
    """Runs of quoted words, by their fingerprints, one of which a statement has to have."""

    prints: tuple[str, ...]


Positive = Term | Filter | Dates | Shingles


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: Positive


Operand = Positive | Not


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Parts of which one has to hold."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Parts that all have to hold; none ask for nothing.

    Attributes:
        parts: The parts.
        notes: What was not understood as meant, in sentences.
        left_out: Those of the notes that tell of a filter which was left out, so that more is found.
    """

    parts: tuple[Operand | AnyOf, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words that are looked for, wherever they stand in the tree; none that must not occur."""
        return tuple(part for part in self._operands() if isinstance(part, Term))

    @property
    def positives(self) -> tuple[Positive, ...]:
        """All that is looked at, wanted or not, wherever it stands in the tree."""
        return tuple(part.part if isinstance(part, Not) else part for part in self._operands())

    def _operands(self) -> Iterator[Operand]:
        for part in self.parts:
            yield from part.parts if isinstance(part, AnyOf) else (part,)


def words_in(text: str) -> list[str]:
    """Return the runs of letters and digits in a text; marks on letters belong to them."""
    return WORD.findall(text)

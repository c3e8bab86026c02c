"""What a person types into the search box, as a tree of what is asked.

No input is an error: what makes no sense as an operator is a word, and notes say so.

    >>> parse_query('truce "will hold" peace*').terms
    (Term(text='truce', exact=False, prefix=False), Term(text='will hold', exact=True, prefix=False), \
Term(text='peace', exact=False, prefix=True))
    >>> parse_query("speaker:renk -truce").parts
    (Filter(field=<Field.SPEAKER: 'speaker'>, text='renk', prefix=False), \
Not(part=Term(text='truce', exact=False, prefix=False)))
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Kind, Naming, Quotation
from onrecord.store.days import parse_days
from onrecord.store.query import AnyOf, Dates, Field, Filter, Not, Operand, Positive, Query, Term, words_in

MAX_QUERY_CHARS = 1000
MAX_TERMS = 32

_MARKS = '"“”„«»'
_PIECE = re.compile(
    rf"(?P<minus>(?<!\S)-)?(?:(?P<name>[A-Za-z]+):)?"
    rf"(?:[{_MARKS}](?P<phrase>[^{_MARKS}]*)(?:[{_MARKS}]|\Z)|(?P<bare>[^\s{_MARKS}]+))"
)
_OR = "OR"
_DATE = "date"
_CHOICES: dict[Field, frozenset[str]] = {
    Field.KIND: frozenset(Kind),
    Field.QUOTATION: frozenset(Quotation),
    Field.NAMING: frozenset(Naming),
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """One operand as typed, with the mark of OR, and what is to be said about it."""

    part: Operand | None
    is_or: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """A piece of a query as it was typed, and what it asks; None where it holds no word."""

    text: str
    part: Operand | None


def typed_pieces(query: str) -> tuple[Typed, ...]:
    """Return the pieces of a query in order, as they were typed; joined by spaces they ask the same.

    >>> [piece.text for piece in typed_pieces('speaker:"Oda Renk"  truce -kind:deny')]
    ['speaker:"Oda Renk"', 'truce', '-kind:deny']
    """
    return tuple(Typed(found[0], _to_piece(found).part) for found in _PIECE.finditer(_shortened(query)))


def parse_query(query: str) -> Query:
    """Read a query: parts side by side all have to hold.

    `OR` in capitals between two parts asks for either, and binds them closer than standing side by side. A
    part after `-` must not hold. Words within quotation marks of any style are an exact phrase, also where
    the closing mark is missing. A word that ends in `*` is a beginning. A word with marks inside it
    (`o'neil`, `a-b`) stands for its parts one after the other, as an exact phrase. `name:value` is a filter
    where the name is one and the value makes sense there, else words. What has no letter or digit is left
    out, and of very long queries the rest.
    """
    line = _shortened(query)
    pieces = [_to_piece(found) for found in _PIECE.finditer(line)]
    notes = [piece.note for piece in pieces if piece.note]
    groups = list(_grouped(pieces))
    kept = _within_limit(dict.fromkeys(AnyOf(group) if len(group) > 1 else group[0] for group in groups))
    if len(line) < len(query) or len(kept) < len(set(map(tuple, groups))):
        notes.append(f"the query is too long: only its first {MAX_TERMS} words and filters are looked for")
    return Query(tuple(kept), tuple(dict.fromkeys(notes)))


def _shortened(query: str) -> str:
    """Cut a query that is too long, at the end of a word if there is one."""
    if len(query) <= MAX_QUERY_CHARS:
        return query
    return query[:MAX_QUERY_CHARS].rpartition(" ")[0] or query[:MAX_QUERY_CHARS]


def _within_limit(parts: dict[Operand | AnyOf, None]) -> list[Operand | AnyOf]:
    kept: list[Operand | AnyOf] = []
    count = 0
    for part in parts:
        count += len(part.parts) if isinstance(part, AnyOf) else 1
        if count > MAX_TERMS:
            break
        kept.append(part)
    return kept


def _grouped(pieces: list[_Piece]) -> Iterator[tuple[Operand, ...]]:
    """Yield operands, those joined by OR together; an OR that joins nothing is a word."""
    group: list[Operand] = []
    joins = False
    for at, piece in enumerate(pieces):
        if piece.is_or and group and not joins and any(_joinable(pieces[at + 1 : at + 2])):
            joins = True
            continue
        if piece.part is None:
            continue
        if group and not joins:
            yield tuple(dict.fromkeys(group))
            group = []
        group.append(piece.part)
        joins = False
    if group:
        yield tuple(dict.fromkeys(group))


def _joinable(pieces: list[_Piece]) -> Iterator[bool]:
    return (piece.part is not None and not piece.is_or for piece in pieces)


def _to_piece(found: re.Match[str]) -> _Piece:
    minus, name, phrase, bare = found.group("minus", "name", "phrase", "bare")
    if found[0] == _OR:
        return _Piece(Term(_OR), is_or=True)
    part: Positive | None
    part, note = _filter(name, phrase, bare) if name else (None, None)
    if part is None:
        part = _to_term(phrase, bare, f"{name}:" if name else "")
    if part is None:
        return _Piece(None)
    return _Piece(Not(part) if minus else part, note=note)


def _to_term(phrase: str | None, bare: str | None, lead: str) -> Term | None:
    words = words_in(lead + (bare or phrase or ""))
    if not words:
        return None
    is_phrase = len(words) > 1 or bare is None
    return Term(" ".join(words), exact=is_phrase, prefix=bool(bare) and str(bare).endswith("*"))


def _filter(name: str, phrase: str | None, bare: str | None) -> tuple[Filter | Dates | None, str | None]:
    """Return a filter, or none and why there is none."""
    value = phrase if bare is None else bare
    low = name.lower()
    if low == _DATE:
        days = parse_days(value or "")
        return (Dates(*days), None) if days else (None, _note(name, value, "no day, month, year or range"))
    if low not in set(Field):
        is_address = (value or "").startswith("//")
        return None, None if is_address else f"“{name}:” is no filter; it was searched as a word"
    field = Field(low)
    words = words_in(value or "")
    if not words:
        return None, _note(name, value, "no word")
    text = " ".join(words)
    if field in _CHOICES and text.lower() not in _CHOICES[field]:
        return None, _note(name, value, "none of " + ", ".join(sorted(_CHOICES[field])))
    prefix = field not in _CHOICES and bool(bare) and str(bare).endswith("*")
    return Filter(field, text.lower() if field in _CHOICES else text, prefix=prefix), None


def _note(name: str, value: str | None, why: str) -> str:
    return f"“{name}:{' '.join((value or '').split())}” was searched as words: its value is {why}"

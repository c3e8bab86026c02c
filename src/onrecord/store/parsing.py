"""What a person types into the search box, as a tree of what is asked.

No input is an error: what makes no sense as an operator is a word, a filter whose value makes no sense is
left out, and notes say so.

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
from difflib import get_close_matches

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
_NO_DATE = "its value is no day, month, year or range"
_NAMES = frozenset({_DATE, *Field})
_NEARLY = 0.75
"""From this likeness on (`difflib`) a name is taken for that of a filter, mistyped."""

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

    @property
    def is_left_out(self) -> bool:
        """Whether it would filter if it were understood."""
        return self.part is None and self.note is not None


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
    where the name is one, else words; where the value makes no sense there, or the name is nearly that of a
    filter, it is left out. So is what has no letter or digit, and of very long queries the rest.
    """
    line = _shortened(query)
    pieces = [_to_piece(found) for found in _PIECE.finditer(line)]
    notes = [piece.note for piece in pieces if piece.note]
    groups = list(_grouped(list(_without_idle(pieces))))
    kept = _within_limit(dict.fromkeys(AnyOf(group) if len(group) > 1 else group[0] for group in groups))
    if len(line) < len(query) or len(kept) < len(set(map(tuple, groups))):
        notes.append(f"the query is too long: only its first {MAX_TERMS} words and filters are looked for")
    left_out = dict.fromkeys(piece.note for piece in pieces if piece.is_left_out and piece.note)
    return Query(tuple(kept), tuple(dict.fromkeys(notes)), tuple(left_out))


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


def _without_idle(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Yield pieces without the OR that joined something to a filter which is left out."""
    for at, piece in enumerate(pieces):
        beside = [*pieces[max(at - 1, 0) : at], *pieces[at + 1 : at + 2]]
        if not (piece.is_or and any(one.is_left_out for one in beside)):
            yield piece


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
    part, note, is_filter = _filter(name, phrase, bare) if name else (None, None, False)
    if is_filter and part is None:
        return _Piece(None, note=note)
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


def _filter(
    name: str, phrase: str | None, bare: str | None
) -> tuple[Filter | Dates | None, str | None, bool]:
    """Return a filter, or none and why there is none; the last says whether one is meant."""
    value = " ".join(((phrase if bare is None else bare) or "").split())
    low = name.lower()
    if low == _DATE:
        days = parse_days(value)
        return (Dates(*days), None, True) if days else _left_out(name, value, _NO_DATE)
    if low not in _NAMES:
        return _no_filter(name, value)
    field = Field(low)
    words = words_in(value)
    if not words:
        return _left_out(name, value, "its value is no word")
    text = " ".join(words)
    if field in _CHOICES and text.lower() not in _CHOICES[field]:
        return _left_out(name, value, _none_of(name, text.lower(), _CHOICES[field]))
    prefix = field not in _CHOICES and bool(bare) and value.endswith("*")
    return Filter(field, text.lower() if field in _CHOICES else text, prefix=prefix), None, True


def _left_out(name: str, value: str, why: str) -> tuple[None, str, bool]:
    return None, f"“{name}:{value}” was left out: {why}", True


def _no_filter(name: str, value: str) -> tuple[None, str | None, bool]:
    """Say that nothing is filtered by a name: what is nearly one is taken for it, all else is a word."""
    meant = get_close_matches(name.lower(), sorted(_NAMES), n=1, cutoff=_NEARLY)
    if meant:
        return _left_out(name, value, f"there is no such filter; did you mean “{meant[0]}:{value}”?")
    note = None if value.startswith("//") else f"“{name}:” is no filter; it was searched as a word"
    return None, note, False


def _none_of(name: str, text: str, choices: frozenset[str]) -> str:
    meant = get_close_matches(text, sorted(choices), n=1)
    if meant:
        return f"there is no such {name}; did you mean “{name}:{meant[0]}”?"
    return f"its value is none of {', '.join(sorted(choices))}"

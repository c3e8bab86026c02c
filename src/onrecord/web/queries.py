"""A query taken apart as the form of the first page shows it, and put together again. Pure.

    >>> line = split_query('speaker:"Oda Renk" truce kind:promise')
    >>> line.who, line.what, [piece.text for piece in line.filters]
    ('Oda Renk', 'truce', ['kind:promise'])

The query in the address stays what everything is asked by; the form only writes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from onrecord.model import Kind
from onrecord.services import said_query
from onrecord.store.parsing import Typed, typed_pieces
from onrecord.store.query import Dates, Field, Filter, Not, words_in

OR = "OR"


@dataclass(frozen=True, slots=True)
class Line:
    """A query as the form shows it.

    Attributes:
        who: The words of the first filter by speaker.
        what: What is looked for in words.
        filters: All other filters, as typed.
    """

    who: str = ""
    what: str = ""
    filters: tuple[Typed, ...] = ()

    @property
    def rest(self) -> str:
        """The filters in one line."""
        return " ".join(piece.text for piece in self.filters)

    @property
    def how(self) -> str:
        """The kind that is asked for, where it is one; else nothing."""
        kinds = [kind for piece in self.filters if (kind := _kind_of(piece))]
        return kinds[0] if len(kinds) == 1 else ""

    @property
    def others(self) -> str:
        """The filters beside the kind, in one line."""
        how = self.how
        return " ".join(piece.text for piece in self.filters if not (how and _kind_of(piece)))


def split_query(query: str) -> Line:
    """Take a query apart. What `OR` joins stays together, among the words."""
    pieces = typed_pieces(query)
    if any(piece.text == OR for piece in pieces):
        return Line(what=" ".join(query.split()))
    by = next((piece for piece in pieces if _is_speaker(piece)), None)
    filters = tuple(piece for piece in pieces if piece is not by and is_filter(piece))
    words = [piece.text for piece in pieces if piece is not by and not is_filter(piece)]
    return Line(_words(by), " ".join(words), filters)


def write_query(who: str, what: str, rest: str = "", *, how: str = "") -> str:
    """Return the query that asks what somebody said about something, with further filters; `how` is a kind.

    >>> write_query("Oda Renk", "truce", "kind:promise")
    'speaker:"Oda Renk" truce kind:promise'
    """
    kind = f"kind:{how}" if how in set(Kind) else ""
    return " ".join(filter(None, (said_query(who, what), kind, " ".join(rest.split()))))


def with_filter(query: str, field: str, value: str) -> str:
    """Return a query narrowed by a filter.

    >>> with_filter("truce", "publisher", "The Corvane Post")
    'truce publisher:"The Corvane Post"'
    """
    words = words_in(value) if field != "date" else [value]
    text = words[0] if len(words) == 1 else f'"{" ".join(words)}"'
    return " ".join(filter(None, (" ".join(query.split()), f"{field}:{text}")))


def without_piece(query: str, text: str) -> str:
    """Return a query without one of its pieces.

    >>> without_piece("truce kind:promise", "kind:promise")
    'truce'
    """
    return " ".join(piece.text for piece in typed_pieces(query) if piece.text != text)


def without_field(query: str, field: str) -> str:
    """Return a query without its filters of a field, `date` among them."""
    pieces = typed_pieces(query)
    return " ".join(piece.text for piece in pieces if field_of(piece) != field)


def field_of(piece: Typed) -> str | None:
    """Return the name of the field that a piece filters by; None for words and what must not hold."""
    match piece.part:
        case Filter():
            return str(piece.part.field)
        case Dates():
            return "date"
        case _:
            return None


def values_of(pieces: Iterable[Typed], field: str) -> dict[str, str]:
    """Return the pieces that filter by a field, by the value in small letters."""
    found = ((piece, piece.part) for piece in pieces if field_of(piece) == field)
    return {
        (part.text.lower() if isinstance(part, Filter) else piece.text.partition(":")[2]): piece.text
        for piece, part in found
    }


def is_filter(piece: Typed) -> bool:
    """Tell whether a piece filters, by what must hold or by what must not."""
    part = piece.part.part if isinstance(piece.part, Not) else piece.part
    return isinstance(part, Filter | Dates)


def address_of(query: str) -> str:
    """Return the address of the search for a query."""
    return f"/search?{urlencode({'q': query})}" if query else "/"


def _is_speaker(piece: Typed) -> bool:
    return isinstance(piece.part, Filter) and piece.part.field is Field.SPEAKER and not piece.part.prefix


def _kind_of(piece: Typed) -> str:
    part = piece.part
    return part.text if isinstance(part, Filter) and part.field is Field.KIND else ""


def _words(piece: Typed | None) -> str:
    return piece.part.text if piece and isinstance(piece.part, Filter) else ""

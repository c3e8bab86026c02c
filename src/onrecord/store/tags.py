"""What filters find statements by, as words of a further field of the search index.

A tag is `0`, a letter for what it tells, and a word: what is spoken begins so only if somebody prints it. So
a filter costs what a word costs, and a rare speaker makes a query for a common word quick.

    >>> tags_of({"speaker": "Oda Renk", "kind": "deny", "said_on": "2031-03-04"})
    '0all 0 0soda 0srenk 0 0kdeny 0 0y2031 0 0m203103 0 0d20310304'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from onrecord.store.days import cover, day_of
from onrecord.store.query import Dates, Field, Filter
from onrecord.store.shingles import quoted_prints
from onrecord.store.tokens import tokens_of

EVERY = "0all"
"""The tag that all statements have: what a query begins from that only says what must not hold."""

BETWEEN = " 0 "
"""Stands between values, so that no run of words goes from one to the next."""

MOST_WORDS = 60
_LETTERS = {
    Field.SPEAKER: "s",
    Field.OFFICE: "o",
    Field.HOLDER: "h",
    Field.TO: "t",
    Field.KIND: "k",
    Field.QUOTATION: "q",
    Field.NAMING: "n",
    Field.PLACE: "p",
    Field.PUBLISHER: "u",
}
_COLUMNS = {Field.OFFICE: "role", Field.TO: "addressee", Field.PLACE: "places"}
_COLUMN_OF = tuple((field, _COLUMNS.get(field, field.value)) for field in Field)
_DATE_LETTERS = {4: "y", 6: "m", 8: "d"}
_PRINT = "f"


def tags_of(row: Mapping[Any, Any], *, publisher: str | None = None, published: str | None = None) -> str:
    """Return the tags of a statement's row; fields that it lacks have none.

    Args:
        row: The columns of a statement.
        publisher: Who published the report.
        published: When, EDTF.
    """
    values = [EVERY, *_field_tags({**row, "publisher": publisher}), *_day_tags(row.get("said_on"), published)]
    prints = quoted_prints(row.get("words") or "", row.get("quotation"))
    values += [" ".join(map(print_tag, prints))] if prints else []
    return BETWEEN.join(values)


def _field_tags(row: Mapping[Any, Any]) -> Iterator[str]:
    for field, column in _COLUMN_OF:
        value = row.get(column)
        for one in value if isinstance(value, list | tuple) else (value,):
            tags = _tag_line(field, one) if one else ""
            if tags:
                yield tags


@lru_cache(maxsize=8192)
def _tag_line(field: Field, value: str) -> str:
    return " ".join(_tagged(field, value))


def _tagged(field: Field, value: str) -> list[str]:
    words = [token.word for token in tokens_of(value)][:MOST_WORDS]
    return [f"0{_LETTERS[field]}{word}" for word in words]


@lru_cache(maxsize=1024)
def _day_tags(said_on: str | None, published: str | None) -> tuple[str, ...]:
    day = (day_of(said_on, published) or "").replace("-", "")
    return tuple(date_tag(day[:size]) for size in _DATE_LETTERS if len(day) >= size)


def filter_tags(part: Filter) -> list[str]:
    """Return the tags that a filter asks for, one after the other."""
    return _tagged(part.field, part.text)


def dates_tags(part: Dates) -> list[str]:
    """Return the tags of which a range of days asks for one."""
    return [date_tag(name) for name in cover(part.first, part.last)] or [date_tag(part.first[:4])]


def date_tag(name: str) -> str:
    """Return the tag of a year, a month or a day, written without hyphens."""
    return f"0{_DATE_LETTERS[len(name)]}{name}"


def print_tag(name: str) -> str:
    """Return the tag of a fingerprint."""
    return f"0{_PRINT}{name}"

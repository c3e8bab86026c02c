"""Full-text search with PostgreSQL's `tsvector`: our query in its language.

What is searched is in `postgres_index.py`.

    find(parse_query("speaker:renk truce"), Window(newest=1_000_000, limit=20))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from sqlalchemy import BigInteger, FromClause, TextClause, column, text

from onrecord.store.inflections import word_forms
from onrecord.store.postgres_index import TAG_MARK, WORD_CHARS
from onrecord.store.query import AnyOf, Dates, Filter, Not, Operand, Positive, Query, Shingles, Term
from onrecord.store.searching import Window
from onrecord.store.tags import EVERY, dates_tags, filter_tags, print_tag
from onrecord.store.tokens import fold, tokens_of

NEAR_BITS = 12
FAR_BITS = 16
NEAR_IN_FAR = 1 << FAR_BITS - NEAR_BITS
GROWTH = 2
"""Statements lie in parts by their keys, each in a small one of 4,096 and a large one of 65,536."""

NEAR_MARK = f"{TAG_MARK}a"
FAR_MARK = f"{TAG_MARK}b"
PARTED = (
    f"(search || array_to_tsvector(ARRAY['{NEAR_MARK}' || (key >> {NEAR_BITS})::text, "
    f"'{FAR_MARK}' || (key >> {FAR_BITS})::text]))"
)
"""What is indexed: the words of a statement, and the parts that it lies in as two words more."""

# Each condition is a walk of its own through the index, which leaps to where the others are: one condition
# for all would walk through every day of a range of dates to its end. Keys are added to nothing so that the
# planner does not walk through all of them in order instead.
_FIND = """
    SELECT hit.key FROM unnest(CAST(:parts AS text[])) AS part (name),
    LATERAL (
        SELECT key FROM searched
        WHERE shown AND PARTED @@ CAST(part.name AS tsquery) AND CONDITIONS
        AND key + 0 <= :newest AND key + 0 > :oldest
        ORDER BY key + 0 DESC LIMIT :limit
    ) AS hit
    LIMIT :limit
    """
_NEXT_TO = " <-> "
_UNWANTED = re.compile(r" & !\([^()]*\)")


def to_tsqueries(query: Query) -> list[str]:
    """Write a query as conditions that cannot fail: every word is quoted and has letters and digits only.

    All of them have to hold; none where something is looked for that no text can have.

    >>> to_tsqueries(Query((Term("will hold", exact=True), Term("truc", prefix=True))))
    ["'will' <-> 'hold'", "'truc':*"]
    """
    parts = [_to_expression(part) for part in query.parts if not isinstance(part, Not)] or [_tag(EVERY)]
    unwanted = [_to_operand(part.part) for part in query.parts if isinstance(part, Not)]
    if not all(parts):
        return []
    first = " & ".join([f"({parts[0]})", *(f"!({part})" for part in unwanted if part)])
    return [first if any(unwanted) else parts[0], *parts[1:]]


def _to_expression(part: Operand | AnyOf) -> str:
    if isinstance(part, AnyOf):
        return " | ".join(f"({one})" for one in map(_to_expression, part.parts) if one)
    if not isinstance(part, Not):
        return _to_operand(part)
    unwanted = _to_operand(part.part)
    every = _tag(EVERY)
    return f"{every} & !({unwanted})" if unwanted else every


def _to_operand(part: Positive) -> str:
    if isinstance(part, Filter):
        return " <-> ".join(map(_tag, filter_tags(part))) + (":*" if part.prefix else "")
    if isinstance(part, Dates):
        return " | ".join(map(_tag, dates_tags(part)))
    if isinstance(part, Shingles):
        return " | ".join(_tag(print_tag(name)) for name in part.prints)
    return _to_words(part)


def _to_words(term: Term) -> str:
    if term.exact or term.prefix:
        words = [_quoted(token.word) for token in tokens_of(term.text)]
        return f"{' <-> '.join(words)}{':*' if term.prefix else ''}" if words else ""
    return " | ".join(_quoted(form) for form in sorted(map(fold, word_forms(term.text))) if form)


def _quoted(word: str) -> str:
    return f"'{word[:WORD_CHARS]}'"


def _tag(word: str) -> str:
    """Return a tag as the index has it: with a mark before it that no word can have."""
    return _quoted(TAG_MARK + word)


def find(query: Query, window: Window) -> FromClause:
    """Return what selects the statements that a query asks for, last first.

    The index is asked for one part of the record after the other, the last to come in first, until there are
    enough: so a word that stands in a quarter of all statements is found as fast as a rare one.
    """
    wanted = to_tsqueries(query)
    parts = parts_of_record(query, window) if wanted else []
    strict = [condition for condition in wanted if _NEXT_TO in condition]
    named = {f"wanted_{number}": _loosened(condition) for number, condition in enumerate(wanted)}
    named |= {f"strict_{number}": condition for number, condition in enumerate(strict)}
    bound = _find_all(len(wanted), len(strict)).bindparams(parts=parts, **named, **window._asdict())
    return bound.columns(column("key", BigInteger)).subquery()


@cache
def _find_all(wanted: int, strict: int) -> TextClause:
    """Return the command that finds what meets so many conditions, some of which the rows are asked for."""
    asked = [f"PARTED @@ CAST(:wanted_{number} AS tsquery)" for number in range(wanted)]
    asked += [f"search @@ CAST(:strict_{number} AS tsquery)" for number in range(strict)]
    command = _FIND.replace("CONDITIONS", " AND ".join(asked) or "false")
    return text(command.replace("PARTED", re.sub(":(?=[ab])", r"\\:", PARTED)))


def _loosened(condition: str) -> str:
    """Return what the index alone can tell of a condition: that words stand together, not in which order.

    Where it is asked for order, PostgreSQL looks at each row again for all conditions, which takes longer.

    >>> _loosened("('will' <-> 'hold') & !('the' <-> 'news') & !('ice')")
    "('will' & 'hold') & !('ice')"
    """
    ordered = [found for found in _UNWANTED.findall(condition) if _NEXT_TO in found]
    for found in ordered:
        condition = condition.replace(found, "")
    return condition.replace(_NEXT_TO, " & ")


def parts_of_record(query: Query, window: Window) -> list[str]:
    """Return the parts of the record that a window lies in, last first, as the index is asked for them.

    Each is so many times larger than the one before: what is common is found in the first ones, and what is
    rare is not looked for many times over. What has a beginning of a word in it is asked for at once, since
    the index gathers the words anew each time.
    """
    if any(part.prefix for part in query.positives if isinstance(part, Term | Filter)):
        return [_tag(EVERY)]
    parts, size, newest = [], 1, window.newest >> NEAR_BITS
    oldest = window.oldest >> NEAR_BITS
    while newest >= oldest:
        lowest = max(newest - size + 1, oldest)
        if size >= NEAR_IN_FAR:
            lowest = lowest // NEAR_IN_FAR * NEAR_IN_FAR
        parts.append(_either(_names(lowest, newest)))
        newest, size = lowest - 1, size * GROWTH
    return parts


def _names(lowest: int, newest: int) -> Iterator[str]:
    """Yield the names of the small parts from one to another, of large ones where those are whole."""
    while lowest <= newest:
        if lowest % NEAR_IN_FAR == 0 and lowest + NEAR_IN_FAR - 1 <= newest:
            yield f"{FAR_MARK}{lowest // NEAR_IN_FAR}"
            lowest += NEAR_IN_FAR
        else:
            yield f"{NEAR_MARK}{lowest}"
            lowest += 1


def _either(names: Iterable[str]) -> str:
    return " | ".join(map(_quoted, names))

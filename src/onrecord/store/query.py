"""What a person types into the search box, parsed by rules of our own.

No input is an error: what makes no sense as an operator is a word. Each back end turns the terms into its own
language; this page knows none of them.

    >>> parse_query('truce "will hold" peace*')
    (Term(text='truce', exact=False, prefix=False), Term(text='will hold', exact=True, prefix=False), \
Term(text='peace', exact=False, prefix=True))
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_QUERY_CHARS = 1000
MAX_TERMS = 32

_QUOTED_OR_BARE = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»]|\Z)|([^\s"“”„«»]+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Something to find: a word, an `exact` phrase, or the beginning (`prefix`) of a word."""

    text: str
    exact: bool = False
    prefix: bool = False


def parse_query(query: str) -> tuple[Term, ...]:
    """Split a query into terms, all of which are to be found.

    Words within quotation marks of any style are an exact phrase, also where the closing mark is missing. A
    word that ends in `*` is a beginning. A word with marks inside it (`o'neil`, `a-b`, `x:y`) stands for its
    parts one after the other, as an exact phrase. What has no letter or digit is left out, and of very long
    queries the rest.
    """
    found = (_to_term(match) for match in _QUOTED_OR_BARE.finditer(_shortened(query)))
    return tuple(dict.fromkeys(term for term in found if term is not None))[:MAX_TERMS]


def _shortened(query: str) -> str:
    """Cut a query that is too long, at the end of a word if there is one."""
    if len(query) <= MAX_QUERY_CHARS:
        return query
    return query[:MAX_QUERY_CHARS].rpartition(" ")[0] or query[:MAX_QUERY_CHARS]


def _to_term(match: re.Match[str]) -> Term | None:
    phrase, bare = match.groups()
    words = words_in(phrase if bare is None else bare)
    if not words:
        return None
    return Term(
        " ".join(words), exact=len(words) > 1 or bare is None, prefix=bool(bare) and bare.endswith("*")
    )


def words_in(text: str) -> list[str]:
    """Return the runs of letters and digits in a text; marks on letters belong to them."""
    return re.findall(r"(?:[^\W_]|[\u0300-\u036f])+", text)

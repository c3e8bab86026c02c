"""Read an authority file typed into a spreadsheet: a row for each office, or for each other name.

    name,type,office,body,since,until,alias,speaks_for
    Mara Oray,person,president of Veria,,2026,,,
    Adel Tun,person,press secretary,Residence,2027-03,,A. Tun; Adel B. Tun,Mara Oray

Only `name` has to be there. Rows of the same name are one entity, unless `id` tells them apart. An empty
`until` says that the office is held still, `?` that the end is not known. Commas, semicolons or tabs part the
cells, as the spreadsheet likes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from onrecord.errors import MalformedDocument, MalformedValue
from onrecord.model import (
    Alias,
    AuthorityEntity,
    EntityType,
    Holding,
    Issue,
    IssueKind,
    SpeaksFor,
    authority_id,
)
from onrecord.model.names import name_words
from onrecord.model.tenure import OPEN
from onrecord.readers.base import too_large
from onrecord.readers.csv_rows import numbered_rows
from onrecord.readers.encoding import decode, uncertain_encoding
from onrecord.readers.periods import read_held

COLUMNS = ("id", "name", "type", "alias", "weak_alias", "office", "body", "since", "until", "speaks_for")
"""The columns, as the manual names them."""

MOST_BYTES = 64_000_000
MOST_CHARS = 2_000
"""No cell of such a table is longer; a longer one is a mistake, or an attack."""

_OTHER_HEADS = {
    "full_name": "name",
    "aliases": "alias",
    "aka": "alias",
    "also_known_as": "alias",
    "other_names": "alias",
    "position": "office",
    "role": "office",
    "title": "office",
    "post": "office",
    "organisation": "body",
    "organization": "body",
    "institution": "body",
    "from": "since",
    "start": "since",
    "start_date": "since",
    "to": "until",
    "end": "until",
    "end_date": "until",
    "speaks_on_behalf_of": "speaks_for",
}
_TYPES = {
    "": EntityType.UNKNOWN,
    "person": EntityType.PERSON,
    "people": EntityType.PERSON,
    "organisation": EntityType.ORGANISATION,
    "organization": EntityType.ORGANISATION,
    "org": EntityType.ORGANISATION,
    "body": EntityType.ORGANISATION,
    "company": EntityType.ORGANISATION,
    "group": EntityType.GROUP,
    "document": EntityType.DOCUMENT,
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that could be read."""

    number: int
    given_id: str
    name: str
    type: EntityType
    aliases: tuple[Alias, ...]
    office: Holding | None
    speaks_for: tuple[SpeaksFor, ...]


@dataclass(slots=True)
class _Gathered:
    """What the rows of one entity say."""

    rows: list[_Row] = field(default_factory=list)

    def entity(self, key: str, source: str) -> AuthorityEntity:
        """Put the rows together."""
        first = self.rows[0]
        named = [Alias(row.name) for row in self.rows if row.name != first.name]
        aliases = [*named, *(alias for row in self.rows for alias in row.aliases if alias.name != first.name)]
        offices = dict.fromkeys(row.office for row in self.rows if row.office is not None)
        return AuthorityEntity(
            id=key,
            name=first.name,
            type=self.type,
            aliases=tuple({alias.name: alias for alias in reversed(aliases)}.values())[::-1],
            offices=tuple(offices),
            speaks_for=tuple(dict.fromkeys(target for row in self.rows for target in row.speaks_for)),
            source=source,
            row=first.number,
        )

    @property
    def type(self) -> EntityType:
        """The type that the first row with one states; who holds an office or speaks for others, a person."""
        stated = [row.type for row in self.rows if row.type is not EntityType.UNKNOWN]
        acts = any(row.office or row.speaks_for for row in self.rows)
        return stated[0] if stated else EntityType.PERSON if acts else EntityType.UNKNOWN


def read_csv(stream: BinaryIO, name: str) -> Iterator[AuthorityEntity | Issue]:
    """Give the entities of a table, and issues in the place of rows that cannot be read.

    Args:
        stream: The bytes of the file, from its beginning.
        name: What the file is called.

    Raises:
        InputError: The file is no table, has no column of names, or is too large.
    """
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise too_large("The authority file", MOST_BYTES, name)
    decoded = decode(data, location=name)
    if not decoded.certain:
        yield uncertain_encoding(decoded, name)
    rows: list[_Row] = []
    for item in _read_rows(decoded.text, name):
        if isinstance(item, Issue):
            yield item
        else:
            rows.append(item)
    yield from _gather(rows, name)


def _read_rows(text: str, name: str) -> Iterator[_Row | Issue]:
    heads: Sequence[str] | None = None
    for number, cells in numbered_rows(text):
        if isinstance(cells, csv.Error):
            yield _issue(f"{name}:{number}", "bad-row", f"The row cannot be read: {cells}.")
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if heads is None:
            heads, ignored = _heads(cells, name)
            yield from ignored
        else:
            yield from _read_row(number, dict(zip(heads, cells, strict=False)), cells[len(heads) :], name)
    if heads is None:
        raise MalformedDocument(
            "The authority file is empty; give it a row with the names of columns.", location=name
        )


def _heads(cells: Sequence[str], name: str) -> tuple[list[str], list[Issue]]:
    """Return the names of the columns as we call them, and what is to be said of those that are not read."""
    plain = ["_".join(re.findall(r"[a-z]+", cell.lower())) for cell in cells]
    heads = [_OTHER_HEADS.get(head, head) for head in plain]
    if "name" not in heads:
        raise MalformedDocument(
            f"The first row has no column `name`; it has {', '.join(filter(None, cells)) or 'nothing'}. The "
            f"columns are {', '.join(COLUMNS)}.",
            location=name,
        )
    ignored = [cell for cell, head in zip(cells, heads, strict=True) if cell.strip() and head not in COLUMNS]
    twice = sorted({head for head in heads if head in COLUMNS and heads.count(head) > 1})
    issues = []
    if ignored:
        message = f"Columns that are not read were left aside: {', '.join(ignored)[:MOST_CHARS]}."
        issues.append(Issue(IssueKind.CHECK, "ignored-columns", message, name))
    if twice:
        message = f"Columns stand there twice, and the last one counts: {', '.join(twice)}."
        issues.append(Issue(IssueKind.CHECK, "double-column", message, name))
    return heads, issues


def _read_row(
    number: int, cells: Mapping[str, str], more: Sequence[str], name: str
) -> Iterator[_Row | Issue]:
    place = f"{name}:{number}"
    cell = {head: " ".join(cells.get(head, "").split()) for head in COLUMNS}
    if any(text.strip() for text in more):
        yield Issue(
            IssueKind.CHECK, "too-many-cells", "The row has more cells than there are columns.", place
        )
    long = [head for head, text in cell.items() if len(text) > MOST_CHARS]
    if long:
        message = f"The cell of {long[0]} is longer than {MOST_CHARS} characters; the row was left aside."
        yield _issue(place, "cell-too-long", message)
    elif not name_words(cell["name"]):
        yield _issue(place, "no-name", "The row has no name; say in each row whom it is about.")
    elif cell["type"].lower() not in _TYPES:
        known = ", ".join(kind for kind in _TYPES if kind)
        message = f"{cell['type']!r} is no type; known are {known}."
        yield _issue(place, "unknown-type", message)
    else:
        yield _parsed(number, cell, place)


def _parsed(number: int, cell: Mapping[str, str], place: str) -> _Row | Issue:
    try:
        held = read_held(cell["since"], cell["until"], blank_until=OPEN)
    except MalformedValue as exc:
        return _issue(place, "bad-date", f"{cell['name']}: {str(exc).partition(': ')[2]}.")
    if cell["name"] in _several(cell["speaks_for"]):
        return _issue(
            place, "speaks-for-itself", f"{cell['name']} cannot speak for {cell['name']}; name another."
        )
    office = Holding(cell["office"], cell["body"] or None, held) if cell["office"] else None
    if cell["body"] and office is None:
        return _issue(
            place, "no-office", f"{cell['name']}: a body is named and no office in it; name the office."
        )
    return _Row(
        number=number,
        given_id=cell["id"],
        name=cell["name"],
        type=_TYPES[cell["type"].lower()],
        aliases=(
            *(Alias(alias) for alias in _several(cell["alias"])),
            *(Alias(alias, weak=True) for alias in _several(cell["weak_alias"])),
        ),
        office=office,
        speaks_for=tuple(SpeaksFor(target, held) for target in _several(cell["speaks_for"])),
    )


def _several(cell: str) -> list[str]:
    return [part for part in (part.strip() for part in re.split(r"[;|]", cell)) if part]


def _gather(rows: Sequence[_Row], name: str) -> Iterator[AuthorityEntity | Issue]:
    """Put rows together by id, else by name; a row without an id joins the one entity that bears its name."""
    ids: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        if row.given_id:
            ids.setdefault(name_words(row.name), set()).add(row.given_id)
    gathered: dict[str, _Gathered] = {}
    for row in rows:
        given = {row.given_id} if row.given_id else ids.get(name_words(row.name), set())
        if len(given) > 1:
            message = f"Several rows of other ids name {row.name}; give this row an id too."
            yield _issue(f"{name}:{row.number}", "which-one", message)
            continue
        gathered.setdefault(next(iter(given), authority_id(row.name)), _Gathered()).rows.append(row)
    for key, found in gathered.items():
        types = {row.type for row in found.rows} - {EntityType.UNKNOWN}
        if len(types) > 1:
            message = (
                f"{found.rows[0].name} has several types; the first one counts. Tell two apart by an id."
            )
            yield Issue(IssueKind.CHECK, "several-types", message, f"{name}:{found.rows[0].number}")
        yield found.entity(key, name)


def _issue(place: str, code: str, message: str) -> Issue:
    return Issue(IssueKind.FAILED, code, message, place)

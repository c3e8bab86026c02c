"""The tables of what findings of several reports amount to: things, and what each is on which days.

    tied_findings >── things ──< thing_phases, thing_names
          └──< tie_terms                     by which the findings that can be one thing are found

All of it follows from findings, statements and who is whom, and is made anew where one of these changes
(`tying.py`); it has no words but names, and goes with the findings that it follows from. `home` is the key of
a thing's first finding. Days are ISO 8601, intervals half-open; `9999-12-31` is an open end. A name goes with
the `place` of its thing in lists, and with the day by which that stands no longer, whatever is known (empty
where it never stands): of somebody in very many things most are told apart by the index alone.

`superseded` are the readings of older versions that counted on some days: what was known then is tied when it
is asked for. `untied_stories` are those whose findings have to be looked at.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, LargeBinary, Table, Text

from onrecord.store.columns import ExactText, Key, Plain
from onrecord.store.schema import metadata


def _number(name: str) -> Column[int]:
    return Column(name, Key, primary_key=True, autoincrement=False)


def _days(*names: str) -> list[Column[str]]:
    return [Column(name, ExactText, nullable=False) for name in names]


tied_findings = Table(
    "tied_findings",
    metadata,
    _number("finding_key"),
    Column("story_key", Key, nullable=False),
    Column("finding", Text, nullable=False),
    Column("place", ExactText, nullable=False),
    Column("known_on", ExactText, nullable=False),
    Column("home", Key, nullable=False),
    Column("tied_to", ExactText),
    Column("score", Float),
    Column("reasons", Plain),
    Column("terms", LargeBinary, nullable=False),
    Column("asked", LargeBinary, nullable=False),
    Column("sides", LargeBinary, nullable=False),
    Index("tied_findings_by_home", "home", "place"),
    Index("tied_findings_by_story", "story_key"),
)

tie_terms = Table("tie_terms", metadata, _number("term"), _number("finding_key"), sqlite_with_rowid=False)

things = Table(
    "things",
    metadata,
    _number("home"),
    Column("thing_id", ExactText, nullable=False),
    Column("finding", Text, nullable=False),
    Column("place", ExactText, nullable=False),
    *_days("first_known", "last_known"),
    Index("things_by_id", "thing_id"),
    Index("things_by_place", "place"),
)

thing_phases = Table(
    "thing_phases",
    metadata,
    Column("key", Key, primary_key=True),
    Column("home", Key, nullable=False),
    Column("place", ExactText, nullable=False),
    *_days("known_from", "known_until", "as_from", "as_until"),
    Column("state", Text, nullable=False),
    Column("stands", Boolean, nullable=False),
    Column("holds", Text),
    Column("overdue", Boolean, nullable=False),
    Index(
        "thing_phases_by_home",
        *("home", "as_until", "as_from", "known_until", "known_from", "stands", "place"),
    ),
    Index(
        "thing_phases_by_place",
        *("place", "as_until", "as_from", "known_until", "known_from", "stands", "home"),
    ),
)

thing_names = Table(
    "thing_names",
    metadata,
    Column("key", Key, primary_key=True),
    Column("home", Key, nullable=False),
    Column("kind", Text, nullable=False),
    Column("word", ExactText, nullable=False),
    Column("name", ExactText, nullable=False),
    *_days("known_on", "tells_from"),
    Column("place", ExactText, nullable=False),
    Column("stands_until", ExactText, nullable=False),
    Index("thing_names_by_home", "home"),
    Index(
        "thing_names_by_word",
        *("word", "place", "stands_until", "tells_from", "known_on", "kind", "home"),
    ),
)

superseded = Table(
    "superseded",
    metadata,
    _number("reading_key"),
    Column("story_key", Key, nullable=False),
    *_days("known_from", "known_until"),
    Index("superseded_by_story", "story_key"),
)

untied_stories = Table("untied_stories", metadata, _number("story_key"))

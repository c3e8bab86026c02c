"""The tables of saved searches.

    alerts ──< alert_hits      what each has found so far; `found_at` is empty where it was there before

A hit is known by the story and its words (`digest`), so that the same words in a later version, or read by
another model, are not told of again.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, Text

from onrecord.store.columns import ExactText, Key, Moment
from onrecord.store.schema import metadata

alerts = Table(
    "alerts",
    metadata,
    Column("key", Key, primary_key=True),
    Column("name", ExactText, nullable=False, unique=True),
    Column("query", ExactText, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("last_run", Moment),
    Column("floor", Key, nullable=False),
)

alert_hits = Table(
    "alert_hits",
    metadata,
    Column("alert_key", Key, ForeignKey("alerts.key"), primary_key=True, autoincrement=False),
    Column("digest", Text, primary_key=True),
    Column("statement_key", Key, nullable=False),
    Column("found_at", Moment),
    Index("alert_hits_by_statement", "statement_key"),
)

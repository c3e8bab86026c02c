"""Somebody over the whole record: names and offices over time, for whom they speak, what they were asked.

    one = portrait(store, "re-3f2a91c0")
    for office in one.offices:
        print(office.text, office.reports, office.first, office.last)

What they owe, want and stand for is told by `onrecord.services.standing`, asked for the same id.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.services.unanswered import Ledger, unanswered
from onrecord.store.base import Store
from onrecord.store.base_notes import Portrait, PrintedAs, QuestionsAsked

SHOWN = 10


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """A name or an office as reports print it: in how many, first and last when, and in which report.

    `first` and `last` are days (EDTF); None, as the reports are, where no day is known.
    """

    text: str
    reports: int
    first: str | None
    last: str | None
    first_in: str | None
    last_in: str | None


@dataclass(frozen=True, slots=True)
class PortraitPage:
    """Somebody, with what reports print of them and what they were asked.

    Attributes:
        counted: Months, kinds, and who speaks for whom.
        names: Every name that reports print, the commonest first.
        offices: Every office printed beside them, in the order of first days.
        questions: What was asked of them, latest first, and how many of it in each state.
    """

    counted: Portrait
    names: tuple[PrintedWords, ...]
    offices: tuple[PrintedWords, ...]
    questions: Ledger


def portrait(store: Store, entity_id: str, *, limit: int = SHOWN) -> PortraitPage:
    """Return what is on record of somebody.

    Args:
        store: The record.
        entity_id: The id (`re-…`), or that of an entity of a report (`en-…`), or its beginning.
        limit: At most so many questions.

    Raises:
        NotFound: No entity, or more than one, has such an id.
    """
    counted = store.portrait(entity_id)
    names = _told((text, one) for one in counted.printed for text in one.names)
    offices = _told((text, one) for one in counted.printed for text in one.offices)
    return PortraitPage(
        counted,
        tuple(sorted(names, key=lambda one: (-one.reports, one.text))),
        tuple(sorted(offices, key=lambda one: (one.first or "~", one.last or "~", one.text))),
        unanswered(store, QuestionsAsked(asked=counted.row.id), limit=limit),
    )


def _told(found: Iterable[tuple[str, PrintedAs]]) -> list[PrintedWords]:
    """Put together what is printed in the same words."""
    by_text: dict[str, list[PrintedAs]] = {}
    for text, one in found:
        by_text.setdefault(text, []).append(one)
    return [_words(text, told) for text, told in by_text.items()]


def _words(text: str, told: list[PrintedAs]) -> PrintedWords:
    first = min((one for one in told if one.first), key=lambda one: one.first or "", default=None)
    last = max((one for one in told if one.last), key=lambda one: one.last or "", default=None)
    return PrintedWords(
        text,
        sum(one.reports for one in told),
        first.first if first else None,
        last.last if last else None,
        first.first_in if first else None,
        last.last_in if last else None,
    )

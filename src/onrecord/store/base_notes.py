"""The part of the contract that is about what stories are noted for: sources, questions, who speaks for whom.

Standard library only, as `base.py`, whose `Store` includes it.

    for row in store.questions(QuestionsAsked(person="Oda Renk", states=("declined", "open"))).items:
        print(row.day, row.asked, row.finding.object.text)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from onrecord.model import Finding, Span
from onrecord.store.base_rows import Facet
from onrecord.store.base_who import EntityRow
from onrecord.store.pages import Page


@dataclass(frozen=True, slots=True)
class Where:
    """A version of a story, as far as a line of a list names it; `published` is EDTF."""

    document_id: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class QuestionsAsked:
    """Which questions are asked for.

    Attributes:
        person: By whom or of whom they were asked: the id of an entity, or words of a name.
        asked: Of whom they were asked, likewise.
        publisher: Who published the report.
        since: The first day (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`).
        until: The last day, likewise.
        states: In which states; none for all.
    """

    person: str | None = None
    asked: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a question, `cue` and `words` as printed; `content` is where the words stand."""

    statement_id: str
    by: str | None
    by_id: str | None
    said_on: str | None
    cue: str
    words: str
    content: tuple[Span, ...]
    quotation: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question that a report says was asked.

    Attributes:
        finding: The question; `finding.object` is what was asked.
        asker: Who asked, as the report has it.
        asker_id: Who that is in the whole record.
        asked: Of whom it was asked.
        asked_id: Who that is in the whole record.
        day: When: a day, a month or a year; None where no year is known.
        answers: What was said to it; none where nothing was.
        where: The report.
    """

    finding: Finding
    asker: str | None
    asker_id: str | None
    asked: str | None
    asked_id: str | None
    day: str | None
    answers: tuple[Answer, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class QuestionCounts:
    """How many questions there are in each state, and who left the most of them without a whole answer.

    Where somebody is in very many reports, only those that came in last are counted, and it is not `exact`.
    """

    states: Mapping[str, int]
    silent: tuple[Facet, ...]
    exact: bool = True


@dataclass(frozen=True, slots=True)
class NamingCounts:
    """How many statements name their source, and how.

    Attributes:
        namings: Statements by naming: `named`, `unnamed`, `collective`, `document`.
        reasoned: Unnamed ones of which the report prints why.
    """

    namings: Mapping[str, int]
    reasoned: int

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.namings.values())

    def share(self, naming: str) -> float:
        """Return the share of a naming, in [0, 1]; 0 of nothing."""
        return self.namings.get(naming, 0) / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class NamingRow:
    """How a publisher names its sources in a month (`YYYY-MM`); None for what is not known of a report."""

    month: str | None
    publisher: str | None
    counts: NamingCounts


@dataclass(frozen=True, slots=True)
class WithheldRow:
    """A statement of an unnamed source of which the report prints why no name is given.

    Attributes:
        statement_id: The statement.
        day: Of the report; None where its year is not known.
        sort: The sort of reason.
        words: The reason in the report's words.
        speaker: How the source is called.
        said: What the source says, in the report's words.
        where: The report.
    """

    statement_id: str
    day: str | None
    sort: str
    words: str
    speaker: str | None
    said: str
    where: Where


@dataclass(frozen=True, slots=True)
class PrintedAs:
    """How reports print somebody: names and offices of one entity of a report, in how many, first and last.

    `first` and `last` are days (EDTF), `first_in` and `last_in` the reports; None where no day is known.
    """

    names: tuple[str, ...]
    offices: tuple[str, ...]
    reports: int
    first: str | None
    last: str | None
    first_in: str | None
    last_in: str | None


@dataclass(frozen=True, slots=True)
class Relayed:
    """Somebody told together with another: who, in how many statements, from when to when, the latest one."""

    name: str
    id: str | None
    statements: int
    first: str | None
    last: str | None
    statement_id: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """Somebody of the whole record, counted.

    Attributes:
        row: Name, type and id.
        printed: How reports print them, the commonest first.
        months: Statements by month (`YYYY-MM`), in order.
        kinds: Statements by kind, the commonest first.
        undated: Statements of which no month is known.
        speaks_for: Whose words or views they relay.
        spoken_for_by: Who relays theirs.
        reports: In how many reports they are counted here.
        exact: Whether these are all; else the last that came in.
    """

    row: EntityRow
    printed: tuple[PrintedAs, ...]
    months: tuple[Facet, ...]
    kinds: tuple[Facet, ...]
    undated: int
    speaks_for: tuple[Relayed, ...]
    spoken_for_by: tuple[Relayed, ...]
    reports: int
    exact: bool


class NoteStore(Protocol):
    """What a record counts and lists of what its stories show."""

    def questions(
        self, asked: QuestionsAsked, *, limit: int = 50, after: str | None = None
    ) -> Page[QuestionRow]:
        """List questions, latest first; those of no known year last.

        Raises:
            NotFound: `after` is no cursor of this list, or nobody has the id that is asked for.
        """

    def question_counts(self, asked: QuestionsAsked) -> QuestionCounts:
        """Count questions by state, whatever states are asked for.

        Raises:
            NotFound: Nobody has the id that is asked for.
        """

    def namings(self, *, since: str | None = None, until: str | None = None) -> tuple[NamingRow, ...]:
        """Count how sources are named, by the month of the report and its publisher, in order of months.

        Args:
            since: The first month (`YYYY-MM`).
            until: The last month.
        """

    def withheld(
        self,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 50,
        after: str | None = None,
    ) -> Page[WithheldRow]:
        """List the statements of unnamed sources of which the report prints why, latest first.

        Raises:
            NotFound: `after` is no cursor of this list.
        """

    def withheld_sorts(
        self, *, publisher: str | None = None, since: str | None = None, until: str | None = None
    ) -> tuple[Facet, ...]:
        """Count the reasons for withholding a name by their sort, the commonest first."""

    def portrait(self, entity_id: str) -> Portrait:
        """Count what is on record of somebody, by the id of `Store.entity`.

        Raises:
            NotFound: No entity, or more than one, has such an id.
        """

"""A report as a page for people: every statement with who, how, the words, when and where in the text.

Words of the report are wrapped, never shortened or changed, save that what could drive the terminal is shown
as an escape. What is not resolved is shown as not resolved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.cli.clean import one_line
from onrecord.cli.dated import year_line
from onrecord.cli.placed import CREDIT, places_named
from onrecord.model import BlockRole, Document, Finding, Issue, Report, Span, Statement
from onrecord.text.clean import printable

if TYPE_CHECKING:
    from rich.console import Console

SHORT_ID_CHARS = 11
"""`sm-` and eight digits: enough to be unique in any record that a person browses; `show` takes it."""
INDENT = 4
MIN_COLUMNS = 20
BETWEEN = " · "


def print_report(console: Console, report: Report) -> None:
    """Print a report's head, its statements, what they amount to, its places, and what to look at."""
    doc = report.document
    print_head(console, doc, statements=len(report.outer))
    if year := year_line(report.dated):
        console.print(Text(one_line(year), style="dim"))
    numbers = {stmt.id: number for number, stmt in enumerate(report.in_turn, start=1)}
    for stmt in report.in_turn:
        print_statement(console, doc, stmt, number=numbers[stmt.id], within=numbers.get(stmt.within or ""))
    if report.findings:
        console.print(Text("\nWhat it amounts to", style="bold"))
    for finding in report.findings:
        indent(console, finding_text(finding, numbers))
    if lines := places_named(report.places):
        console.print(Text.assemble(("\nPlaces", "bold"), (f" ({CREDIT})", "dim")))
        for line in lines:
            indent(console, line)
    if report.issues:
        console.print(Text("\nTo look at", style="bold"))
    for issue in report.issues:
        indent(console, _issue_text(issue))
    console.print()


def print_head(console: Console, doc: Document, *, statements: int | None = None) -> None:
    """Print the headline, and where and when the report is from."""
    console.rule(style="dim")
    headline = headline_of(doc)
    console.print(Text(one_line(headline or doc.name), style="bold"))
    dateline = " ".join(doc.dateline.span.text_of(doc.text).split()) if doc.dateline else None
    found = None if statements is None else f"{statements or 'no'} statement{'' if statements == 1 else 's'}"
    parts = [doc.name if headline else None, doc.publisher, doc.published, dateline, found]
    console.print(Text(one_line(BETWEEN.join(filter(None, parts))), style="dim"))


def headline_of(doc: Document) -> str | None:
    """Return the stated title, else the headline that the text begins with."""
    if doc.title:
        return doc.title
    return next((block.span.text_of(doc.text) for block in doc.blocks_of(BlockRole.HEADLINE)), None)


def print_statement(
    console: Console,
    doc: Document,
    stmt: Statement,
    *,
    number: int | None = None,
    within: int | None = None,
) -> None:
    """Print one statement: who, in which office and how; the words; when and where.

    Args:
        console: Where to.
        doc: The report.
        stmt: The statement.
        number: Its number in the list.
        within: The number of the statement in whose words it stands.
    """
    lead = f"{number:>{INDENT - 2}}  " if number else " " * INDENT
    console.print()
    console.print(Text.assemble((lead, "dim"), speaker_text(doc, stmt)))
    inside = [f"within {within}"] if within else []
    indent(console, Text(one_line(BETWEEN.join([*inside, *_manner(stmt)])), style="cyan"))
    for span in stmt.content:
        indent(console, Text(printable(span.text_of(doc.text))), by=INDENT + 2)
    indent(console, Text(one_line(BETWEEN.join(_whereabouts(stmt))), style="dim"))


def speaker_text(doc: Document, stmt: Statement) -> Text:
    """Return who speaks; where that is not resolved, the words of the report that stand for it."""
    if stmt.speaker:
        return Text.assemble((one_line(stmt.speaker), "bold"), one_line(_office(stmt)))
    words = " … ".join(span.text_of(doc.text) for span in stmt.source)
    hint = f" (the report says “{words}”)" if words else " (the report names no source here)"
    return Text.assemble(("unresolved", "bold yellow"), one_line(hint + _office(stmt)))


def _office(stmt: Statement) -> str:
    return f", {stmt.role}" if stmt.role else ""


def _manner(stmt: Statement) -> Iterator[str]:
    yield f"{stmt.quotation.value} quotation"
    yield f"kind: {stmt.kind.value if stmt.kind else 'not known'}"
    for label, item in (("view of", stmt.holder), ("to", stmt.addressee), ("about", stmt.target)):
        if item and item != stmt.speaker:
            yield f"{label} {item}"
    if stmt.occasion:
        yield f"occasion: {stmt.occasion.value.replace('-', ' ')}"
    if stmt.condition:
        yield f"condition: {stmt.condition.text}"


def _whereabouts(stmt: Statement) -> Iterator[str]:
    yield f"said {stmt.said_on}" if stmt.said_on else "when: not known"
    if stmt.said_in:
        yield f"in {stmt.said_in}"
    if stmt.places:
        yield f"places: {', '.join(stmt.places)}"
    yield "characters " + places_text(stmt.content)
    yield f"confidence {stmt.confidence:.2f}"
    yield stmt.id[:SHORT_ID_CHARS]


def places_text(spans: Sequence[Span]) -> str:
    """Return where spans are: code points, half-open."""
    return ", ".join(f"[{span.start}-{span.end}]" for span in spans)


def finding_text(finding: Finding, numbers: dict[str, int]) -> Text:
    """Return a finding in a few lines: what, in which state, of whom, where, until when, by whose word."""
    title = f"{finding.finding.value}, {finding.state.replace('_', ' ')}: "
    words = one_line(f"“{finding.object.text}”")
    known = ", ".join(str(numbers[key]) for key in finding.statements if key in numbers)
    facts = chain(
        (f"{party.part} {party.name}" for party in finding.parties),
        [f"in {', '.join(finding.places)}"] if finding.places else [],
        [f"scope: {finding.scope.text}"] if finding.scope else [],
        [f"condition: {finding.condition.text}"] if finding.condition else [],
        [f"since {finding.since}"] if finding.since else [],
        [f"until {finding.until}"] if finding.until else [],
        (
            f"{account.by or 'unresolved'} says {account.state.replace('_', ' ')}"
            for account in finding.accounts
        ),
        [f"by statement {known}"] if known else [],
        [f"confidence {finding.confidence:.2f}"],
    )
    return Text.assemble((title, "bold"), words, ("\n" + one_line(BETWEEN.join(facts)), "dim"))


def _issue_text(issue: Issue) -> Text:
    where = f" {places_text([issue.span])}" if issue.span else ""
    return Text.assemble((f"{issue.code}: ", "yellow"), one_line(issue.message) + where)


def indent(console: Console, text: Text, *, by: int = INDENT) -> None:
    """Print a text wrapped and moved to the right, without spaces at the ends of lines."""
    for line in text.wrap(console, max(MIN_COLUMNS, console.width - by)):
        line.rstrip()
        console.print(Text.assemble(" " * by, line), soft_wrap=True)

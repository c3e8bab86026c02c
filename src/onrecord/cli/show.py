"""`onrecord show`: one report or one statement of the record, by its id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import LINE_FORMATS, TEXT, examples, format_option, record_option, verbose_option

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from onrecord.model import Document, Span, Statement
    from onrecord.store import Store

STATEMENT_PREFIX = "sm-"


@click.command(
    short_help="Show one report or statement by its id.",
    epilog=examples(
        "onrecord show sm-3f2a91c0",
        "onrecord show dv-77ab --format statements",
    ),
)
@click.argument("wanted", metavar="ID")
@format_option(*LINE_FORMATS)
@record_option
@verbose_option
def show(wanted: str, shape: str, record: str | None) -> None:
    """Show a report (dv-...), a story's newest version (st-...) or a statement (sm-...) of the record.

    The beginning of an id is enough where only one begins so. A statement is shown in its paragraph, with
    what each of its values rests on.
    """
    from onrecord.cli.records import look_into_record
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        found = _show_statement if wanted.startswith(STATEMENT_PREFIX) else _show_report
        found(store, wanted, shape)


def _show_report(store: Store, wanted: str, shape: str) -> None:
    from onrecord.cli.output import report_writer, tell

    report = store.report(wanted)
    report_writer(shape)(report)
    versions = store.versions(report.document.story_id)
    if len(versions) > 1:
        tell(
            f"onrecord: the story has {len(versions)} versions: "
            + ", ".join(row.document_id for row in versions)
        )


def _show_statement(store: Store, wanted: str, shape: str) -> None:
    from onrecord.cli.output import open_console, write_line
    from onrecord.exports.lines import ATTRIBUTION_KEYS, STATEMENT_KEYS

    stmt, doc = store.statement(wanted)
    if shape == TEXT:
        _print_statement(open_console(), doc, stmt)
        return
    keys = {"attributions": ATTRIBUTION_KEYS, "statements": STATEMENT_KEYS}.get(shape)
    if shape == "findings":
        raise click.UsageError("findings belong to a report; show the report instead.")
    row = stmt.to_dict()
    write_line({"id": doc.name, "statement": {key: row[key] for key in keys} if keys else row})


def _print_statement(console: Console, doc: Document, stmt: Statement) -> None:
    from rich.text import Text

    from onrecord.cli.clean import one_line
    from onrecord.cli.pages import indent, places_text, print_head, print_statement

    print_head(console, doc)
    print_statement(console, doc, stmt)
    console.print(Text("\nIn the report", style="bold"))
    indent(console, _in_context(doc, stmt))
    if stmt.evidence:
        console.print(Text("\nWhy", style="bold"))
    for item in stmt.evidence:
        line = f"{item.field}: {item.rule} {places_text(item.spans)} confidence {item.confidence:.2f}"
        indent(console, Text(one_line(line)))
    console.print(Text(f"\n{stmt.id} in {doc.id}, found by {one_line(stmt.layer)}", style="dim"))


def _in_context(doc: Document, stmt: Statement) -> Text:
    """Return the paragraphs that the statement stands in, its parts set apart."""
    from rich.text import Text

    from onrecord.text.clean import printable

    styles = {"bold": stmt.source, "underline": stmt.cue, "green": stmt.content}
    parts = sorted((span, style) for style, spans in styles.items() for span in spans)
    text, at, end = Text(), *_paragraphs(doc, [span for span, _ in parts])
    for span, style in parts:
        text.append(printable(doc.text[at : max(at, span.start)]))
        text.append(printable(doc.text[max(at, span.start) : span.end]), style=style)
        at = max(at, span.end)
    return text.append(printable(doc.text[at:end].rstrip()))


def _paragraphs(doc: Document, spans: list[Span]) -> tuple[int, int]:
    from onrecord.model import hull

    whole = hull(spans)
    touched: list[Any] = [block.span for block in doc.blocks if whole and block.span.overlaps(whole)]
    around = hull([*touched, *spans])
    return (around.start, around.end) if around else (0, 0)

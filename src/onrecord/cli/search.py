"""`onrecord search`: find statements in the record by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import TEXT, examples, record_option, verbose_option

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.store import Hit

DEFAULT_LIMIT = 20


@click.command(
    short_help="Find statements in the record.",
    epilog=examples(
        "onrecord search truce",
        "onrecord search '\"will hold\" Renk'",
        "onrecord search 'violat*' --limit 5 --format jsonl",
    ),
)
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=DEFAULT_LIMIT, show_default=True, help="At most so many."
)
@click.option("--after", metavar="CURSOR", help="Go on where the page before ended; it names its cursor.")
@click.option(
    "--format",
    "shape",
    type=click.Choice([TEXT, "jsonl"]),
    help="What to print for each statement. Default: text at a terminal, jsonl otherwise.",
)
@record_option
@verbose_option
def search(
    query: tuple[str, ...], limit: int, after: str | None, shape: str | None, record: str | None
) -> None:
    """Find statements by their words, their speaker or their report's headline, best first.

    All words must occur; inflections are found too. Put exact phrases in quotation marks, and a * after the
    beginning of a word.
    """
    from onrecord.cli.output import default_format, open_console, tell, write_line
    from onrecord.cli.records import look_into_record
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        page = store.search(" ".join(query), limit=limit, after=after)
    if (shape or default_format()) == TEXT:
        console = open_console()
        for hit in page.items:
            _print_hit(console, hit)
    else:
        for hit in page.items:
            write_line(hit_line(hit))
    if not page.items:
        tell("onrecord: no statement has all these words")
    elif page.next:
        tell(f"onrecord: there are more; add --after {page.next}")


def hit_line(hit: Hit) -> dict[str, Any]:
    """Return a hit as plain JSON data."""
    return {
        "id": hit.document_name,
        "document_id": hit.document_id,
        "title": hit.title,
        "published": hit.published,
        "latest": hit.latest,
        "snippet": hit.snippet,
        "marks": [span.to_list() for span in hit.marks],
        "rank": hit.rank,
        "statement": hit.statement.to_dict(),
    }


def _print_hit(console: Console, hit: Hit) -> None:
    from rich.text import Text

    from onrecord.cli.clean import one_line
    from onrecord.cli.pages import BETWEEN, SHORT_ID_CHARS, indent

    stmt = hit.statement
    who = (one_line(stmt.speaker or "unresolved"), "bold" if stmt.speaker else "bold yellow")
    console.print(Text.assemble(who, one_line(f", {stmt.role}" if stmt.role else "")))
    indent(console, _marked_snippet(hit))
    parts = [
        hit.title or hit.document_name,
        stmt.said_on or hit.published,
        None if hit.latest else "no longer in the newest version",
        stmt.id[:SHORT_ID_CHARS],
    ]
    indent(console, Text(one_line(BETWEEN.join(filter(None, parts))), style="dim"))
    console.print()


def _marked_snippet(hit: Hit) -> Any:
    """Return the snippet with what was searched for in bold; cleaned by pieces, so that marks stay put."""
    from rich.text import Text

    from onrecord.cli.clean import one_line

    text, at = Text(), 0
    for mark in hit.marks:
        text.append(one_line(hit.snippet[at : mark.start]))
        text.append(one_line(mark.text_of(hit.snippet)), style="bold green")
        at = mark.end
    return text.append(one_line(hit.snippet[at:]))

"""`onrecord search` and `onrecord said`: find statements by their words, and by who says them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import TEXT, examples, format_option, page_options, record_option, verbose_option

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.store import Facets, Hit

FACET_VALUES = 5

_facets = click.option("--facets", is_flag=True, help="Tell what all that was found has in common, counted.")
_format = format_option("jsonl", about="What to print for each statement.")


@click.command(
    short_help="Find statements in the record.",
    epilog=examples(
        "onrecord search truce",
        "onrecord search '\"will hold\" Renk'",
        "onrecord search 'violat* -truce speaker:renk date:2031-03' --facets",
        "onrecord search --who 'Oda Renk' truce --limit 5 --format jsonl",
    ),
)
@click.argument("query", nargs=-1)
@click.option("--who", metavar="NAME", help="Only what this speaker says; the query may then be left out.")
@page_options
@_facets
@_format
@record_option
@verbose_option
def search(
    query: tuple[str, ...],
    who: str | None,
    limit: int,
    after: str | None,
    facets: bool,
    shape: str,
    record: str | None,
) -> None:
    """Find statements by their words, their speaker or their report's headline, best first.

    All words must occur; inflections are found too. Put exact phrases in quotation marks, a * after the
    beginning of a word, OR between alternatives, a - before what must not occur. Filters: speaker: office:
    holder: to: kind: quotation: naming: place: publisher: date:2016-10..2016-11. Where the query begins with
    a -, put -- before it.
    """
    from onrecord.services import said_query

    asked = " ".join(query)
    if not query and not who:
        raise click.UsageError("say what to look for, or by whom with --who")
    _find(said_query(who, asked) if who else asked, limit, after, facets, shape, record)


@click.command(
    short_help="Show what somebody said about something.",
    epilog=examples("onrecord said 'Oda Renk'", "onrecord said 'Oda Renk' about truce 'Port Salen'"),
)
@click.argument("who")
@click.argument("about", nargs=-1)
@page_options
@_facets
@_format
@record_option
@verbose_option
def said(
    who: str,
    about: tuple[str, ...],
    limit: int,
    after: str | None,
    facets: bool,
    shape: str,
    record: str | None,
) -> None:
    """Show what WHO said, best first; with `about WHAT`, what holds these words, as `search` takes them."""
    from onrecord.services import said_query

    if about and about[0] != "about":
        raise click.UsageError("say it as: onrecord said WHO about WHAT")
    asked = said_query(who, " ".join(about[1:]))
    _find(asked, limit, after, facets, shape, record)


def _find(query: str, limit: int, after: str | None, facets: bool, shape: str, record: str | None) -> None:
    from onrecord.cli.output import open_console, tell, write_line
    from onrecord.cli.records import look_into_record
    from onrecord.services import search_statements
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        found = search_statements(store, query, limit=limit, after=after, counts=facets or shape == TEXT)
    for note in found.notes:
        tell(f"onrecord: {note}")
    if shape == TEXT:
        console = open_console()
        for hit in found.page.items:
            _print_hit(console, hit)
    else:
        for hit in found.page.items:
            write_line(hit_line(hit))
    if facets and found.facets:
        for line in _facet_lines(found.facets):
            tell(line)
    if not found.page.items:
        tell("onrecord: no statement has all these words")
    elif found.page.next:
        of_all = f" of {found.total}" if found.total else ""
        tell(f"onrecord: {len(found.page.items)}{of_all} shown; for more, add --after {found.page.next}")


def _facet_lines(facets: Facets) -> list[str]:
    lines = [] if facets.exact else [f"of the {facets.counted:,} that came in last:"]
    for name, values in facets.values.items():
        shown = ", ".join(f"{one.value} {one.count:,}" for one in values[:FACET_VALUES])
        more = ", …" if len(values) > FACET_VALUES else ""
        lines += [f"{name}: {shown}{more}"] if values else []
    return lines


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

"""`onrecord same`: one speaker's words as each report printed them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import TEXT, examples, format_option, record_option, verbose_option

if TYPE_CHECKING:
    from onrecord.services import Rendering, SameWords


@click.command(
    short_help="Show where other reports have the same words.",
    epilog=examples("onrecord same sm-3f2a91c0", "onrecord same sm-3f2a --format jsonl"),
)
@click.argument("statement", metavar="STATEMENT")
@format_option("jsonl", about="What to print for each report.")
@record_option
@verbose_option
def same(statement: str, shape: str, record: str | None) -> None:
    """Show where other reports quote the words of a statement (sm-...): the same, clipped or altered.

    In a difference, [-words-] stand in the statement asked for only, {+words+} in the other only. Quotations
    of fewer than three words are not compared.
    """
    from onrecord.cli.output import tell, write_line
    from onrecord.cli.records import look_into_record
    from onrecord.services import same_words
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        told = same_words(store, statement)
    if shape == TEXT:
        _show(told)
    else:
        for one in told.renderings:
            write_line(rendering_line(told, one))
    if not told.quoted:
        tell("onrecord: this statement quotes nothing word for word")
    elif not told.renderings:
        tell("onrecord: no other report has these words")
    if not told.all_seen:
        tell("onrecord: very many share some of these words; only those that came in last were compared")


def rendering_line(told: SameWords, one: Rendering) -> dict[str, Any]:
    """Return how another report has the words, as plain JSON data."""
    hit = one.hit
    return {
        "of": told.statement.id,
        "statement_id": hit.statement.id,
        "document_id": hit.document_id,
        "id": hit.document_name,
        "title": hit.title,
        "published": hit.published,
        "speaker": hit.statement.speaker,
        "how": one.comparison.how,
        "share": round(one.comparison.share, 4),
        "words": hit.words,
        "difference": [{"what": piece.what, "words": piece.words} for piece in one.comparison.pieces],
    }


def _show(told: SameWords) -> None:
    from onrecord.cli.clean import one_line
    from onrecord.cli.pages import SHORT_ID_CHARS

    quoted = " … ".join(told.quoted)
    head = f"{told.statement.speaker or 'unresolved'}: {quoted}"
    click.echo(one_line(head))
    for one in told.renderings:
        hit = one.hit
        line = (
            f"{one.comparison.how:8} {hit.title or hit.document_name}  {hit.published or ''}  "
            f"{hit.statement.speaker or 'unresolved'}  {hit.statement.id[:SHORT_ID_CHARS]}"
        )
        click.echo(one_line(line))
        if one.comparison.how != "same":
            click.echo("    " + one_line("".join(piece.shown for piece in one.comparison.pieces)))

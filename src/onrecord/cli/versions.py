"""`onrecord versions`: how a story was corrected, updated or withdrawn, statement by statement."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import TEXT, examples, format_option, record_option, verbose_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model import Statement
    from onrecord.services import Change

GONE = {"withdrawn": "x"}


@click.command(
    short_help="Show how a story was corrected, updated or withdrawn.",
    epilog=examples("onrecord versions st-3f2a91c0", "onrecord versions dv-77ab --format jsonl"),
)
@click.argument("wanted", metavar="ID")
@format_option("jsonl", about="What to print for each version.")
@record_option
@verbose_option
def versions(wanted: str, shape: str, record: str | None) -> None:
    """Show the versions of a story (st-..., or dv-... of one of them), and what each changed.

    A line with - is what the version before had, one with + what this one has instead or anew; x is what was
    withdrawn with the whole story.
    """
    from onrecord.cli.output import write_line
    from onrecord.cli.records import look_into_record
    from onrecord.services import compare_versions
    from onrecord.settings import load_settings

    with look_into_record(load_settings(record=record)) as store:
        text_of = cache(lambda document_id: store.report(document_id).document.text)
        story = wanted if wanted.startswith("st-") else store.report(wanted).document.story_id
        for change in compare_versions(store, story):
            if shape == TEXT:
                _show(change, text_of)
            else:
                write_line(change_line(change))


def change_line(change: Change) -> dict[str, Any]:
    """Return a version and what it changed as plain JSON data."""
    row = change.row
    return {
        "document_id": row.document_id,
        "story_id": row.story_id,
        "version": row.version,
        "id": row.name,
        "title": row.title,
        "published": row.published,
        "revision": row.revision.to_dict() if row.revision else None,
        "statements": [
            {"what": tie.what, "old": tie.old and tie.old.id, "new": tie.new and tie.new.id}
            for tie in change.ties
        ],
    }


def _show(change: Change, text_of: Callable[[str], str]) -> None:
    from onrecord.cli.clean import one_line

    row = change.row
    kind = row.revision.kind.value if row.revision else "first" if row.version == 1 else "changed"
    number = f" {row.revision.number}" if row.revision and row.revision.number else ""
    head = f"version {row.version}  {kind}{number}  {row.title or row.name}  {row.document_id}"
    click.echo(one_line(head))
    if row.revision and row.revision.note:
        click.echo(one_line(f"    note: {row.revision.note.text}"))
    for tie in change.ties:
        if tie.what != "kept":
            for sign, stmt in ((GONE.get(tie.what, "-"), tie.old), ("+", tie.new)):
                if stmt is not None:
                    click.echo(one_line(f"  {sign} {_said(stmt, text_of(stmt.document_id))}"))


def _said(stmt: Statement, text: str) -> str:
    words = " … ".join(span.text_of(text) for span in stmt.content)
    return f"{stmt.speaker or 'unresolved'}: {words}"

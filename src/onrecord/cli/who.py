"""`onrecord who`: the people and bodies of the whole record, over all reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import TEXT, examples, format_option, page_options, record_option, verbose_option

if TYPE_CHECKING:
    from onrecord.services import EntityPage
    from onrecord.store import EntityRow, MemberRow

IDS = ("re-", "en-")


@click.command(
    short_help="List who is met in the record, over all reports.",
    epilog=examples(
        "onrecord who",
        "onrecord who Oray",
        "onrecord who re-3f2a91c0 --format jsonl",
    ),
)
@click.argument("wanted", metavar="[NAME|ID]", nargs=-1)
@page_options
@format_option("jsonl")
@record_option
@verbose_option
def who(wanted: tuple[str, ...], limit: int, after: str | None, shape: str, record: str | None) -> None:
    """List the people and bodies of the record, those of most reports first, or those of a name.

    With an id (re-..., or en-... of one report) all is shown that one is made of: names and offices as
    printed, and for each report why it is taken for the same.
    """
    from onrecord.cli.output import tell
    from onrecord.cli.records import look_into_record
    from onrecord.services import entity_page, list_entities
    from onrecord.settings import load_settings

    name = " ".join(wanted) or None
    text = shape == TEXT
    with look_into_record(load_settings(record=record)) as store:
        if name and name.startswith(IDS):
            _show_page(entity_page(store, name), text=text)
            return
        page = list_entities(store, name=name, limit=limit, after=after)
    for row in page.items:
        _show_row(row, text=text)
    if not page.items:
        tell("onrecord: nobody in the record has such a name")
    elif page.next:
        tell(f"onrecord: there are more; add --after {page.next}")


def row_line(row: EntityRow) -> dict[str, Any]:
    """Return an entity of a list as plain JSON data."""
    return {
        "id": row.id,
        "name": row.name,
        "type": row.type.value,
        "authority_id": row.authority_id,
        "reports": row.reports,
    }


def page_line(page: EntityPage) -> dict[str, Any]:
    """Return an entity with all that it is made of as plain JSON data."""
    offices = [
        {"title": one.title, "reports": one.reports, "first": one.first, "last": one.last}
        for one in page.offices
    ]
    return row_line(page.row) | {
        "names": list(page.names),
        "offices": offices,
        "members": [_member_line(member) for member in page.members],
    }


def _member_line(member: MemberRow) -> dict[str, Any]:
    return {
        "entity": member.entity.to_dict(),
        "document_id": member.document_id,
        "title": member.title,
        "published": member.published,
        "joined_to": member.joined_to,
        "score": member.score,
        "reasons": [reason.to_dict() for reason in member.reasons],
    }


def _show_row(row: EntityRow, *, text: bool) -> None:
    from onrecord.cli.clean import one_line
    from onrecord.cli.output import write_line
    from onrecord.cli.running import counted

    if not text:
        write_line(row_line(row))
        return
    known = "  (authority file)" if row.authority_id else ""
    click.echo(one_line(f"{row.name}  {row.type.value}  {counted(row.reports, 'report')}  {row.id}{known}"))


def _show_page(page: EntityPage, *, text: bool) -> None:
    from onrecord.cli.clean import one_line
    from onrecord.cli.output import write_line

    if not text:
        write_line(page_line(page))
        return
    _show_row(page.row, text=True)
    lines = [f"printed as {', '.join(page.names)}", *(f"{one.title} ({one.reports})" for one in page.offices)]
    for line in (*lines, *map(_why, page.members)):
        click.echo(one_line(f"    {line}"))


def _why(member: MemberRow) -> str:
    reasons = "; ".join(f"{one.rule}: {one.printed} / {one.other}" for one in member.reasons)
    why = f"{member.score:.2f} {reasons}" if member.joined_to else "the first"
    return f"{member.published or 'undated'}  {member.title or member.name}  [{member.entity.id}]  {why}"

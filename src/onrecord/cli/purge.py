"""`onrecord purge`: remove a report for good, for instance because a court orders it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.judge import login_name
from onrecord.cli.options import examples, moment, record_option, verbose_option

if TYPE_CHECKING:
    from onrecord.store import Tombstone


@click.command(
    short_help="Remove a report for good, with a reason.",
    epilog=examples(
        "onrecord purge st-3f2a91c0 --reason 'order of 4 March, file 4711'",
        "onrecord purge dv-77ab --reason 'licence ended' --yes",
        "onrecord purge --list",
    ),
)
@click.argument("wanted", metavar="ID", required=False)
@click.option("--reason", metavar="WORDS", help="Why; it is kept, so it should not repeat the report.")
@click.option("--by", metavar="NAME", default=login_name, help="Who purges. Default: your login name.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--list", "listed", is_flag=True, help="List what was purged.")
@record_option
@verbose_option
def purge(
    wanted: str | None, reason: str | None, by: str, yes: bool, listed: bool, record: str | None
) -> None:
    """Remove a version (dv-...) or a story with all its versions (st-...) from the record.

    Text, source, statements and judgements go, and are overwritten in the file. A tombstone stays: which it
    was, when it was purged, by whom and why. The same report is not stored again. Copies that you made, and
    the logs of a PostgreSQL server, are yours to see to.
    """
    from onrecord.cli.records import open_record
    from onrecord.settings import load_settings

    if listed == (wanted is not None):
        raise click.UsageError("give the ID to purge, or --list.")
    if wanted is not None and not (reason or "").strip():
        raise click.UsageError("say why: --reason WORDS.")
    with open_record(load_settings(record=record)) as store:
        if wanted is None:
            _list(store.tombstones())
            return
        if not yes:
            click.confirm(f"Remove {wanted} for good?", abort=True, err=True)
        left = store.purge(wanted, by=by, reason=reason or "", now=moment())
    _list(left)


def _list(tombstones: tuple[Tombstone, ...]) -> None:
    from onrecord.cli.clean import one_line

    for one in tombstones:
        when = f"{one.purged_at:%Y-%m-%d %H:%M}"
        line = f"purged {one.document_id}  version {one.version} of {one.story_id}  {when}  {one.by}: "
        click.echo(one_line(line + one.reason))

"""`onrecord check`: is the record what it should be?"""

from __future__ import annotations

import click

from onrecord.cli.exits import Exit
from onrecord.cli.options import examples, record_option, verbose_option


@click.command(
    short_help="Verify that the record is sound.",
    epilog=examples("onrecord check", "onrecord check --record newsroom.db --rebuild"),
)
@click.option("--rebuild", is_flag=True, help="Make the search index, counts and ties anew first.")
@record_option
@verbose_option
@click.pass_context
def check(ctx: click.Context, rebuild: bool, record: str | None) -> None:
    """Verify the record: its file, references, texts and hashes, places of words, the search index.

    Lists what is wrong and ends with code 4 if something is. A search index that differs, and things that
    are not those of the findings, are mended by --rebuild; for anything else, go back to a copy.
    """
    from onrecord.cli.output import tell, tell_issue
    from onrecord.cli.records import open_existing
    from onrecord.cli.running import counted
    from onrecord.settings import load_settings

    with open_existing(load_settings(record=record)) as store:
        if rebuild:
            store.rebuild_index()
            store.tie_anew()
        found = store.check()
        counts = store.counts()
    for issue in found:
        tell_issue(issue)
    if found:
        tell(f"onrecord: the record is not sound: {counted(len(found), 'fault')}")
        ctx.exit(Exit.UNUSABLE)
    click.echo(
        f"sound: {counted(counts.reports, 'report')} in {counted(counts.versions, 'version')}, "
        f"{counted(counts.statements, 'statement')}"
    )

"""`onrecord add`: read reports and keep them in the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import (
    authority_option,
    embargo_moment,
    examples,
    inputs_argument,
    moment,
    published_option,
    record_option,
    verbose_option,
)

if TYPE_CHECKING:
    from onrecord.cli.exits import Exit
    from onrecord.settings import Settings
    from onrecord.store import Store


@click.command(
    short_help="Read reports and keep them in the record.",
    epilog=examples(
        "onrecord add dispatches/",
        "onrecord add wire.jsonl --record newsroom.db",
    ),
)
@inputs_argument
@record_option
@published_option
@click.option(
    "--embargo-until",
    callback=embargo_moment,
    metavar="TIME",
    help="Keep these reports hidden until then: 2031-03-07T06:00Z, or with a zone such as +02:00.",
)
@authority_option
@verbose_option
@click.pass_context
def add(
    ctx: click.Context,
    inputs: tuple[str, ...],
    record: str | None,
    published: str | None,
    embargo_until: str | None,
    authority: tuple[str, ...],
) -> None:
    """Read reports and store them in the record.

    The same report twice is stored once; a story whose source has changed becomes a new version of it. Each
    report is stored by itself: stop at any time with Ctrl-C and run the same command again.

    Reports are read with the authority files that the record holds; one that is given is brought in first.
    """
    from onrecord.cli.records import open_record
    from onrecord.settings import load_settings

    settings = load_settings(record=record)
    for file in authority:
        from onrecord.cli.authority_import import import_file

        import_file(file, settings, shape=None, source=None, replace=None)
    with open_record(settings) as store:
        ctx.exit(add_inputs(inputs, settings, store, published=published, embargo=embargo_until))


def add_inputs(
    inputs: tuple[str, ...],
    settings: Settings,
    store: Store,
    *,
    published: str | None = None,
    embargo: str | None = None,
) -> Exit:
    """Read inputs and store each at once, a line for each; what failed is stored as issues."""
    from onrecord.cli.authority_import import sorting_shown
    from onrecord.cli.output import tell
    from onrecord.cli.running import Tally, counted, read_each
    from onrecord.model import Issue
    from onrecord.pipeline import RecordAuthority
    from onrecord.services import sort_all
    from onrecord.store import shown_record

    tally = Tally()
    try:
        for item, raw in read_each(
            inputs,
            settings,
            now=moment(),
            published=published,
            keep_raw=settings.keep_source,
            authority=RecordAuthority(store),
        ):
            tally.note(item)
            if isinstance(item, Issue):
                store.add_issues([item], now=moment())
                continue
            if embargo is not None:
                item = replace(item, document=replace(item.document, embargo=embargo))
            added = store.add(item, raw=raw, now=moment())
            _say_added(added.outcome, added.version, added.document_id, item.document.name, len(item.outer))
        with sorting_shown() as shown:
            sort_all(store, progress=shown)
    finally:
        tell(f"{counted(tally.done, 'report')} stored in {shown_record(settings.record)}")
    return tally.finish()


def _say_added(outcome: str, version: int, document_id: str, name: str, statements: int) -> None:
    from onrecord.cli.clean import one_line
    from onrecord.cli.running import counted

    what = f"version {version}" if outcome == "new_version" else outcome.replace("_", " ")
    click.echo(one_line(f"{what:10} {document_id}  {name}  {counted(statements, 'statement')}"))

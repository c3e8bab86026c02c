"""`onrecord demo`: the main job on the sample story that comes with the package."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import examples, moment, verbose_option

if TYPE_CHECKING:
    from onrecord.cli.running import Tally
    from onrecord.settings import Settings
    from onrecord.store import Counts, Store

DEFAULT_RECORD = "./onrecord-demo.db"


@click.command(
    short_help="Go the whole way on a sample story.",
    epilog=examples("onrecord demo", "onrecord demo --record story.db"),
)
@click.option(
    "--record", metavar="PATH|URL", default=DEFAULT_RECORD, show_default=True, help="Where to keep the story."
)
@verbose_option
@click.pass_context
def demo(ctx: click.Context, record: str) -> None:
    """Read the sample story: print what each report says, keep it in a record, say how to look further.

    The story, its country, its people and its agencies are invented.
    """
    from onrecord.cli.records import open_record
    from onrecord.services import sort_all
    from onrecord.settings import load_settings
    from onrecord.store import shown_record

    settings = load_settings(record=record)
    with open_record(settings) as store:
        tally = _read_story(settings, store)
        sort_all(store)
        counts = store.counts()
    _say_how_to_go_on(counts, shown_record(settings.record))
    ctx.exit(tally.finish())


def _read_story(settings: Settings, store: Store) -> Tally:
    """Print and store each report, in the order of the days on which they were sent."""
    from onrecord.cli.output import report_writer
    from onrecord.cli.running import Tally, read_each
    from onrecord.model import Issue
    from onrecord.resources.sample import published_on, sample_paths

    tally, write = Tally(), report_writer("text")
    for path in sample_paths():
        for item, raw in read_each(
            [str(path)], settings, now=moment(), published=published_on(path), keep_raw=settings.keep_source
        ):
            tally.note(item)
            if not isinstance(item, Issue):
                write(item)
                store.add(item, raw=raw, now=moment())
    return tally


def _say_how_to_go_on(counts: Counts, record: str) -> None:
    from onrecord.cli.running import counted

    click.echo(
        f"{counted(counts.statements, 'statement')} by {counted(counts.speakers, 'speaker')} in "
        f"{counted(counts.reports, 'report')} are kept in {record}\n\nLook further:"
    )
    place = shlex.quote(record)
    ways = {
        f"onrecord serve --record {place}": "in the browser (or: make serve)",
        f"onrecord search truce --record {place}": "who said what about it",
        f"onrecord export --record {place}": "all of it, as JSON",
        "onrecord read FILE": "what your own reports say",
    }
    width = max(map(len, ways))
    for command, what in ways.items():
        click.echo(f"  {command:{width}}  {what}")

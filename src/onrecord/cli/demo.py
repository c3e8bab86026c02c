"""`onrecord demo`: the main job on the sample story that comes with the package."""

from __future__ import annotations

import click

from onrecord.cli.options import examples, moment, verbose_option

DEFAULT_RECORD = "./onrecord-demo.db"


@click.command(
    short_help="Go the whole way on a sample story.",
    epilog=examples(
        "onrecord demo",
        "onrecord demo --record /tmp/story.db",
    ),
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
    from onrecord.cli.output import report_writer, tell
    from onrecord.cli.records import open_record
    from onrecord.cli.running import Tally, read_each
    from onrecord.model import Issue
    from onrecord.resources.sample import sample_paths
    from onrecord.settings import load_settings

    settings = load_settings(record=record)
    tally, write = Tally(), report_writer("text")
    files = [str(path) for path in sample_paths()]
    with open_record(settings) as store:
        for item, raw in read_each(files, settings, now=moment(), keep_raw=True):
            tally.note(item)
            if not isinstance(item, Issue):
                write(item)
                store.add(item, raw=raw, now=moment())
        counts = store.counts()
    tell("")
    ctx.exit(tally.finish())

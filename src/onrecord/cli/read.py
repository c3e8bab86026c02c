"""`onrecord read`: print what reports say, and store nothing."""

from __future__ import annotations

import click

from onrecord.cli.options import (
    LINE_FORMATS,
    authority_option,
    examples,
    format_option,
    inputs_argument,
    moment,
    published_option,
    verbose_option,
)


@click.command(
    short_help="Print what reports say, and store nothing.",
    epilog=examples(
        "onrecord read dispatch.txt",
        "onrecord read dispatches/ --format statements > statements.jsonl",
        "onrecord read dispatch.txt --authority people.csv",
        "curl -s https://agency.example/story | onrecord read - --published 2031-03-04",
    ),
)
@inputs_argument
@format_option(*LINE_FORMATS, about="What to print for each report.")
@published_option
@authority_option
@verbose_option
@click.pass_context
def read(
    ctx: click.Context,
    inputs: tuple[str, ...],
    shape: str,
    published: str | None,
    authority: tuple[str, ...],
) -> None:
    """Print who said what in reports, one report after another.

    INPUT is a file, a folder (read with all that is in it), an http(s) address, or - for standard input.
    Plain text, HTML and JSONL (one report a line, under "text") are told apart by their content.

    All formats but text print one JSON object a line for each report, in input order; offsets are code
    points, end exclusive. Failed inputs are listed on standard error and the others are read.
    """
    from onrecord.cli.output import report_writer
    from onrecord.cli.running import Tally, hold_authority, read_each
    from onrecord.model import Issue
    from onrecord.settings import load_settings

    settings = load_settings()
    known = hold_authority(authority, settings)
    tally, write = Tally(), report_writer(shape)
    # Whose view a content relays is told by the statements inside it; spans alone need none of them.
    items = read_each(
        inputs,
        settings,
        now=moment(),
        published=published,
        authority=known,
        deep=shape != "attributions",
    )
    for item, _raw in items:
        if not isinstance(item, Issue):
            write(item)
        tally.note(item)
    ctx.exit(tally.finish())

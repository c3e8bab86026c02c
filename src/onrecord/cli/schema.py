"""`onrecord schema`: the JSON Schema of what is printed."""

from __future__ import annotations

import click

from onrecord.cli.options import LINE_FORMATS, examples, verbose_option


@click.command(
    short_help="Print the JSON Schema of the output.",
    epilog=examples(
        "onrecord schema > report.schema.json",
        "onrecord schema --format statements",
    ),
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(LINE_FORMATS),
    default="jsonl",
    show_default=True,
    help="The format whose lines to describe.",
)
@verbose_option
def schema(shape: str) -> None:
    """Print the JSON Schema of a line that read and export write.

    The schema bears a version, which rises with every change that a program reading the lines would notice.
    """
    from onrecord.exports import line_schema, to_json

    click.echo(to_json(line_schema(shape), indent=2))

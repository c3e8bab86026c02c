"""`onrecord export`: everything in the record, one JSON object a line for each report."""

from __future__ import annotations

import click

from onrecord.cli.options import LINE_FORMATS, examples, record_option, verbose_option


@click.command(
    short_help="Write the whole record as JSONL.",
    epilog=examples(
        "onrecord export > record.jsonl",
        "onrecord export --format statements --record newsroom.db | gzip > statements.jsonl.gz",
    ),
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(LINE_FORMATS),
    default="jsonl",
    show_default=True,
    help="What a line holds; see onrecord schema.",
)
@click.option("--all-versions", is_flag=True, help="Every version of a story, not only its newest.")
@record_option
@verbose_option
def export(shape: str, all_versions: bool, record: str | None) -> None:
    """Write all reports of the record to standard output, as JSONL, in the order they came in.

    Reports are written one by one, so that a record of any size needs little memory.
    """
    from onrecord.cli.output import report_writer
    from onrecord.cli.records import look_into_record
    from onrecord.settings import load_settings

    write = report_writer(shape)
    with look_into_record(load_settings(record=record)) as store:
        for report in store.iter_reports(all_versions=all_versions):
            write(report)

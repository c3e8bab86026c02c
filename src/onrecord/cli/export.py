"""`onrecord export`: the whole record, or what a query finds, in a format that other programs read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import LINE_FORMATS, examples, record_option, verbose_option

if TYPE_CHECKING:
    from onrecord.store import Store

STATEMENT_FORMATS = ("rows", "csv", "parquet", "webannotation", "schemaorg", "ftm", "bibtex", "ris", "csl")
"""The keys of `exports.formats.FORMATS`, said again so that the help loads without it; a test compares."""

EVENT_FORMATS = ("events", "events-csv")
"""Statements as events with CAMEO codes, as JSONL and as CSV; those that no code fits are left out."""

BINARY_FORMATS = ("parquet",)

WHOLE = "jsonl"
"""The default: whole reports; of what a query finds there are statements only, as `rows` has them."""


@click.command(
    short_help="Write the record, or what a query finds, for other programs.",
    epilog=examples(
        "onrecord export > record.jsonl",
        "onrecord export --format statements --record newsroom.db | gzip > statements.jsonl.gz",
        "onrecord export '\"will hold\" truce' --format csv --output truce.csv",
        "onrecord export Renk --format bibtex > renk.bib",
    ),
)
@click.argument("query", nargs=-1)
@click.option(
    "--format",
    "shape",
    type=click.Choice([*LINE_FORMATS, *STATEMENT_FORMATS, *EVENT_FORMATS]),
    default=WHOLE,
    show_default=True,
    help="jsonl, attributions, statements and findings have a line for each report (with a query, jsonl has "
    "one for each statement); the others are made of statements.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file; it is there once all is written. Parquet needs one.",
)
@click.option("--all-versions", is_flag=True, help="Every version of a story, not only its newest.")
@record_option
@verbose_option
def export(
    query: tuple[str, ...], shape: str, output: Path | None, all_versions: bool, record: str | None
) -> None:
    """Write the record, or the statements that a query finds, to standard output or a file.

    Without a query, everything is written in the order in which it came in; with one, what `onrecord search`
    finds, best first, however much it is. Nothing is held back to the end, so that a record of any size needs
    little memory.
    """
    from onrecord.cli.records import look_into_record
    from onrecord.cli.writing import write_chunks
    from onrecord.settings import load_settings

    words = " ".join(query) if query else None
    _refuse_what_does_not_fit(shape, words, output, all_versions=all_versions)
    with look_into_record(load_settings(record=record)) as store:
        write_chunks(_chunks(shape, store, words, all_versions=all_versions), output)


def _refuse_what_does_not_fit(
    shape: str, words: str | None, output: Path | None, *, all_versions: bool
) -> None:
    if words is not None and shape in LINE_FORMATS and shape != WHOLE:
        raise click.UsageError(f"{shape} is made of whole reports; with a query, take jsonl, csv or another.")
    if words is not None and all_versions:
        raise click.UsageError("a query finds what older versions say anyhow; leave --all-versions out.")
    if shape in BINARY_FORMATS and output is None:
        raise click.UsageError(f"{shape} is not for a terminal; say where to write it: --output PATH.")


def _chunks(shape: str, store: Store, words: str | None, *, all_versions: bool) -> Iterator[bytes]:
    """Give the bytes of an export."""
    if shape in LINE_FORMATS and words is None:
        return _reports(shape, store, all_versions=all_versions)
    if shape in EVENT_FORMATS:
        return _events(shape, store, words, all_versions=all_versions)
    name = "rows" if shape == WHOLE else shape
    return _statements(name, store, words, all_versions=all_versions)


def _reports(shape: str, store: Store, *, all_versions: bool) -> Iterator[bytes]:
    from onrecord.exports import LINES, to_json

    for report in store.iter_reports(all_versions=all_versions):
        yield to_json(LINES[shape](report)).encode() + b"\n"


def _statements(name: str, store: Store, words: str | None, *, all_versions: bool) -> Iterator[bytes]:
    from onrecord.exports.formats import FORMATS
    from onrecord.services.exporting import iter_entries

    who = FORMATS[name].tells_who
    return FORMATS[name].write(iter_entries(store, words, all_versions=all_versions, who=who))


def _events(shape: str, store: Store, words: str | None, *, all_versions: bool) -> Iterator[bytes]:
    from onrecord.exports.events import write_events, write_events_csv
    from onrecord.services.exporting import iter_entries

    write = write_events if shape == "events" else write_events_csv
    return write(iter_entries(store, words, all_versions=all_versions))

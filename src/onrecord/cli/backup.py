"""`onrecord backup`: a copy of the record, while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import examples, record_option, verbose_option


@click.command(
    short_help="Copy the record to a file, also while it is in use.",
    epilog=examples('onrecord backup "copies/$(date +%F).db"'),
)
@click.argument("path", type=click.Path(path_type=Path))
@record_option
@verbose_option
def backup(path: Path, record: str | None) -> None:
    """Copy the record to PATH, which must not be there yet.

    The copy is one moment of the record, whole, and a record itself: name it with --record. Reading and
    writing go on meanwhile. A record in PostgreSQL is copied with pg_dump.
    """
    from onrecord.cli.records import open_existing
    from onrecord.settings import load_settings

    with open_existing(load_settings(record=record)) as store:
        store.back_up(path)
    click.echo(f"copied to {path}, {path.stat().st_size / 1e6:.1f} MB")

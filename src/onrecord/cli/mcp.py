"""`onrecord mcp`: the record for an assistant, over standard input and output."""

from __future__ import annotations

import click

from onrecord.cli.options import examples, moment, record_option, verbose_option

EXTRA = (
    "an assistant is served by an extra that is not installed; install it with: pip install 'onrecord[mcp]'"
)


@click.command(
    short_help="Serve the record to an assistant (Model Context Protocol).",
    epilog=examples("onrecord mcp", "onrecord mcp --record newsroom.db"),
)
@record_option
@verbose_option
def mcp(record: str | None) -> None:
    """Serve the record to an assistant that starts this command, by the Model Context Protocol.

    It can search statements, look one up, and ask what stands and what became of it; it only reads. Every
    answer cites its report, and marks what it quotes as untrusted.
    """
    from onrecord.cli.records import look_into_record
    from onrecord.errors import ConfigError
    from onrecord.settings import load_settings

    try:
        from onrecord.mcp import create_server
    except ModuleNotFoundError as exc:
        if (exc.name or "").partition(".")[0] not in {"mcp", "mcp_types"}:
            raise
        raise ConfigError(EXTRA) from exc
    with look_into_record(load_settings(record=record)) as store:
        create_server(store, clock=moment).run("stdio")

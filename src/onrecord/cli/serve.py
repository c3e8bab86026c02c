"""`onrecord serve`: the record as pages in a browser, on this machine only."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import examples, record_option, verbose_option

if TYPE_CHECKING:
    from fastapi import FastAPI

BACKLOG = 128


@click.command(
    short_help="Show the record in a browser.",
    epilog=examples(
        "onrecord serve",
        "onrecord serve --record newsroom.db --port 9000",
    ),
)
@click.option("--host", help="Loopback address to listen on. Default: $ONRECORD_HOST, else 127.0.0.1.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Default: $ONRECORD_PORT, else 8321; 0 takes a free one."
)
@record_option
@verbose_option
def serve(host: str | None, port: int | None, record: str | None) -> None:
    """Show the record in a browser: the list of reports, and each report with its statements marked.

    The pages are for this machine alone and ask for no password, so only loopback addresses are listened on.
    """
    from onrecord.cli.output import tell
    from onrecord.cli.records import look_into_record
    from onrecord.settings import load_settings

    settings = load_settings(record=record, host=host, port=port)
    with look_into_record(settings) as store, listen(settings.host, settings.port) as listener:
        from onrecord.web import create_app

        tell(f"onrecord: open {address_of(listener)} in a browser; stop with Ctrl-C")
        _run(create_app(settings, store), listener)


def loopback_address(host: str) -> tuple[socket.AddressFamily, str]:
    """Return the family and address of a host of this machine.

    Raises:
        ConfigError: The host can be reached from elsewhere, or is not known.
    """
    from onrecord.errors import ConfigError

    try:
        family, _, _, _, address = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as exc:
        raise ConfigError(f"the host {host!r} is not known; use 127.0.0.1") from exc
    if not ipaddress.ip_address(str(address[0]).split("%")[0]).is_loopback:
        raise ConfigError(
            f"will not listen on {host}: others could reach it, and the pages ask for no password. Listen on "
            "127.0.0.1 and reach it from elsewhere through a tunnel (ssh -L) or a proxy with a password"
        )
    return family, str(address[0])


def listen(host: str, port: int) -> socket.socket:
    """Open the listening socket here rather than in the server, so that a taken port is told in plain words.

    Raises:
        ConfigError: The address is not a loopback one, or the port cannot be had.
    """
    from onrecord.errors import ConfigError

    family, address = loopback_address(host)
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen(BACKLOG)
    except OSError as exc:
        listener.close()
        raise ConfigError(
            f"cannot listen on port {port} ({exc.strerror}); choose another with --port"
        ) from exc
    return listener


def address_of(listener: socket.socket) -> str:
    """Return the address to type into a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _run(app: FastAPI, listener: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
    uvicorn.Server(config).run(sockets=[listener])

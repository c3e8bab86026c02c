"""`onrecord serve`: the record as pages in a browser and as an interface for programs."""

from __future__ import annotations

import ipaddress
import signal
import socket
import sys
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import examples, record_option, verbose_option

if TYPE_CHECKING:
    from fastapi import FastAPI

    from onrecord.settings import Settings
    from onrecord.store import Store
    from onrecord.web.access import Access

BACKLOG = 128
KEEP_ALIVE_S = 75
"""How long a connection may rest: longer than a client's own patience, which else meets it just closed."""
STOP_S = 5
"""How long answers that are under way may take when the server is told to stop."""
SWITCH_S = 0.0005
"""How long a thread may keep others waiting: a tenth of the usual, so that reading holds up no page."""


@click.command(
    short_help="Show the record in a browser, and to programs.",
    epilog=examples(
        "onrecord serve",
        "onrecord serve --record newsroom.db --port 9000",
        "onrecord serve --host 0.0.0.0 --tokens reviewers.txt --name desk.example",
    ),
)
@click.option("--host", help="Address to listen on. Default: $ONRECORD_HOST, else 127.0.0.1.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="Default: $ONRECORD_PORT, else 8321; 0 takes a free one."
)
@click.option(
    "--tokens",
    "tokens_file",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Who may write, and read from elsewhere: lines `name: token`. Default: $ONRECORD_TOKENS_FILE.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A name that the record is served under, for instance by a proxy; may be given several times.",
)
@record_option
@verbose_option
def serve(
    host: str | None,
    port: int | None,
    tokens_file: str | None,
    names: tuple[str, ...],
    record: str | None,
) -> None:
    """Show the record in a browser, and to programs at /api/v1/.

    This machine reads without a key. Writing, and listening on an address that others can reach, take tokens:
    one for each reviewer, in a file or the environment.
    """
    from anyio import to_process

    from onrecord.cli.output import tell
    from onrecord.settings import load_settings
    from onrecord.web import create_app

    settings = load_settings(
        record=record, host=host, port=port, tokens_file=tokens_file, names=",".join(names) or None
    )
    family, address = address_to_listen(settings.host)
    access = access_of(settings, to_others=not is_loopback(address))
    with _open(settings, access) as store, listen(family, address, settings.port) as listener:
        tell(f"onrecord: open {address_of(listener)} in a browser; stop with Ctrl-C")
        sort_apart = partial(to_process.run_sync, sort_record, settings.record)
        _run(create_app(settings, store, access=access, sort_apart=sort_apart), listener)


def sort_record(record: str) -> None:
    """Sort what is new in a record; run in a process beside the server's, which answers meanwhile.

    Ctrl-C reaches all processes of a terminal: this one leaves it to the server, which waits for it.
    """
    from onrecord.cli.options import moment
    from onrecord.services import sort_all
    from onrecord.store import open_store

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with open_store(record, create=False, clock=moment) as store:
        sort_all(store)


def access_of(settings: Settings, *, to_others: bool) -> Access:
    """Return who may read and write by the settings.

    Raises:
        ConfigError: Others could reach the record and there are no tokens, or these cannot be read.
    """
    from onrecord.web.access import Access
    from onrecord.web.tokens import load_tokens

    names = (name.strip().lower() for name in settings.names.split(","))
    return Access(
        load_tokens(settings.tokens_file, settings.tokens.get_secret_value()),
        to_others=to_others,
        names=frozenset(filter(None, names)),
    )


def _open(settings: Settings, access: Access) -> AbstractContextManager[Store]:
    """Open the record: to write only where somebody may."""
    from onrecord.cli.records import look_into_record, open_record

    return open_record(settings) if access.tokens else look_into_record(settings)


def address_to_listen(host: str) -> tuple[socket.AddressFamily, str]:
    """Return the family and address of a host.

    Raises:
        ConfigError: The host is not known.
    """
    from onrecord.errors import ConfigError

    try:
        family, _, _, _, address = socket.getaddrinfo(host or None, None, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as exc:
        raise ConfigError(f"the host {host!r} is not known; use 127.0.0.1") from exc
    return family, str(address[0])


def is_loopback(address: str) -> bool:
    """Tell whether only this machine can reach an address."""
    return ipaddress.ip_address(address.split("%")[0]).is_loopback


def listen(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    """Open the listening socket here rather than in the server, so that a taken port is told in plain words.

    Raises:
        ConfigError: The port cannot be had.
    """
    from onrecord.errors import ConfigError

    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, port))
        listener.listen(BACKLOG)
    except OSError as exc:
        listener.close()
        raise ConfigError(
            f"cannot listen on port {port} of {address} ({exc.strerror}); choose another with --port"
        ) from exc
    return listener


def address_of(listener: socket.socket) -> str:
    """Return the address to type into a browser."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _run(app: FastAPI, listener: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(
        app,
        log_level="warning",
        server_header=False,
        access_log=False,
        timeout_graceful_shutdown=STOP_S,
        timeout_keep_alive=KEEP_ALIVE_S,
    )
    sys.setswitchinterval(SWITCH_S)
    uvicorn.Server(config).run(sockets=[listener])

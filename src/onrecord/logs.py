"""What the program says about its own work: events with fields, on standard error.

The library only calls `get_logger`; commands and the web application call `configure`. Until somebody does,
nothing is printed. Events reach the standard library's logger `onrecord`, so that a program that uses
onrecord can treat them as it treats all others.

    >>> get_logger(__name__).debug("report-read", document="corvane-0304.txt")
"""

from __future__ import annotations

import logging
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from structlog.stdlib import BoundLogger
    from structlog.typing import Processor

ROOT = "onrecord"

logging.getLogger(ROOT).addHandler(logging.NullHandler())


class _LazyLogger:
    """Import structlog at the first event: it takes longer to load than `--help` may take."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(_bound_logger(self._name), attribute)


def get_logger(name: str = ROOT) -> BoundLogger:
    """Return the logger of a module; give its `__name__`."""
    return cast("BoundLogger", _LazyLogger(name))


@cache
def _bound_logger(name: str) -> BoundLogger:
    import structlog

    logger: BoundLogger = structlog.wrap_logger(
        logging.getLogger(name),
        wrapper_class=structlog.stdlib.BoundLogger,
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared_processors(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
    )
    return logger


def _shared_processors() -> list[Processor]:
    import structlog

    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def configure(*, json: bool = False, verbose: bool = False) -> None:
    """Send the program's events to standard error. Called once, by a command; calling it again replaces.

    Args:
        json: One JSON object a line, for machines; otherwise lines for people.
        verbose: Everything; otherwise warnings and errors only.
    """
    import structlog

    renderers: list[Processor] = [structlog.stdlib.ProcessorFormatter.remove_processors_meta]
    if json:
        renderers += [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    else:
        renderers += [structlog.processors.format_exc_info, _visible, _console_renderer()]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=_shared_processors(), processors=renderers)
    )
    logger = logging.getLogger(ROOT)
    logger.handlers = [handler]
    logger.setLevel(logging.DEBUG if verbose else logging.WARNING)
    logger.propagate = False


def _console_renderer() -> Processor:
    import structlog

    return structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
    )


def _visible(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Show control and bidi characters as escapes: names of files and reports come from strangers."""
    for name, item in event.items():
        if isinstance(item, str):
            kept = "\n" if name == "exception" else ""
            event[name] = "".join(
                char if char.isprintable() or char in kept else ascii(char)[1:-1] for char in item
            )
    return event

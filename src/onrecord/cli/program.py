"""The group that all commands belong to: what ends a run becomes a message and an exit code."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from onrecord.cli.exits import exit_code_for
from onrecord.errors import OnRecordError


class Program(click.Group):
    """A group that lists its commands in the order of a day's work, and knows the exit codes."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order in which they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn whatever ends it into words on standard error and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BaseException as exc:
            _explain(exc)
            raise click.exceptions.Exit(exit_code_for(exc)) from exc
        return result


def _explain(error: BaseException) -> None:
    if isinstance(error, BrokenPipeError):
        _drop_output()
        return
    if isinstance(error, KeyboardInterrupt):
        click.echo("\nonrecord: stopped.", err=True)
        return
    if isinstance(error, SystemExit):
        raise error
    from onrecord.cli.output import tell

    tell(f"onrecord: {error}" if isinstance(error, OnRecordError) else _explain_fault(error))


def _explain_fault(error: BaseException) -> str:
    from onrecord.logs import get_logger

    get_logger(__name__).debug("command-failed", exc_info=error)
    return (
        f"onrecord: a fault in onrecord, not in your input ({type(error).__name__}: {error}). "
        "Please report it with what --verbose prints."
    )


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter's last flush does not complain."""
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
    except (OSError, ValueError):  # standard output has no descriptor, for instance inside a test
        return

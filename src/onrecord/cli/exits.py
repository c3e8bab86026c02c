"""What the program's exit code means: one table, shown in the help and in the manual.

>>> exit_code_for(KeyboardInterrupt())
<Exit.INTERRUPTED: 130>
"""

from __future__ import annotations

from enum import IntEnum

from onrecord.errors import ConfigError, InputError, ModelError, NotFound, OnRecordError


class Exit(IntEnum):
    """An exit code."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    NOTHING_READ = 3
    UNUSABLE = 4
    FAULT = 70
    INTERRUPTED = 130
    PIPE_CLOSED = 141


MEANINGS: dict[Exit, str] = {
    Exit.OK: "everything was read",
    Exit.SOME_FAILED: "some inputs failed; the others were read",
    Exit.USAGE: "the command line or a setting cannot be used",
    Exit.NOTHING_READ: "nothing could be read, or nothing has that id",
    Exit.UNUSABLE: "the record or the model cannot be used",
    Exit.FAULT: "a fault in onrecord itself",
    Exit.INTERRUPTED: "stopped with Ctrl-C; what was stored stays",
    Exit.PIPE_CLOSED: "whoever read the output stopped reading",
}

EXITS: tuple[tuple[type[BaseException], Exit], ...] = (
    (InputError, Exit.NOTHING_READ),
    (NotFound, Exit.NOTHING_READ),
    (ModelError, Exit.UNUSABLE),
    (ConfigError, Exit.USAGE),
    (OnRecordError, Exit.UNUSABLE),
    (KeyboardInterrupt, Exit.INTERRUPTED),
    (BrokenPipeError, Exit.PIPE_CLOSED),
    (BaseException, Exit.FAULT),
)
"""The code for each class of error; the first that fits counts."""


def exit_code_for(error: BaseException) -> Exit:
    """Return the code that a run ends with when an error ends it."""
    return next(code for kind, code in EXITS if isinstance(error, kind))


def exit_code_of_run(*, done: int, failed: int) -> Exit:
    """Return the code of a run that came to its end."""
    if not done:
        return Exit.NOTHING_READ
    return Exit.SOME_FAILED if failed else Exit.OK


def exit_table() -> str:
    """Return the table for the help, a code on each line."""
    return "\n".join(f"  {code.value:>3}  {meaning}" for code, meaning in MEANINGS.items())

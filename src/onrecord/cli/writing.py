"""Write bytes as they come, to standard output or to a file that is there once all is written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.cli.output import open_console
from onrecord.errors import ConfigError


def write_chunks(chunks: Iterable[bytes], output: Path | None = None) -> None:
    """Write bytes piece by piece, with a count on standard error where somebody watches.

    Args:
        chunks: What is to be written.
        output: The file; None for standard output. A file that is there stays as it is until all is written.

    Raises:
        ConfigError: The file cannot be written.
    """
    if output is None:
        sys.stdout.buffer.writelines(_watched(chunks, watching=not sys.stdout.isatty()))
        sys.stdout.buffer.flush()
        return
    try:
        _write_file(_watched(chunks, watching=True), output)
    except BrokenPipeError:
        raise
    except OSError as exc:
        raise ConfigError(f"{output} cannot be written: {exc.strerror or exc}") from exc


def _write_file(chunks: Iterable[bytes], output: Path) -> None:
    if output.exists() and not output.is_file():
        with output.open("wb") as stream:
            stream.writelines(chunks)
        return
    whole = output.resolve()
    part = whole.with_name(f"{whole.name}.part")
    try:
        with part.open("wb") as stream:
            stream.writelines(chunks)
        part.replace(whole)
    finally:
        part.unlink(missing_ok=True)


def _watched(chunks: Iterable[bytes], *, watching: bool) -> Iterator[bytes]:
    """Give bytes on, and count them where standard error is a terminal that shows nothing else."""
    if not watching or not sys.stderr.isatty():
        yield from chunks
        return
    from rich.progress import FileSizeColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("writing"), FileSizeColumn(), TimeElapsedColumn())
    with Progress(*columns, console=open_console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        for chunk in chunks:
            yield chunk
            progress.advance(task, len(chunk))

"""Measure CPU seconds: of a stretch of the program, and of one method within it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any


@dataclass(slots=True)
class Clock:
    """Adds up CPU seconds."""

    seconds: float = 0.0

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """Let the clock run for as long as this lasts."""
        began = time.process_time()
        try:
            yield
        finally:
            self.seconds += time.process_time() - began


@contextlib.contextmanager
def timing(owner: type, name: str) -> Iterator[Clock]:
    """Give a clock that runs whenever a method of a class does, for as long as this lasts.

    Args:
        owner: The class.
        name: The method; it must not call itself.
    """
    clock, method = Clock(), getattr(owner, name)
    setattr(owner, name, _timed(method, clock))
    try:
        yield clock
    finally:
        setattr(owner, name, method)


def _timed(method: Callable[..., Any], clock: Clock) -> Callable[..., Any]:
    @wraps(method)
    def timed(*args: Any, **kwargs: Any) -> Any:
        with clock.running():
            return method(*args, **kwargs)

    return timed

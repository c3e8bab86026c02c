"""Keep the record of what was said.

>>> import onrecord
>>> report = onrecord.read("Oda Renk said the truce would hold.")  # doctest: +SKIP
>>> [(stmt.speaker, stmt.quotation) for stmt in report.statements]  # doctest: +SKIP

Importing the package loads nothing; the model is loaded at the first reading, and kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.pipeline.door import read, read_file, read_files

    __version__: str

__all__ = ["__version__", "read", "read_file", "read_files"]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("onrecord")
    if name in __all__:
        from onrecord.pipeline import door

        return getattr(door, name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]

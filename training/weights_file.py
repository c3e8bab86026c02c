"""Write learnt weights as a table that people can read, in the shape of `onrecord.resources`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.logistic import Fitted


@dataclass(frozen=True, slots=True)
class Part:
    """A model of the table, or only the chance from which on a choice is made."""

    name: str
    model: Fitted | None
    least: float


def write_weights(path: Path, about: Sequence[str], parts: Sequence[Part]) -> None:
    """Write the parts of a table, with what it is and how it was made at its head."""
    lines = [*(f"# {line}" for line in about), "# Licence: Apache-2.0, as the code."]
    for part in parts:
        lines += ["", *_part(part)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _part(part: Part) -> Iterator[str]:
    yield f"[{part.name}]"
    yield f"least = {part.least}"
    if part.model is not None:
        yield f"shift = {part.model.shift}"
        yield f"[{part.name}.weights]"
        for name, weight in sorted(part.model.weights.items()):
            yield f'"{name}" = {weight}'
